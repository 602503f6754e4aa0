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
	 * @param slow the factor by which differences show too little, see {@link SlowNoise#factor}
	 * @return the noise SD of each pixel, greater than 0
	 */
	static float[] of(final float[][] frames, final double slow,
		final Workers workers, final String what)
	{
		final int pixels = frames[0].length, width = RowMedians.WIDTH;
		final float[] sd = new float[pixels];
		workers.forEach((pixels + width - 1) / width, what, Own::new, (own,
			chunk) -> {
			final int from = chunk * width, n = Math.min(width, pixels - from);
			own.of(frames, from, n);
			for (int p = 0; p < n; p++)
				sd[from + p] = (float) slow * own.noise[p];
		});
		final float[] positive = positive(sd);
		final double floor = positive.length == 0 ? 1 : OF_MEDIAN * new Medians().of(
			positive, 0, positive.length);
		for (int i = 0; i < sd.length; i++)
			sd[i] = (float) Math.max(sd[i], floor);
		return sd;
	}

	/** Buffers of a thread, and the noise of pixels side by side. */
	private static final class Own {

		private final RowMedians medians = new RowMedians();
		private final float[] before = new float[RowMedians.WIDTH],
				squares = before.clone();
		final float[] noise = before.clone();

		void of(final float[][] frames, final int from, final int n) {
			final int count = frames.length - 1;
			Arrays.fill(noise, 0);
			Arrays.fill(squares, 0);
			if (count == 0) return;
			medians.of(count, (t, to) -> {
				System.arraycopy(frames[t], from, before, 0, n);
				System.arraycopy(frames[t + 1], from, to, 0, n);
				subtract(before, to, n);
				addSquares(to, squares, n);
				makePositive(to, n);
			}, n, noise);
			for (int p = 0; p < n; p++)
				noise[p] = (float) Math.max(noise[p] / MAD / Math.sqrt(2), OF_RMS * Math
					.sqrt(squares[p] / (2.0 * count)));
		}

		// one array that is written in each loop, and one index: the compiler uses vector instructions

		private static void subtract(final float[] before, final float[] now,
			final int n)
		{
			for (int p = 0; p < n; p++)
				now[p] -= before[p];
		}

		private static void addSquares(final float[] d, final float[] sum,
			final int n)
		{
			for (int p = 0; p < n; p++)
				sum[p] += d[p] * d[p];
		}

		private static void makePositive(final float[] d, final int n) {
			for (int p = 0; p < n; p++)
				d[p] = Math.abs(d[p]);
		}
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
