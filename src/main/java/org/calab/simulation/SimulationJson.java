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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.options.JsonFields;

/**
 * Reads and writes a {@link SimulationConfig} as JSON with the field names of CaLab. Absent fields take their
 * defaults. Unknown fields (which CaLab silently ignores), wrong types and values out of range are refused
 * with their path, for example {@code noise.snr}.
 */
public final class SimulationJson {

	private static final JsonMapper MAPPER = new JsonMapper();
	private static final String KIND = "model_type";
	private static final String MARKOV = "markov", POISSON = "poisson";
	private static final String WALK = "random_walk", SINE = "sinusoidal";

	private SimulationJson() {}

	/** @throws InvalidInputException if the text is not JSON, or naming the first invalid field */
	public static SimulationConfig parse(final String json) {
		try {
			return of(MAPPER.readTree(json));
		}
		catch (final JsonProcessingException e) {
			throw new InvalidInputException("The configuration is not JSON: " + e
				.getOriginalMessage());
		}
	}

	/** @throws InvalidInputException naming the first invalid field */
	public static SimulationConfig of(final JsonNode json) {
		final JsonFields f = new JsonFields(json, "");
		final SimulationConfig d = SimulationConfig.defaults();
		final SimulationConfig config = new SimulationConfig(f.number("fs_hz", d
			.fs()), (int) f.whole("num_timepoints", d.numTimepoints(), 1,
				Integer.MAX_VALUE), (int) f.whole("num_cells", d.numCells(), 1,
					Integer.MAX_VALUE), kernel(f.object("kernel")), spikeModel(f.object(
						"spike_model")), noise(f.object("noise")), drift(f.object(
							"drift")), photobleaching(f.object("photobleaching")),
			saturation(f.object("saturation")), f.number("alpha_mean", d.alphaMean()),
			f.number("alpha_cv", d.alphaCv()), f.whole("seed", d.seed(), 0,
				SimulationConfig.LARGEST_SEED), f.number("spike_sim_hz", d
					.spikeSimHz()));
		f.requireNoOther();
		return config;
	}

	/**
	 * @param base configuration to change
	 * @param changes fields with the names of CaLab; an object such as {@code noise} changes only the
	 *          fields that it contains
	 * @return the changed configuration
	 * @throws InvalidInputException naming the first invalid field
	 */
	public static SimulationConfig with(final SimulationConfig base,
		final Map<String, ?> changes)
	{
		final ObjectNode all = MAPPER.valueToTree(map(base));
		MAPPER.<ObjectNode> valueToTree(changes).fields().forEachRemaining(e -> {
			final JsonNode old = all.get(e.getKey());
			final JsonNode kind = e.getValue().get(KIND);
			final boolean same = old != null && old.isObject() && e.getValue()
				.isObject() && (kind == null || kind.equals(old.get(KIND)));
			if (same) ((ObjectNode) old).setAll((ObjectNode) e.getValue());
			else all.set(e.getKey(), e.getValue());
		});
		return of(all);
	}

	private static KernelConfig kernel(final JsonFields f) {
		final KernelConfig d = KernelConfig.defaults();
		final KernelConfig k = new KernelConfig(f.number("tau_rise_s", d.tauRise()),
			f.number("tau_decay_s", d.tauDecay()), f.number("tau_rise_cv", d
				.tauRiseCv()), f.number("tau_decay_cv", d.tauDecayCv()));
		f.requireNoOther();
		return k;
	}

	private static SpikeModel spikeModel(final JsonFields f) {
		final SpikeModel model = f.kind(KIND, MARKOV, MARKOV, POISSON).equals(
			POISSON) ? new PoissonConfig(f.number("rate_hz", PoissonConfig.defaults()
				.rate())) : markov(f);
		f.requireNoOther();
		return model;
	}

	private static MarkovConfig markov(final JsonFields f) {
		final MarkovConfig d = MarkovConfig.defaults();
		return new MarkovConfig(f.number("p_silent_to_active", d.silentToActive()),
			f.number("p_active_to_silent", d.activeToSilent()), f.number(
				"p_spike_when_active", d.spikeWhenActive()), f.number(
					"p_spike_when_silent", d.spikeWhenSilent()), f.number(
						"p_silent_to_active_cv", d.silentToActiveCv()));
	}

	private static NoiseConfig noise(final JsonFields f) {
		final NoiseConfig d = NoiseConfig.defaults();
		final NoiseConfig n = new NoiseConfig(f.number("snr", d.snr()), f.flag(
			"shot_noise_enabled", d.shotNoise()), f.number("shot_noise_fraction", d
				.shotNoiseFraction()), f.number("snr_spread", d.snrSpread()));
		f.requireNoOther();
		return n;
	}

	private static DriftModel drift(final JsonFields f) {
		final DriftModel model = f.kind(KIND, WALK, WALK, SINE).equals(SINE) ? sine(
			f) : walk(f);
		f.requireNoOther();
		return model;
	}

