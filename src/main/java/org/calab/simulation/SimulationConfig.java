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
 * What is simulated. Immutable; {@link #defaults()} and {@code withX}. The names
 * in messages are those of the JSON form, see {@link SimulationJson}.
 *
 * @param fs frames per second in Hz, above 0
 * @param numTimepoints frames, at least 1
 * @param numCells at least 1
 * @param kernel the transient of one spike
 * @param spikeModel when cells fire
 * @param noise of the traces
 * @param drift of the baseline
 * @param photobleaching off by default
 * @param saturation off by default
 * @param alphaMean mean size of one spike's transient, above 0
 * @param alphaCv spread of that between cells (log-normal), at least 0
 * @param seed 0 to 2³²-1; the same seed gives the same result
 * @param spikeSimHz rate at which spikes are drawn, in Hz, above 0; rounded to
 *          whole steps per frame
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

	/** Finer steps change nothing that can be seen, and take forever. */
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
		if (seed < 0 || seed > LARGEST_SEED) throw new InvalidInputException(
			"seed is " + seed + "; allowed is a whole number from 0 to " +
				LARGEST_SEED);
		Require.positive("spike_sim_hz", spikeSimHz, "Hz");
		final double steps = steps(spikeSimHz, fs);
		if (steps > MOST_STEPS_PER_FRAME || steps *
			numTimepoints > Integer.MAX_VALUE) throw new InvalidInputException(
				"spike_sim_hz is " + spikeSimHz + " Hz, which is " + steps +
					" steps per frame for " + numTimepoints + " frames; allowed are " +
					MOST_STEPS_PER_FRAME + " steps per frame and " + Integer.MAX_VALUE +
					" in all: choose a lower one, or fewer frames");
	}

	/**
	 * @return 100 cells, 27,000 frames at 30 Hz, all else as the parts' defaults;
	 *         alpha 1 with spread 0.3, seed 42, spikes drawn at 300 Hz
	 */
	public static SimulationConfig defaults() {
		return new SimulationConfig(30, 27_000, 100, KernelConfig.defaults(),
			MarkovConfig.defaults(), NoiseConfig.defaults(), RandomWalkDrift
				.defaults(), PhotobleachingConfig.defaults(), SaturationConfig
					.defaults(), 1, 0.3, 42, 300);
	}

	/** @return whole steps per frame at which spikes are drawn, at least 1 */
	public int stepsPerFrame() {
		return (int) steps(spikeSimHz, fs);
	}

	private static double steps(final double spikeSimHz, final double fs) {
		return Math.max(1, Math.floor(spikeSimHz / fs + 0.5));
	}

	/** @param mean size of one spike's transient @param cv its spread */
	public SimulationConfig withAlpha(final double mean, final double cv) {
		return new SimulationConfig(fs, numTimepoints, numCells, kernel, spikeModel,
			noise, drift, photobleaching, saturation, mean, cv, seed, spikeSimHz);
	}
}
