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

/**
 * Out-of-focus fluorescence around the cells: a few wide patches whose brightness follows a slow
 * oscillation and the activity of the population.
 */
final class Neuropil {

	private static final int PATCHES = 5;

	/** Time constant in seconds of the average of the population activity. */
	private static final double BLUR = 1;

	private final float[][] patches;
	private final double[][] levels;

	/** @param traces ΔF/F, n_cells × n_frames */
	Neuropil(final MovieConfig config, final double[][] traces,
		final Xorshift32 random)
	{
		final SceneOptions scene = config.scene();
		patches = new float[PATCHES][scene.width() * scene.height()];
		levels = new double[PATCHES][config.cells().numTimepoints()];
		final double[] activity = population(traces, config.cells().fs());
		final double wide = Math.max(scene.width(), scene.height()) / 3.0;
		for (int k = 0; k < PATCHES; k++) {
			final double x = scene.width() * random.uniform(), y = scene.height() *
				random.uniform();
			double sum = 0;
			for (int p = 0; p < patches[k].length; p++) {
				final double d = Math.hypot(p % scene.width() - x, p / scene.width() -
					y) / wide;
				patches[k][p] = (float) (0.1 + Math.exp(-d * d / 2));
				sum += patches[k][p];
			}
			// scale to a mean of 1, so that the levels apply to the whole image
			for (int p = 0; p < patches[k].length; p++)
				patches[k][p] *= (float) (patches[k].length / sum);
			final double period = 20 + 40 * random.uniform(), phase = 2 * Math.PI *
				random.uniform(), share = 0.3 + 0.4 * random.uniform();
			for (int t = 0; t < activity.length; t++) {
				final double slow = 0.1 * Math.sin(2 * Math.PI * t / config.cells()
					.fs() / period + phase);
				levels[k][t] = scene.neuropil() / PATCHES * Math.max(0, 1 + slow +
					share * activity[t]);
			}
		}
	}

	/** @return a leaky average over time of the mean ΔF/F of the cells */
	private static double[] population(final double[][] traces,
		final double fs)
	{
		final double[] out = new double[traces[0].length];
		final double keep = Math.exp(-1 / (fs * BLUR));
		double level = 0;
		for (int t = 0; t < out.length; t++) {
			double mean = 0;
			for (final double[] trace : traces)
				mean += trace[t] / traces.length;
			level = keep * level + (1 - keep) * mean;
			out[t] = level;
		}
		return out;
	}

	/** Adds the neuropil of one frame in grey levels. */
	void addTo(final double[] frame, final int t) {
		for (int k = 0; k < PATCHES; k++) {
			final double level = levels[k][t];
			final float[] patch = patches[k];
			for (int p = 0; p < frame.length; p++)
				frame[p] += level * patch[p];
		}
	}
}
