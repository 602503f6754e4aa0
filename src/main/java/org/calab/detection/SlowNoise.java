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
package org.calab.detection;

import java.util.Arrays;

/**
 * Noise that changes more slowly than the frames: that of a movie whose frames were repeated,
 * interpolated, or smoothed over time, as denoising does. Successive frames then share noise, and their
 * differences hold less of it than the frames. Frames that are further apart share less: how much their
 * differences are larger, in the median over the pixels, tells how much is missing. Most pixels are
 * silent most of the time, so that the cells do not change this median.
 *
 * @param factor the SD of the noise over that which successive differences show; 1 for noise that is
 *          independent
 * @param frames successive frames that hold as much noise as one independent frame: the sum of the
 *          correlations of a frame with all others and itself, at least 1
 */
record SlowNoise(double factor, double frames) {

	/** Distances of the frames that are compared: up to 2 s at the usual 0.25 s, beyond what smoothing usually reaches. */
	private static final int FARTHEST = 8;

	/** ... but at most this part of the movie. */
	private static final double OF_MOVIE = 0.25;

	/** Runs of {@link RowMedians#WIDTH} pixels, spread over the image: 1,024 pixels are enough for the median. */
	private static final int RUNS = 8;

	/** A smaller factor is that of independent noise: chance, and the little that cells and neuropil add. */
	private static final double SMALLEST = 1.1;

	static final SlowNoise INDEPENDENT = new SlowNoise(1, 1);

	static SlowNoise of(final float[][] frames) {
		final int farthest = Math.min(FARTHEST, (int) (OF_MOVIE * frames.length));
		if (farthest < 2) return INDEPENDENT;
		final float[][] ratios = ratios(frames, farthest);
		final double[] r = new double[farthest - 1];
		for (int k = 0; k < r.length; k++)
			r[k] = ratios[k].length == 0 ? 1 : new Medians().of(ratios[k], 0,
				ratios[k].length);
		final double factor = Arrays.stream(r).max().orElse(1);
		if (factor < SMALLEST) return INDEPENDENT;
		double sum = 1 + 2 * correlation(1, factor);
		for (final double v : r)
			sum += 2 * correlation(v, factor);
		return new SlowNoise(factor, sum);
	}

	/** @return that of two frames whose differences are so large, relative to those of successive ones */
	private static double correlation(final double ratio, final double factor) {
		return 1 - ratio * ratio / (factor * factor);
	}

	/** @return for the distances from 2 on, of each pixel: its median difference over that of successive frames */
	private static float[][] ratios(final float[][] frames, final int farthest) {
		final int pixels = frames[0].length, width = RowMedians.WIDTH,
				chunks = (pixels + width - 1) / width, runs = Math.min(RUNS, chunks);
		final RowMedians medians = new RowMedians();
		final float[][] ratios = new float[farthest - 1][runs * width];
		final float[] next = new float[width], far = new float[width];
		int found = 0;
		for (int run = 0; run < runs; run++) {
			final int from = run * chunks / runs * width, n = Math.min(width, pixels -
				from);
			differences(frames, 1, from, n, medians, next);
			for (int lag = 2; lag <= farthest; lag++) {
				differences(frames, lag, from, n, medians, far);
				int k = found;
				for (int p = 0; p < n; p++)
					if (next[p] > 0) ratios[lag - 2][k++] = far[p] / next[p];
			}
			for (int p = 0; p < n; p++)
				if (next[p] > 0) found++;
		}
		for (int k = 0; k < ratios.length; k++)
			ratios[k] = Arrays.copyOf(ratios[k], found);
		return ratios;
	}

	/** @param out receives the median of the absolute differences of frames that are {@code lag} apart, of each pixel */
	private static void differences(final float[][] frames, final int lag,
		final int from, final int n, final RowMedians medians, final float[] out)
	{
		medians.of(frames.length - lag, (t, to) -> {
			for (int p = 0; p < n; p++)
				to[p] = Math.abs(frames[t + lag][from + p] - frames[t][from + p]);
		}, n, out);
	}

	/** @return the SD of the sum of two successive samples over √2, relative to that of one */
	double ofPair() {
		return Math.sqrt(1 + correlation(1, factor));
	}
}
