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
package org.calab.io.chunk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;
import org.calab.io.SizeLimits;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * An array of one or two dimensions that is stored in chunks of one shape; the last
 * chunks may extend beyond the array.
 *
 * @param file for messages
 * @param name of the array, for messages
 * @param shape of the array, checked against the heap
 * @param chunk shape of the chunks, with as many dimensions
 * @param type of the numbers
 * @param fortran whether chunks are in Fortran order (the first index varies fastest)
 * @param fill value of missing chunks
 */
public record ChunkGrid(String file, String name, int[] shape, int[] chunk,
	NumberType type, boolean fortran, double fill)
{

	/**
	 * Numbers of a row copied at once where a row is not contiguous, so that they stay in
	 * the cache.
	 */
	private static final int TILE = 512;

	/** Source of the chunks; called by several threads at once. */
	@FunctionalInterface
	public interface Chunks {

		/**
		 * @param index of the chunk in each dimension
		 * @param bytes size that the chunk must have
		 * @return the chunk, or null if it is missing
		 */
		ByteBuffer get(int[] index, int bytes) throws IOException;
	}

	/** @return a grid whose sizes have been checked, before any memory is allocated */
	public static ChunkGrid of(final String file, final String name, final long[] shape,
		final long[] chunk, final NumberType type, final boolean fortran,
		final double fill) throws DataFormatException
	{
		final int[] checked = shape.length == 3 ? SizeLimits.lengths(file, name,
			shape) : SizeLimits.shape(file, name, shape);
		if (chunk.length != shape.length) throw new DataFormatException(file, name +
			" has " + shape.length + " dimensions, but its chunks have " + chunk.length + ".");
		SizeLimits.chunkBytes(file, name, type.bytes(), chunk);
		SizeLimits.chunkCount(file, name, checked, chunk);
		return new ChunkGrid(file, name, checked, Arrays.stream(chunk).mapToInt(
			Math::toIntExact).toArray(), type, fortran, fill);
	}

	/**
	 * @param transposed whether the cells are the second dimension
	 * @return n_cells × n_timepoints; one row if there is one dimension
	 */
	public double[][] read(final Chunks chunks, final boolean transposed)
		throws IOException
	{
		SizeLimits.shape(file, name, Arrays.stream(shape).asLongStream().toArray());
		final boolean flat = shape.length == 1;
		final int a = flat ? 1 : shape[0], b = shape[shape.length - 1];
		final int ca = flat ? 1 : chunk[0], cb = chunk[chunk.length - 1];
		final boolean transpose = transposed && !flat;
		final double[][] rows = transpose ? new double[b][a] : new double[a][b];
		final int bytes = Math.multiplyExact(Math.multiplyExact(ca, cb), type
			.bytes());
		final int across = (b - 1) / cb + 1, count = ((a - 1) / ca + 1) * across;
		try {
			// chunks do not overlap: no sample is written twice
			Parallel.forEach(count, SizeLimits.threads(bytes), Progress.none(), "chunks",
				k -> {
					final int i = k / across, j = k % across;
					final ByteBuffer in = chunk(chunks, i, j, bytes);
					final int firstA = i * ca, firstB = j * cb;
					final int na = Math.min(ca, a - firstA), nb = Math.min(cb, b - firstB);
					// distance between neighbours along each dimension
					final int strideA = fortran ? 1 : cb, strideB = fortran ? ca : 1;
					if (transpose) place(in, rows, firstB, nb, strideB, firstA, na, strideA);
					else place(in, rows, firstA, na, strideA, firstB, nb, strideB);
				});
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
		return rows;
	}

	/** Receives the numbers of an array of three dimensions that are not 0. */
	@FunctionalInterface
	public interface NonZeros {

		void add(int first, int second, int third, double value)
			throws IOException;
	}

	/**
	 * Visits the numbers that are not 0, chunk by chunk, of an array of three dimensions,
	 * which need not fit into memory.
	 */
	public void nonZeros(final Chunks chunks, final NonZeros visitor)
		throws IOException
	{
		final int bytes = SizeLimits.chunkBytes(file, name, type.bytes(), Arrays
			.stream(chunk).asLongStream().toArray());
		final double[] line = new double[Math.min(chunk[2], shape[2])];
		final int[] stride = fortran ? new int[] { 1, chunk[0], chunk[0] * chunk[1] }
			: new int[] { chunk[1] * chunk[2], chunk[2], 1 };
		for (int a = 0; a < shape[0]; a += chunk[0]) {
			for (int b = 0; b < shape[1]; b += chunk[1]) {
				for (int c = 0; c < shape[2]; c += chunk[2]) {
					final ByteBuffer in = chunks.get(new int[] { a / chunk[0], b / chunk[1], c /
						chunk[2] }, bytes);
					if (in == null && fill == 0) continue;
					if (in != null && in.remaining() != bytes) throw new DataFormatException(
						file, name + ": a chunk has " + in.remaining() + " bytes; it must have " +
							bytes + ".");
					final int n = Math.min(chunk[2], shape[2] - c);
					if (in == null) Arrays.fill(line, fill);
					for (int i = a; i < Math.min(a + chunk[0], shape[0]); i++) {
						for (int j = b; j < Math.min(b + chunk[1], shape[1]); j++) {
							if (in != null) type.copy(in, (i - a) * stride[0] + (j - b) * stride[1],
								stride[2], line, 0, n);
							for (int k = 0; k < n; k++)
								if (line[k] != 0) visitor.add(i, j, c + k, line[k]);
						}
					}
					if (shape[2] - c <= chunk[2]) break;
				}
				if (shape[1] - b <= chunk[1]) break;
			}
			if (shape[0] - a <= chunk[0]) break;
		}
	}

	private ByteBuffer chunk(final Chunks chunks, final int i, final int j,
		final int bytes)
	{
		try {
			final ByteBuffer in = chunks.get(shape.length == 1 ? new int[] { j }
				: new int[] { i, j }, bytes);
			if (in != null && in.remaining() != bytes) throw new DataFormatException(
				file, name + ": chunk " + i + ", " + j + " has " + in.remaining() +
					" bytes; it must have " + bytes + ".");
			return in;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void place(final ByteBuffer in, final double[][] rows,
		final int firstRow, final int numRows, final int rowStride,
		final int firstColumn, final int numColumns, final int columnStride)
	{
		if (in == null) {
			if (fill != 0) for (int r = firstRow; r < firstRow + numRows; r++)
				Arrays.fill(rows[r], firstColumn, firstColumn + numColumns, fill);
			return;
		}
		final int tile = columnStride == 1 ? numColumns : TILE;
		for (int c = 0; c < numColumns; c += tile) {
			final int n = Math.min(tile, numColumns - c);
			for (int r = 0; r < numRows; r++)
				type.copy(in, r * rowStride + c * columnStride, columnStride,
					rows[firstRow + r], firstColumn + c, n);
		}
	}
}
