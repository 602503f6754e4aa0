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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.extraction.SummaryImage;
import org.calab.io.DataFormatException;
import org.calab.io.hdf5.Hdf5File;

/**
 * The spatial components of a CaImAn file: the sparse matrix {@code A} of pixels × components, in
 * compressed columns. Pixels are counted down the columns of the image.
 */
record CaimanFootprints(Hdf5File file, String path, String group) {

	/** As CaImAn draws contours with its method "max". */
	static final double FAINTEST = 0.2;

	/** @param key path of the traces; the footprints are beside them */
	static CaimanFootprints beside(final Hdf5File file, final String path,
		final String key)
	{
		return new CaimanFootprints(file, path, key.replaceAll("/*[^/]*/*$", "") +
			"/");
	}

	/**
	 * @param names of the components; null for one that is not wanted
	 * @return empty if the file has no footprints of as many components
	 */
	Optional<Footprints> read(final List<String> names) throws IOException {
		final Optional<double[]> shape = list("A/shape"), data = list("A/data"),
				indices = list("A/indices"), starts = list("A/indptr");
		final Optional<int[]> dims = dims();
		if (shape.isEmpty() || data.isEmpty() || indices.isEmpty() || starts
			.isEmpty() || dims.isEmpty()) return Optional.empty();
		final int height = dims.get()[0], width = dims.get()[1], n = names.size();
		if (shape.get().length != 2 || shape.get()[1] != n) return Optional.empty();
		if (shape.get()[0] != (double) height * width) throw new DataFormatException(
			path, group + "A has " + (long) shape.get()[0] + " pixels, but dims says " +
				height + " x " + width + ".");
		final double[] s = starts.get(), at = indices.get(), w = data.get();
		if (s.length != n + 1 || w.length != at.length) throw new DataFormatException(
			path, group + "A is damaged: its arrays do not fit together.");
		final List<String> wanted = names.stream().filter(k -> k != null).toList();
		final PixelCollector pixels = new PixelCollector(path, wanted);
		int cell = 0;
		for (int k = 0; k < n; k++) {
			if (!(s[k] >= 0 && s[k + 1] >= s[k] && s[k + 1] <= w.length))
				throw new DataFormatException(path, group + "A is damaged: column " + k +
					" begins at " + s[k] + " and ends at " + s[k + 1] + " of " + w.length +
					" values.");
			if (names.get(k) == null) continue;
			for (int i = (int) s[k]; i < (int) s[k + 1]; i++) {
				final int pixel = (int) at[i];
				if (!(at[i] >= 0) || pixel >= height * width)
					throw new DataFormatException(path, group + "A has the pixel " + at[i] +
						"; the image has " + height + " x " + width + ".");
				pixels.add(cell, pixel / height, pixel % height, w[i]);
			}
			cell++;
		}
		return pixels.footprints(width, height, FAINTEST, images(width, height, s, at, w),
			List.of());
	}

	/** @return the height and width of the frames */
	private Optional<int[]> dims() throws IOException {
		for (final String place : List.of(group + "dims", "dims", "params/data/dims")) {
			final Optional<double[]> dims = numbers(place);
			if (dims.isEmpty() || dims.get().length != 2) continue;
			final double height = dims.get()[0], width = dims.get()[1];
			if (height >= 1 && width >= 1 && height * width <= 1 << 28)
				return Optional.of(new int[] { (int) height, (int) width });
		}
		return Optional.empty();
	}

	private List<SummaryImage> images(final int width, final int height,
		final double[] starts, final double[] at, final double[] weights)
		throws IOException
	{
		final List<SummaryImage> images = new ArrayList<>();
		mean(width, height, starts, at, weights).ifPresent(images::add);
		final Optional<double[][]> cn = table("Cn");
		if (cn.isPresent() && cn.get().length == height &&
			cn.get()[0].length == width)
		{
			final float[] pixels = new float[width * height];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (float) cn.get()[i / width][i % width];
			images.add(new SummaryImage("correlation image", pixels));
		}
		return images;
	}

	/** @return the mean of the movie as CaImAn models it: A times the mean of C, plus b times the mean of f */
	private Optional<SummaryImage> mean(final int width, final int height,
		final double[] starts, final double[] at, final double[] weights)
		throws IOException
	{
		final Optional<double[][]> c = table("C"), b = table("b"), f = table("f");
		if (c.isEmpty() || b.isEmpty() || f.isEmpty() ||
			c.get().length != starts.length - 1 || b.get().length != width * height ||
			b.get()[0].length != f.get().length) return Optional.empty();
		final double[] sum = new double[width * height];
		for (int k = 0; k < c.get().length; k++) {
			final double mean = Arrays.stream(c.get()[k]).average().orElse(0);
			for (int i = (int) starts[k]; i < (int) starts[k + 1]; i++)
				if (at[i] >= 0 && at[i] < sum.length) sum[(int) at[i]] += weights[i] * mean;
		}
		for (int k = 0; k < f.get().length; k++) {
			final double mean = Arrays.stream(f.get()[k]).average().orElse(0);
			for (int i = 0; i < sum.length; i++)
				sum[i] += b.get()[i][k] * mean;
		}
		final float[] pixels = new float[sum.length];
		for (int i = 0; i < sum.length; i++)
			pixels[i % height * width + i / height] = (float) sum[i];
		return Optional.of(new SummaryImage("mean image (components and background)",
			pixels));
	}

	private Optional<double[]> list(final String name) throws IOException {
		return numbers(group + name);
	}

	private Optional<double[]> numbers(final String at) throws IOException {
		final Optional<Dataset> d = file.dataset(at);
		return d.isEmpty() || !Hdf5File.isNumeric(d.get()) || d.get()
			.getDimensionsAsLong().length != 1 || d.get().getSize() == 0 ? Optional
				.empty() : Optional.of(file.read(d.get(), false)[0]);
	}

	private Optional<double[][]> table(final String name) throws IOException {
		final Optional<Dataset> d = file.dataset(group + name);
		return d.isEmpty() || !Hdf5File.isNumeric(d.get()) || d.get()
			.getDimensionsAsLong().length != 2 || d.get().getSize() == 0 ? Optional
				.empty() : Optional.of(file.read(d.get(), false));
	}
}
