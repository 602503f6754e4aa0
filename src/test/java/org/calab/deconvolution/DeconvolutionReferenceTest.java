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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

import org.calab.Golden;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/** FISTA against the reference's outputs, which are computed in float32. */
class DeconvolutionReferenceTest {

	@Test
	void runDeconvolutionFull() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("run_deconvolution_full")) {
			final double rise = c.get("tau_r").asDouble(), decay = c.get("tau_d")
				.asDouble(), lambda = c.get("lam").asDouble();
			if (rise > decay) {
				assertThrows(InvalidInputException.class, () -> new CalciumKernel(rise,
					decay));
				continue;
			}
			final Solver solver = c.get("conv_mode").asText().equals("fft")
				? Solver.FISTA_FFT : Solver.FISTA;
			final TraceSet traces = TraceSet.of(Golden.array(c.get("trace")
				.asText()), SamplingRate.ofHz(c.get("fs").asDouble()));
			final DeconvolutionOptions options = DeconvolutionOptions.of(
				new CalciumKernel(rise, decay), lambda).withSolver(solver)
				.withConstraint(Require.choice("constraint", c.get("constraint")
					.asText(), Constraint.class)).withMaxIterations(c.get("max_iters")
						.asInt());
			final DeconvolutionResult result = Deconvolution.run(traces, options, 2,
				Progress.none());
			final double[][] activity = Golden.array(c.get("activity").asText());
			final double[][] fit = Golden.array(c.get("reconvolution").asText());
			for (int i = 0; i < traces.numCells(); i++) {
				final String what = c.get("trace").asText() + " " + solver + " " + c.get(
					"constraint").asText() + " λ" + lambda + " τ" + rise + "/" + decay +
					" max " + c.get("max_iters") + " cell " + i;
				final DeconvolutionResult.Cell cell = result.cells().get(i);
				final int iterations = item(c.get("iterations"), i).asInt();
				assertEquals(iterations, cell.iterations(), Math.max(1, 0.05 *
					iterations), what);
				assertEquals(item(c.get("converged"), i).asBoolean(), cell.converged(),
					what);
				final double tolerance = solver == Solver.FISTA ? 1e-3 : 2e-3;
				assertClose(activity[i], result.activity().trace(i), tolerance, what);
				assertClose(fit[i], result.reconvolution().trace(i), tolerance, what);
				assertEquals(item(c.get("baseline"), i).asDouble(), cell.baseline(),
					tolerance * Math.max(1e-3, peak(result.solved().trace(i))), what);
				final double reference = objective(result, i, activity[i]);
				assertTrue(objective(result, i, result.activity().trace(
					i)) <= reference * (1 + 1e-5) + 1e-12, what);
				compared++;
			}
		}
		assertTrue(compared > 100, "compared " + compared);
	}

	@Test
	void firstTwelveSteps() {
		final double fs = 30;
		final CalciumKernel kernel = new CalciumKernel(0.02, 0.4);
		final double[] samples = kernel.sample(fs);
		final double mu = 0.01 * Arrays.stream(samples).sum();
		for (final JsonNode c : Golden.cases("pysolver_steps")) {
			final boolean subtract = c.get("subtract_baseline").asBoolean();
			double[] y = Golden.array(c.get("trace").asText())[0];
			if (subtract) {
				final double[] base = org.calab.signal.RollingBaseline.of(y, 0.4, fs);
				for (int t = 0; t < y.length; t++)
					y[t] -= base[t];
			}
			final Convolution k = c.get("conv_mode").asText().equals("fft")
				? new FftConvolution(samples, y.length) : new Ar2Convolution(kernel
					.ar2(fs));
			final double upper = c.get("constraint").asText().equals("box01") ? 1
				: Double.POSITIVE_INFINITY;
			final Fista fista = new Fista(k, y.length, mu, upper, !subtract);
			final double[][] steps = Golden.array(c.get("solutions").asText());
			for (int i = 0; i < steps.length; i++) {
				fista.step(y, 1e-4);
				assertClose(steps[i], fista.solution(y).activity(), 1e-4, c.get("solutions")
					.asText() + " step " + (i + 1));
			}
			if (!subtract) assertEquals(c.get("baseline_after_12").asDouble(), fista
				.solution(y).baseline(), 1e-5);
		}
	}

	@Test
	void runDeconvolutionReturnsTheActivity() {
		for (final JsonNode c : Golden.cases("run_deconvolution")) {
			final String in = c.get("trace").asText().split(" ")[0];
			final double[][] expected = Golden.array(c.get("out").asText());
			final DeconvolutionResult r = Deconvolution.run(TraceSet.of(Golden.array(
				in), SamplingRate.ofHz(30)), DeconvolutionOptions.of(new CalciumKernel(
					0.02, 0.4), 0.01).withSolver(Solver.FISTA_FFT), 1, Progress.none());
			for (int i = 0; i < expected.length; i++)
				assertClose(expected[i], r.activity().trace(i), 2e-3, in);
		}
	}

	@Test
	void deconvolveFromExport() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("catune_export")) {
			final JsonNode p = c.get("load_export_params");
			final DeconvolutionResult r = Deconvolution.run(TraceSet.of(Golden.array(
				"inputs/gcamp6f_5x1024.npy"), SamplingRate.ofHz(p.get("fs").asDouble())),
				DeconvolutionOptions.of(new CalciumKernel(p.get("tau_rise").asDouble(), p
					.get("tau_decay").asDouble()), p.get("lambda_").asDouble()).withBandPass(
						p.get("filter_enabled").asBoolean()).withSolver(Solver.FISTA_FFT), 2,
				Progress.none());
			final double[][] expected = Golden.array("catune_export/" + c.get(
				"activity").asText());
			for (int i = 0; i < expected.length; i++) {
				assertClose(expected[i], r.activity().trace(i), 2e-3, c.get("export")
					.asText() + " cell " + i);
				final int iterations = c.get("iterations").get(i).asInt();
				assertEquals(iterations, r.cells().get(i).iterations(), 0.05 *
					iterations);
				compared++;
			}
		}
		assertEquals(15, compared);
	}

	private static JsonNode item(final JsonNode n, final int i) {
		return n.isArray() ? n.get(i) : n;
	}

	private static double peak(final double[] v) {
		return Arrays.stream(v).map(Math::abs).max().orElse(0);
	}

	private static void assertClose(final double[] expected,
		final double[] actual, final double ofPeak, final String what)
	{
		final double allowed = ofPeak * Math.max(peak(expected), 1e-6);
		assertEquals(expected.length, actual.length, what);
		for (int t = 0; t < expected.length; t++)
			assertEquals(expected[t], actual[t], allowed, what + " at " + t);
	}

	/** ½‖y - K·s‖² + λG·Σs, by direct summation. */
	private static double objective(final DeconvolutionResult r, final int cell,
		final double[] s)
	{
		final double[] h = r.options().kernel().sample(r.activity().rate().hz());
		double value = 0;
		for (int t = 0; t < s.length; t++) {
			double c = 0;
			for (int j = 0; j < h.length && j <= t; j++)
				c += h[j] * s[t - j];
			final double e = r.solved().value(cell, t) - c;
			value += 0.5 * e * e;
		}
		final double g = Arrays.stream(h).sum();
		return value + r.options().lambda().getAsDouble() * g * Arrays.stream(s).sum();
	}
}
