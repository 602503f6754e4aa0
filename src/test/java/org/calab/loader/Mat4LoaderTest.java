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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Version 4: matrices one after the other. */
class Mat4LoaderTest extends LoaderContract {

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
		return List.of("F (3 x 41)", "fs");
	}

	/** @param code machine, 0, precision and kind: 1030 is big-endian, 16 bit, full */
	private static byte[] matrix(final String name, final int code,
		final double[][] rows)
	{
		final String[] types = { "f8", "f4", "i4", "i2", "u2", "u1" };
		final boolean big = code >= 1000;
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteBuffer head = ByteBuffer.allocate(20).order(big
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		head.putInt(code).putInt(rows.length).putInt(rows[0].length).putInt(0)
			.putInt(name.length() + 1);
		out.writeBytes(head.array());
		out.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
		for (int j = 0; j < rows[0].length; j++)
			for (final double[] row : rows)
				out.writeBytes(ZarrWriter.number(types[code / 10 % 10], big, row[j]));
		return out.toByteArray();
	}

	private static void write(final Path path, final byte[]... matrices)
		throws IOException
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final byte[] m : matrices)
			out.writeBytes(m);
		Files.write(path, out.toByteArray());
	}

	@Override
	void writeValid(final Path path, final double[][] traces)
		throws IOException
	{
		write(path, matrix("fs", 0, new double[][] { { 12.5 } }), matrix("F", 0,
			traces));
	}

	/** Version 4 has two dimensions; this claims none. */
	@Override
	void writeWrongRank(final Path path) throws IOException {
		write(path, matrix("fs", 0, new double[][] { { 12.5 } }));
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		patch(path, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(
			CELLS).putInt(FRAMES).array(), ByteBuffer.allocate(8).order(
				ByteOrder.LITTLE_ENDIAN).putInt(2_000_000_000).putInt(1_000_000_000)
				.array());
	}

	@Test
	void readsEveryTypeInEitherOrder() throws IOException {
		final double[][] whole = { { 1, 2, 3 }, { 4, 5, 100 } };
		for (int precision = 0; precision < 6; precision++) {
			for (final int machine : new int[] { 0, 1000 }) {
				final Path path = folder.resolve("a.mat");
				write(path, matrix("traces", machine + 10 * precision, whole));
				assertArrayEquals(whole, loader().load(path, options()).traces().toArray(),
					"precision " + precision);
			}
		}
	}

	@Test
	void readsSparseMatrices() throws IOException {
		// row, column and value of each, then the lengths
		write(folder.resolve("a.mat"), matrix("C", 2, new double[][] { { 1, 1, 5 }, {
			2, 3, 7 }, { 2, 4, 0 } }));
		final Loaded loaded = loader().load(folder.resolve("a.mat"), options());
		assertEquals(4, loaded.traces().numTimepoints());
		assertArrayEquals(new double[][] { { 5, 0, 0, 0 }, { 0, 0, 7, 0 } }, loaded
			.traces().toArray());
	}
}
