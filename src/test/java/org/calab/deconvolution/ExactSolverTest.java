/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
package org.calab.deconvolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import java.util.Arrays;
import java.util.Random;

import org.calab.Golden;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/** The optimum by means that know nothing of the solver: dense matrices, optimality conditions, other solvers. */
class ExactSolverTest {

	private static final double FREE = Double.POSITIVE_INFINITY;

	private static TraceSolution exact(final CalciumKernel k, final double fs,
		final double[] y, final double mu, final double upper, final boolean b)
	{
		return new InteriorPoint(k.ar2(fs), y.length, upper < FREE, b, 2000, 1e-6)
			.solve(y, mu, upper, Progress.none());
	}

	private static double[] noisy(final CalciumKernel k, final double fs,
		final int n, final long seed)
	{
		final Random random = new Random(seed);
		final double[] s = new double[n], y = new double[n];
		for (int t = 0; t < n; t++)
			s[t] = random.nextDouble() < 0.05 ? 1 + random.nextInt(3) : 0;
		new Ar2Convolution(k.ar2(fs)).forward(s, y);
		for (int t = 0; t < n; t++)
			y[t] += 0.2 * random.nextGaussian() + 3;
		return y;
	}

	/** Column j is the fluorescence of one spike at j. */
	private static double[][] columns(final CalciumKernel k, final double fs,
		final int n)
	{
		final double[][] columns = new double[n][n];
		for (int j = 0; j < n; j++) {
			final double[] one = new double[n];
			one[j] = 1;
			new Ar2Convolution(k.ar2(fs)).forward(one, columns[j]);
		}
		return columns;
	}

	/** The objective at the optimum, by cyclic coordinate descent on the dense problem, to rounding. */
	private static double dense(final double[][] columns, final double[] y,
		final double mu, final double upper, final boolean free)
	{
		final int n = y.length;
		final double[] s = new double[n], r = y.clone();
		final double[][] k = new double[n][];
		for (int j = 0; j < n; j++)
			k[j] = free ? centred(columns[j]) : columns[j];
		if (free) System.arraycopy(centred(y), 0, r, 0, n);
		for (int sweep = 0; sweep < 20_000; sweep++) {
			double moved = 0;
			for (int j = 0; j < n; j++) {
				double g = -mu, h = 0;
				for (int t = 0; t < n; t++) {
					g += k[j][t] * r[t];
					h += k[j][t] * k[j][t];
				}
				if (h == 0) continue;
				final double to = Math.max(0, Math.min(upper, s[j] + g / h));
				for (int t = 0; t < n; t++)
					r[t] -= k[j][t] * (to - s[j]);
				moved = Math.max(moved, Math.abs(to - s[j]));
				s[j] = to;
			}
			if (moved < 1e-13) break;
		}
		return 0.5 * Arrays.stream(r).map(v -> v * v).sum() + mu * Arrays.stream(s)
			.sum();
	}

	private static double[] centred(final double[] v) {
		final double mean = Arrays.stream(v).average().orElse(0);
		return Arrays.stream(v).map(x -> x - mean).toArray();
	}

	private static double objective(final CalciumKernel k, final double fs,
		final double[] y, final double[] s, final double mu, final boolean free)
	{
		final double[] r = new double[y.length];
		new Ar2Convolution(k.ar2(fs)).forward(s, r);
		for (int t = 0; t < r.length; t++)
			r[t] = y[t] - r[t];
		return 0.5 * Arrays.stream(free ? centred(r) : r).map(v -> v * v).sum() +
			mu * Arrays.stream(s).sum();
	}

	@Property(tries = 150)
	void bruteForce(@ForAll @IntRange(min = 1, max = 40) final int n,
		@ForAll final long seed, @ForAll @DoubleRange(min = 0,
			max = 3) final double mu, @ForAll final boolean box,
		@ForAll final boolean free, @ForAll @DoubleRange(min = 1,
			max = 60) final double fs)
	{
		final CalciumKernel k = new CalciumKernel(0.05, 0.4);
		final double[] y = noisy(k, fs, n, seed);
		final double upper = box ? 1 : FREE;
		final TraceSolution s = exact(k, fs, y, mu, upper, free);
		final double best = dense(columns(k, fs, n), y, mu, upper, free);
		final double scale = 0.5 * Arrays.stream(free ? centred(y) : y).map(v -> v *
			v).sum();
		final double reached = objective(k, fs, y, s.activity(), mu, free);
		assertTrue(reached <= best + 2e-6 * Math.max(best, 1e-6 * scale) + 1e-12,
			reached + " and at best " + best);
		for (final double v : s.activity())
			assertTrue(v >= 0 && v <= upper, "activity " + v);
		assertTrue(s.converged() && s.gap() <= 1e-6, "gap " + s.gap());
	}

