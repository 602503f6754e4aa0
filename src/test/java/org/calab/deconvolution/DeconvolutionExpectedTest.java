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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.trace;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.OptionalDouble;

import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/**
 * Against the optimum that SciPy's active-set solvers find with dense matrices, the
 * optimality conditions checked.
 */
class DeconvolutionExpectedTest {

	/** The exact solver's relative duality gap here. */
	private static final double GAP = 1e-10;

	/** What is solved, and the fit up to the optimum: by convexity ½‖K(s - s*)‖² is at most the gap. */
	@Test
	void exact() {
		for (final JsonNode c : cases("deconvolution", "solved")) {
			final String what = c.get("name").asText();
			final DeconvolutionResult found = run(c, options(c).withTolerance(GAP));
			assertClose(numbers(c.get("solved")), found.solved().trace(0), 1e-11,
				what);
			assertTrue(found.cells().get(0).converged(), what);
			final double[] k = convolved(found);
			final double[] best = numbers(c.get("convolved"));
			final double gap = GAP * (1 + number(c, "objective")) + 1e-9;
			double distance = 0;
			for (int t = 0; t < k.length; t++)
				distance += 0.5 * (k[t] - best[t]) * (k[t] - best[t]);
			assertTrue(distance <= gap, what + ": " + distance);
			assertEquals(number(c, "objective"), objective(c, found), gap, what);
			// from the fit to the activity the error grows by the inverse of the kernel
			assertClose(numbers(c.get("activity")), found.activity().trace(0), 1e-3,
				what);
			assertEquals(number(c, "level_left"), found.cells().get(0).baseline(),
				1e-5, what);
		}
	}

	/**
	 * The same iterations, stopped after as many, whose errors of rounding do not grow.
	 * The reported baseline is a running mean, the newest weighing 0.3.
	 */
	@Test
	void fista() {
		for (final JsonNode c : cases("deconvolution", "solved"))
			for (final JsonNode f : c.get("fista")) {
				final String what = c.get("name").asText() + ", " + f.get("solver")
					.asText();
				final DeconvolutionResult found = run(c, options(c).withSolver(Solver
					.valueOf(f.get("solver").asText().toUpperCase())).withMaxIterations(
						whole(f, "most") - 99));
				assertEquals(whole(f, "iterations"), found.cells().get(0).iterations(),
					what);
				assertEquals(f.get("converged").asBoolean(), found.cells().get(0)
					.converged(), what);
				assertClose(numbers(f.get("activity")), found.activity().trace(0), 1e-6,
					what);
				assertEquals(number(f, "level_left"), found.cells().get(0).baseline(),
					1e-3, what);
			}
	}

	/** The search ends within 0.5 % of the residual or of the penalty. */
	@Test
	void penaltyFromTheNoise() {
		for (final JsonNode c : cases("deconvolution", "from_noise")) {
			final double[] raw = trace(73, whole(c, "n"), 5, number(c, "noise"));
			final DeconvolutionResult found = Deconvolution.run(TraceSet.ofSingle(raw,
				SamplingRate.ofHz(number(c, "fs"))), DeconvolutionOptions.of(
					new CalciumKernel(number(c, "tau_rise"), number(c, "tau_decay")),
					OptionalDouble.empty()).withBaseline(Baseline.valueOf(c.get(
						"baseline").asText().toUpperCase())), 1, Progress.none());
			assertClose(number(c, "lambda"), found.cells().get(0).lambda(), c.get(
				"inside").asBoolean() ? 0.02 : 1e-9, c.toString());
		}
	}

	@Test
	void quality() {
		for (final JsonNode c : cases("deconvolution", "quality")) {
			final int n = whole(c, "n");
			final double[] activity = new double[n];
			for (int t = 0; t < n; t++)
				activity[t] = t % 3 == 0 ? 0.5 : 1e-7;
			final TraceQuality q = TraceQuality.of(3, trace(79, n, 2, 0.5), trace(79, n,
				2, 0), activity);
			assertEquals(3, q.snr());
			assertClose(number(c, "activity_sum"), q.activitySum(), 1e-10, "sum");
			assertClose(number(c, "sparsity"), q.sparsity(), 1e-10, "sparsity");
			assertClose(number(c, "residual_rms"), q.residualRms(), 1e-10, "rms");
			assertClose(number(c, "fit_r2"), q.fitR2(), 1e-10, "R²");
		}
	}

	private static boolean isFree(final JsonNode c) {
		return c.get("baseline").asText().equals("constant");
	}

	private static DeconvolutionOptions options(final JsonNode c) {
		return DeconvolutionOptions.of(new CalciumKernel(number(c, "tau_rise"),
			number(c, "tau_decay")), number(c, "lambda")).withBaseline(Baseline
				.valueOf(c.get("baseline").asText().toUpperCase())).withConstraint(c
					.get("box").asBoolean() ? Constraint.BOX01 : Constraint.NONNEG)
			.withBandPass(c.get("filter").asBoolean());
	}

	private static DeconvolutionResult run(final JsonNode c,
		final DeconvolutionOptions options)
	{
		return Deconvolution.run(TraceSet.ofSingle(trace(71, whole(c, "n"), number(
			c, "level"), 0.4), SamplingRate.ofHz(number(c, "fs"))), options, 1,
			Progress.none());
	}

	/** K·s, the reported baseline taken off. */
	private static double[] convolved(final DeconvolutionResult found) {
		final double[] out = found.reconvolution().trace(0);
		for (int t = 0; t < out.length; t++)
			out[t] -= found.cells().get(0).baseline();
		return out;
	}

	private static double objective(final JsonNode c,
		final DeconvolutionResult found)
	{
		final double[] y = numbers(c.get("solved")), k = convolved(found);
		double b = 0, fit = 0, sum = 0;
		if (isFree(c)) for (int t = 0; t < y.length; t++)
			b += (y[t] - k[t]) / y.length;
		for (int t = 0; t < y.length; t++)
			fit += 0.5 * (y[t] - k[t] - b) * (y[t] - k[t] - b);
		for (final double s : found.activity().trace(0))
			sum += s;
		return fit + number(c, "mu") * sum;
	}
}
