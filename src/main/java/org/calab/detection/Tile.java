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

import java.util.ArrayList;
import java.util.List;

import org.calab.check.InvalidInputException;

/**
 * A part of the image that is processed at once. The cells of its core are its own; the margin around
 * gives them the surroundings that they would have in the whole image.
 *
 * @param x columns with the margin, in the pieces of the neuropil
 * @param y rows with the margin
 * @param left first column of the core
 * @param top first row of the core
 * @param right column after the core
 * @param bottom row after the core
 */
record Tile(Axis x, Axis y, int left, int top, int right, int bottom) {

	/** Margin in diameters: the median of the neuropil reaches 1.75 diameters, and a cell 0.8. */
	private static final double MARGIN = 3;

	/** @param mostPixels that fit into memory, with the margin */
	static List<Tile> of(final Axis x, final Axis y, final double diameter,
		final long mostPixels)
	{
		final int square = Neuropil.square(diameter), margin = (int) Math.ceil(
			MARGIN * diameter);
		final boolean fits = (long) x.length() * y.length() <= mostPixels;
		final int core = (int) Math.sqrt(mostPixels) - 2 * (margin + 2 * square);
		if (!fits && core < diameter) throw new InvalidInputException(
			"There is not enough memory to find cells in this movie: it must hold at least " +
				"tiles of 7 diameters. Give Java more (-Xmx), or use a shorter movie.");
		final int nx = fits ? 1 : (x.length() + core - 1) / core, ny = fits ? 1 : (y
			.length() + core - 1) / core;
		final List<Tile> tiles = new ArrayList<>();
		for (int j = 0; j < ny; j++)
			for (int i = 0; i < nx; i++) {
				final int left = at(x, i, nx), right = at(x, i + 1, nx), top = at(y, j, ny),
						bottom = at(y, j + 1, ny);
				tiles.add(new Tile(x.containing(Math.max(0, left - margin), Math.min(x
					.end(), right + margin)), y.containing(Math.max(0, top - margin), Math
						.min(y.end(), bottom + margin)), left, top, right, bottom));
			}
		return tiles;
	}

	private static int at(final Axis axis, final int i, final int n) {
		return (int) ((long) i * axis.length() / n);
	}

	/** @return whether a point of the image is in the core, or at most {@code slack} pixels outside */
	boolean owns(final double px, final double py, final double slack) {
		return px >= left - slack && px < right + slack && py >= top - slack &&
			py < bottom + slack;
	}

	/** Copies the core of an image of the tile to the whole image. */
	void copyCore(final float[] from, final float[] to, final int width) {
		for (int row = top; row < bottom; row++)
			System.arraycopy(from, (row - y.start()) * x.length() + left - x.start(),
				to, row * width + left, right - left);
	}
}
