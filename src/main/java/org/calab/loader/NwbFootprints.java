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

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.extraction.SummaryImage;
import org.calab.io.DataFormatException;
import org.calab.io.hdf5.Hdf5File;

/**
 * The masks of the ROIs in an NWB file: {@code image_mask}, {@code pixel_mask} or
 * {@code voxel_mask} of a plane segmentation.
 * <p>
 * NWB names the axes of masks x and y, but most programs write an image as rows × columns, as
 * CaImAn and Suite2p do: so image masks are read. Pixel masks are read as x, y and weight, but
 * those that Suite2p wrote as y, x and weight.
 * </p>
 */
record NwbFootprints(Hdf5File file, String path, Group table) {

	private static final String IMAGE = "image_mask", PIXELS = "pixel_mask",
			VOXELS = "voxel_mask";

	/** Description of the table that Suite2p writes. */
	private static final String SUITE2P = "suite2p output";

	/** Summary images by their names, the best first. */
	private static final List<String> NAMES = List.of("mean", "average", "corr",
		"max");

	private static final int MOST_IMAGES = 4;

	/** Memory of an element of a mask while it is read, in bytes. */
	private static final int ELEMENT_BYTES = 64;
	private static final double PART_OF_HEAP = 0.3;

	/**
	 * @param rows the row of each cell in the table
	 * @param names of the cells
	 * @return empty if the table has no masks
	 */
	Optional<Footprints> read(final int[] rows, final List<String> names)
		throws IOException
	{
		final PixelCollector pixels = new PixelCollector(path, names);
		final Optional<Dataset> image = column(IMAGE);
		if (image.isPresent()) return fromImages(image.get(), rows, pixels);
		for (final String mask : List.of(PIXELS, VOXELS)) {
			final Optional<Dataset> list = column(mask), ends = column(mask + "_index");
			if (list.isPresent() && ends.isPresent()) return fromLists(list.get(), ends
				.get(), rows, pixels);
		}
		return Optional.empty();
	}

	private Optional<Dataset> column(final String name) {
		final Node node = table.getChild(name);
		return node instanceof Dataset d && !d.isLink() ? Optional.of(d) : Optional
			.empty();
	}

	private Optional<Footprints> fromImages(final Dataset masks, final int[] rows,
		final PixelCollector pixels) throws IOException
	{
		final long[] shape = masks.getDimensionsAsLong();
		if (shape.length != 3) throw new DataFormatException(path, masks.getPath() +
			" has " + shape.length + " dimensions; it must have three (ROI x rows x columns).");
		final List<List<Integer>> cells = cellsOf(rows, shape[0]);
		file.nonZeros(masks, (roi, row, column, weight) -> {
			for (final int cell : cells.get(roi))
				pixels.add(cell, column, row, weight);
		});
		final int height = (int) shape[1], width = (int) shape[2];
		final List<String> notes = height == width ? List.of() : List.of(
			"The masks were read as rows x columns: " + height + " x " + width + ".");
		return pixels.footprints(width, height, 0, images(width, height), notes);
	}

	/** @return the cells of each row of the table */
	private List<List<Integer>> cellsOf(final int[] rows, final long n)
		throws DataFormatException
	{
		if (n > 1 << 20) throw new DataFormatException(path,
			"the ROI table has too many rows: " + n + ".");
		final List<List<Integer>> cells = new ArrayList<>();
		for (int i = 0; i < n; i++)
			cells.add(new ArrayList<>(1));
		for (int i = 0; i < rows.length; i++)
			if (rows[i] < n) cells.get(rows[i]).add(i);
		return cells;
	}

