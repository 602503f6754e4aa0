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

/** Gaussian blur of an image; outside the image there is 0. */
final class GaussianBlur {

	/** The weights are cut off at this number of standard deviations. */
	private static final double REACH = 3;

	private final float[] weights;
	private final int reach;

	/** @param sigma standard deviation in pixels */
	GaussianBlur(final double sigma) {
		reach = (int) (REACH * sigma + 0.5);
		weights = new float[reach + 1];
		double sum = 0;
		for (int d = -reach; d <= reach; d++)
			sum += Math.exp(-0.5 * d * d / (sigma * sigma));
		for (int d = 0; d <= reach; d++)
			weights[d] = (float) (Math.exp(-0.5 * d * d / (sigma * sigma)) / sum);
	}

	/** @return the distance in pixels over which a pixel is spread */
	int reach() {
		return reach;
	}

	/** Buffers of a thread. */
	static final class Buffers {

		private float[][] lines = {};
		private float[] zero = {}, sum = {}, padded = {};
		private final float[][] shifted = new float[4][];

		private void size(final int width, final int height, final int reach) {
			if (lines.length < height || zero.length < width) {
				lines = new float[Math.max(height, lines.length)][Math.max(width,
					zero.length)];
				zero = new float[lines[0].length];
				sum = zero.clone();
				for (int k = 0; k < shifted.length; k++)
					shifted[k] = zero.clone();
			}
			if (padded.length < width + 2 * reach) padded = new float[width + 2 *
				reach];
		}
	}

	/**
	 * @param image row by row. Not modified.
	 * @param width of the image
	 * @param out receives the blurred image; may be the image
	 */
	void apply(final float[] image, final int width, final Buffers b,
		final float[] out)
	{
		final int height = image.length / width;
		b.size(width, height, reach);
		for (int y = 0; y < height; y++)
			System.arraycopy(image, y * width, b.lines[y], 0, width);
		Arrays.fill(b.padded, 0);
		for (int y = 0; y < height; y++) {
			multiply(b.lines[y], weights[0], b.sum, width);
			for (int d = 1; d <= reach; d += 2)
				add(line(b, y - d, height), line(b, y + d, height), weights[d], line(b, y -
					d - 1, height), line(b, y + d + 1, height), weight(d + 1), b.sum, width);
			System.arraycopy(b.sum, 0, b.padded, reach, width);
			multiply(b.sum, weights[0], b.sum, width);
			for (int d = 1; d <= reach; d += 2) {
				for (int k = 0; k < 4; k++) {
					final int by = k == 0 ? -d : k == 1 ? d : k == 2 ? Math.max(-reach, -d -
						1) : Math.min(reach, d + 1);
					System.arraycopy(b.padded, reach + by, b.shifted[k], 0, width);
				}
				add(b.shifted[0], b.shifted[1], weights[d], b.shifted[2], b.shifted[3],
					weight(d + 1), b.sum, width);
			}
			System.arraycopy(b.sum, 0, out, y * width, width);
		}
	}

	private float weight(final int d) {
		return d <= reach ? weights[d] : 0;
	}

	private static float[] line(final Buffers b, final int y, final int height) {
		return y < 0 || y >= height ? b.zero : b.lines[y];
	}

	// arrays of their own and one index in both loops: the compiler uses vector instructions

	private static void multiply(final float[] a, final float w,
		final float[] out, final int n)
	{
		for (int x = 0; x < n; x++)
			out[x] = w * a[x];
	}

	private static void add(final float[] a, final float[] b, final float w,
		final float[] c, final float[] d, final float v, final float[] sum,
		final int n)
	{
		for (int x = 0; x < n; x++)
			sum[x] += w * (a[x] + b[x]) + v * (c[x] + d[x]);
	}
}
