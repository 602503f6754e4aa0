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
package org.calab.io.mat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;
import org.calab.io.SizeLimits;

/**
 * Arrays of a MATLAB 4 file: matrices one after the other, each with a heading of five
 * integers and a name. (MathWorks, "MAT-File Format", level 4.)
 */
public final class Mat4Arrays {

	private static final int HEADING = 20, LONGEST_NAME = 64, MOST = 1 << 16;

	/** The last digit of the type. */
	private static final int FULL = 0, SPARSE = 2;

	private Mat4Arrays() {}

	public static MatArrays open(final Path path) throws IOException {
		final Map<String, MatValue> variables = new LinkedHashMap<>();
		try (FileChannel in = FileChannel.open(path)) {
			for (long at = 0; at < in.size() && variables.size() < MOST;) {
				final Optional<Heading> heading = heading(in, at);
				if (heading.isEmpty()) throw new DataFormatException(path.toString(),
					"the file is damaged: there is no MATLAB 4 matrix at offset " + at + ".");
				variables.put(heading.get().name, matrix(path, in, heading.get()));
				at = heading.get().end();
			}
		}
		return MatSearch.of(variables, Optional.empty());
	}

	/** @return whether the file starts with a matrix of version 4 */
	public static boolean recognises(final Path path) throws IOException {
		try (FileChannel in = FileChannel.open(path)) {
			return heading(in, 0).isPresent();
		}
	}

	/**
	 * The heading of a matrix.
	 *
	 * @param start offset of the numbers
	 * @param complex whether imaginary parts follow the real ones, 0 or 1
	 */
	private record Heading(String name, int rows, int columns, int kind,
		NumberType type, long start, int complex)
	{

		/** @return the offset of a number */
		long at(final int row, final int column) {
			return start + ((long) column * rows + row) * type.bytes();
		}

		long end() {
			return start + (complex + 1L) * rows * columns * type.bytes();
		}
	}

	/** @return empty if there is no valid heading */
	private static Optional<Heading> heading(final FileChannel in, final long at)
		throws IOException
	{
		if (in.size() - at < HEADING + 2) return Optional.empty();
		final ByteBuffer b = read(in, at, (int) Math.min(HEADING + LONGEST_NAME, in
			.size() - at));
		final ByteOrder order = b.get(0) == 0 && b.get(1) == 0
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		b.order(order);
		// 0 is also the type of little-endian doubles
		if (b.getInt(0) == 0 && b.order(ByteOrder.LITTLE_ENDIAN).getInt(16) > LONGEST_NAME) b
			.order(ByteOrder.BIG_ENDIAN);
		final int type = b.getInt(0), rows = b.getInt(4), columns = b.getInt(8),
				complex = b.getInt(12), nameLength = b.getInt(16);
		final int machine = type / 1000, precision = type / 10 % 10, kind = type %
			10;
		if (type < 0 || machine != (b.order() == ByteOrder.BIG_ENDIAN ? 1 : 0) ||
			type / 100 % 10 != 0 || precision > 5 || kind > SPARSE || rows < 0 ||
			columns < 0 || complex < 0 || complex > 1 || nameLength < 2 ||
			nameLength > LONGEST_NAME || b.capacity() < HEADING + nameLength)
			return Optional.empty();
		final byte[] name = new byte[nameLength];
		b.get(HEADING, name);
		final String text = new String(name, StandardCharsets.ISO_8859_1);
		if (!text.matches("[A-Za-z][A-Za-z0-9_]*\0+")) return Optional.empty();
		final Heading h = new Heading(text.substring(0, text.indexOf('\0')), rows,
			columns, kind, numbers(precision, b.order()), at + HEADING + nameLength,
			complex);
		return h.end() <= in.size() && h.end() >= h.start ? Optional.of(h) : Optional
			.empty();
	}

	private static NumberType numbers(final int precision,
		final ByteOrder order)
	{
		return switch (precision) {
			case 0 -> new NumberType('f', 8, order);
			case 1 -> new NumberType('f', 4, order);
			case 2 -> new NumberType('i', 4, order);
			case 3 -> new NumberType('i', 2, order);
			case 4 -> new NumberType('u', 2, order);
			default -> new NumberType('u', 1, order);
		};
	}

	private static ByteBuffer read(final FileChannel in, final long at,
		final int bytes) throws IOException
	{
		final ByteBuffer b = ByteBuffer.allocate(bytes);
		while (b.hasRemaining())
			if (in.read(b, at + b.position()) < 0) throw new EOFException(
				"the file is truncated");
		return b.flip();
	}

	private static Matrix matrix(final Path path, final FileChannel in,
		final Heading h) throws IOException
	{
		if (h.kind != SPARSE || h.rows == 0 || h.columns < 3) return new Matrix(
			path, h, new long[] { h.rows, h.columns });
		final double[] last = new double[2];
		for (int j = 0; j < 2; j++)
			h.type.copy(read(in, h.at(h.rows - 1, j), h.type.bytes()), 0, 1, last, j, 1);
		return new Matrix(path, h, new long[] { (long) last[0], (long) last[1] });
	}

	/**
	 * A matrix, stored column by column; a sparse one has a row of row, column and value for
	 * each value, and its lengths in the last row.
	 */
	private record Matrix(Path path, Heading heading, long[] dimensions)
		implements MatValue
	{

		@Override
		public Type type() {
			if (heading.complex == 1) return Type.OTHER;
			return heading.kind == FULL ? Type.NUMBERS : heading.kind == SPARSE &&
				heading.columns == 3 ? Type.SPARSE : Type.OTHER;
		}

		@Override
		public double[][] rows() throws IOException {
			final double[][] stored = stored();
			if (heading.kind == FULL) return stored;
			final int[] shape = SizeLimits.shape(path.toString(), heading.name,
				dimensions);
			final double[][] rows = new double[shape[0]][shape[1]];
			for (int k = 0; k + 1 < stored.length; k++) {
				final double i = stored[k][0], j = stored[k][1];
				if (!(i >= 1 && i <= shape[0] && j >= 1 && j <= shape[1]))
					throw new DataFormatException(path.toString(), "the sparse matrix " +
						heading.name + " is damaged: it names a value outside.");
				rows[(int) i - 1][(int) j - 1] = stored[k][2];
			}
			return rows;
		}

		private double[][] stored() throws IOException {
			final int[] shape = SizeLimits.shape(path.toString(), heading.name,
				heading.rows, heading.columns);
			final double[][] rows = new double[shape[0]][shape[1]];
			final double[] column = new double[shape[0]];
			final int bytes = Math.multiplyExact(shape[0], heading.type.bytes());
			try (FileChannel in = FileChannel.open(path)) {
				for (int j = 0; j < shape[1]; j++) {
					heading.type.copy(read(in, heading.at(0, j), bytes), 0, 1, column, 0,
						shape[0]);
					for (int i = 0; i < shape[0]; i++)
						rows[i][j] = column[i];
				}
			}
			return rows;
		}
	}
}