	/** Whatever the unit of the trace, the level under it and the width of the box. */
	@Property(tries = 300)
	void certifiedAtAnyScale(@ForAll @IntRange(min = 1, max = 300) final int n,
		@ForAll final long seed, @ForAll @DoubleRange(min = -6,
			max = 6) final double magnitude, @ForAll @DoubleRange(min = 0,
				max = 3.3) final double rate, @ForAll @DoubleRange(min = -1,
					max = 3) final double decaySamples, @ForAll @IntRange(min = 0,
						max = 3) final int kind, @ForAll final boolean box,
		@ForAll final boolean free)
	{
		final double fs = Math.pow(10, rate), decay = Math.pow(10, decaySamples) /
			fs, unit = Math.pow(10, magnitude);
		final CalciumKernel k = new CalciumKernel(0.2 * decay, decay);
		final double[] y = switch (kind) {
			case 0 -> noisy(k, fs, n, seed);
			case 1 -> new Random(seed).doubles(n).toArray();
			case 2 -> new double[n]; // flat
			default -> columns(k, fs, n)[n / 2]; // one spike, no noise
		};
		for (int t = 0; t < n; t++)
			y[t] = unit * (y[t] + (kind == 2 ? 3 : 0));
		final double mu = kind == 1 ? 0 : unit * 0.1;
		final TraceSolution s = exact(k, fs, y, mu, box ? 1 : FREE, free);
		assertTrue(s.gap() <= 1e-6, "gap " + s.gap() + " after " + s.iterations());
		for (int t = 0; t < n; t++) {
			assertTrue(s.activity()[t] >= 0 && (!box || s.activity()[t] <= 1));
			assertTrue(Double.isFinite(s.reconvolution()[t]));
		}
		if (kind == 2 && free) assertEquals(0, Arrays.stream(s.activity()).sum());
	}

	/** A work space may be used again: the solution is the same to the last bit. */
	@Test
	void isReusableForManyTraces() {
		final CalciumKernel k = new CalciumKernel(0.1, 0.6);
		final InteriorPoint shared = new InteriorPoint(k.ar2(30), 500, true, true,
			200, 1e-6);
		for (int i = 0; i < 5; i++) {
			final double[] y = noisy(k, 30, 500, i);
			final TraceSolution alone = exact(k, 30, y, 0.1 * i, 1 + i, true);
			final TraceSolution after = shared.solve(y, 0.1 * i, 1 + i, Progress
				.none());
			assertArrayEquals(alone.activity(), after.activity());
			assertEquals(alone.gap(), after.gap());
		}
	}

	/** The certificate never promises more than is true. */
	@Property(tries = 60)
	void theGapIsABound(@ForAll @IntRange(min = 2, max = 30) final int n,
		@ForAll final long seed, @ForAll @DoubleRange(min = 0,
			max = 2) final double mu, @ForAll final boolean box,
		@ForAll final boolean free)
	{
		final CalciumKernel k = new CalciumKernel(0.05, 0.4);
		final double[] y = noisy(k, 20, n, seed);
		final double upper = box ? 1 : FREE;
		final double[] anywhere = new Random(seed).doubles(n, 0, 1).toArray();
		final Certificate.Gap gap = new Certificate(new Ar2Convolution(k.ar2(20)), n,
			free).of(y, anywhere, mu, upper);
		assertEquals(objective(k, 20, y, anywhere, mu, free), gap.primal(), 1e-9 *
			(1 + gap.primal()));
		assertTrue(gap.primal() - gap.gap() <= dense(columns(k, 20, n), y, mu, upper,
			free) + 1e-9 * (1 + gap.primal()));
	}

