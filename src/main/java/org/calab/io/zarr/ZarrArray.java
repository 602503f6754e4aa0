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

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;
import org.calab.io.chunk.ChunkCodec;
import org.calab.io.chunk.ChunkGrid;
import org.calab.io.chunk.Inflate;

/**
 * An array of a Zarr store, version 2 or 3.
 *
 * @param folder of the array
 * @param grid its shape and chunks
 * @param swapped whether the grid has the dimensions in stored order, the reverse of the
 *          array's (a transpose codec)
 * @param codecs to decode with, in this order
 * @param prefix of the chunk names
 * @param separator between the indices in a chunk name
 * @param dimensions names of the array's dimensions; empty if they have none
 * @param attributes of the array
 */
public record ZarrArray(Path folder, ChunkGrid grid, boolean swapped,
	List<ChunkCodec> codecs, String prefix, String separator,
	List<String> dimensions, JsonNode attributes)
{

	/** Bytes that encoding may add to incompressible data. */
	private static final int OVERHEAD = 1 << 16;

	/** @return whether there is an array in this folder */
	public static boolean isArray(final Path folder) throws IOException {
		return Files.isRegularFile(folder.resolve(".zarray")) || Files
			.isRegularFile(folder.resolve("zarr.json")) && "array".equals(ZarrJson
				.read(folder.resolve("zarr.json")).path("node_type").asText());
	}

	/** @return whether this folder is a Zarr group or array */
	public static boolean isNode(final Path folder) {
		return List.of(".zgroup", ".zarray", "zarr.json").stream().anyMatch(
			n -> Files.isRegularFile(folder.resolve(n)));
	}

	/** @return the array in this folder; only its metadata has been read */
	public static ZarrArray open(final Path folder) throws IOException {
		return Files.isRegularFile(folder.resolve(".zarray")) ? ZarrVersion2.open(
			folder) : ZarrVersion3.open(folder);
	}

	/**
	 * @param transposed whether the cells are the second dimension
	 * @return n_cells × n_timepoints; one row if there is one dimension
	 */
	public double[][] read(final boolean transposed) throws IOException {
		return grid.read(this::chunk, transposed != swapped);
	}

	/** Visits the numbers that are not 0 of an array of three dimensions. */
	public void nonZeros(final ChunkGrid.NonZeros visitor) throws IOException {
		grid.nonZeros(this::chunk, visitor);
	}

	private ByteBuffer chunk(final int[] stored, final int bytes)
		throws IOException
	{
		final int[] index = swapped && stored.length == 2 ? new int[] { stored[1],
			stored[0] } : stored;
		// a name of numbers and separators cannot point outside the folder
		final String name = prefix + Arrays.stream(index).mapToObj(
			Integer::toString).collect(Collectors.joining(separator));
		final Path file = folder.resolve(name);
		byte[] data;
		try (FileChannel in = FileChannel.open(file)) {
			final long most = bytes + bytes / 8L + OVERHEAD;
			if (in.size() > most) throw new DataFormatException(file.toString(),
				"the chunk has " + in.size() + " bytes, more than its decoded size of " + bytes + " allows.");
			final ByteBuffer b = ByteBuffer.allocate((int) in.size());
			while (b.hasRemaining() && in.read(b) >= 0) {}
			data = Inflate.trimmed(b.array(), b.position());
		}
		catch (final NoSuchFileException e) {
			return null; // chunks that equal the fill value may be missing
		}
		try {
			for (int i = 0; i < codecs.size(); i++)
				data = codecs.get(i).decode(data, i == codecs.size() - 1 ? bytes : bytes +
					OVERHEAD);
		}
		catch (final IOException | RuntimeException e) {
			throw new DataFormatException(file.toString(), "the chunk is damaged: " + e
				.getMessage(), e);
		}
		if (data.length != bytes) throw new DataFormatException(file.toString(),
			"the chunk is truncated: it has " + data.length + " bytes; it must have " + bytes + ".");
		return ByteBuffer.wrap(data);
	}

	/** @return the value of missing chunks; NaN, infinities and bit patterns are given as text */
	static double fill(final JsonNode value, final NumberType type,
		final Path file) throws IOException
	{
		if (value.isMissingNode() || value.isNull()) return 0;
		if (value.isBoolean()) return value.asBoolean() ? 1 : 0;
		if (value.isNumber()) return value.asDouble();
		final String text = value.asText().trim();
		switch (text.toLowerCase(Locale.ROOT)) {
			case "nan":
				return Double.NaN;
			case "infinity":
				return Double.POSITIVE_INFINITY;
			case "-infinity":
				return Double.NEGATIVE_INFINITY;
			case "":
				return 0;
			default:
		}
		if (text.matches("0x[0-9a-fA-F]{1,16}")) {
			final long bits = Long.parseUnsignedLong(text.substring(2), 16);
			if (type.kind() != 'f') return bits;
			return type.bytes() == 4 ? Float.intBitsToFloat((int) bits) : Double
				.longBitsToDouble(bits);
		}
		throw DataFormatException.mustBe(file.toString(), "fill_value",
			"a number, NaN, Infinity, -Infinity or null", "\"" + text + "\"");
	}
}
