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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import org.calab.Expected;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/**
 * Against a second implementation that convolves spike by spike: the same draws, so
 * that spikes are the same and traces differ by rounding alone.
 */
class SimulationExpectedTest {

	private static final double ROUNDING = 1e-9;

	@Test
	void randomNumbers() {
		for (final JsonNode c : cases("simulation", "generator")) {
			final Xorshift32 random = new Xorshift32(c.get("seed").asLong());
			for (final JsonNode bits : c.get("bits"))
				assertEquals(bits.asLong(), random.nextBits());
			for (final JsonNode u : c.get("uniform"))
				assertClose(u.asDouble(), random.uniform(), ROUNDING, "uniform");
			for (final JsonNode g : c.get("gaussian"))
				assertClose(g.asDouble(), random.gaussian(), ROUNDING, "Gaussian");
			final double[] means = { 0, 0.5, 3, 20, 29.9, 40 }, poisson = numbers(c
				.get("poisson"));
			for (int i = 0; i < means.length; i++)
				assertClose(poisson[i], random.poisson(means[i]), ROUNDING, "Poisson");
			assertClose(c.get("log_normal").get(0).asDouble(), random.logNormal(2,
				0.3), ROUNDING, "log-normal");
			assertClose(c.get("log_normal").get(1).asDouble(), random.logNormal(2, 0),
				ROUNDING, "log-normal without spread");
		}
	}

	@Test
	void defaultsAndPresets() {
		assertEquals(config(Expected.of("simulation").get("defaults")),
			SimulationConfig.defaults());
		for (final JsonNode c : cases("simulation", "presets"))
			assertEquals(config(c.get("config")), Presets.valueOf(c.get("name")
				.asText().toUpperCase()).config(), c.get("name").asText());
		assertEquals(Presets.values().length, cases("simulation", "presets")
			.size());
	}

	@Test
	void traces() {
		int k = 0;
		for (final JsonNode c : cases("simulation", "simulated")) {
			final SimulationResult found = Simulation.run(config(c.get("config")), 2,
				Progress.none());
			assertEquals(c.get("cells").size(), found.cells().size());
			for (int i = 0; i < c.get("cells").size(); i++) {
				final JsonNode cell = c.get("cells").get(i);
				final CellGroundTruth truth = found.cells().get(i);
				final String what = "case " + k + ", cell " + i;
				assertClose(number(cell, "alpha"), truth.alpha(), ROUNDING, what);
				assertClose(number(cell, "snr"), truth.snr(), ROUNDING, what);
				assertClose(number(cell, "tau_rise"), truth.tauRise(), ROUNDING, what);
				assertClose(number(cell, "tau_decay"), truth.tauDecay(), ROUNDING,
					what);
				assertClose(numbers(cell.get("spikes")), found.spikes()[i], 0, what);
				assertClose(numbers(cell.get("clean")), truth.cleanCalcium(), ROUNDING,
					what);
				assertClose(numbers(cell.get("trace")), found.traces().trace(i),
					ROUNDING, what);
			}
			k++;
		}
	}

	private static SimulationConfig config(final JsonNode c) {
		final JsonNode k = c.get("kernel"), n = c.get("noise"), p = c.get(
			"photobleaching"), s = c.get("saturation");
		return new SimulationConfig(number(c, "fs_hz"), whole(c, "num_timepoints"),
			whole(c, "num_cells"), new KernelConfig(number(k, "tau_rise_s"), number(k,
				"tau_decay_s"), number(k, "tau_rise_cv"), number(k, "tau_decay_cv")),
			spikes(c.get("spike_model")), new NoiseConfig(number(n, "snr"), n.get(
				"shot_noise_enabled").asBoolean(), number(n, "shot_noise_fraction"),
				number(n, "snr_spread")), drift(c.get("drift")),
			new PhotobleachingConfig(p.get("enabled").asBoolean(), number(p,
				"decay_time_constant_s"), number(p, "amplitude_fraction"), number(p,
					"amplitude_cv")), new SaturationConfig(s.get("enabled").asBoolean(),
						number(s, "hill_coefficient"), number(s, "k_d"), number(s,
							"k_d_cv")), number(c, "alpha_mean"), number(c, "alpha_cv"), c
								.get("seed").asLong(), number(c, "spike_sim_hz"));
	}

	private static SpikeModel spikes(final JsonNode m) {
		return m.get("model_type").asText().equals("poisson") ? new PoissonConfig(
			number(m, "rate_hz")) : new MarkovConfig(number(m,
				"p_silent_to_active"), number(m, "p_active_to_silent"), number(m,
					"p_spike_when_active"), number(m, "p_spike_when_silent"), number(m,
						"p_silent_to_active_cv"));
	}

	private static DriftModel drift(final JsonNode d) {
		return d.get("model_type").asText().equals("sinusoidal")
			? new SinusoidalDrift(number(d, "amplitude_fraction"), number(d,
				"cycles_min"), number(d, "cycles_max"), number(d, "amplitude_cv"))
			: new RandomWalkDrift(number(d, "step_std_fraction"), number(d,
				"mean_reversion"), number(d, "step_std_cv"));
	}
}
