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
package org.calab;

import java.util.Arrays;
import java.util.Random;

import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Constraint;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.deconvolution.Solver;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** The exact solver against FISTA on the same problems, by turns, on one thread. */
public final class DeconvolutionBenchmark {

	private static final int RUNS = 5;
	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);

	private record Case(int cells, int n, double fs, double lambda,
		Constraint constraint)
	{}

	private DeconvolutionBenchmark() {}

	public static void main(final String... args) {
		System.out.println("tau 0.1/0.6 s, one thread, median of " + RUNS +
			" runs by turns\n\n| cells x frames | Hz | lambda | constraint | exact, s | " +
			"iterations | largest gap | FISTA, s | iterations | its gap | " +
			"ns per sample and iteration of FISTA | FISTA / exact |\n" +
			"|---|---|---|---|---|---|---|---|---|---|---|---|");
		for (final Case c : new Case[] { new Case(1, 10_000, 30, 0.01,
			Constraint.NONNEG), new Case(100, 10_000, 30, 0.01, Constraint.NONNEG),
			new Case(1, 100_000, 300, 0, Constraint.BOX01) })
			measure(c);
	}

	private static void measure(final Case c) {
		final TraceSet traces = traces(c);
		final DeconvolutionOptions exact = DeconvolutionOptions.of(KERNEL, c.lambda)
			.withConstraint(c.constraint).withBaseline(Baseline.NONE);
		final DeconvolutionOptions fista = exact.withSolver(Solver.BANDED);
		final double[] mine = new double[RUNS], theirs = new double[RUNS];
		DeconvolutionResult a = null, b = null;
		for (int i = -2; i < RUNS; i++) {
			long start = System.nanoTime();
			a = Deconvolution.run(traces, exact, 1, Progress.none());
			final double first = (System.nanoTime() - start) * 1e-9;
			start = System.nanoTime();
			b = Deconvolution.run(traces, fista, 1, Progress.none());
			if (i < 0) continue; // warm-up
			mine[i] = first;
			theirs[i] = (System.nanoTime() - start) * 1e-9;
		}
		final double ours = median(mine), other = median(theirs);
		System.out.printf(java.util.Locale.ROOT,
			"| %d x %d | %.0f | %.2f | %s | %.4f | %.0f | %.1e | %.4f | %.0f | %.1e | %.1f | %.1f |%n",
			c.cells, c.n, c.fs, c.lambda, c.constraint, ours, iterations(a), gap(a),
			other, iterations(b), gap(b), other * 1e9 / c.cells / c.n / iterations(b),
			other / ours);
	}

	private static double iterations(final DeconvolutionResult r) {
		return r.cells().stream().mapToInt(DeconvolutionResult.Cell::iterations)
			.average().orElse(0);
	}

	private static double gap(final DeconvolutionResult r) {
		return r.cells().stream().mapToDouble(DeconvolutionResult.Cell::gap).max()
			.orElse(0);
	}

	private static double median(final double[] v) {
		final double[] sorted = v.clone();
		Arrays.sort(sorted);
		return sorted[v.length / 2];
	}

	/** Spikes of 1 at 0.6 Hz, as the kernel makes them, with noise of 0.1. */
	private static TraceSet traces(final Case c) {
		final Random random = new Random(1);
		final double[] h = KERNEL.sample(c.fs);
		final double[][] y = new double[c.cells][c.n];
		for (final double[] row : y)
			for (int t = 0; t < c.n; t++) {
				row[t] += 0.1 * random.nextGaussian();
				if (random.nextDouble() < 0.6 / c.fs) for (int k = 0; k < h.length && t +
					k < c.n; k++)
					row[t + k] += h[k];
			}
		return TraceSet.of(y, SamplingRate.ofHz(c.fs));
	}
}
