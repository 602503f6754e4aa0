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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

class DeconvolutionTest {

	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);

	/** Both operators against the sum that defines the convolution, and their adjoints by 〈Ks, r〉 = 〈s, Kᵀr〉. */
	@Property(tries = 200)
	void convolutions(@ForAll @IntRange(min = 1, max = 120) final int n,
		@ForAll @DoubleRange(min = 2, max = 200) final double fs,
		@ForAll @DoubleRange(min = 0.01, max = 0.95) final double ratio,
		@ForAll @DoubleRange(min = 0.02, max = 2) final double decay,
		@ForAll final long seed)
	{
		final CalciumKernel kernel = new CalciumKernel(ratio * decay, decay);
		final double[] h = kernel.sample(fs);
		// a decay within one sample: what is cut off the sampled kernel is not small
		Assume.that(decay * fs >= 1);
		final Random random = new Random(seed);
		final double[] s = random.doubles(n).toArray(), r = random.doubles(n, -1, 1)
			.toArray();
		final double[] direct = new double[n];
		for (int t = 0; t < n; t++)
			for (int k = 0; k <= t && k < h.length; k++)
				direct[t] += h[k] * s[t - k];
		for (final Convolution k : new Convolution[] { new Ar2Convolution(kernel.ar2(
			fs)), new FftConvolution(h, n) })
		{
			final double[] forward = new double[n], adjoint = new double[n];
			k.forward(s, forward);
			assertArrayEquals(direct, forward, 1e-4 * n, k.getClass().getSimpleName());
			k.adjoint(r, adjoint);
			assertEquals(dot(forward, r), dot(s, adjoint), 1e-9 * n);
		}
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	/** The conditions of Karush, Kuhn and Tucker at the end of a long run. */
	@Property(tries = 40)
	void longRunsEndAtTheOptimum(
		@ForAll @IntRange(min = 2, max = 80) final int n,
		@ForAll @DoubleRange(min = 0, max = 0.2) final double lambda,
		@ForAll final Constraint constraint, @ForAll final long seed)
	{
		final double fs = 10;
		final double[] y = new Random(seed).doubles(n, -1, 3).toArray();
		final DeconvolutionResult r = run(new double[][] { y }, fs,
			DeconvolutionOptions.of(KERNEL, lambda).withConstraint(constraint)
				.withBaseline(Baseline.NONE).withSolver(Solver.FISTA)
				.withMaxIterations(100_000).withTolerance(1e-10), 1);
		final double[] s = r.activity().trace(0);
		final Convolution k = new Ar2Convolution(KERNEL.ar2(fs));
		final double[] fit = new double[n], gradient = new double[n];
		k.forward(s, fit);
		for (int t = 0; t < n; t++)
			fit[t] -= y[t];
		k.adjoint(fit, gradient);
		final double mu = lambda * Arrays.stream(KERNEL.sample(fs)).sum();
		for (int t = 0; t < n; t++) {
			final double g = gradient[t] + mu;
			if (s[t] <= 0) assertTrue(g >= -1e-4, "at 0: " + g);
			else if (s[t] >= constraint.upper()) assertTrue(g <= 1e-4, "at 1: " + g);
			else assertEquals(0, g, 1e-4, "inside");
		}
	}

	private static DeconvolutionResult run(final double[][] y, final double fs,
		final DeconvolutionOptions options, final int threads)
	{
		return Deconvolution.run(TraceSet.of(y, SamplingRate.ofHz(fs)), options,
			threads, Progress.none());
	}

	@Test
	void recoversNoiselessSpikes() {
		final double[] spikes = new double[300], y = new double[300];
		for (final int t : new int[] { 20, 60, 61, 150, 280 })
			spikes[t] = 1 + t % 3;
		new Ar2Convolution(KERNEL.ar2(30)).forward(spikes, y);
		final double[] s = run(new double[][] { y }, 30, DeconvolutionOptions.of(
			KERNEL, 0).withBaseline(Baseline.NONE).withMaxIterations(200_000)
			.withTolerance(1e-9), 1).activity().trace(0);
		assertArrayEquals(spikes, s, 0.05);
	}

	@Test
	void rollingAndConstantBaselinesAbsorbAnOffset() {
		final double[] y = new Random(3).doubles(200, 0, 2).toArray();
		final double[] lifted = Arrays.stream(y).map(v -> v + 100).toArray();
		for (final Baseline b : new Baseline[] { Baseline.ROLLING,
			Baseline.CONSTANT })
		{
			final DeconvolutionOptions o = DeconvolutionOptions.of(KERNEL, 0.01)
				.withBaseline(b).withMaxIterations(20_000).withTolerance(1e-8);
			final DeconvolutionResult r = run(new double[][] { y, lifted }, 20, o, 2);
			assertArrayEquals(r.activity().trace(0), r.activity().trace(1), 1e-3, b
				.toString());
			assertEquals(r.fit().value(0, 77) + 100, r.fit().value(1, 77), 1e-3);
		}
	}

	@Test
	void resultDoesNotDependOnThreadsOrOtherCells() {
		final double[][] y = new double[9][];
		for (int i = 0; i < y.length; i++)
			y[i] = new Random(i).doubles(150, 0, 2).toArray();
		for (final Solver solver : Solver.values()) {
			final DeconvolutionOptions o = DeconvolutionOptions.of(KERNEL, 0.05)
				.withSolver(solver);
			final DeconvolutionResult one = run(y, 20, o, 1), four = run(y, 20, o, 4);
			for (int i = 0; i < y.length; i++) {
				assertArrayEquals(one.activity().trace(i), four.activity().trace(i));
				assertArrayEquals(one.activity().trace(i), run(new double[][] { y[i] },
					20, o, 1).activity().trace(0));
			}
		}
	}

	@Test
	void flatTracesHaveNoActivity() {
		for (final double level : new double[] { 0, 5, -3 }) {
			final double[] y = new double[100];
			Arrays.fill(y, level);
			assertArrayEquals(new double[100], run(new double[][] { y }, 20,
				DeconvolutionOptions.of(KERNEL, 0.01), 1).activity().trace(0));
		}
	}

	@Test
	void cancellingEndsAllThreads() {
		final double[][] y = new double[50][];
		for (int i = 0; i < y.length; i++)
			y[i] = new Random(i).doubles(20_000, 0, 2).toArray();
		final AtomicInteger asked = new AtomicInteger();
		final Progress stop = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				// not looked at
			}

			@Override
			public boolean isCancelled() {
				return asked.incrementAndGet() > 20;
			}
		};
		assertThrows(CancelledException.class, () -> Deconvolution.run(TraceSet.of(y,
			SamplingRate.ofHz(30)), DeconvolutionOptions.of(KERNEL, 0), 4, stop));
	}

	@Test
	void errorsNameTheInput() {
		refused("traces contain a non-finite value (NaN or infinity) at row 1, index 2 (Cell 2, counted from 0); every sample must be a finite number.", () -> run(new double[][] { { 1, 2, 3 }, { 1, 2,
			Double.NaN } }, 30, DeconvolutionOptions.of(KERNEL, 0), 1));
		refused("at index 0", () -> run(new double[][] { {
			Double.NEGATIVE_INFINITY } }, 30, DeconvolutionOptions.of(KERNEL, 0), 1));
		refused("fs is missing: the sampling rate of these traces is unknown and is never guessed.", () -> Deconvolution.run(TraceSet.of(
			new double[1][4], SamplingRate.unknown()), DeconvolutionOptions.of(KERNEL,
				0), 1, Progress.none()));
		refused("lambda must be a number of at least 0, or auto, but is -1.", () -> DeconvolutionOptions.of(KERNEL, -1));
		refused("lambda must be a number of at least 0, or auto, but is NaN.", () -> DeconvolutionOptions.of(KERNEL, Double.NaN));
		refused("tau_rise must be a number greater than 0 s, but is 0.", () -> new CalciumKernel(0, 1));
		refused("tau_decay must be a number greater than 0 s, but is Infinity.", () -> new CalciumKernel(1,
			Double.POSITIVE_INFINITY));
		refused("fs must be a number greater than 0 Hz, but is NaN.", () -> SamplingRate.ofHz(Double.NaN));
		refused("traces must have at least 1 cell (n_cells x n_timepoints), but has none.", () -> TraceSet.of(new double[0][5], SamplingRate
			.ofHz(1)));
		refused("traces must have at least 1 frame (n_cells x n_timepoints), but has none.", () -> TraceSet.of(new double[3][0],
			SamplingRate.ofHz(1)));
		refused("traces must have rows of equal length, but row 1 (counted from 0) has 2 samples and row 0 has 1.", () -> TraceSet.of(new double[][] { { 1 }, { 1, 2 } },
			SamplingRate.ofHz(1)));
	}

	private static void refused(final String message, final Runnable call) {
		final Exception e = assertThrows(InvalidInputException.class, call::run);
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}
}
