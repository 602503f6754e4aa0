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
 * The noise SD of each pixel, from differences of successive frames: transients are slow and rare, so
 * that differences are mostly noise. The median of their absolute values ignores the rest.
 */
final class PixelNoise {

	/** Median of the absolute values of normal deviates, in SDs. */
	private static final double MAD = 0.6745;

	/** Smallest noise as a fraction of the root mean square of the differences: where few photons make most differences 0, the median is 0. */
	private static final double OF_RMS = 0.5;

	/** Smallest noise as a fraction of the median over the pixels: a pixel without noise is not infinitely sure. */
	private static final double OF_MEDIAN = 0.1;

	private PixelNoise() {}

	/**
	 * @param slow the factor by which differences show too little, see {@link SlowNoise}
	 * @return the noise SD of each pixel, greater than 0
	 */
	static float[] of(final float[][] frames, final double slow,
		final Workers workers, final String what)
	{
		final float[] sd = new float[frames[0].length];
		Columns.read(frames, workers, what, () -> {
			final Medians m = new Medians();
			return (series, pixel) -> sd[pixel] = (float) (slow * of(
				series, m));
		});
		final float[] positive = positive(sd);
		final double floor = positive.length == 0 ? 1 : OF_MEDIAN * new Medians().of(
			positive, 0, positive.length);
		for (int i = 0; i < sd.length; i++)
			sd[i] = (float) Math.max(sd[i], floor);
		return sd;
	}

	private static double of(final float[] series, final Medians m) {
		double squares = 0;
		for (int t = 1; t < series.length; t++) {
			final double d = series[t] - series[t - 1];
			squares += d * d;
		}
		final double rms = Math.sqrt(squares / (2 * Math.max(1, series.length - 1)));
		return Math.max(ofDifferences(series, m), OF_RMS * rms);
	}

	/** @return the noise SD of a trace by the median of its differences */
	static double ofDifferences(final float[] series, final Medians m) {
		return m.ofAbsoluteDifferences(series, 1) / MAD / Math.sqrt(2);
	}

	private static float[] positive(final float[] sd) {
		final float[] out = new float[sd.length];
		int n = 0;
		for (final float s : sd)
			if (s > 0) out[n++] = s;
		return Arrays.copyOf(out, n);
	}
}
