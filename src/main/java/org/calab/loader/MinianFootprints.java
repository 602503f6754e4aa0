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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.extraction.SummaryImage;
import org.calab.io.DataFormatException;
import org.calab.io.zarr.ZarrArray;

/** The spatial components {@code A} of a Minian folder: unit × height × width. */
final class MinianFootprints {

	private static final List<String> AXES = List.of("unit_id", "height", "width");

	/** Summary images of Minian, the best first. */
	private static final List<String> IMAGES = List.of("mean_proj", "max_proj");

	private MinianFootprints() {}

	/**
	 * @param folder of the array A
	 * @param names of the units
	 * @param path for messages, and the folder of the summary images
	 */
	static Optional<Footprints> read(final Path folder, final List<String> names,
		final Path path) throws IOException
	{
		final ZarrArray a = ZarrArray.open(folder);
		final int[] shape = a.grid().shape();
		if (shape.length != 3) throw new DataFormatException(folder.toString(),
			"A has " + shape.length + " dimensions; it must have three (" + String.join(
				" x ", AXES) + ").");
		final int[] axis = { 0, 1, 2 };
		for (int i = 0; i < 3; i++)
			if (!a.dimensions().isEmpty()) axis[i] = a.dimensions().indexOf(AXES.get(i));
		if (axis[0] < 0 || axis[1] < 0 || axis[2] < 0) throw DataFormatException
			.mustBe(folder.toString(), "the dimensions", String.join(", ", AXES) +
				", in any order", String.join(", ", a.dimensions()));
		final int height = shape[axis[1]], width = shape[axis[2]];
		final PixelCollector pixels = new PixelCollector(path.toString(), names);
		final int[] at = new int[3];
		a.nonZeros((i, j, k, v) -> {
			at[0] = i;
			at[1] = j;
			at[2] = k;
			pixels.add(at[axis[0]], at[axis[2]], at[axis[1]], v);
		});
		return pixels.footprints(width, height, CaimanFootprints.FAINTEST, images(path, width, height), List
			.of());
	}

	private static List<SummaryImage> images(final Path path, final int width,
		final int height) throws IOException
	{
		final List<SummaryImage> images = new ArrayList<>();
		for (final String name : IMAGES) {
			final Path folder = path.resolve(name + ".zarr").resolve(name);
			if (!ZarrArray.isArray(folder)) continue;
			final ZarrArray image = ZarrArray.open(folder);
			final int[] shape = image.grid().shape();
			if (shape.length != 2) continue;
			final boolean columns = image.dimensions().indexOf("width") == 0;
			if (shape[columns ? 1 : 0] != height || shape[columns ? 0 : 1] != width)
				continue;
			final double[][] rows = image.read(columns);
			final float[] pixels = new float[width * height];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (float) rows[i / width][i % width];
			images.add(new SummaryImage(name.equals("mean_proj") ? "mean image"
				: "maximum projection", pixels));
		}
		return images;
	}
}
