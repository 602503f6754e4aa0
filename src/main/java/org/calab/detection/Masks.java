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

/** Operations on the pixels of a small rectangle, row by row. Neighbours share an edge. */
final class Masks {

	/** The part of the brightest pixels whose mean is the plateau of a footprint. */
	private static final int BRIGHTEST = 5;

	private Masks() {}

	/** @return the number of each pixel's connected part, counted from 1 in order of their first pixels; 0 outside the mask */
	static int[] parts(final boolean[] mask, final int width) {
		final int[] part = new int[mask.length], stack = new int[mask.length];
		int parts = 0;
		for (int seed = 0; seed < mask.length; seed++) {
			if (!mask[seed] || part[seed] != 0) continue;
			parts++;
			int n = 0;
			stack[n++] = seed;
			part[seed] = parts;
			while (n > 0) {
				final int i = stack[--n], x = i % width;
				for (int side = 0; side < 4; side++) {
					final int j = side == 0 ? i - width : side == 1 ? i + width : side == 2
						? i - 1 : i + 1;
					if (j < 0 || j >= mask.length || side == 2 && x == 0 || side == 3 &&
						x == width - 1 || !mask[j] || part[j] != 0) continue;
					part[j] = parts;
					stack[n++] = j;
				}
			}
		}
		return part;
	}

	/** @return the part that contains a pixel, or the part nearest to it; nothing if the mask is empty */
	static boolean[] partAt(final boolean[] mask, final int width, final int x,
		final int y)
	{
		final int[] part = parts(mask, width);
		int wanted = part[y * width + x];
		if (wanted == 0) {
			long nearest = Long.MAX_VALUE;
			for (int i = 0; i < part.length; i++) {
				final long dx = i % width - x, dy = i / width - y, d = dx * dx + dy * dy;
				if (part[i] == 0 || d >= nearest) continue;
				nearest = d;
				wanted = part[i];
			}
		}
		return equal(part, wanted == 0 ? -1 : wanted);
	}

	/** @return the part with the largest sum of weights; nothing if the mask is empty */
	static boolean[] heaviestPart(final boolean[] mask, final float[] weights,
		final int width)
	{
		final int[] part = parts(mask, width);
		final double[] sum = new double[Arrays.stream(part).max().orElse(0) + 1];
		for (int i = 0; i < part.length; i++)
			if (part[i] > 0) sum[part[i]] += weights[i];
		int best = 1;
		for (int k = 2; k < sum.length; k++)
			if (sum[k] > sum[best]) best = k;
		return equal(part, sum.length == 1 ? -1 : best);
	}

	private static boolean[] equal(final int[] part, final int wanted) {
		final boolean[] out = new boolean[part.length];
		for (int i = 0; i < out.length; i++)
			out[i] = part[i] == wanted;
		return out;
	}

	/** @return the mask with the pixels that it surrounds */
	static boolean[] filled(final boolean[] mask, final int width) {
		final boolean[] outside = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			outside[i] = !mask[i];
		final int[] part = parts(outside, width);
		final int height = mask.length / width;
		final boolean[] open = new boolean[mask.length + 1];
		for (int i = 0; i < mask.length; i++) {
			final int x = i % width, y = i / width;
			if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
				open[part[i]] = true;
		}
		final boolean[] out = new boolean[mask.length];
		for (int i = 0; i < out.length; i++)
			out[i] = mask[i] || !open[part[i]];
		return out;
	}

	/** @return the mask with all pixels that are at most {@code times} steps away */
	static boolean[] dilated(final boolean[] mask, final int width,
		final int times)
	{
		boolean[] from = mask.clone();
		for (int k = 0; k < times; k++) {
			final boolean[] to = from.clone();
			for (int i = 0; i < from.length; i++) {
				if (!from[i]) continue;
				final int x = i % width;
				if (x > 0) to[i - 1] = true;
				if (x < width - 1) to[i + 1] = true;
				if (i >= width) to[i - width] = true;
				if (i + width < to.length) to[i + width] = true;
			}
			from = to;
		}
		return from;
	}

	/** @return the pixels within {@code radius} of a pixel of the image */
	static boolean[] disc(final Patch in, final int x, final int y,
		final double radius)
	{
		final boolean[] out = new boolean[in.width() * in.height()];
		for (int i = 0; i < out.length; i++) {
			final int dx = in.x0() + i % in.width() - x, dy = in.y0() + i / in
				.width() - y;
			out[i] = dx * dx + dy * dy <= radius * radius;
		}
		return out;
	}

	/** @return the pixels with a weight above a value */
	static boolean[] above(final float[] weights, final double least) {
		final boolean[] out = new boolean[weights.length];
		for (int i = 0; i < out.length; i++)
			out[i] = weights[i] > least;
		return out;
	}

	/** @return the weights where the mask is set and they are greater than 0; 0 elsewhere */
	static float[] positive(final float[] weights, final boolean[] mask) {
		final float[] out = new float[weights.length];
		for (int i = 0; i < out.length; i++)
			if (mask[i] && weights[i] > 0) out[i] = weights[i];
		return out;
	}

	/** @return the weights, smoothed by (1 2 1)/4 along both axes; the edge pixels count twice at the edges */
	static float[] smoothed(final float[] a, final int width) {
		final int height = a.length / width;
		final float[] rows = new float[a.length], out = new float[a.length];
		for (int y = 0; y < height; y++) {
			final int up = Math.max(0, y - 1) * width, at = y * width, down = Math.min(
				height - 1, y + 1) * width;
			for (int x = 0; x < width; x++)
				rows[at + x] = 0.25f * a[up + x] + 0.5f * a[at + x] + 0.25f * a[down +
					x];
		}
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				out[y * width + x] = 0.25f * rows[y * width + Math.max(0, x - 1)] +
					0.5f * rows[y * width + x] + 0.25f * rows[y * width + Math.min(width -
						1, x + 1)];
		return out;
	}

	/** @return the mean of the brightest fifth of the positive weights, less noisy than the largest; 0 if there are none */
	static double plateau(final float[] weights) {
		final float[] v = new float[weights.length];
		int n = 0;
		for (final float w : weights)
			if (w > 0) v[n++] = w;
		if (n == 0) return 0;
		Arrays.sort(v, 0, n);
		final int count = Math.max(1, n / BRIGHTEST);
		double sum = 0;
		for (int i = n - count; i < n; i++)
			sum += v[i];
		return sum / count;
	}

	static int count(final boolean[] mask) {
		int n = 0;
		for (final boolean in : mask)
			if (in) n++;
		return n;
	}
}
