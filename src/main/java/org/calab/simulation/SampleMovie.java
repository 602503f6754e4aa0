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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;

/**
 * A small simulated movie to try things on: soft-edged cells on a grid that
 * fire at random, on a background that drifts, with camera noise. The same seed
 * gives the same movie.
 *
 * @param cells their centres, radii, spikes
 * @param frames n_frames × (width·height) pixels, row after row, in grey levels
 * @param width in pixels
 * @param height in pixels
 * @param fs frames per second
 * @param kernel the transient of one spike
 */
public record SampleMovie(List<Cell> cells, float[][] frames, int width,
	int height, double fs, CalciumKernel kernel)
{

	/**
	 * @param x centre in pixels
	 * @param y centre in pixels
	 * @param radius in pixels
	 * @param spikes counts per frame
	 */
	public record Cell(double x, double y, double radius, int[] spikes) {}

	private static final int GRID = 4, PITCH = 24;
	private static final double FS = 20, RATE_HZ = 0.35;
	private static final CalciumKernel KERNEL = new CalciumKernel(0.1, 0.6);

	/** Grey levels: background, resting cell, one spike, noise of a pixel. */
	private static final double BACKGROUND = 100, RESTING = 60, SPIKE = 55,
			NOISE = 18;

	/**
	 * @param numFrames 2 to 100,000
	 * @param seed any
	 * @return 16 cells in 96 × 96 pixels at 20 Hz
	 */
	public static SampleMovie simulate(final int numFrames, final long seed) {
		Require.within("frames", numFrames, 2, 100_000);
		final Random random = new Random(seed);
		final int side = GRID * PITCH;
		final List<Cell> cells = new ArrayList<>();
		final double[][] level = new double[GRID * GRID][];
		final double[] h = KERNEL.sample(FS);
		for (int i = 0; i < GRID * GRID; i++) {
			final int[] spikes = new int[numFrames];
			level[i] = new double[numFrames];
			for (int t = 0; t < numFrames; t++) {
				if (random.nextDouble() >= RATE_HZ / FS) continue;
				spikes[t] = 1 + random.nextInt(3);
				for (int k = 0; k < h.length && t + k < numFrames; k++)
					level[i][t + k] += spikes[t] * h[k];
			}
			cells.add(new Cell(PITCH * (i % GRID + 0.5) + 3 * random.nextGaussian(),
				PITCH * (i / GRID + 0.5) + 3 * random.nextGaussian(), 4.5 + 2 * random
					.nextDouble(), spikes));
		}
		return new SampleMovie(cells, draw(cells, level, numFrames, side, random),
			side, side, FS, KERNEL);
	}

	private static float[][] draw(final List<Cell> cells,
		final double[][] level, final int numFrames, final int side,
		final Random random)
	{
		final float[][] frames = new float[numFrames][side * side];
		for (int t = 0; t < numFrames; t++) {
			final double drift = 1 + 0.1 * Math.sin(2 * Math.PI * t / numFrames);
			for (int p = 0; p < frames[t].length; p++) {
				double v = BACKGROUND * drift;
				for (int i = 0; i < cells.size(); i++) {
					final double part = coverage(cells.get(i), p % side, p / side);
					if (part > 0) v += part * (RESTING + SPIKE * level[i][t]);
				}
				frames[t][p] = (float) Math.max(0, v + NOISE * random.nextGaussian());
			}
		}
		return frames;
	}

	/** 1 inside, falling to 0 over two pixels at the edge. */
	private static double coverage(final Cell c, final int x, final int y) {
		final double d = Math.hypot(x + 0.5 - c.x, y + 0.5 - c.y);
		return Math.max(0, Math.min(1, (c.radius + 1 - d) / 2));
	}
}
