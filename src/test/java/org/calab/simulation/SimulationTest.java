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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulation against closed forms, and what it refuses. */
class SimulationTest {

	private static final SimulationConfig QUIET = Presets.CLEAN.config()
		.withNumCells(2).withNumTimepoints(2000);

	private static SimulationResult run(final SimulationConfig config) {
		return Simulation.run(config, 1, Progress.none());
	}

	private static double max(final double[] v) {
		return Arrays.stream(v).max().orElseThrow();
	}

	@Test
	void poissonSpikesHaveTheirRate() {
		final SimulationResult r = run(QUIET.withNumCells(20).withNumTimepoints(
			9000).withSpikeModel(new PoissonConfig(2)));
		final double seconds = 20 * 9000 / 30.0;
		final int spikes = r.cells().stream().mapToInt(CellGroundTruth::numSpikes)
			.sum();
		// four standard deviations of a binomial count
		assertEquals(2 * seconds, spikes, 4 * Math.sqrt(2 * seconds));
	}

	@Test
	void calciumIsTheSampledKernelAveragedPerFrame() {
		final SimulationConfig config = QUIET.withSpikeSimHz(30).withSpikeModel(
			new PoissonConfig(0.7));
		final CellGroundTruth c = run(config).cells().get(0);
		final double[] h = new CalciumKernel(0.1, 0.6).sample(30), expected =
			new double[2000];
		for (int t = 0; t < expected.length; t++)
			for (int k = 0; k < h.length && t + k < expected.length; k++)
				expected[t + k] += c.spikes()[t] * h[k];
		assertTrue(c.numSpikes() > 20);
		assertArrayEquals(expected, c.cleanCalcium(), 1e-9);
	}

	@Test
	void noiseHasTheStandardDeviationOfItsSnr() {
		final SimulationResult r = run(QUIET.withNumTimepoints(20_000).withNoise(
			NoiseConfig.defaults().withSnr(10)));
		final double[] clean = r.cells().get(0).cleanCalcium(), trace = r.traces()
			.trace(0);
		double sum = 0;
		for (int t = 0; t < clean.length; t++)
			sum += (trace[t] - clean[t]) * (trace[t] - clean[t]);
		final double expected = max(clean) / 10;
		assertEquals(expected, Math.sqrt(sum / clean.length), 0.03 * expected);
	}

	@Test
	void saturationIsHills() {
		final SimulationConfig on = QUIET.withSaturation(SaturationConfig.defaults()
			.withHill(2, 3));
		final double[] plain = run(QUIET).cells().get(0).cleanCalcium(), saturated =
			run(on).cells().get(0).cleanCalcium();
		assertTrue(max(plain) > 3);
		for (int t = 0; t < plain.length; t++)
			assertEquals(plain[t] * plain[t] / (plain[t] * plain[t] + 9),
				saturated[t], 1e-12);
	}

	@Test
	void bleachingFollowsItsFormula() {
		final SimulationConfig on = QUIET.withPhotobleaching(PhotobleachingConfig
			.defaults().losing(0.4, 20));
		final double[] plain = Simulation.run(QUIET, false, 1, Progress.none())
			.traces().trace(0), bleached = Simulation.run(on, false, 1, Progress
				.none()).traces().trace(0);
		assertTrue(max(plain) > 0);
		for (int t = 0; t < plain.length; t++)
			assertEquals(plain[t] * (1 - 0.4 * (1 - Math.exp(-t / 30.0 / 20))),
				bleached[t], 1e-12);
	}

	/** The reference's kernel turns negative there; here rise and decay change places. */
	@Test
	void aSpreadThatSwapsRiseAndDecayLeavesTheTransientUpright() {
		final SimulationResult r = run(QUIET.withNumCells(30).withKernel(
			KernelConfig.of(0.3, 0.31).withSpread(0.5, 0.5)));
		for (final CellGroundTruth c : r.cells()) {
			assertTrue(c.tauRise() <= c.tauDecay());
			assertTrue(Arrays.stream(c.cleanCalcium()).min().orElseThrow() >= -1e-12);
		}
		assertTrue(r.cells().stream().anyMatch(c -> c.numSpikes() > 0));
	}

	@Test
	void cancelledLeavesNothing() {
		assertThrows(CancelledException.class, () -> Simulation.run(QUIET, 2,
			new Progress() {

				@Override
				public void report(final double fraction, final String what) {
					// asked before the first cell already
				}

				@Override
				public boolean isCancelled() {
					return true;
				}
			}));
	}

