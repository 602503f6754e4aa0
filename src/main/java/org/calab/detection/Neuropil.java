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

	/** @return the neuropil in each square of a frame, row by row */
	float[] of(final float[] frame) {
		final int nx = x.pieces(), ny = y.pieces();
		final float[] means = new float[nx * ny];
		for (int j = 0; j < ny; j++)
			for (int i = 0; i < nx; i++)
				means[j * nx + i] = mean(frame, i, j);
		final float[] out = new float[means.length], around = new float[(2 * half +
			1) * (2 * half + 1)];
		final Medians medians = new Medians();
		for (int j = 0; j < ny; j++)
			for (int i = 0; i < nx; i++) {
				int n = 0;
				for (int dy = -half; dy <= half; dy++) {
					final int row = inside(j + dy, ny) * nx;
					for (int dx = -half; dx <= half; dx++)
						around[n++] = means[row + inside(i + dx, nx)];
				}
				out[j * nx + i] = medians.of(around, 0, n);
			}
		return out;
	}

	private float mean(final float[] frame, final int i, final int j) {
		final int left = x.edges()[i] - x.start(), right = x.edges()[i + 1] - x
			.start(), top = y.edges()[j] - y.start(), bottom = y.edges()[j + 1] - y
				.start();
		double sum = 0;
		for (int row = top; row < bottom; row++)
			for (int at = row * x.length() + left; at < row * x.length() +
				right; at++)
				sum += frame[at];
		return (float) (sum / ((right - left) * (bottom - top)));
	}

	/** @return the index mirrored at the edges, or that of the edge if there are too few squares to mirror */
	private int inside(final int i, final int n) {
		if (Math.min(x.pieces(), y.pieces()) <= half) return Math.max(0, Math.min(n -
			1, i));
		final int up = Math.abs(i);
		return up < n ? up : 2 * (n - 1) - up;
	}

	/** Adds {@code factor} times the neuropil to a frame. @param squares as {@link #of} returns */
	void add(final float factor, final float[] squares, final float[] frame) {
		final int width = x.length(), nx = x.pieces();
		final float[] row = new float[nx];
		for (int v = 0; v < y.length(); v++) {
			final int up = alongY.left()[v] * nx, down = alongY.right()[v] * nx;
			final float g = alongY.f()[v];
			for (int i = 0; i < nx; i++)
				row[i] = factor * ((1 - g) * squares[up + i] + g * squares[down + i]);
			for (int u = 0; u < width; u++) {
				final float f = alongX.f()[u];
				frame[v * width + u] += (1 - f) * row[alongX.left()[u]] + f * row[alongX
					.right()[u]];
			}
		}
	}
}
