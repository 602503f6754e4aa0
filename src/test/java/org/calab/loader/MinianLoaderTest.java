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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinianLoaderTest extends LoaderContract {

	@Override
	TraceLoader loader() {
		return new MinianLoader();
	}

	@Override
	String usualName() {
		return "C.zarr";
	}

	@Override
	List<String> listedKeys() {
		return List.of("C, unit_id");
	}

	@Override
	boolean holdsRate() {
		return false;
	}

	@Override
	void writeValid(final Path path, final double[][] traces)
		throws IOException
	{
		ZarrWriter.minian(path, traces, false);
	}

	@Override
	void writeWrongRank(final Path path) throws IOException {
		ZarrWriter.minian(path, TRACES, false);
		Files.delete(path.resolve("C/.zattrs"));
		Files.writeString(path.resolve("C/.zarray"), "{\"zarr_format\": 2, " +
			"\"shape\": [2, 3, 4], \"chunks\": [2, 3, 4], \"dtype\": \"<f8\", " +
			"\"order\": \"C\", \"fill_value\": 0, \"filters\": null, " +
			"\"compressor\": null}");
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		Files.writeString(path.resolve("C/.zarray"), ZarrWriter.version2(
			2_000_000_000, 2_000_000_000, 2, 20, "<f8", "C", "0", "null"));
	}

	@Test
	void readsNamesAndEitherOrderOfDimensions() throws IOException {
		for (final boolean framesFirst : new boolean[] { false, true }) {
			final Path group = folder.resolve("g" + framesFirst);
			ZarrWriter.minian(group, TRACES, framesFirst);
			final Loaded loaded = loader().load(group, options());
			assertArrayEquals(TRACES, loaded.traces().toArray());
			assertEquals(List.of("Unit 5", "Unit 6", "Unit 8"), loaded.traces()
				.names());
		}
	}

	private Path numbered(final String name, final int... numbers)
		throws IOException
	{
		final Path group = folder.resolve(name);
		ZarrWriter.minian(group, TRACES, false);
		ZarrWriter.vector(group.resolve("frame"), numbers);
		return group;
	}

	private static int[] numbers(final int step, final int gap) {
		final int[] numbers = new int[FRAMES];
		for (int t = 0; t < FRAMES; t++)
			numbers[t] = step * (t < 10 ? t : t + gap);
		return numbers;
	}

	@Test
	void missingFramesAreGaps() throws IOException {
		final Path gap = numbered("gap", numbers(1, 2));
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(gap, options().withFs(20)));
		assertTrue(e.getMessage().contains("2 frames are missing in 1 gap") && e
			.getMessage().endsWith("after frame 9; set interpolate_dropped to fill them in."), e
				.getMessage());
		final Loaded filled = loader().load(gap, options().withFs(20)
			.withInterpolateDropped(true));
		assertEquals(FRAMES + 2, filled.traces().numTimepoints());
		assertEquals(TRACES[1][9] + 1.0 / 3, filled.traces().value(1, 10), 1e-9);
		assertEquals(TRACES[1][10], filled.traces().value(1, 12), 1e-9);
		assertTrue(filled.notes().toString().contains("interpolated"), filled.notes()
			.toString());
	}

	@Test
	void steppedFramesAreNoted() throws IOException {
		final Loaded loaded = loader().load(numbered("step", numbers(2, 0)), options()
			.withFs(20));
		assertArrayEquals(TRACES, loaded.traces().toArray());
		assertTrue(loaded.notes().toString().contains("every 2nd frame") && loaded
			.notes().toString().contains("give 10."), loaded.notes().toString());
		assertEquals(List.of(), loader().load(numbered("plain", numbers(1, 0)), options()
			.withFs(20)).notes());
		final int[] back = numbers(1, 0);
		back[5] = 3;
		assertTrue(assertThrows(DataFormatException.class, () -> loader().load(
			numbered("back", back), options())).getMessage().contains(
				"do not increase"));
	}

	@Test
	void readsMiniansOwnFolder() throws IOException {
		ZarrWriter.minian(folder.resolve("C.zarr"), TRACES, false);
		assertArrayEquals(TRACES, loader().load(folder, options()).traces()
			.toArray());
		assertArrayEquals(TRACES, loader().load(folder.resolve("C.zarr/C"),
			options()).traces().toArray());
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(folder, options().withTraceKey("S")));
		assertTrue(e.getMessage().endsWith("\"S\"; it contains C."), e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "../C", "C/../../C", "/C", "C//C", "..\\C" })
	void refusesKeysOutsideTheFolder(final String key) throws IOException {
		ZarrWriter.minian(folder.resolve("C.zarr"), TRACES, false);
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(folder.resolve("C.zarr"), options().withTraceKey(key)));
		assertTrue(e.getMessage().contains("trace_key must be a path within the folder"), e
			.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "f8,<", "f8,>", "f4,<", "f4,>", "i1,|", "i2,<", "i2,>", "i4,<",
		"i8,>", "u1,|", "u2,>", "u4,<", "u4,>", "u8,<" })
	void readsEveryTypeInBothMemoryOrders(final String type, final String endian)
		throws IOException
	{
		final double[][] a = type.startsWith("u") ? new double[][] { { 0, 1, 200, 4,
			5 }, { 3, 4, 255, 6, 7 }, { 1, 2, 3, 4, 5 } } : new double[][] { { 0, -1,
				100, 4, 5 }, { 3, -4, -128, 6, 7 }, { 1, 2, 3, 4, 5 } };
		for (final String order : List.of("C", "F")) {
			final Path c = Files.createDirectories(folder.resolve(order));
			Files.writeString(c.resolve(".zarray"), ZarrWriter.version2(3, 5, 2, 2,
				endian + type, order, "0", "null"));
			ZarrWriter.chunks(c, a, 2, 2, "", ".", type, endian.equals(">"), order
				.equals("F"), raw -> raw);
			assertArrayEquals(a, loader().load(c, options()).traces().toArray(), type +
				endian + order);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zlib", "gzip", "zstd", "lz4" })
	void compressors(final String codec) throws IOException {
		final Path two = Files.createDirectories(folder.resolve("two"));
		Files.writeString(two.resolve(".zarray"), ZarrWriter.version2(CELLS, FRAMES,
			64, 64, "<f4", "C", "0", "{\"id\": \"" + codec + "\", \"level\": 1}"));
		ZarrWriter.chunks(two, TRACES, 64, 64, "", ".", "f4", false, false, ZarrWriter
			.encoder(codec));
		assertArrayEquals(TRACES, loader().load(two, options()).traces().toArray());
		// a chunk that decodes to more than it may
		Files.writeString(two.resolve(".zarray"), ZarrWriter.version2(CELLS, FRAMES,
			64, 63, "<f4", "C", "0", "{\"id\": \"" + codec + "\", \"level\": 1}"));
		assertThrows(DataFormatException.class, () -> loader().load(two,
			options()));
	}

	@ParameterizedTest
	@CsvSource({ "lz4,0,false", "lz4,1,true", "lz4,1,false", "lz4,2,false",
		"lz4,2,true", "blosclz,1,true", "blosclz,0,false", "zlib,1,false",
		"zstd,1,false", "zstd,2,false", "snappy,1,true", "memcpy,1,false" })
	void blosc(final String codec, final int shuffle, final boolean split)
		throws IOException
	{
		final double[][] a = new double[5][1000];
		for (int i = 0; i < 5; i++)
			for (int t = 0; t < 1000; t++)
				a[i][t] = t < 300 ? 0 : Math.floor(Math.sin(i + t) * 1000);
		for (final int block : new int[] { 2048, 4096, 100_000 }) {
			for (final String type : List.of("f8", "f4", "i2")) {
				final int size = type.charAt(1) - '0';
				final Path c = Files.createDirectories(folder.resolve(block + type));
				Files.writeString(c.resolve(".zarray"), ZarrWriter.version2(5, 1000, 2,
					513, "<" + type, "C", "0", "{\"id\": \"blosc\"}"));
				ZarrWriter.chunks(c, a, 2, 513, "", ".", type, false, false,
					raw -> BloscWriter.encode(raw, codec, size, shuffle, Math.min(block, raw
						.length), split));
				assertArrayEquals(a, loader().load(c, options()).traces().toArray(),
					type + block);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "zstd,default,/", "gzip,default,.", "crc32c,v2,.", "none,v2,/" })
	void version3(final String codec, final String keys, final String separator)
		throws IOException
	{
		for (final boolean turned : new boolean[] { false, true }) {
			final Path c = Files.createDirectories(folder.resolve("g/C" + turned));
			Files.writeString(c.resolve("zarr.json"), "{\"zarr_format\": 3, " +
				"\"node_type\": \"array\", \"shape\": [41, 3], \"data_type\": " +
				"\"float64\", \"chunk_grid\": {\"name\": \"regular\", " +
				"\"configuration\": {\"chunk_shape\": [7, 2]}}, " +
				"\"chunk_key_encoding\": {\"name\": \"" + keys +
				"\", \"configuration\": {\"separator\": \"" + separator +
				"\"}}, \"fill_value\": \"NaN\", \"dimension_names\": [\"frame\", " +
				"\"unit_id\"], \"codecs\": [" + (turned ? "{\"name\": \"transpose\", " +
					"\"configuration\": {\"order\": [1, 0]}}, " : "") +
				"{\"name\": \"bytes\", \"configuration\": {\"endian\": \"big\"}}" +
				(codec.equals("none") ? "" : ", {\"name\": \"" + codec + "\"}") + "]}");
			// a chunk that is transposed before it is written has the first index fastest
			ZarrWriter.chunks(c, NwbLoaderTest.turned(TRACES), 7, 2, keys.equals("v2")
				? "" : "c" + separator, separator, "f8", true, turned, ZarrWriter.encoder(
					codec));
			assertArrayEquals(TRACES, loader().load(c, options()).traces().toArray());
			Files.writeString(folder.resolve("g/zarr.json"),
				"{\"zarr_format\": 3, \"node_type\": \"group\"}");
			assertArrayEquals(TRACES, loader().load(folder.resolve("g"), options()
				.withTraceKey("C" + turned)).traces().toArray());
		}
	}

	@Test
	void missingChunksHaveTheFillValue() throws IOException {
		for (final String fill : List.of("3.5", "\"NaN\"", "\"Infinity\"",
			"\"-Infinity\"", "null", "\"0x7ff8000000000000\""))
		{
			final Path c = folder.resolve("f" + Math.abs(fill.hashCode()));
			ZarrWriter.minian(c, TRACES, false);
			Files.writeString(c.resolve("C/.zarray"), ZarrWriter.version2(CELLS, FRAMES,
				2, 20, "<f8", "C", fill, "{\"id\": \"blosc\"}"));
			Files.delete(c.resolve("C/1.1"));
			final double[] row = loader().load(c, options().withMissing(
				MissingValues.KEEP)).traces().trace(2);
			final double expected = switch (fill) {
				case "3.5" -> 3.5;
				case "null" -> 0;
				case "\"Infinity\"" -> Double.POSITIVE_INFINITY;
				case "\"-Infinity\"" -> Double.NEGATIVE_INFINITY;
				default -> Double.NaN;
			};
			assertEquals(TRACES[2][19], row[19]);
			assertEquals(expected, row[20]);
			assertEquals(expected, row[39]);
			assertEquals(TRACES[2][40], row[40]);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"<f8\" | \"<c16\" | <c16",
		"\"id\": \"blosc\" | \"id\": \"bz2\" | bz2",
		"\"chunks\": [2, 20] | \"chunks\": [0, 20] | chunks",
		"\"chunks\": [2, 20] | \"chunks\": [2] | dimensions",
		"\"chunks\": [2, 20] | \"chunks\": [100000, 100000] | MB",
		"\"order\": \"C\" | \"order\": \"X\" | order",
		"\"shape\": [3, 41] | \"shape\": [-3, 41] | shape",
		"\"shape\": [3, 41] | \"shape\": [3.5, 41] | shape",
		"\"shape\": [3, 41] | \"shape\": 3 | shape",
		"\"fill_value\": \"NaN\" | \"fill_value\": \"what\" | what",
		"\"filters\": null | \"filters\": [{\"id\": \"delta\"}] | delta" })
	void refusesInvalidMetadata(final String from, final String to,
		final String message) throws IOException
	{
		final Path group = folder.resolve("g");
		ZarrWriter.minian(group, TRACES, false);
		final Path file = group.resolve("C/.zarray");
		final String text = Files.readString(file);
		assertTrue(text.contains(from), text);
		Files.writeString(file, text.replace(from, to));
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(group, options()));
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void refusesOtherDimensions() throws IOException {
		final Path group = folder.resolve("g");
		ZarrWriter.minian(group, TRACES, false);
		Files.writeString(group.resolve("C/.zattrs"),
			"{\"_ARRAY_DIMENSIONS\": [\"height\", \"width\"]}");
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(group, options()));
		assertTrue(e.getMessage().contains("height, width"), e.getMessage());
	}
}
