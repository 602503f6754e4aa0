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
package org.calab.io.npy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.trace.TraceSet;

/**
 * Reads and writes NumPy {@code .npy} files as rows of double. Reads f4, f8, i1 to i8,
 * u1 to u8 and b1 in either byte order, C and Fortran order, versions 1 to 3, one or two
 * dimensions. Writes {@code <f8} (or {@code <f4}), version 1.0, C order, byte for byte
 * as NumPy does.
 */
public final class Npy {

	private static final int BUFFER = 1 << 16;

	/** Memory of a row in addition to its numbers. */
	private static final int ROW_BYTES = 24;

	private static final double PART_OF_HEAP = 0.8;

	private static final String DOUBLE = "<f8";

	private Npy() {}

	/**
	 * @return n_rows × n_columns; a one-dimensional array is one row
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is not such an array, is truncated, or is too large
	 *           for the heap
	 */
	public static double[][] read(final Path file) throws IOException {
		requireFile(file);
		try (InputStream in = Files.newInputStream(file)) {
			return read(in, file.toString(), Files.size(file));
		}
	}

	/**
	 * @param in at the start of the array; not closed
	 * @param name for messages
	 * @param size largest possible size in bytes; a header that claims more is refused before
	 *          memory is allocated
	 * @return n_rows × n_columns; a one-dimensional array is one row
	 * @throws DataFormatException if it is not such an array, is truncated, or is too large
	 *           for the heap
	 */
	public static double[][] read(final InputStream in, final String name,
		final long size) throws IOException
	{
		final DataInputStream data = new DataInputStream(new BufferedInputStream(in,
			BUFFER));
		final NpyHeader h = NpyHeader.read(data, name);
		if (h.dataBytes() > size) throw new DataFormatException(name,
			"the file is truncated: the shape (" + h.rows() + ", " + h.columns() + ") needs " +
				String.format(java.util.Locale.ROOT, "%.0f", h.dataBytes()) +
				" bytes, but there are at most " + size + ".");
		// empty rows take memory as well
		final double memory = h.rows() * (ROW_BYTES + (double) Double.BYTES * h
			.columns());
		if (memory > PART_OF_HEAP * Runtime.getRuntime().maxMemory())
			throw new DataFormatException(name, "the shape (" + h.rows() + ", " + h.columns() +
				") needs " + (long) (memory / (1 << 20)) + " MB, which is too large for the Java heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB.");
		final double[][] out = new double[h.rows()][h.columns()];
		final Numbers numbers = new Numbers(data, h, name);
		if (h.fortran()) {
			for (int j = 0; j < h.columns(); j++)
				for (int i = 0; i < h.rows(); i++)
					out[i][j] = numbers.next();
		}
		else for (final double[] row : out)
			for (int j = 0; j < row.length; j++)
				row[j] = numbers.next();
		return out;
	}