	private static RandomWalkDrift walk(final JsonFields f) {
		final RandomWalkDrift d = RandomWalkDrift.defaults();
		return new RandomWalkDrift(f.number("step_std_fraction", d
			.stepStdFraction()), f.number("mean_reversion", d.meanReversion()), f
				.number("step_std_cv", d.stepStdCv()));
	}

	private static SinusoidalDrift sine(final JsonFields f) {
		final SinusoidalDrift d = SinusoidalDrift.defaults();
		return new SinusoidalDrift(f.number("amplitude_fraction", d
			.amplitudeFraction()), f.number("cycles_min", d.cyclesMin()), f.number(
				"cycles_max", d.cyclesMax()), f.number("amplitude_cv", d
					.amplitudeCv()));
	}

	private static PhotobleachingConfig photobleaching(final JsonFields f) {
		final PhotobleachingConfig d = PhotobleachingConfig.defaults();
		final PhotobleachingConfig p = new PhotobleachingConfig(f.flag("enabled", d
			.enabled()), f.number("decay_time_constant_s", d.decayTimeConstant()), f
				.number("amplitude_fraction", d.amplitudeFraction()), f.number(
					"amplitude_cv", d.amplitudeCv()));
		f.requireNoOther();
		return p;
	}

	private static SaturationConfig saturation(final JsonFields f) {
		final SaturationConfig d = SaturationConfig.defaults();
		final SaturationConfig s = new SaturationConfig(f.flag("enabled", d
			.enabled()), f.number("hill_coefficient", d.hillCoefficient()), f.number(
				"k_d", d.kD()), f.number("k_d_cv", d.kDCv()));
		f.requireNoOther();
		return s;
	}

	/** @return the configuration as one line of JSON with all fields */
	public static String text(final SimulationConfig config) {
		try {
			return MAPPER.writeValueAsString(map(config));
		}
		catch (final JsonProcessingException e) {
			throw new IllegalStateException("Maps of numbers are always JSON", e);
		}
	}

	/** @return the configuration as a map with all fields, in the order of CaLab */
	public static Map<String, Object> map(final SimulationConfig c) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("fs_hz", c.fs());
		m.put("num_timepoints", c.numTimepoints());
		m.put("num_cells", c.numCells());
		m.put("kernel", fields("tau_rise_s", c.kernel().tauRise(), "tau_decay_s", c
			.kernel().tauDecay(), "tau_rise_cv", c.kernel().tauRiseCv(),
			"tau_decay_cv", c.kernel().tauDecayCv()));
		m.put("spike_model", spikeModel(c.spikeModel()));
		m.put("noise", fields("snr", c.noise().snr(), "shot_noise_enabled", c
			.noise().shotNoise(), "shot_noise_fraction", c.noise()
				.shotNoiseFraction(), "snr_spread", c.noise().snrSpread()));
		m.put("drift", drift(c.drift()));
		final PhotobleachingConfig p = c.photobleaching();
		m.put("photobleaching", fields("enabled", p.enabled(),
			"decay_time_constant_s", p.decayTimeConstant(), "amplitude_fraction", p
				.amplitudeFraction(), "amplitude_cv", p.amplitudeCv()));
		final SaturationConfig s = c.saturation();
		m.put("saturation", fields("enabled", s.enabled(), "hill_coefficient", s
			.hillCoefficient(), "k_d", s.kD(), "k_d_cv", s.kDCv()));
		m.put("alpha_mean", c.alphaMean());
		m.put("alpha_cv", c.alphaCv());
		m.put("seed", c.seed());
		m.put("spike_sim_hz", c.spikeSimHz());
		return m;
	}

	private static Map<String, Object> spikeModel(final SpikeModel model) {
		if (model instanceof PoissonConfig p) return fields(KIND, POISSON, "rate_hz",
			p.rate());
		final MarkovConfig m = (MarkovConfig) model;
		return fields(KIND, MARKOV, "p_silent_to_active", m.silentToActive(),
			"p_active_to_silent", m.activeToSilent(), "p_spike_when_active", m
				.spikeWhenActive(), "p_spike_when_silent", m.spikeWhenSilent(),
			"p_silent_to_active_cv", m.silentToActiveCv());
	}

	private static Map<String, Object> drift(final DriftModel model) {
		if (model instanceof SinusoidalDrift s) return fields(KIND, SINE,
			"amplitude_fraction", s.amplitudeFraction(), "cycles_min", s.cyclesMin(),
			"cycles_max", s.cyclesMax(), "amplitude_cv", s.amplitudeCv());
		final RandomWalkDrift w = (RandomWalkDrift) model;
		return fields(KIND, WALK, "step_std_fraction", w.stepStdFraction(),
			"mean_reversion", w.meanReversion(), "step_std_cv", w.stepStdCv());
	}

	/** @param pairs alternating names and values */
	private static Map<String, Object> fields(final Object... pairs) {
		final Map<String, Object> m = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2)
			m.put((String) pairs[i], pairs[i + 1]);
		return m;
	}
}
