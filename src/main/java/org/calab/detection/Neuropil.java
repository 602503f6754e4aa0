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
 * The diffuse fluorescence around cells in each frame: means of squares of half a cell's diameter,
 * of which the median over the squares around, bilinear between their centres. A cell covers a few
 * of the squares, which the median ignores; the neuropil is smooth over several cells.
 */
final class Neuropil {

	/** Side of the squares in diameters: a cell covers about 4 of them. */
	private static final double SQUARE = 0.5;

	/** Squares on each side of the median while no cell is known: 7 x 7, of which dense cells cover less than half. */
	static final int WIDE = 3;

	/** The same after the sure cells were subtracted: 5 x 5 follows local neuropil better. */
	static final int NARROW = 2;

	private final Axis x, y;
	private final Axis.Interpolation alongX, alongY;
	private final int half;

	/** @param half squares on each side of the median */
	Neuropil(final Axis x, final Axis y, final int half) {
		this.x = x;
		this.y = y;
		this.half = half;
		alongX = x.interpolation();
		alongY = y.interpolation();
	}

	/** @return the side of the squares in pixels */
	static int square(final double diameter) {
		return Math.max(2, (int) Math.rint(SQUARE * diameter));
	}

	/** @return the index mirrored at the edges, or that of the edge if there are too few squares to mirror */
	private int inside(final int i, final int n) {
		if (Math.min(x.pieces(), y.pieces()) <= half) return Math.max(0, Math.min(n -
			1, i));
		final int up = Math.abs(i);
		return up < n ? up : 2 * (n - 1) - up;
	}

	/** The estimation with the buffers of one thread. */
	Estimator estimator() {
		return new Estimator();
	}

	/** Not safe for several threads. */
	final class Estimator {

		private final int nx = x.pieces(), ny = y.pieces(), stride = nx + 2 * half;
		private final float[] line = new float[x.length()], column = line.clone(),
				above = line.clone(), below = line.clone(),
				padded = new float[stride * (ny + 2 * half)],
				medians = new float[RowMedians.WIDTH];
		private final RowMedians rowMedians = new RowMedians();

		/** @return the neuropil in each square of a frame, row by row */
		float[] of(final float[] frame) {
			final float[] means = new float[nx * ny], out = means.clone();
			for (int j = 0; j < ny; j++)
				means(frame, j, means);
			for (int j = -half; j < ny + half; j++)
				for (int i = -half; i < nx + half; i++)
					padded[(j + half) * stride + i + half] = means[inside(j, ny) * nx +
						inside(i, nx)];
			// the squares around all squares at once: shifted copies, with the padding in between
			final int side = 2 * half + 1, count = (ny - 1) * stride + nx;
			for (int from = 0; from < count; from += RowMedians.WIDTH) {
				final int first = from, n = Math.min(RowMedians.WIDTH, count - from);
				rowMedians.of(side * side, (k, to) -> System.arraycopy(padded, first + k /
					side * stride + k % side, to, 0, n), n, medians);
				for (int p = 0; p < n; p++) {
					final int i = (from + p) % stride;
					if (i < nx) out[(from + p) / stride * nx + i] = medians[p];
				}
			}
			return out;
		}

		/** Computes the means of a row of squares. */
		private void means(final float[] frame, final int j, final float[] to) {
			final int top = y.edges()[j] - y.start(), bottom = y.edges()[j + 1] - y
				.start();
			Arrays.fill(column, 0);
			for (int row = top; row < bottom; row++) {
				System.arraycopy(frame, row * line.length, line, 0, line.length);
				Neuropil.add(line, column, line.length);
			}
			for (int i = 0; i < nx; i++) {
				final int left = x.edges()[i] - x.start(), right = x.edges()[i + 1] - x
					.start();
				double sum = 0;
				for (int u = left; u < right; u++)
					sum += column[u];
				to[j * nx + i] = (float) (sum / ((right - left) * (bottom - top)));
			}
		}

		/** Adds {@code factor} times the neuropil to a frame. @param squares as {@link #of} returns */
		void add(final float factor, final float[] squares, final float[] frame) {
			final int width = line.length;
			int up = -1, down = -1;
			for (int v = 0; v < y.length(); v++) {
				if (alongY.left()[v] != up) alongRow(squares, up = alongY.left()[v],
					above);
				if (alongY.right()[v] != down) alongRow(squares, down = alongY.right()[v],
					below);
				System.arraycopy(frame, v * width, line, 0, width);
				final float g = alongY.f()[v];
				Neuropil.add(factor * (1 - g), above, factor * g, below, line, width);
				System.arraycopy(line, 0, frame, v * width, width);
			}
		}

		/** Interpolates between the centres of a row of squares. */
		private void alongRow(final float[] squares, final int j,
			final float[] to)
		{
			for (int u = 0; u < to.length; u++) {
				final float f = alongX.f()[u];
				to[u] = (1 - f) * squares[j * nx + alongX.left()[u]] + f * squares[j * nx +
					alongX.right()[u]];
			}
		}
	}

	// one index for all arrays, so that the compiler uses vector instructions

	private static void add(final float[] a, final float[] to, final int n) {
		for (int u = 0; u < n; u++)
			to[u] += a[u];
	}

	private static void add(final float v, final float[] a, final float w,
		final float[] b, final float[] to, final int n)
	{
		for (int u = 0; u < n; u++)
			to[u] += v * a[u] + w * b[u];
	}
}
