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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;
import us.hebi.matlab.mat.types.Struct;

/** Versions 5 (not compressed) and 7 (compressed). */
class MatLoaderTest extends LoaderContract {

	@Override
	TraceLoader loader() {
		return new MatLoader();
	}

	@Override
	String usualName() {
		return "session.mat";
	}

	@Override
	List<String> listedKeys() {
		return List.of("F (3 x 41)", "frame_rate");
	}

	static Matrix matrix(final double[][] rows, final MatlabType type) {
		final Matrix m = Mat5.newMatrix(rows.length, rows[0].length, type);
		for (int i = 0; i < rows.length; i++)
			for (int t = 0; t < rows[0].length; t++)
				m.setDouble(i, t, rows[i][t]);
		return m;
	}

	static void write(final Path path, final int level,
		final Object... namesAndArrays) throws IOException
	{
		final MatFile file = Mat5.newMatFile();
		for (int i = 0; i < namesAndArrays.length; i += 2)
			file.addArray((String) namesAndArrays[i], (Array) namesAndArrays[i + 1]);
		try (Sink sink = Sinks.newStreamingFile(path.toFile())) {
			final Mat5Writer writer = Mat5.newWriter(sink).setDeflateLevel(level);
			writer.writeMat(file);
		}
	}

	@Override
	void writeValid(final Path path, final double[][] traces)
		throws IOException
	{
		write(path, 0, "note", Mat5.newString("text"), "F", matrix(traces,
			MatlabType.Double), "frame_rate", Mat5.newScalar(12.5));
	}

	@Override
	void writeWrongRank(final Path path) throws IOException {
		write(path, 0, "F", Mat5.newMatrix(new int[] { 2, 3, 4 }), "fs", Mat5
			.newScalar(5));
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		patch(path, ints(CELLS, FRAMES), ints(2_000_000_000, 1_000_000_000));
	}

	private static byte[] ints(final int a, final int b) {
		return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(a).putInt(
			b).array();
	}

	@Test
	void readsCompressedArraysOfEveryType() throws IOException {
		final double[][] whole = { { 1, 2, 3 }, { 4, 5, 100 } };
		for (final MatlabType type : List.of(MatlabType.Double, MatlabType.Single,
			MatlabType.Int8, MatlabType.UInt8, MatlabType.Int16, MatlabType.UInt16,
			MatlabType.Int32, MatlabType.UInt32, MatlabType.Int64))
		{
			final Path path = folder.resolve(type + ".mat");
			write(path, 6, "anything", matrix(whole, type), "Fs", Mat5.newScalar(20));
			final Loaded loaded = TraceFiles.load(path, "auto", options());
			assertArrayEquals(whole, loaded.traces().toArray(), type.toString());
			assertEquals(20, loaded.traces().rate().hz());
		}
	}

