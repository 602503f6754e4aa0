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
package org.calab.cadecon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.io.Json;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reference's steps against its own runs (reference/cadecon).
 * <p>
 * Unfiltered (c and d) the loop is the same to the last digits that are written.
 * With filters on, the reference's FFT rounds in single precision, which moves
 * thresholds: the first iterations agree to a few percent, and the kernels at
 * the end to 5 %.
 * </p>
 */
class CaDeconReferenceTest {

	@ParameterizedTest
	@CsvSource({ "a, 12, 1800", "b, 20, 1800", "e, 8, 1800" })
	void sameRectangles(final String run, final int cells, final int frames)
		throws IOException
	{
		final JsonNode results = results(run);
		final var placed = SubsetPlacement.of(cells, frames, frames, options(results).subsets());
		final JsonNode rects = results.get("raw_results").get("_ref_rects");
		assertEquals(rects.size(), placed.size());
		for (int k = 0; k < rects.size(); k++)
			assertEquals(new Subset(rects.get(k).get("tStart").asInt(), rects.get(k)
				.get("tEnd").asInt(), rects.get(k).get("cellStart").asInt(), rects.get(k)
					.get("cellEnd").asInt()), placed.get(k));
	}

	@ParameterizedTest
	@CsvSource({ "c, 20", "d, 3" })
	void unfilteredIterationsMatchTheReference(final String name,
		final int iterations) throws IOException
	{
		final JsonNode results = results(name);
		final CaDeconResult r = run(results, iterations);
		final JsonNode history = results.get("raw_results").get("_ref_history");
		assertEquals(history.size(), r.history().size());
		for (int i = 0; i < history.size(); i++) {
			final Iteration ours = r.history().get(i);
			final JsonNode theirs = history.get(i);
			close(theirs, "tauRise", ours.kernel().tauRise(), 1e-5);
			close(theirs, "tauDecay", ours.kernel().tauDecay(), 1e-5);
			if (i == 0) continue;
			close(theirs, "beta", ours.beta(), 1e-4);
			close(theirs, "kernelRmse", ours.kernelRmse(), 1e-4);
			close(theirs, "kernelFitR2", ours.kernelFitR2(), 1e-5);
			close(theirs, "medianPve", ours.medianPve(), 1e-5);
			close(theirs, "tauDecayFast", ours.tauDecayFast(), 1e-4);
			close(theirs, "betaFast", ours.betaFast(), 1e-3);
		}
		assertEquals(results.get("raw_results").get("_ref_final_tau_rise")
			.asDouble(), r.kernel().tauRise(), 1e-4);
		assertEquals(results.get("raw_results").get("_ref_final_tau_decay")
			.asDouble(), r.kernel().tauDecay(), 1e-4);
		assertTrue(r.convergedAt().isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "c, 20, 1e-4, 1e-5", "e, 20, 0.01, 0.06" })
	void theSameKernelAtTheEnd(final String name, final int iterations,
		final double tolerance, final double first) throws IOException
	{
		final JsonNode results = results(name);
		final CaDeconResult r = run(results, iterations);
		final JsonNode raw = results.get("raw_results"), history = raw.get(
			"_ref_history");
		close(history.get(0), "tauRise", r.history().get(0).kernel().tauRise(),
			1e-5);
		close(history.get(0), "tauDecay", r.history().get(0).kernel().tauDecay(),
			1e-5);
		close(history.get(1), "tauDecay", r.history().get(1).kernel().tauDecay(),
			Math.max(first, 0.005));
		close(raw, "_ref_final_tau_rise", r.kernel().tauRise(), tolerance);
		close(raw, "_ref_final_tau_decay", r.kernel().tauDecay(), tolerance);
		assertEquals(raw.get("converged").asBoolean(), r.converged());
	}

	/** Subsets of 1239 frames: lengths of 2 or 3 modulo 4 have a noise level of their own. */
	@Test
	void subsetsOfAnyLength() {
		final CaDeconResult r = CaDecon.run(TraceSet.of(Golden.rows(SharedData
			.require("data/tough/numbers/20-reference-parity/sim8_12.npy")),
			SamplingRate.ofHz(30)), CaDeconOptions.defaults().withSolver(
				CaDeconSolver.FISTA).withHighPass(false).withLowPass(false).withSubsets(
					new SubsetOptions(3, 0.8, 1, 5)).withStop(StopOptions.defaults()
						.withMaxIterations(4)), 2, Progress.none());
		final CalciumKernel last = r.history().get(r.history().size() - 1).kernel();
		assertEquals(0.0907, last.tauRise(), 5e-5);
		assertEquals(0.5870, last.tauDecay(), 5e-5);
	}

	@Test
	void finalPassMatchesTheReference() throws IOException {
		final JsonNode results = results("c"), raw = results.get("raw_results");
		final double[][] traces = traces(results).toArray(), theirs = Golden.array(
			"cadecon/c_activity.npy");
		final CalciumKernel kernel = new CalciumKernel(raw.get(
			"_ref_final_tau_rise").asDouble(), raw.get("_ref_final_tau_decay")
				.asDouble());
		final LearningMethod method = new ReferenceMethod(options(results), 30);
		for (int i = 0; i < traces.length; i++) {
			final var cell = method.finalSpikes(TraceSet.ofSingle(traces[i], SamplingRate
				.ofHz(30)), kernel, 1, Progress.none()).get(0);
			org.junit.jupiter.api.Assertions.assertArrayEquals(theirs[i], cell
				.counts(), "cell " + i);
			assertEquals(raw.get("alphas").get(i).asDouble(), cell.alpha(), 1e-4 *
				cell.alpha());
		}
	}

	private static JsonNode results(final String run) throws IOException {
		return Json.read(SharedData.require("reference/cadecon/" + run +
			"_results.json"));
	}

	private static TraceSet traces(final JsonNode results) {
		return TraceSet.of(Golden.array("cadecon/" + results.get("call").get(
			"traces").asText()), SamplingRate.ofHz(30));
	}

	private static CaDeconOptions options(final JsonNode results) {
		final JsonNode call = results.get("call");
		return CaDeconOptions.defaults().withSolver(CaDeconSolver.FISTA)
			.withHighPass(call.path("hp_filter_enabled").asBoolean(true)).withLowPass(
				call.path("lp_filter_enabled").asBoolean(true)).withUpsampleTarget(call.path(
					"upsample_target").asDouble(300)).withSubsets(new SubsetOptions(call
						.get("num_subsets").asInt(), call.get("target_coverage").asDouble(),
						1, call.get("seed").asLong()));
	}

	private static CaDeconResult run(final JsonNode results,
		final int iterations)
	{
		return CaDecon.run(traces(results), options(results).withStop(StopOptions
			.defaults().withMaxIterations(iterations)), 2, Progress.none());
	}

	private static void close(final JsonNode theirs, final String name,
		final double ours, final double relative)
	{
		final double expected = theirs.get(name).asDouble();
		assertEquals(expected, ours, relative * Math.abs(expected) + 1e-12, name);
	}
}
