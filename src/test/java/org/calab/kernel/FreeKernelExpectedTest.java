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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.counts;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.trace;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

/**
 * The free-form kernel against SciPy's non-negative least squares, with total
 * variation against a bounded least squares on the dual, and FISTA against a
 * dense matrix.
 */
class FreeKernelExpectedTest {

	private static final double[] ALPHAS = { 2, 0.5, 0 }, BASELINES = { 5, -1,
		3 };

	@Test
	void leastSquares() {
		for (final JsonNode c : cases("kernel", "free")) {
			final FreeKernel problem = problem(whole(c, "length"));
			final double[] h = problem.estimate(FreeKernelOptions.defaults()
				.withSolver(FreeKernelSolver.EXACT));
			assertClose(numbers(c.get("nnls")), h, 1e-9, "kernel");
			assertClose(number(c, "objective"), problem.objective(h, 0), 1e-9,
				"objective");
			final double[] at = new double[h.length];
			for (int i = 0; i < at.length; i++)
				at[i] = 0.3 + 0.01 * i;
			assertClose(number(c, "objective_at"), problem.objective(at, 0.7), 1e-9,
				"objective elsewhere");
			assertClose(numbers(c.get("gradient_at")), problem.gradient(at), 1e-9,
				"gradient");
		}
	}

	/** The objective is within 1e-9 of ½‖y‖² by the solver's own bound; the kernel follows by its curvature. */
	@Test
	void leastSquaresWithTotalVariation() {
		int seen = 0;
		for (final JsonNode c : cases("kernel", "free"))
			for (final JsonNode smooth : c.path("smooth")) {
				final FreeKernel problem = problem(whole(c, "length"));
				final double weight = number(smooth, "weight");
				final double[] h = problem.estimate(FreeKernelOptions.defaults()
					.withSolver(FreeKernelSolver.EXACT).withSmoothing(weight));
				final double nothing = problem.objective(new double[h.length], 0);
				assertEquals(number(smooth, "objective"), problem.objective(h, weight),
					1e-8 * nothing);
				assertClose(numbers(smooth.get("out")), h, 1e-3, "weight " + weight);
				seen++;
			}
		assertTrue(seen >= 6);
	}

	/** The same iterations, whose errors of rounding stay small. */
	@Test
	void fista() {
		for (final JsonNode c : cases("kernel", "free")) {
			final FreeKernel problem = problem(whole(c, "length"));
			assertClose(numbers(c.get("fista_12")), problem.estimate(FreeKernelOptions
				.defaults().withMaxIterations(12)), 1e-9, "12 iterations");
			assertClose(numbers(c.get("fista")), problem.estimate(FreeKernelOptions
				.defaults()), 1e-9, "to its end");
		}
	}

	/** Spikes times the kernel, a level, noise; the third cell has no amplitude. */
	private static FreeKernel problem(final int length) {
		final double[][] traces = new double[3][], spikes = new double[3][];
		final Ar2 ar2 = Ar2.of(0.1, 0.6, 10);
		for (int i = 0; i < 3; i++) {
			final int n = 90 + 10 * i;
			final double a = ALPHAS[i];
			spikes[i] = counts(31 + i, n, 0.08);
			final double[] noisy = trace(41 + i, n, BASELINES[i], 0.6 * a), clean =
				trace(41 + i, n, 0, 0);
			traces[i] = new double[n];
			double before = 0, now = 0;
			for (int t = 0; t < n; t++) {
				traces[i][t] = a * now + noisy[t] - clean[t];
				final double next = ar2.g1() * now + ar2.g2() * before + spikes[i][t] /
					ar2.peak();
				before = now;
				now = next;
			}
		}
		return new FreeKernel(traces, spikes, ALPHAS, BASELINES, length);
	}
}
