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
package org.calab.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.Arrays;
import java.util.Random;

import org.calab.check.InvalidInputException;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FreeKernelTest {

	private static final FreeKernelOptions EXACT = FreeKernelOptions.defaults()
		.withSolver(FreeKernelSolver.EXACT);

	/** A few traces of noise with random counts; some kernels longer than the traces. */
	record Sample(double[][] traces, double[][] spikes, double[] alphas,
		double[] baselines, int length)
	{

		static Sample of(final long seed, final int cells, final int length) {
			final Random random = new Random(seed);
			final double[][] y = new double[cells][], s = new double[cells][];
			for (int c = 0; c < cells; c++) {
				final int n = 1 + random.nextInt(25);
				y[c] = random.doubles(n, -1, 3).toArray();
				s[c] = random.doubles(n).map(v -> v < 0.7 ? 0 : Math.rint(3 * v))
					.toArray();
			}
			return new Sample(y, s, random.doubles(cells, 0.5, 2).toArray(), random
				.doubles(cells, -1, 1).toArray(), length);
		}

		FreeKernel problem() {
			return new FreeKernel(traces, spikes, alphas, baselines, length);
		}

		/** ½Σ‖ỹ - S·h‖², term by term. */
		double squares(final double[] h) {
			double sum = 0;
			for (int c = 0; c < traces.length; c++)
				for (int t = 0; t < traces[c].length; t++) {
					double r = (traces[c][t] - baselines[c]) / alphas[c];
					for (int k = 0; k <= Math.min(t, length - 1); k++)
						r -= spikes[c][t - k] * h[k];
					sum += 0.5 * r * r;
				}
			return sum;
		}
	}

	/** The matrix that is built from spikes alone is that of the convolution. */
	@Property(tries = 200)
	void objectiveIsTheConvolutions(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 4) final int cells,
		@ForAll @IntRange(min = 1, max = 30) final int length)
	{
		final Sample sample = Sample.of(seed, cells, length);
		final double[] h = new Random(seed).doubles(length).toArray();
		final double expected = sample.squares(h);
		assertEquals(expected, sample.problem().objective(h, 0), 1e-11 * (1 +
			expected));
		final double[] g = sample.problem().gradient(h);
		for (int k = 0; k < length; k++) {
			// a quadratic: the central difference is exact
			h[k] += 0.5;
			final double above = sample.squares(h);
			h[k] -= 1;
			final double below = sample.squares(h);
			h[k] += 0.5;
			assertEquals(above - below, g[k], 1e-9 * (1 + expected));
		}
	}

	/**
	 * The conditions of Karush, Kuhn and Tucker: nothing can be gained any more.
	 * From FISTA's end, from 0, and from an arbitrary kernel.
	 */
	@Property(tries = 300)
	void exactFulfilsTheOptimalityConditions(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 4) final int cells,
		@ForAll @IntRange(min = 1, max = 30) final int length)
	{
		final FreeKernel problem = Sample.of(seed, cells, length).problem();
		final double[] arbitrary = new Random(seed).doubles(length, -1, 3).toArray();
		final FreeKernelOptions bare = EXACT.withMaxIterations(0);
		for (final double[] h : new double[][] { problem.estimate(EXACT), problem
			.estimate(bare), problem.estimate(bare, arbitrary, Progress.none()) })
		{
			final double[] g = problem.gradient(h);
			for (int k = 0; k < length; k++) {
				assertTrue(h[k] >= 0);
				assertTrue(g[k] >= -1e-8, "can still fall at " + k + ": " + g[k]);
				if (h[k] > 0) assertEquals(0, g[k], 1e-8, "at " + k);
			}
		}
	}

	/** Against trying every set of samples that may be above 0. */
	@Property(tries = 100)
	void exactIsTheBestOfAllActiveSets(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 7) final int length)
	{
		final Sample sample = Sample.of(seed, 2, length);
		double best = Double.POSITIVE_INFINITY;
		for (int set = 0; set < 1 << length; set++)
			best = Math.min(best, sample.squares(leastSquares(sample.problem(),
				length, set)));
		final double[] h = sample.problem().estimate(EXACT);
		assertEquals(best, sample.squares(h), 1e-9 * (1 + best));
	}

	/** Least squares on a set of samples by elimination; 0 if it is not feasible. */
	private static double[] leastSquares(final FreeKernel problem,
		final int length, final int set)
	{
		final double[] b = problem.gradient(new double[length]);
		final double[][] m = new double[length][length + 1];
		for (int i = 0; i < length; i++) {
			final double[] unit = new double[length];
			unit[i] = 1;
			final double[] g = problem.gradient(unit);
			for (int j = 0; j < length; j++)
				m[j][i] = (set >> i & set >> j & 1) == 1 ? g[j] - b[j] : i == j ? 1 : 0;
			m[i][length] = (set >> i & 1) == 1 ? -b[i] : 0;
		}
		for (int i = 0; i < length; i++) {
			if (Math.abs(m[i][i]) < 1e-9) return new double[length];
			for (int j = 0; j < length; j++) {
				if (j == i) continue;
				final double f = m[j][i] / m[i][i];
				for (int k = i; k <= length; k++)
					m[j][k] -= f * m[i][k];
			}
		}
		final double[] h = new double[length];
		for (int i = 0; i < length; i++) {
			h[i] = m[i][length] / m[i][i];
			if (h[i] < 0) return new double[length];
		}
		return h;
	}

	@Test
	void recoversTheKernelOfSimulatedTraces() {
		final double[] truth = Arrays.copyOf(new CalciumKernel(0.1, 0.6)
			.sample(30), 40);
		final double[][] y = new double[2][200], s = new double[2][200];
		final double[] alphas = { 2, 0.5 }, baselines = { 1, -3 };
		final Random random = new Random(1);
		for (int c = 0; c < 2; c++) {
			for (int t = 0; t < 200; t++)
				s[c][t] = random.nextInt(20) == 0 ? 1 + random.nextInt(2) : 0;
			for (int t = 0; t < 200; t++) {
				y[c][t] = baselines[c];
				for (int k = 0; k <= Math.min(t, 39); k++)
					y[c][t] += alphas[c] * s[c][t - k] * truth[k];
			}
		}
		assertArrayEquals(truth, new FreeKernel(y, s, alphas, baselines, 40)
			.estimate(EXACT), 1e-9);
	}

	@Test
	void stopsWhenCancelled() {
		final Progress cancelled = Progress.of((what, fraction) -> {}, () -> true);
		assertThrows(CancelledException.class, () -> Sample.of(1, 2, 5).problem()
			.estimate(EXACT, null, cancelled));
	}

	@Test
	void refusesBadInput() {
		final double[][] y = { { 1, 2, 3 } }, s = { { 1, 0, 0 } };
		final double[] one = { 1 }, zero = { 0 };
		refused("kernel_length", () -> new FreeKernel(y, s, one, zero, 0));
		refused("kernel_length", () -> new FreeKernel(y, s, one, zero, 100_000));
		refused("spikes must have length 1, the number of traces, but has length 0.", () -> new FreeKernel(y, new double[0][], one, zero, 2));
		refused("alphas must have length 1, the number of traces, but has length 2.", () -> new FreeKernel(y, s, new double[2], zero, 2));
		refused("baselines", () -> new FreeKernel(y, s, one, new double[0], 2));
		refused("spikes of trace 0", () -> new FreeKernel(y, new double[][] { { 1,
			0 } }, one, zero, 2));
		refused("trace 0 contains NaN at index 1 (counted from 0); every sample must be a finite number.",
			() -> new FreeKernel(new double[][] { { 1, Double.NaN, 3 } }, s, one, zero,
				2));
		refused("spikes of trace 0", () -> new FreeKernel(y, new double[][] { { 1,
			Double.POSITIVE_INFINITY, 0 } }, one, zero, 2));
		refused("spikes of trace 0 contains -1 at index 2 (counted from 0); every count must be at least 0.", () -> new FreeKernel(y, new double[][] { { 1, 0,
			-1 } }, one, zero, 2));
		refused("alphas", () -> new FreeKernel(y, s, new double[] { Double.NaN },
			zero, 2));
		refused("baselines", () -> new FreeKernel(y, s, one, new double[] {
			Double.NaN }, 2));
		refused("trace 0 over its alpha", () -> new FreeKernel(new double[][] { {
			1e300, 0, 0 } }, s, new double[] { 1e-19 }, zero, 2));
		final FreeKernel problem = new FreeKernel(y, s, one, zero, 2);
		refused("warm_kernel", () -> problem.estimate(EXACT, new double[] { 0,
			Double.NaN }, Progress.none()));
		refused("kernel must have length 2, the number of samples of the kernel, but has length 3.", () -> problem.objective(new double[3], 0));
		refused("kernel", () -> problem.gradient(new double[1]));
		refused("smoothing", () -> EXACT.withSmoothing(-1));
		refused("smoothing", () -> EXACT.withSmoothing(Double.NaN));
		refused("tolerance", () -> EXACT.withTolerance(0));
		refused("max_iterations", () -> EXACT.withMaxIterations(-1));
		refused("solver", () -> EXACT.withSolver(null));
	}

	private static void refused(final String name, final Executable call) {
		final String message = assertThrows(InvalidInputException.class, call)
			.getMessage();
		assertTrue(message.contains(name), message);
	}
}
