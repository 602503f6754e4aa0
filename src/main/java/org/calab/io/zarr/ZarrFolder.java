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
package org.calab.io.zarr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.calab.io.FileGroup;
import org.calab.io.Json;

/**
 * The files of a Zarr store, version 2, to be written: groups and arrays with their attributes. Numbers are
 * little-endian and compressed with zlib; texts are those of numcodecs' {@code VLenUTF8}.
 */
public final class ZarrFolder {

	private static final int LEVEL = 4;

	private final Map<String, FileGroup.Content> files = new LinkedHashMap<>();
	private final Map<String, Object> metadata = new LinkedHashMap<>();

	/**
	 * Adds a group. Groups above it must be added, too.
	 *
	 * @param path with {@code /}; empty for the root
	 */
	public void group(final String path, final Map<String, ?> attributes) {
		json(path, ".zgroup", Map.of("zarr_format", 2));
		if (!attributes.isEmpty()) json(path, ".zattrs", attributes);
	}

	/** Adds an array of texts of one dimension, in one chunk. */
	public void texts(final String path, final List<String> values,
		final Map<String, ?> attributes)
	{
		array(path, "|O", new int[] { values.size() }, new int[] { Math.max(1, values
			.size()) }, null, List.of(Map.of("id", "vlen-utf8")), 0, attributes);
		files.put(path + "/0", out -> out.write(encoded(values)));
	}

	/** Adds an array of numbers of one dimension, in one chunk, in double precision. */
	public void numbers(final String path, final double[] values,
		final Map<String, ?> attributes)
	{
		array(path, "<f8", new int[] { values.length }, new int[] { values.length },
			zlib(), null, 0.0, attributes);
		files.put(path + "/0", out -> compressed(out, doubles(values)));
	}

	/** Adds an array of whole numbers of one dimension, in one chunk. */
	public void integers(final String path, final long[] values,
		final Map<String, ?> attributes)
	{
		array(path, "<i8", new int[] { values.length }, new int[] { values.length },
			zlib(), null, 0, attributes);
		final ByteBuffer b = little(values.length * Long.BYTES);
		b.asLongBuffer().put(values);
		files.put(path + "/0", out -> compressed(out, b));
	}

	/** Adds an array of booleans of one dimension, in one chunk. */
	public void flags(final String path, final boolean[] values,
		final Map<String, ?> attributes)
	{
		array(path, "|b1", new int[] { values.length }, new int[] { values.length },
			zlib(), null, false, attributes);
		final ByteBuffer b = little(values.length);
		for (int i = 0; i < values.length; i++)
			b.put(i, (byte) (values[i] ? 1 : 0));
		files.put(path + "/0", out -> compressed(out, b));
	}

	/**
	 * Adds an array of two dimensions, in double precision.
	 *
	 * @param perChunk rows of a chunk
	 * @param row returns the row of an index; called when the files are written
	 */
	public void rows(final String path, final int rows, final int columns,
		final int perChunk, final IntFunction<double[]> row,
		final Map<String, ?> attributes)
	{
		array(path, "<f8", new int[] { rows, columns }, new int[] { perChunk,
			columns }, zlib(), null, 0.0, attributes);
		for (int first = 0, k = 0; first < rows; first += perChunk, k++) {
			final int from = first;
			files.put(path + "/" + k + ".0", out -> {
				// a chunk at the end is as large as the others
				final ByteBuffer b = little(Math.multiplyExact(perChunk * columns,
					Double.BYTES));
				for (int i = from; i < Math.min(rows, from + perChunk); i++)
					for (final double v : row.apply(i))
						b.putDouble(v);
				compressed(out, b.rewind());
			});
		}
	}

	/**
	 * Adds a stack of images in single precision, with a chunk for each.
	 *
	 * @param image returns the pixels of an image, row by row; called when the files are written
	 */
	public void images(final String path, final int count, final int height,
		final int width, final IntFunction<float[]> image,
		final Map<String, ?> attributes)
	{
		array(path, "<f4", new int[] { count, height, width }, new int[] { 1, height,
			width }, zlib(), null, 0.0, attributes);
		for (int i = 0; i < count; i++) {
			final int k = i;
			files.put(path + "/" + k + ".0.0", out -> {
				final ByteBuffer b = little(Math.multiplyExact(width * height,
					Float.BYTES));
				b.asFloatBuffer().put(image.apply(k));
				compressed(out, b);
			});
		}
	}

	/** @return the files by their paths in the folder, with the consolidated metadata */
	public Map<String, FileGroup.Content> files() {
		final Map<String, FileGroup.Content> all = new LinkedHashMap<>(files);
		final Map<String, Object> consolidated = new LinkedHashMap<>();
		consolidated.put("metadata", metadata);
		consolidated.put("zarr_consolidated_format", 1);
		all.put(".zmetadata", Json.of(consolidated));
		return all;
	}

	private void array(final String path, final String type, final int[] shape,
		final int[] chunks, final Object compressor, final Object filters,
		final Object fill, final Map<String, ?> attributes)
	{
		final Map<String, Object> array = new LinkedHashMap<>();
		array.put("chunks", chunks);
		array.put("compressor", compressor);
		array.put("dtype", type);
		array.put("fill_value", fill);
		array.put("filters", filters);
		array.put("order", "C");
		array.put("shape", shape);
		array.put("zarr_format", 2);
		json(path, ".zarray", array);
		json(path, ".zattrs", attributes);
	}

	private void json(final String path, final String name, final Object value) {
		final String file = path.isEmpty() ? name : path + "/" + name;
		files.put(file, Json.of(value));
		metadata.put(file, value);
	}

	private static Map<String, Object> zlib() {
		return Map.of("id", "zlib", "level", LEVEL);
	}

	private static byte[] encoded(final List<String> values) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(number(values.size()));
		for (final String v : values) {
			final byte[] utf8 = v.getBytes(StandardCharsets.UTF_8);
			out.writeBytes(number(utf8.length));
			out.writeBytes(utf8);
		}
		return out.toByteArray();
	}

	private static byte[] number(final int value) {
		return little(Integer.BYTES).putInt(value).array();
	}

	private static ByteBuffer doubles(final double[] values) {
		final ByteBuffer b = little(values.length * Double.BYTES);
		b.asDoubleBuffer().put(values);
		return b;
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void compressed(final OutputStream out, final ByteBuffer data)
		throws IOException
	{
		final Deflater deflater = new Deflater(LEVEL);
		try {
			final DeflaterOutputStream zlib = new DeflaterOutputStream(out, deflater);
			zlib.write(data.array());
			zlib.finish();
		}
		finally {
			deflater.end();
		}
	}
}
