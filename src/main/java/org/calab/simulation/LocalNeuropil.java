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

import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Neuropil that differs from place to place: Gaussian patches that cover the image about
 * evenly, each with the mean ΔF/F of a few simulated processes of its own, which have the
 * spikes and the indicator of the cells.
 */
final class LocalNeuropil {

	/** Processes per patch: their mean varies less than a cell, as neuropil does. */
	private static final int PROCESSES = 8;

	/** Where a patch ends, in standard deviations. */
	private static final double REACH = 3;

	private record Patch(int left, double[] across, int top, double[] down,
		float[] levels)
	{
	}

	private final int width;
	private final Patch[] patches;

	LocalNeuropil(final MovieConfig config, final int threads,
		final Progress progress)
	{
		final SceneOptions scene = config.scene();
		width = scene.width();
		final double sd = scene.patchRadius();
		final int n = scene.neuropilLocal() > 0 ? (int) Math.max(1, Math.round(
			(double) width * scene.height() / (2 * Math.PI * sd * sd))) : 0;
		final Xorshift32 random = Seeds.PATCHES.random(config.cells().seed());
		final double[] x = new double[n], y = new double[n];
		for (int k = 0; k < n; k++) {
			x[k] = width * random.uniform();
			y[k] = scene.height() * random.uniform();
		}
		final SimulationConfig processes = config.cells().withSeed(
			Seeds.PATCH_SPIKES.of(config.cells().seed())).withPhotobleaching(config
				.cells().photobleaching().withEnabled(false));
		patches = new Patch[n];
		Parallel.forEach(n, threads, progress, "Simulating neuropil", k -> {
			final double[] across = profile(x[k], sd, width), down = profile(y[k], sd,
				scene.height());
			// each patch adds the same to the mean of the image
			final double scale = scene.neuropilLocal() / n * width * scene.height() /
				(sum(across) * sum(down));
			patches[k] = new Patch(start(x[k], sd), across, start(y[k], sd), down,
				levels(processes, k, scale));
		});
	}

	private static int start(final double centre, final double sd) {
		return (int) Math.max(0, Math.floor(centre - REACH * sd));
	}

	/** @return the profile along one axis from {@link #start}, within the image */
	private static double[] profile(final double centre, final double sd,
		final int length)
	{
		final int start = start(centre, sd);
		final double[] profile = new double[(int) Math.min(length, Math.ceil(centre +
			REACH * sd)) - start];
		for (int i = 0; i < profile.length; i++) {
			final double z = (start + i + 0.5 - centre) / sd;
			profile[i] = Math.exp(-z * z / 2);
		}
		return profile;
	}

	private static double sum(final double[] values) {
		double sum = 0;
		for (final double v : values)
			sum += v;
		return sum;
	}

	private static float[] levels(final SimulationConfig processes, final int k,
		final double scale)
	{
		final double[] mean = new double[processes.numTimepoints()];
		for (int i = 0; i < PROCESSES; i++) {
			final double[] trace = new CellSimulation(processes, k * PROCESSES + i).run(
				false).trace();
			for (int t = 0; t < mean.length; t++)
				mean[t] += trace[t] / PROCESSES;
		}
		final float[] levels = new float[mean.length];
		for (int t = 0; t < levels.length; t++)
			levels[t] = (float) (scale * Math.max(0, 1 + mean[t]));
		return levels;
	}

	/** Adds the neuropil of one frame in grey levels. */
	void addTo(final double[] frame, final int t) {
		for (final Patch p : patches) {
			for (int row = 0; row < p.down().length; row++) {
				final double level = p.levels()[t] * p.down()[row];
				final int start = (p.top() + row) * width + p.left();
				for (int i = 0; i < p.across().length; i++)
					frame[start + i] += level * p.across()[i];
			}
		}
	}
}
