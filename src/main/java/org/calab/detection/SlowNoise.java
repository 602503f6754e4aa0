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
 */
final class SlowNoise {

	/** Distances of the frames that are compared: up to 2 s at the usual 0.25 s, beyond what smoothing usually reaches. */
	private static final int FARTHEST = 8;

	/** ... but at most this part of the movie. */
	private static final double OF_MOVIE = 0.25;

	/** Pixels, spread over the image, that are enough for the median. */
	private static final int PIXELS = 4000;

	/** A smaller factor is that of independent noise: chance, and the little that cells and neuropil add. */
	private static final double SMALLEST = 1.1;

	private SlowNoise() {}

	/** @return the SD of the noise over that which successive differences show; 1 for noise that is independent */
	static double factor(final float[][] frames) {
		final int farthest = Math.min(FARTHEST, (int) (OF_MOVIE * frames.length)),
				pixels = frames[0].length, step = Math.max(1, pixels / PIXELS);
		final float[] series = new float[frames.length];
		final float[][] ratios = new float[Math.max(0, farthest - 1)][(pixels +
			step - 1) / step];
		final Medians medians = new Medians();
		int n = 0;
		for (int pixel = 0; pixel < pixels; pixel += step) {
			for (int t = 0; t < series.length; t++)
				series[t] = frames[t][pixel];
			final float next = medians.ofAbsoluteDifferences(series, 1);
			if (!(next > 0)) continue;
			for (int lag = 2; lag <= farthest; lag++)
				ratios[lag - 2][n] = medians.ofAbsoluteDifferences(series, lag) / next;
			n++;
		}
		final int count = n;
		final double largest = count == 0 ? 1 : Arrays.stream(ratios)
			.mapToDouble(r -> medians.of(r, 0, count)).max().orElse(1);
return largest < SMALLEST ? 1 : largest;
	}

	/**
	 * @param factor as {@link #factor} returns
	 * @return the SD of the sum of two successive samples over √2, relative to that of one
	 */
	static double ofPair(final double factor) {
		final double correlation = 1 - 1 / (factor * factor);
		return Math.sqrt(1 + correlation);
	}
}
