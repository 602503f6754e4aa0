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
package org.calab.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.Version;
import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.StopOptions;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.Solver;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Motion;
import org.calab.extraction.NeuropilOptions;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.io.Json;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolver;
import org.calab.task.Progress;
import org.calab.trace.CellStates;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

class MethodsTextTest {

	private static final TraceSet TRACES = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(3).withNumTimepoints(600), 1, Progress.none()).traces();

	private static String text(final InferredActivity result) {
		return MethodsText.of(List.of(Json.tree(result.info())));
	}

	@Test
	void deconvolution() {
		final DeconvolutionOptions options = DeconvolutionOptions.of(
			Indicator.GCAMP6F.kernel(), 0.125);
		final String exact = text(Deconvolution.run(TRACES, options, 1, Progress
			.none()));
		assertTrue(exact.startsWith("Activity of 3 cells, sampled at " + fs() +
			" Hz, was inferred by non-negative deconvolution (Vogelstein et al., 2010) with " +
			Version.generator() +
			". The kernel was a difference of two exponentials with a rise time constant of 0.1 s and a decay time constant of 0.6 s. The weight of the sparsity penalty was 0.125. The problem was solved by a primal-dual interior-point method (Mehrotra, 1992).\n\nVogelstein JT"),
			exact);
		assertTrue(exact.contains("\nMehrotra S. ") && exact.endsWith(
			"https://github.com/calab-fiji/calab-fiji\n"), exact);
		assertTrue(text(Deconvolution.run(TRACES, options.withSolver(Solver.FISTA), 1,
			Progress.none())).contains("by FISTA (Beck & Teboulle, 2009)"));
	}

	private static String fs() {
		return String.valueOf((int) TRACES.rate().hz());
	}

	@Test
	void theOtherMethods() {
		final String auto = text(AutoInference.run(TRACES, AutoOptions.defaults(), 1,
			Progress.none()));
		assertTrue(auto.contains("the automatic inference of " + Version.generator()) &&
			auto.contains("(Minka, 2001)") && auto.contains(
				"The kernel was estimated from the traces, with a rise"), auto);
		assertFalse(auto.contains("Vogelstein"), auto);
		final String posterior = text(PosteriorInference.run(TRACES, PosteriorOptions
			.of(Indicator.GCAMP6F.kernel()), 1, Progress.none()));
		assertTrue(posterior.contains("posterior mean") && posterior.contains(
			"decay time constant of 0.6 s."), posterior);
		final SpikeOptions options = SpikeOptions.of(Indicator.GCAMP6F.kernel());
		final String given = text(SpikeInference.run(TRACES, options.withAmplitude(
			OptionalDouble.of(10)), 1, Progress.none()));
		assertTrue(given.startsWith("Spikes of 3 cells") && given.contains(
			"The amplitude of one spike was given as 10.") && given.contains(
				"(Minka, 2001)"), given);
		assertTrue(text(SpikeInference.run(TRACES, options, 1, Progress.none())).contains(
			"as in MLspike (Deneux et al., 2016)."));
		final String spikes = text(SpikeInference.run(TRACES, options.withSolver(
			SpikeSolver.EXACT), 1, Progress.none()));
		assertTrue(spikes.startsWith("Spikes of 3 cells") && spikes.contains(
			" were inferred by the spike inference of CaLab as implemented in " + Version
				.generator()), spikes);
		final String learned = text(CaDecon.run(TRACES, CaDeconOptions.defaults()
			.withStop(StopOptions.defaults().withMaxIterations(1)), 1, Progress.none()));
		assertTrue(learned.contains("CaDecon of CaLab, as implemented in " + Version
			.generator()) && learned.contains("the learning had not converged"), learned);
	}

	@Test
	void saysHowManyCellsWereRejected() {
		final CellStates two = CellStates.rejecting(List.of("elsewhere", TRACES.names()
			.get(1)));
		final InferredActivity result = Deconvolution.run(TRACES,
			DeconvolutionOptions.of(Indicator.GCAMP6F.kernel(), 0.1), 1, Progress
				.none()).withStates(two);
		assertTrue(text(result).contains(
			"1 further cell was rejected and left out. 1 of these cells is marked as rejected."),
			text(result));
		assertTrue(text(result.accepted()).contains("Activity of 2 cells") && text(
			result.accepted()).contains("2 further cells were rejected and left out."));
	}

	@Test
	void extraction() {
		final ObjectNode metadata = (ObjectNode) Json.tree(ExtractionFiles.metadata(
			ExtractionOptions.defaults().withNeuropil(NeuropilOptions.defaults()),
			"ROIs of a.zip", Optional.of(new Motion(0.25, 12, 40))));
		metadata.put("num_cells", 1).put("sampling_rate_hz", 19.8765);
		assertEquals("ROIs of a.zip", metadata.path("regions_from").asText());
		assertEquals(0.25, metadata.path("motion").path("motion_pixels").asDouble());
		final String text = MethodsText.of(List.of(metadata));
		assertTrue(text.startsWith(
			"Fluorescence traces of 1 cell, sampled at 19.9 Hz, were extracted as the mean of each region of interest with " +
				Version.generator() +
				". The fluorescence of the neuropil, the mean of a ring around each region (gap of 2 pixels, at least 350 pixels), was multiplied by 0.7 and subtracted (Chen et al., 2013).\n\nChen TW"),
			text);
		assertFalse(text.contains("dF/F"), text);
	}

	@Test
	void otherFilesAreRefused() throws IOException {
		final JsonNode other = Json.tree(Map.of("a", 1));
		assertTrue(assertThrows(InvalidInputException.class, () -> MethodsText.of(List
			.of(other))).getMessage().contains("OUT_info.json"));
	}
}
