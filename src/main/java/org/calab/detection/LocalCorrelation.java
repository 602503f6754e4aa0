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

/** The mean correlation of each pixel with its up to 8 neighbours over time, as in CaImAn: cells are bright, noise is dark. */
final class LocalCorrelation {

	private LocalCorrelation() {}

	/** Each pair of neighbours is computed once: the neighbour on the right, and those below on the left, in the middle and on the right. */
	private static final int PAIRS = 4;

	static float[] of(final SignalMovie movie, final Workers workers) {
		final int width = movie.width(), height = movie.height();
		final float[] mean = new float[width * height], sd = mean.clone();
		final float[][] pairs = new float[PAIRS][width * height];
		workers.stage(0, 0.95).forEach(height, "Correlating neighbours",
			() -> new Rows(width), (rows, y) -> {
				rows.sum(movie, y);
				for (int x = 0; x < width; x++) {
					final int i = y * width + x;
					mean[i] = rows.sum[x] / movie.numFrames();
					sd[i] = (float) Math.sqrt(Math.max(0, rows.squares[x] / movie
						.numFrames() - mean[i] * mean[i]));
					for (int k = 0; k < PAIRS; k++)
						pairs[k][i] = rows.products[k][x] / movie.numFrames();
				}
			});
		final float[] out = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				double sum = 0;
				int n = 0;
				for (int dy = -1; dy <= 1; dy++)
					for (int dx = -1; dx <= 1; dx++) {
						final int u = x + dx, v = y + dy;
						if (dx == 0 && dy == 0 || u < 0 || v < 0 || u >= width ||
							v >= height) continue;
						final int a = y * width + x, b = v * width + u;
						final float both = sd[a] * sd[b];
						if (both > 0) sum += (pairs[dy == 0 ? 0 : 2 + dx * dy][dy == 0 ? Math
							.min(a, b) : dy > 0 ? a : b] - mean[a] * mean[b]) / both;
						n++;
					}
				if (n > 0) out[y * width + x] = (float) (sum / n);
			}
		return out;
	}

	/** Sums of a row and of its products with its neighbours. */
	private static final class Rows {

		private final int width;
		private final float[] here, right, below, belowRight;
		final float[] sum, squares;
		/** At a pixel, with the one on its right, below left, below, below right. */
		final float[][] products;
		private final float[] left;

		Rows(final int width) {
			this.width = width;
			here = new float[width];
			right = here.clone();
			left = here.clone();
			below = here.clone();
			belowRight = here.clone();
			sum = here.clone();
			squares = here.clone();
			products = new float[PAIRS][width];
		}

		void sum(final SignalMovie movie, final int y) {
			Arrays.fill(sum, 0);
			Arrays.fill(squares, 0);
			for (final float[] p : products)
				Arrays.fill(p, 0);
			final boolean last = y == movie.height() - 1;
			for (final float[] frame : movie.frames()) {
				System.arraycopy(frame, y * width, here, 0, width);
				System.arraycopy(here, 1, right, 0, width - 1);
				add(here, sum, width);
				addProduct(here, here, squares, width);
				addProduct(here, right, products[0], width);
				if (last) continue;
				System.arraycopy(frame, (y + 1) * width, below, 0, width);
				System.arraycopy(below, 0, left, 1, width - 1);
				System.arraycopy(below, 1, belowRight, 0, width - 1);
				addProduct(here, left, products[1], width);
				addProduct(here, below, products[2], width);
				addProduct(here, belowRight, products[3], width);
			}
		}

		// one index for all arrays, so that the compiler uses vector instructions

		private static void add(final float[] a, final float[] sum, final int n) {
			for (int x = 0; x < n; x++)
				sum[x] += a[x];
		}

		private static void addProduct(final float[] a, final float[] b,
			final float[] sum, final int n)
		{
			for (int x = 0; x < n; x++)
				sum[x] += a[x] * b[x];
		}
	}
}
