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
package org.calab.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.extraction.SummaryImage;
import org.calab.io.DataFormatException;

/** Collects the pixels of each cell, within bounded memory. */
final class PixelCollector {

	/** Memory of a pixel while it is collected and copied into its region. */
	private static final int BYTES_PER_PIXEL = 40;
	private static final double PART_OF_HEAP = 0.3;

	private final String file;
	private final List<String> names;
	private final int[][] x, y;
	private final double[][] weights;
	private final int[] sizes;
	private final long most = (long) (PART_OF_HEAP * Runtime.getRuntime()
		.maxMemory() / BYTES_PER_PIXEL);
	private long all;

	/**
	 * @param file for messages
	 * @param names of the cells, in order
	 */
	PixelCollector(final String file, final List<String> names) {
		this.file = file;
		this.names = names;
		x = new int[names.size()][0];
		y = new int[names.size()][0];
		weights = new double[names.size()][0];
		sizes = new int[names.size()];
	}

	/**
	 * @param cell index of the cell; a pixel of another one is left out
	 * @param weight a pixel whose weight is not greater than 0 is left out
	 */
	void add(final int cell, final int column, final int row,
		final double weight) throws DataFormatException
	{
		if (cell < 0 || cell >= sizes.length || !(weight > 0) || Double.isInfinite(
			weight)) return;
		if (++all > most) throw new DataFormatException(file, "the cells have more than " +
			most + " pixels, too many for the Java heap of " + (Runtime.getRuntime()
				.maxMemory() >> 20) + " MB.");
		final int n = sizes[cell]++;
		if (n == x[cell].length) {
			final int longer = Math.max(32, n + n / 2);
			x[cell] = Arrays.copyOf(x[cell], longer);
			y[cell] = Arrays.copyOf(y[cell], longer);
			weights[cell] = Arrays.copyOf(weights[cell], longer);
		}
		x[cell][n] = column;
		y[cell][n] = row;
		weights[cell][n] = weight;
	}

	/**
	 * @param width of the image; 0 if it is not known
	 * @param height of the image; 0 if it is not known
	 * @param faintest see {@link Footprints}
	 * @return the cells that have pixels; empty if none has
	 */
	Optional<Footprints> footprints(final int width, final int height,
		final double faintest, final List<SummaryImage> images,
		final List<String> given)
	{
		final List<String> notes = new ArrayList<>(given), without =
			new ArrayList<>();
		final List<Region> regions = new ArrayList<>();
		for (int i = 0; i < sizes.length; i++) {
			if (sizes[i] == 0) without.add(names.get(i));
			else regions.add(region(i));
		}
		if (regions.isEmpty()) return Optional.empty();
		if (!without.isEmpty()) notes.add((without.size() == 1 ? "1 cell has"
			: without.size() + " cells have") + " no pixels: " + String.join(", ", without
				.subList(0, Math.min(5, without.size()))) + (without.size() > 5 ? ", ..."
					: "") + ".");
		if (width > 0 && height > 0) return Optional.of(new Footprints(width, height,
			regions, faintest, images, notes));
		final Footprints around = Footprints.around(regions);
		return Optional.of(new Footprints(around.width(), around.height(), regions,
			faintest, List.of(), notes));
	}

	/** Weights that are all the same are none. */
	private Region region(final int i) {
		final int[] columns = Arrays.copyOf(x[i], sizes[i]), rows = Arrays.copyOf(
			y[i], sizes[i]);
		final double[] w = Arrays.copyOf(weights[i], sizes[i]);
		for (final double v : w)
			if (v != w[0]) return Region.weighted(names.get(i), columns, rows, w);
		return Region.of(names.get(i), columns, rows);
	}
}