	/** Lists of x, y, (z,) weight, one after the other; each ends where the index says. */
	private Optional<Footprints> fromLists(final Dataset list, final Dataset index,
		final int[] rows, final PixelCollector pixels) throws IOException
	{
		final double most = PART_OF_HEAP * Runtime.getRuntime().maxMemory() /
			ELEMENT_BYTES;
		if (list.getSize() > most) throw new DataFormatException(path, list.getPath() +
			" has " + list.getSize() + " pixels, too many for the Java heap.");
		if (!list.isCompound() || !Hdf5File.isNumeric(index) || index
			.getDimensionsAsLong().length != 1 || list.getSize() == 0 || !(list
				.getData() instanceof Map<?, ?> members)) return Optional.empty();
		final boolean swapped = Hdf5File.text(table, "description").equalsIgnoreCase(
			SUITE2P);
		final Object first = members.get("x"), second = members.get("y"), weight =
			members.get("weight");
		if (first == null || second == null || weight == null)
			throw new DataFormatException(path, list.getPath() +
				" must have x, y and weight, but has " + members.keySet() + ".");
		final double[] ends = file.read(index, false)[0];
		for (int cell = 0; cell < rows.length; cell++) {
			if (rows[cell] >= ends.length) continue;
			final double from = rows[cell] == 0 ? 0 : ends[rows[cell] - 1], to =
				ends[rows[cell]];
			if (!(from >= 0 && to >= from && to <= list.getSize()))
				throw new DataFormatException(path, index.getPath() +
					" is damaged: the mask of ROI " + rows[cell] + " begins at " + from +
					" and ends at " + to + " of " + list.getSize() + ".");
			for (int i = (int) from; i < (int) to; i++) {
				final double x = at(swapped ? second : first, i), y = at(swapped ? first
					: second, i);
				if (!(x >= 0 && y >= 0 && x <= 1 << 20 && y <= 1 << 20))
					throw DataFormatException.mustBe(path, "a pixel of ROI " + rows[cell],
						"two whole numbers of at least 0", x + ", " + y);
				pixels.add(cell, (int) x, (int) y, at(weight, i));
			}
		}
		final List<String> notes = swapped ? List.of(
			"The masks were read as y, x, as Suite2p writes them.") : List.of();
		// the masks do not say how large the image is
		final Optional<int[]> size = imageSize();
		return size.isEmpty() ? pixels.footprints(0, 0, 0, List.of(), notes) : pixels
			.footprints(size.get()[1], size.get()[0], 0, images(size.get()[1], size
				.get()[0]), notes);
	}

	private static double at(final Object numbers, final int i) {
		return ((Number) Array.get(numbers, i)).doubleValue();
	}

	private Optional<int[]> imageSize() throws IOException {
		final List<Dataset> found = candidates();
		return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0)
			.getDimensions());
	}

	/** @return the summary images of processing, the best first */
	private List<Dataset> candidates() throws IOException {
		final List<Dataset> found = new ArrayList<>();
		file.visit(NwbSeries.PROCESSING, (at, node) -> {
			if (node instanceof Dataset d && rank(d) < NAMES.size() && d
				.getDimensionsAsLong().length == 2 && Hdf5File.isNumeric(d) && d
					.getSize() > 1 && d.getSize() <= 1 << 26 && Hdf5File.text(d,
						"neurodata_type").equals("GrayscaleImage")) found.add(d);
		});
		found.sort((a, b) -> Integer.compare(rank(a), rank(b)));
		return found;
	}

	private static int rank(final Dataset image) {
		final String name = image.getName().toLowerCase(java.util.Locale.ROOT);
		for (int i = 0; i < NAMES.size(); i++)
			if (name.contains(NAMES.get(i))) return i;
		return NAMES.size();
	}

	private List<SummaryImage> images(final int width, final int height)
		throws IOException
	{
		final List<SummaryImage> images = new ArrayList<>();
		for (final Dataset d : candidates()) {
			if (images.size() == MOST_IMAGES || !Arrays.equals(d.getDimensions(),
				new int[] { height, width })) continue;
			final double[][] rows = file.read(d, false);
			final float[] pixels = new float[width * height];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (float) rows[i / width][i % width];
			images.add(new SummaryImage(d.getName(), pixels));
		}
		return images;
	}
}