	/** From fractions of a sample to thousands of samples, 1 to 2,000 Hz. */
	@Test
	void solvesAllRatesAndKernels() {
		final double[][] kernels = { { 0.001, 0.01 }, { 0.02, 0.4 }, { 0.1, 0.6 }, {
			0.4, 1.8 }, { 0.6, 0.6 }, { 1, 5 } };
		for (final double[] tau : kernels)
			for (final double fs : new double[] { 1, 10, 30, 300, 2000 })
				for (final double lambda : new double[] { 0, 1e-3, 0.1, 10 })
					for (final double upper : new double[] { FREE, 1 })
						for (final boolean free : new boolean[] { false, true }) {
							final CalciumKernel k = new CalciumKernel(tau[0], tau[1]);
							final double[] y = noisy(k, fs, 700, 5);
							final double mu = lambda * Arrays.stream(k.sample(fs)).sum();
							final TraceSolution s = exact(k, fs, y, mu, upper, free);
							final String what = Arrays.toString(tau) + " s, " + fs +
								" Hz, lambda " + lambda + ", upper " + upper + ", free " + free +
								": gap " + s.gap() + " after " + s.iterations();
							assertTrue(s.gap() <= 1e-6, what);
							assertTrue(Arrays.stream(s.activity()).allMatch(
								Double::isFinite), what);
							assertTrue(s.iterations() <= 60, what);
						}
	}

	@Test
	void solvesAllInputsOfTheReference() {
		for (final String name : new String[] { "gcamp6f_n1024", "jgcamp8f_n1800",
			"clean_n900", "exact_trace_n300", "offset100_n300", "scaled1e4_n300",
			"negated_n300", "const5_n200", "zero_n200", "gcamp6f_n1", "gcamp6f_n2",
			"gcamp6f_n3", "gcamp6f_n16", "gcamp6f_n997" })
			for (final double lambda : new double[] { 0, 0.01, 1, 10 })
				for (final double upper : new double[] { FREE, 1 })
					for (final boolean free : new boolean[] { false, true }) {
						final CalciumKernel k = new CalciumKernel(0.02, 0.4);
						final double[] y = Golden.array("inputs/" + name + ".npy")[0];
						final double mu = lambda * Arrays.stream(k.sample(30)).sum();
						final TraceSolution s = exact(k, 30, y, mu, upper, free);
						final String what = name + ", lambda " + lambda + ", upper " +
							upper + ", free " + free + ": gap " + s.gap();
						assertTrue(s.gap() <= 1e-6, what);
						final TraceSolution fista = new Fista(new Ar2Convolution(k.ar2(30)),
							y.length, mu, upper, free).solve(y, 2000, 1e-4, Progress.none());
						final double mine = objective(k, 30, y, s.activity(), mu, free),
								theirs = objective(k, 30, y, fista.activity(), mu, free);
						// an exact fit has no objective to be relative to
						final double floor = 1e-6 * objective(k, 30, y,
							new double[y.length], mu, free);
						assertTrue(mine <= theirs + 1e-6 * Math.max(theirs, floor) + 1e-15,
							what + ": " + mine + " above FISTA's " + theirs);
					}
	}

	@Test
	void tracesWithoutActivityGetNone() {
		final CalciumKernel k = new CalciumKernel(0.1, 0.6);
		final double[] flat = new double[300];
		Arrays.fill(flat, 7);
		assertArrayEquals(new double[300], exact(k, 30, flat, 0.1, FREE, true)
			.activity());
		assertArrayEquals(new double[300], exact(k, 30, new double[300], 0, FREE,
			false).activity());
		assertArrayEquals(new double[1], exact(k, 30, new double[] { 5 }, 0, FREE,
			false).activity());
		final double[] y = noisy(k, 30, 300, 1);
		assertArrayEquals(new double[300], exact(k, 30, y, 1e9, FREE, true)
			.activity());
	}

	/** The unit of the trace does not matter. */
	@Test
	void scalesWithTheTrace() {
		final CalciumKernel k = new CalciumKernel(0.1, 0.6);
		final double[] y = noisy(k, 30, 500, 3);
		final double[] one = exact(k, 30, y, 0.3, FREE, true).activity();
		final double size = Arrays.stream(one).max().orElse(0);
		for (final double c : new double[] { 1e-6, 1e6 }) {
			final double[] scaled = exact(k, 30, Arrays.stream(y).map(v -> v * c)
				.toArray(), 0.3 * c, FREE, true).activity();
			for (int t = 0; t < one.length; t++)
				assertEquals(one[t], scaled[t] / c, 2e-3 * size, "at " + t);
		}
	}
}
