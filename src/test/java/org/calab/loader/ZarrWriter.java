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

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdCompressor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/** Writes small Zarr arrays for the tests. */
public final class ZarrWriter {

	private ZarrWriter() {}

	/** @return a number as it stands in a file */
	static byte[] number(final String type, final boolean big, final double v) {
		final int bytes = type.charAt(1) - '0';
		final ByteBuffer b = ByteBuffer.allocate(bytes).order(big
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		switch (type) {
			case "f8" -> b.putDouble(v);
			case "f4" -> b.putFloat((float) v);
			case "i8", "u8" -> b.putLong((long) v);
			case "i4", "u4" -> b.putInt((int) (long) v);
			case "i2", "u2" -> b.putShort((short) (long) v);
			default -> b.put((byte) (long) v);
		}
		return b.array();
	}

	/**
	 * Writes the chunks, those that reach beyond the array as a whole.
	 *
	 * @param prefix and {@code separator} of the names
	 * @param fortran whether the first index runs fastest in a chunk
	 */
	public static void chunks(final Path folder, final double[][] a, final int c0,
		final int c1, final String prefix, final String separator,
		final String type, final boolean big, final boolean fortran,
		final UnaryOperator<byte[]> encoder) throws IOException
	{
		for (int i = 0; i * c0 < a.length; i++) {
			for (int j = 0; j * c1 < a[0].length; j++) {
				final ByteArrayOutputStream raw = new ByteArrayOutputStream();
				for (int k = 0; k < c0 * c1; k++) {
					final int r = i * c0 + (fortran ? k % c0 : k / c1), c = j * c1 +
						(fortran ? k / c0 : k % c1);
					raw.writeBytes(number(type, big, r < a.length && c < a[0].length
						? a[r][c] : -77));
				}
				final Path file = folder.resolve(prefix + i + separator + j);
				Files.createDirectories(file.getParent());
				Files.write(file, encoder.apply(raw.toByteArray()));
			}
		}
	}

	public static String version2(final int rows, final int columns, final int c0,
		final int c1, final String dtype, final String order, final String fill,
		final String compressor)
	{
		return "{\"zarr_format\": 2, \"shape\": [" + rows + ", " + columns +
			"], \"chunks\": [" + c0 + ", " + c1 + "], \"dtype\": \"" + dtype +
			"\", \"order\": \"" + order + "\", \"fill_value\": " + fill +
			", \"filters\": null, \"compressor\": " + compressor + "}";
	}

	/** A Minian-like store: group, array C, units 5, 6, 8, ... */
	static void minian(final Path group, final double[][] a,
		final boolean framesFirst) throws IOException
	{
		final double[][] stored = framesFirst ? NwbLoaderTest.turned(a) : a;
		final Path c = Files.createDirectories(group.resolve("C"));
		Files.writeString(group.resolve(".zgroup"), "{\"zarr_format\": 2}");
		Files.writeString(c.resolve(".zarray"), version2(stored.length,
			stored[0].length, 2, 20, "<f8", "C", "\"NaN\"",
			"{\"id\": \"blosc\", \"cname\": \"lz4\"}"));
		Files.writeString(c.resolve(".zattrs"), "{\"_ARRAY_DIMENSIONS\": [" +
			(framesFirst ? "\"frame\", \"unit_id\"" : "\"unit_id\", \"frame\"") +
			"]}");
		chunks(c, stored, 2, 20, "", ".", "f8", false, false, raw -> BloscWriter
			.encode(raw, "lz4", 8, 1, 160, true));
		final int[] ids = new int[a.length];
		for (int i = 0; i < a.length; i++)
			ids[i] = 5 + i + i / 2;
		vector(group.resolve("unit_id"), ids);
	}

	/** Writes an array of one dimension, as coordinates are. */
	static void vector(final Path folder, final int... values)
		throws IOException
	{
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(".zarray"),
			"{\"zarr_format\": 2, \"shape\": [" + values.length + "], \"chunks\": [" +
				values.length + "], \"dtype\": \"<i8\", \"order\": \"C\", \"fill_value\": " +
				"null, \"filters\": null, \"compressor\": null}");
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (final int v : values)
			bytes.writeBytes(number("i8", false, v));
		Files.write(folder.resolve("0"), bytes.toByteArray());
	}

	/** @return the encoder of a codec other than blosc */
	static UnaryOperator<byte[]> encoder(final String codec) {
		return switch (codec) {
			case "zlib" -> BloscWriter::zlib;
			case "zstd" -> raw -> BloscWriter.compress(raw, new ZstdCompressor());
			case "lz4" -> raw -> {
				final byte[] packed = BloscWriter.compress(raw, new Lz4Compressor());
				return ByteBuffer.allocate(4 + packed.length).order(
					ByteOrder.LITTLE_ENDIAN).putInt(raw.length).put(packed).array();
			};
			case "gzip" -> raw -> {
				final ByteArrayOutputStream out = new ByteArrayOutputStream();
				try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
					gzip.write(raw);
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
				return out.toByteArray();
			};
			case "crc32c" -> raw -> {
				final CRC32C crc = new CRC32C();
				crc.update(raw);
				return ByteBuffer.allocate(raw.length + 4).order(
					ByteOrder.LITTLE_ENDIAN).put(raw).putInt((int) crc.getValue())
					.array();
			};
			default -> raw -> raw;
		};
	}
}
