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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.extraction.SummaryImage;
import org.calab.io.npy.NpyObjects;
import org.calab.io.npy.PickledArray;
import org.calab.trace.SamplingRate;

/**
 * Reads the sampling rate and the summary images from Suite2p's {@code ops.npy}, or
 * {@code settings.npy} as of version 1, a pickled dict in a NumPy file.
 */
final class Suite2pOps {

	static final String KEY = "fs";

	private static final String FILE = "ops.npy", SETTINGS = "settings.npy";

	/** The dicts in which a rate is searched; settings have about ten. */
	private static final int MOST_DICTS = 1000;

	private Suite2pOps() {}

	/**
	 * @param plane folder of the plane
	 * @param key of the rate in the dict
	 * @return the rate; unknown, with a note of the reason, if it cannot be read
	 */
	static SamplingRate rate(final Path plane, final String key,
		final List<String> notes) throws IOException
	{
		final Path ops = plane.resolve(Files.isRegularFile(plane.resolve(FILE)) ||
			!Files.isRegularFile(plane.resolve(SETTINGS)) ? FILE : SETTINGS);
		if (!Files.isRegularFile(ops)) return unknown(ops, "the file does not exist",
			notes);
		try {
			final OptionalDouble hz = number(NpyObjects.read(ops), key);
			if (hz.isPresent() && hz.getAsDouble() > 0 && !Double.isInfinite(hz
				.getAsDouble())) return SamplingRate.ofHz(hz.getAsDouble());
			return unknown(ops, "the file has no " + key + " greater than 0", notes);
		}
		catch (final IOException e) {
			return unknown(ops, String.valueOf(e.getMessage()).replace(ops + ": ", "")
				.replaceAll("\\.$", ""), notes);
		}
	}

	/** @return the number at the key in the outermost dict that has it; empty if there is none */
	static OptionalDouble number(final List<Object> objects, final String key) {
		final List<Object> open = new ArrayList<>(objects);
		for (int i = 0; i < open.size() && i < MOST_DICTS; i++) {
			final Map<String, Object> dict = NpyObjects.dict(open.get(i));
			if (dict.get(key) instanceof Double d) return OptionalDouble.of(d);
			for (final Object value : dict.values())
				if (value instanceof Map<?, ?> && open.size() < MOST_DICTS) open.add(
					value);
		}
		return OptionalDouble.empty();
	}

	private static SamplingRate unknown(final Path ops, final String why,
		final List<String> notes)
	{
		notes.add("The sampling rate is unknown, as it could not be read from " +
			ops.getParent().getFileName() + "/" + ops.getFileName() + ": " + why + ".");
		return SamplingRate.unknown();
	}

	/**
	 * The image of a plane.
	 *
	 * @param width in pixels; 0 if it is not known
	 * @param height in pixels; 0 if it is not known
	 * @param images the mean, the correlation and the maximum projection, as far as they are there
	 */
	record Plane(int width, int height, List<SummaryImage> images) {}

	/** @param notes receives why there is no image, if so */
	static Plane plane(final Path plane, final List<String> notes)
		throws IOException
	{
		final Path ops = plane.resolve(FILE);
		if (!Files.isRegularFile(ops)) return new Plane(0, 0, List.of());
		final Map<String, Object> dict;
		try {
			dict = NpyObjects.dict(NpyObjects.read(ops));
		}
		catch (final IOException e) {
			notes.add("There is no mean image: " + e.getMessage());
			return new Plane(0, 0, List.of());
		}
		final int width = length(dict.get("Lx")), height = length(dict.get("Ly"));
		final List<SummaryImage> images = new ArrayList<>();
		if (width == 0 || height == 0) return new Plane(0, 0, images);
		add(images, "mean image", dict.get("meanImg"), dict, width, height);
		add(images, "correlation image", dict.get("Vcorr"), dict, width, height);
		add(images, "maximum projection", dict.get("max_proj"), dict, width, height);
		return new Plane(width, height, images);
	}

	private static int length(final Object value) {
		return value instanceof Double d && d >= 1 && d <= 1 << 16 && d == Math.rint(
			d) ? d.intValue() : 0;
	}

	/** Adds an image of the whole frame, or of the part that registration left. */
	private static void add(final List<SummaryImage> images, final String name,
		final Object value, final Map<String, Object> dict, final int width,
		final int height) throws IOException
	{
		if (!(value instanceof PickledArray a) || a.type() == null || a
			.shape().length != 2) return;
		final int rows = a.shape()[0], columns = a.shape()[1];
		final int top = rows == height ? 0 : start(dict.get("yrange")), left =
			columns == width ? 0 : start(dict.get("xrange"));
		if (rows > height - top || columns > width - left) return;
		images.add(placed(name, a.numbers(FILE, name), rows, columns, left, top, width, height));
	}

	/**
	 * @param from row by row
	 * @param left where the part starts in the frame
	 * @param top where the part starts in the frame
	 * @return an image of the whole frame, 0 around the part
	 */
	static SummaryImage placed(final String name, final double[] from, final int rows,
		final int columns, final int left, final int top, final int width,
		final int height)
	{
		final float[] pixels = new float[width * height];
		for (int y = 0; y < rows; y++)
			for (int x = 0; x < columns; x++)
				pixels[(top + y) * width + left + x] = (float) from[y * columns + x];
		return new SummaryImage(name, pixels);
	}

	/** @return the first of two numbers; 0 if there are none */
	private static int start(final Object range) {
		final Object first = range instanceof List<?> l && !l.isEmpty() ? l.get(0)
			: range instanceof PickledArray a && a.type() != null && a.size() > 0
				? first(a) : null;
		return first instanceof Double d && d >= 0 && d <= 1 << 16 ? d.intValue() : 0;
	}

	private static Object first(final PickledArray a) {
		final double[] one = new double[1];
		a.type().copy(a.bytes().duplicate(), 0, 1, one, 0, 1);
		return one[0];
	}
}