	@Test
	void choosesAmongSeveral() throws IOException {
		final Path path = folder.resolve("a.mat");
		write(path, 6, "A", matrix(new double[2][7], MatlabType.Double), "C", matrix(
			TRACES, MatlabType.Double), "rate", Mat5.newScalar(-1));
		final Loaded loaded = loader().load(path, options());
		assertArrayEquals(TRACES, loaded.traces().toArray());
		assertFalse(loaded.traces().rate().isKnown());
		assertTrue(loaded.notes().toString().contains("A (2 x 7)"), loaded.notes()
			.toString());
		assertEquals(7, loader().load(path, options().withTraceKey("A")).traces()
			.numTimepoints());
		write(folder.resolve("b.mat"), 6, "A", matrix(TRACES, MatlabType.Double), "B",
			matrix(TRACES, MatlabType.Double));
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(folder.resolve("b.mat"), options()));
		assertTrue(e.getMessage().contains("A (3 x 41), B (3 x 41)"), e
			.getMessage());
	}

	@Test
	void readsStructsAndColumns() throws IOException {
		final Struct struct = Mat5.newStruct();
		struct.set("dff", matrix(TRACES, MatlabType.Single)).set("fs", Mat5.newScalar(
			15));
		write(folder.resolve("a.mat"), 6, "results", struct);
		for (final LoadOptions o : List.of(options(), options().withTraceKey(
			"results.dff")))
		{
			final Loaded loaded = loader().load(folder.resolve("a.mat"), o);
			assertArrayEquals(TRACES, loaded.traces().toArray());
			assertEquals(15, loaded.traces().rate().hz());
		}
		write(folder.resolve("b.mat"), 0, "v", matrix(NwbLoaderTest.turned(
			new double[][] { TRACES[1] }), MatlabType.Double));
		assertArrayEquals(TRACES[1], loader().load(folder.resolve("b.mat"), options())
			.traces().trace(0));
	}

	/** Each length in the headings, within structs too, compressed or not. */
	@Test
	void refusesFalseHeadingsBeforeAllocating()
		throws IOException
	{
		final Path path = folder.resolve("a.mat");
		write(path, 0, "outer", Mat5.newStruct().set("dff", matrix(TRACES,
			MatlabType.Double)).set("c", Mat5.newCell(1, 1).set(0, Mat5.newScalar(
				3))));
		final byte[] whole = Files.readAllBytes(path);
		int refused = 0;
		for (int at = 128; at + 4 <= whole.length; at += 4) {
			final byte[] changed = whole.clone();
			ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at,
				0x7ffffff0);
			Files.write(path, changed);
			if (isRefusedEarly(path)) refused++;
			Files.write(path, compressed(changed));
			if (isRefusedEarly(path)) refused++;
		}
		assertTrue(refused > 20, "refused " + refused);
		Files.write(path, compressed(whole));
		assertArrayEquals(TRACES, loader().load(path, options()).traces()
			.toArray());
	}

	/** @return the file with its one variable compressed */
	private static byte[] compressed(final byte[] file) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(file, 128, file.length - 128);
		}
		return ByteBuffer.allocate(136 + out.size()).order(ByteOrder.LITTLE_ENDIAN)
			.put(file, 0, 128).putInt(15).putInt(out.size()).put(out.toByteArray())
			.array();
	}

	private boolean isRefusedEarly(final Path path) throws IOException {
		try {
			loader().load(path, options());
			return false;
		}
		catch (final DataFormatException e) {
			for (Throwable t = e; t != null; t = t.getCause())
				if (t instanceof OutOfMemoryError) throw new AssertionError(t);
			return true;
		}
	}

	/** Objects have a heading of their own, and what follows it may be long. */
	@Test
	void ignoresObjectsBesideTheTraces() throws IOException {
		final Path path = folder.resolve("a.mat");
		writeValid(path, TRACES);
		final byte[] whole = Files.readAllBytes(path);
		final ByteBuffer object = ByteBuffer.allocate(16 + 3 * 16 + 8 + 16 + 16 + 8 +
			8 + 20_000).order(ByteOrder.LITTLE_ENDIAN);
		object.putInt(6).putInt(8).putInt(17).putInt(0);
		for (final String text : List.of("when", "java", "Date"))
			object.putInt(1).putInt(text.length()).put(Arrays.copyOf(text.getBytes(
				StandardCharsets.US_ASCII), 8));
		object.putInt(14).putInt(20_000 + 48).putInt(6).putInt(8).putInt(9).putInt(
			0).putInt(5).putInt(8).putInt(20_000).putInt(1).putInt(1).putInt(0)
			.putInt(2).putInt(20_000);
		final ByteBuffer both = ByteBuffer.allocate(whole.length + 8 + object
			.capacity()).order(ByteOrder.LITTLE_ENDIAN);
		both.put(whole).putInt(14).putInt(object.capacity()).put(object.array());
		Files.write(path, both.array());
		assertArrayEquals(TRACES, loader().load(path, options()).traces()
			.toArray());
	}

	@Test
	void ignoresComplexNumbers() throws IOException {
		write(folder.resolve("a.mat"), 0, "F", Mat5.newComplex(3, 41));
		assertThrows(DataFormatException.class, () -> loader().load(folder.resolve(
			"a.mat"), options()));
	}
}
