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

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Configuration of a simulation. Messages use the names of the JSON form, see {@link SimulationJson}.
 * Immutable.
 *
 * @param fs sampling rate in Hz, greater than 0
 * @param numTimepoints number of frames, at least 1
 * @param numCells number of cells, at least 1
 * @param kernel transient of one spike
 * @param spikeModel model of the spike times
 * @param noise noise of the traces
 * @param drift drift of the baseline
 * @param photobleaching photobleaching, off by default
 * @param saturation saturation of the indicator, off by default
 * @param alphaMean mean amplitude of one spike, greater than 0
 * @param alphaCv coefficient of variation of the amplitude between cells (log-normal), at least 0
 * @param seed random seed, 0 to 2³²-1; the same seed gives the same result
 * @param spikeSimHz rate in Hz at which spikes are drawn, greater than 0; rounded to a whole number of
 *          steps per frame
 */
@RecordBuilder
public record SimulationConfig(double fs, int numTimepoints, int numCells,
	KernelConfig kernel, SpikeModel spikeModel, NoiseConfig noise,
	DriftModel drift, PhotobleachingConfig photobleaching,
	SaturationConfig saturation, double alphaMean, double alphaCv, long seed,
	double spikeSimHz)
	implements SimulationConfigBuilder.With
{

	public static final long LARGEST_SEED = 0xffffffffL;

	/** Largest number of steps per frame; more would only take longer. */
	private static final int MOST_STEPS_PER_FRAME = 1_000_000;

	public SimulationConfig {
		Require.positive("fs_hz", fs, "Hz");
		Require.within("num_timepoints", numTimepoints, 1, Integer.MAX_VALUE);
		Require.within("num_cells", numCells, 1, Integer.MAX_VALUE);
		Require.present("kernel", kernel);
		Require.present("spike_model", spikeModel);
		Require.present("noise", noise);
		Require.present("drift", drift);
		Require.present("photobleaching", photobleaching);
		Require.present("saturation", saturation);
		Require.positive("alpha_mean", alphaMean, "");
		Require.nonNegative("alpha_cv", alphaCv, "");
		if (seed < 0 || seed > LARGEST_SEED) throw InvalidInputException.mustBe(
			"seed", "a whole number from 0 to " + LARGEST_SEED, seed);
		Require.positive("spike_sim_hz", spikeSimHz, "Hz");
		final double steps = steps(spikeSimHz, fs);
		if (steps > MOST_STEPS_PER_FRAME || steps *
			numTimepoints > Integer.MAX_VALUE) throw InvalidInputException.of(
				"spike_sim_hz", "must give at most " + MOST_STEPS_PER_FRAME +
					" steps per frame and " + Integer.MAX_VALUE + " steps in all, but " +
					Require.plain(spikeSimHz) + " Hz gives " + Require.plain(steps) +
					" steps per frame for " + numTimepoints +
					" frames. Use a lower rate, or fewer frames.");
	}

	/**
	 * @return 100 cells and 27,000 frames at 30 Hz; alpha 1 with a coefficient of variation of 0.3, seed
	 *         42, spikes drawn at 300 Hz, and the defaults of the other parts
	 */
	public static SimulationConfig defaults() {
		return new SimulationConfig(30, 27_000, 100, KernelConfig.defaults(),
			MarkovConfig.defaults(), NoiseConfig.defaults(), RandomWalkDrift
				.defaults(), PhotobleachingConfig.defaults(), SaturationConfig
					.defaults(), 1, 0.3, 42, 300);
	}

	/** @return the number of steps per frame at which spikes are drawn, at least 1 */
	public int stepsPerFrame() {
		return (int) steps(spikeSimHz, fs);
	}

	private static double steps(final double spikeSimHz, final double fs) {
		return Math.max(1, Math.floor(spikeSimHz / fs + 0.5));
	}

	/**
	 * @param mean mean amplitude of one spike
	 * @param cv its coefficient of variation between cells
	 */
	public SimulationConfig withAlpha(final double mean, final double cv) {
		return new SimulationConfig(fs, numTimepoints, numCells, kernel, spikeModel,
			noise, drift, photobleaching, saturation, mean, cv, seed, spikeSimHz);
	}
}
