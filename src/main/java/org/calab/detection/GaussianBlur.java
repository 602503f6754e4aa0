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

	/**
	 * @param image row by row. Not modified.
	 * @param width of the image
	 * @param rows buffer of the size of the image
	 * @param out receives the blurred image
	 */
	void apply(final float[] image, final int width, final float[] rows,
		final float[] out)
	{
		final int height = image.length / width;
		// line by line with one weight at a time, so that the compiler uses vector instructions
		for (int y = 0; y < height; y++) {
			final int at = y * width;
			for (int x = 0; x < width; x++)
				rows[at + x] = weights[0] * image[at + x];
			for (int d = 1; d <= reach; d++) {
				final float w = weights[d];
				if (y >= d) add(w, image, at - d * width, rows, at, width);
				if (y + d < height) add(w, image, at + d * width, rows, at, width);
			}
		}
		for (int y = 0; y < height; y++) {
			final int at = y * width;
			for (int x = 0; x < width; x++)
				out[at + x] = weights[0] * rows[at + x];
			for (int d = 1; d <= Math.min(reach, width - 1); d++) {
				final float w = weights[d];
				add(w, rows, at, out, at + d, width - d);
				add(w, rows, at + d, out, at, width - d);
			}
		}
	}

	private static void add(final float w, final float[] from, final int i,
		final float[] to, final int j, final int n)
	{
		for (int k = 0; k < n; k++)
			to[j + k] += w * from[i + k];
	}
}