	public static void requireFile(final Path file) throws FileNotFoundException {
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file);
	}

	/** @return a writer of these rows as a two-dimensional array */
	public static FileGroup.Content of(final double[][] rows) {
		return of(rows.length, rows.length == 0 ? 0 : rows[0].length, i -> rows[i]);
	}

	/** @return a writer of the traces as n_cells × n_timepoints, which copies one row at a time */
	public static FileGroup.Content of(final TraceSet traces) {
		return of(traces.numCells(), traces.numTimepoints(), traces::trace);
	}

	/**
	 * As {@link #of(double[][])}, row by row.
	 *
	 * @param row returns the row of an index, with {@code columns} numbers
	 */
	public static FileGroup.Content of(final int rows, final int columns,
		final IntFunction<double[]> row)
	{
		return out -> {
			out.write(header(DOUBLE, rows, columns));
			for (int i = 0; i < rows; i++)
				writeNumbers(out, row.apply(i));
		};
	}

	/**
	 * As {@link #of(double[][])}, in single precision ({@code <f4}), as CaDecon stores
	 * activity.
	 */
	public static FileGroup.Content single(final int rows, final int columns,
		final IntFunction<double[]> row)
	{
		return out -> {
			out.write(header("<f4", rows, columns));
			for (int i = 0; i < rows; i++) {
				final ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(columns,
					Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
				for (final double v : row.apply(i))
					b.putFloat((float) v);
				out.write(b.array());
			}
		};
	}

	/** @return the number of bytes that {@link #of(double[][])} writes for this shape */
	public static long size(final int rows, final int columns) {
		return header(DOUBLE, rows, columns).length + (long) rows * columns *
			Double.BYTES;
	}

	static byte[] header(final String type, final int... shape) {
		final String text = "{'descr': '" + type +
			"', 'fortran_order': False, 'shape': (" + Arrays.stream(shape).mapToObj(
				Integer::toString).collect(Collectors.joining(", ")) + (shape.length == 1
					? "," : "") + "), }";
		// 10 bytes precede the text; a newline ends the header at a multiple of 64 bytes
		final int total = (10 + text.length() + 1 + 63) / 64 * 64;
		final ByteBuffer b = ByteBuffer.allocate(total).order(
			ByteOrder.LITTLE_ENDIAN);
		b.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put(
			(byte) 1).put((byte) 0).putShort((short) (total - 10));
		b.put(text.getBytes(StandardCharsets.US_ASCII));
		while (b.remaining() > 1)
			b.put((byte) ' ');
		b.put((byte) '\n');
		return b.array();
	}

	private static void writeNumbers(final OutputStream out, final double[] row)
		throws IOException
	{
		final ByteBuffer b = ByteBuffer.allocate(BUFFER).order(
			ByteOrder.LITTLE_ENDIAN);
		for (final double v : row) {
			if (b.remaining() < Double.BYTES) {
				out.write(b.array(), 0, b.position());
				b.clear();
			}
			b.putDouble(v);
		}
		out.write(b.array(), 0, b.position());
	}

	/** Reads the numbers of the file in order, through a buffer. */
	private static final class Numbers {

		private final DataInputStream in;
		private final NpyHeader header;
		private final String name;
		private final ByteBuffer buffer;
		private double left;

		Numbers(final DataInputStream in, final NpyHeader header,
			final String name)
		{
			this.in = in;
			this.header = header;
			this.name = name;
			left = header.dataBytes();
			buffer = ByteBuffer.allocate(BUFFER).order(header.order());
			buffer.limit(0);
		}

		double next() throws IOException {
			if (!buffer.hasRemaining()) fill();
			return switch (header.kind()) {
				case 'f' -> header.bytes() == 4 ? buffer.getFloat() : buffer
					.getDouble();
				case 'b' -> buffer.get() == 0 ? 0 : 1;
				default -> integer(header.kind() == 'u');
			};
		}

		private double integer(final boolean unsigned) {
			switch (header.bytes()) {
				case 1:
					final byte b = buffer.get();
					return unsigned ? Byte.toUnsignedInt(b) : b;
				case 2:
					final short s = buffer.getShort();
					return unsigned ? Short.toUnsignedInt(s) : s;
				case 4:
					final int i = buffer.getInt();
					return unsigned ? Integer.toUnsignedLong(i) : i;
				default:
					final long l = buffer.getLong();
					// in two parts, as Java has no conversion from unsigned long
					return unsigned ? (l >>> 1) * 2.0 + (l & 1) : l;
			}
		}

		private void fill() throws IOException {
			final int n = (int) Math.min(BUFFER, left);
			try {
				in.readFully(buffer.array(), 0, n);
			}
			catch (final EOFException e) {
				throw new DataFormatException(name, "the file is truncated: some of the last " +
					String.format(java.util.Locale.ROOT, "%.0f", left) + " bytes are missing.", e);
			}
			left -= n;
			buffer.limit(n).position(0);
		}
	}
}