	@Test
	void whatCannotFitIntoMemoryIsRefusedBeforeItIsAskedFor() {
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			() -> run(QUIET.withNumCells(2_000_000_000)));
		assertTrue(e.getMessage().contains("num_cells is 2000000000"), e
			.getMessage());
		// few frames, but two thousand million steps that fire half the time
		assertThrows(InvalidInputException.class, () -> run(QUIET.withNumCells(1)
			.withNumTimepoints(2000).withSpikeSimHz(3e7)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"{\"fs_hz\":0} | fs_hz must be a number greater than 0 Hz, but is 0", "{\"fs_hz\":\"30\"} | fs_hz must be a number, but is \"30\"",
		"{\"num_cells\":0} | num_cells must be a whole number from 1 to 2147483647, but is 0",
		"{\"num_cells\":1.5} | num_cells must be a whole number from 1 to 2147483647, but is 1.5",
		"{\"num_timepoints\":-1} | num_timepoints must be a whole number from 1 to 2147483647, but is -1",
		"{\"num_timepoints\":4294967296} | num_timepoints must be a whole number from 1 to 2147483647, but is 4294967296",
		"{\"seed\":-1} | seed must be a whole number from 0 to 4294967295, but is -1",
		"{\"seed\":4294967296} | seed must be a whole number from 0 to 4294967295, but is 4294967296",
		"{\"alpha_mean\":0} | alpha_mean must be a number greater than 0, but is 0", "{\"alpha_cv\":-1} | alpha_cv must be a number of at least 0, but is -1",
		"{\"spike_sim_hz\":0} | spike_sim_hz must be a number greater than 0 Hz, but is 0",
		"{\"spike_sim_hz\":1e12} | spike_sim_hz is 1.0E12",
		"{\"bogus\":1} | bogus is not a setting",
		"{\"noise\":{\"snr\":0}} | noise.snr must be a number greater than 0, but is 0",
		"{\"noise\":{\"snrr\":1}} | noise.snrr is not a setting; the settings here are snr, shot_noise_enabled, shot_noise_fraction, snr_spread",
		"{\"noise\":{\"shot_noise_enabled\":1}} | noise.shot_noise_enabled must be true or false, but is 1",
		"{\"noise\":{\"shot_noise_fraction\":2}} | noise.shot_noise_fraction must be a number from 0 to 1, but is 2",
		"{\"noise\":{\"snr_spread\":-1}} | noise.snr_spread must be a number of at least 0, but is -1",
		"{\"noise\":3} | noise must be an object { ... }, but is 3", "{\"noise\":null} | noise must be an object { ... }, but is null",
		"{\"kernel\":{\"tau_rise_s\":0}} | kernel.tau_rise_s must be a number greater than 0 s, but is 0",
		"{\"kernel\":{\"tau_rise_s\":1}} | kernel.tau_rise_s is 1",
		"{\"kernel\":{\"tau_decay_s\":-1}} | kernel.tau_decay_s must be a number greater than 0 s, but is -1",
		"{\"kernel\":{\"tau_rise_cv\":-1}} | kernel.tau_rise_cv must be a number of at least 0, but is -1",
		"{\"kernel\":{\"tau_decay_cv\":-1}} | kernel.tau_decay_cv must be a number of at least 0, but is -1",
		"{\"spike_model\":{\"model_type\":\"nope\"}} | spike_model.model_type is \"nope\", but must be one of markov, poisson",
		"{\"spike_model\":{\"rate_hz\":1}} | spike_model.model_type is missing",
		"{\"spike_model\":{\"model_type\":\"poisson\",\"rate_hz\":0}} | spike_model.rate_hz must be a number greater than 0 Hz, but is 0",
		"{\"spike_model\":{\"model_type\":\"markov\",\"p_silent_to_active\":2}} | spike_model.p_silent_to_active must be a number from 0 to 1, but is 2",
		"{\"spike_model\":{\"model_type\":\"markov\",\"p_active_to_silent\":-1}} | spike_model.p_active_to_silent must be a number from 0 to 1, but is -1",
		"{\"spike_model\":{\"model_type\":\"markov\",\"p_spike_when_active\":2}} | spike_model.p_spike_when_active must be a number from 0 to 1, but is 2",
		"{\"spike_model\":{\"model_type\":\"markov\",\"p_spike_when_silent\":2}} | spike_model.p_spike_when_silent must be a number from 0 to 1, but is 2",
		"{\"spike_model\":{\"model_type\":\"markov\",\"p_silent_to_active_cv\":-1}} | spike_model.p_silent_to_active_cv must be a number of at least 0, but is -1",
		"{\"drift\":{\"model_type\":\"random_walk\",\"step_std_fraction\":-1}} | drift.step_std_fraction must be a number of at least 0, but is -1",
		"{\"drift\":{\"model_type\":\"random_walk\",\"mean_reversion\":2}} | drift.mean_reversion must be a number from 0 to 1, but is 2",
		"{\"drift\":{\"model_type\":\"random_walk\",\"step_std_cv\":-1}} | drift.step_std_cv must be a number of at least 0, but is -1",
		"{\"drift\":{\"model_type\":\"sinusoidal\",\"amplitude_fraction\":-1}} | drift.amplitude_fraction must be a number of at least 0, but is -1",
		"{\"drift\":{\"model_type\":\"sinusoidal\",\"cycles_min\":5}} | drift.cycles_max is 4",
		"{\"drift\":{\"model_type\":\"sinusoidal\",\"amplitude_cv\":-1}} | drift.amplitude_cv must be a number of at least 0, but is -1",
		"{\"photobleaching\":{\"decay_time_constant_s\":0}} | photobleaching.decay_time_constant_s must be a number greater than 0 s, but is 0",
		"{\"photobleaching\":{\"amplitude_fraction\":2}} | photobleaching.amplitude_fraction must be a number from 0 to 1, but is 2",
		"{\"photobleaching\":{\"amplitude_cv\":-1}} | photobleaching.amplitude_cv must be a number of at least 0, but is -1",
		"{\"saturation\":{\"hill_coefficient\":0}} | saturation.hill_coefficient must be a number greater than 0, but is 0",
		"{\"saturation\":{\"k_d\":0}} | saturation.k_d must be a number greater than 0, but is 0",
		"{\"saturation\":{\"k_d_cv\":-1}} | saturation.k_d_cv must be a number of at least 0, but is -1",
		"{bad | not JSON", "[1] | The JSON must be an object { ... }, but is [1]" })
	void wrongFieldsAreNamed(final String json, final String message) {
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			() -> SimulationJson.parse(json));
		assertTrue(e.getMessage().contains(message), () -> "\"" + message +
			"\" is not in: " + e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"noise\":{}}", "{\"num_cells\":100.0}" })
	void absentFieldsTakeTheirDefaults(final String json) {
		assertEquals(SimulationConfig.defaults(), SimulationJson.parse(json));
	}
}
