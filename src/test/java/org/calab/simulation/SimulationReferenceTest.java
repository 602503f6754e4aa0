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
package org.calab.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.Arrays;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/** The simulation against the reference's outputs, which are float32. */
class SimulationReferenceTest {

	@Test
	void allCases() {
		final var cases = Golden.cases("simulate");
		assertEquals(24, cases.size());
		for (final JsonNode c : cases) {
			final String tag = c.get("tag").asText();
			final SimulationConfig config = SimulationJson.parse(c.get("config_json")
				.asText());
			final SimulationResult r = Simulation.run(config, 2, Progress.none());
			assertEquals(config.fs(), r.traces().rate().hz());
			final double[][] spikes = Golden.array(c.get("spikes").asText()), traces =
				Golden.array(c.get("traces").asText()), clean = Golden.array(c.get(
					"clean").asText());
			for (int i = 0; i < config.numCells(); i++) {
				final CellGroundTruth cell = r.cells().get(i);
				assertArrayEquals(spikes[i], r.spikes()[i], 0, tag + " spikes");
				assertNear(clean[i], cell.cleanCalcium(), tag + " clean");
				assertNear(traces[i], r.traces().trace(i), tag + " traces");
				assertEquals(c.get("alpha").get(i).asDouble(), cell.alpha(), 1e-12 *
					cell.alpha(), tag);
				assertEquals(c.get("snr").get(i).asDouble(), cell.snr(), 1e-12, tag);
				assertEquals(c.get("tau_rise_s").get(i).asDouble(), cell.tauRise(),
					1e-12, tag);
				assertEquals(c.get("tau_decay_s").get(i).asDouble(), cell.tauDecay(),
					1e-12, tag);
			}
		}
	}

	/** Within float32 rounding of the largest value, as sums of such numbers have it. */
	private static void assertNear(final double[] expected,
		final double[] actual, final String what)
	{
		final double largest = Arrays.stream(expected).map(Math::abs).max()
			.orElseThrow();
		assertArrayEquals(expected, actual, 1e-6 * largest + 1e-12, what);
	}

	@Test
	void randomNumbers() throws IOException {
		final JsonNode rng = new ObjectMapper().readTree(SharedData.require(
			"reference/simulate/rng.json").toFile());
		final Xorshift32 first = new Xorshift32(42), second = new Xorshift32(42 +
			7919);
		for (int i = 0; i < 20; i++) {
			assertEquals(rng.get("seed42_first20_u32").get(i).asLong(), first
				.nextBits());
			assertEquals(rng.get("seed42_cell1_first20_u32").get(i).asLong(), second
				.nextBits());
		}
	}

	@Test
	void jsonRoundTrip() {
		for (final JsonNode c : Golden.cases("simulate")) {
			final String json = c.get("config_json").asText();
			assertEquals(json, SimulationJson.text(SimulationJson.parse(json)));
		}
	}

	@Test
	void presetsMatchTheReference() {
		final var cases = Golden.cases("simulate");
		for (final Presets p : Presets.values()) {
			final JsonNode c = cases.stream().filter(x -> x.get("tag").asText().equals(
				p.toString())).findFirst().orElseThrow();
			assertEquals(c.get("config_json").asText(), SimulationJson.text(p.config()
				.withNumCells(3).withNumTimepoints(1000)));
		}
	}
}
