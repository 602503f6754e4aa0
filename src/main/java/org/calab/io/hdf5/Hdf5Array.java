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
package org.calab.io.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;
import org.calab.io.SizeLimits;
import org.calab.io.chunk.ChunkCodec;
import org.calab.io.chunk.ChunkGrid;
import org.calab.io.chunk.Inflate;
import org.calab.io.chunk.Shuffle;

/** Reads a numeric dataset into rows, chunk by chunk, with bounded memory. */
final class Hdf5Array {

	/** Approximate size of the pieces in which a contiguous dataset is read, in bytes. */
	private static final int BAND = 4 << 20;

	private static final int DEFLATE = 1, SHUFFLE = 2, FLETCHER = 3;

	private final Path file;
	private final Dataset dataset;
	private final long base;
	private final String name;

	/** @param base offset of the addresses in the file, which is the length of its user block */
	Hdf5Array(final Path file, final Dataset dataset, final long base) {
		this.file = file;
		this.dataset = dataset;
		this.base = base;
		name = dataset.getPath();
	}

	double[][] read(final boolean transposed) throws IOException {
		final NumberType type = type();
		final long[] shape = dataset.getDimensionsAsLong();
		SizeLimits.shape(file.toString(), name, shape);
		final double fill = dataset.getFillValue() instanceof Number n ? n
			.doubleValue() : 0;
		if (dataset instanceof ChunkedDataset chunked) {
			final long[] chunk = Arrays.stream(chunked.getChunkDimensions())
				.asLongStream().toArray();
			final ChunkGrid grid = ChunkGrid.of(file.toString(), name, shape, chunk,
				type, false, fill);
			return grid.read(decoder(chunked, chunk, type), transposed);
		}
		final ChunkGrid bands = ChunkGrid.of(file.toString(), name, shape, bands(
			shape, type.bytes()), type, false, fill);
		if (dataset instanceof ContiguousDataset contiguous) {
			if (contiguous.isEmpty()) return bands.read((index, bytes) -> null,
				transposed);
			try (FileChannel in = FileChannel.open(file)) {
				final long start = base + contiguous.getDataAddress();
				final long size = Arrays.stream(shape).reduce(type.bytes(),
					Math::multiplyExact);
				if (start < 0 || start > in.size() - size) throw new DataFormatException(
					file.toString(), "the file is truncated: " + name + " has " + size +
						" bytes from offset " + start + ", but the file has " + in.size() + ".");
				return bands.read((index, bytes) -> band(in, start, size, offset(index,
					bands) * type.bytes(), bytes), transposed);
			}
		}
		return compact(shape, transposed);
	}

	/** Visits the numbers that are not 0 of an array of three dimensions. */
	void nonZeros(final ChunkGrid.NonZeros visitor) throws IOException {
		final NumberType type = type();
		final long[] shape = dataset.getDimensionsAsLong();
		SizeLimits.lengths(file.toString(), name, shape);
		final double fill = dataset.getFillValue() instanceof Number n ? n
			.doubleValue() : 0;
		if (dataset instanceof ChunkedDataset chunked) {
			final long[] chunk = Arrays.stream(chunked.getChunkDimensions())
				.asLongStream().toArray();
			ChunkGrid.of(file.toString(), name, shape, chunk, type, false, fill)
				.nonZeros(decoder(chunked, chunk, type), visitor);
			return;
		}
		if (!(dataset instanceof ContiguousDataset contiguous)) throw DataFormatException
			.mustBe(file.toString(), name, "stored in chunks or contiguously", dataset
				.getDataLayout());
		if (contiguous.isEmpty()) return;
		final long row = shape[2] * type.bytes();
		final long rows = Math.max(1, Math.min(shape[1], BAND / row));
		final ChunkGrid bands = ChunkGrid.of(file.toString(), name, shape, new long[] {
			1, rows, shape[2] }, type, false, fill);
		try (FileChannel in = FileChannel.open(file)) {
			final long start = base + contiguous.getDataAddress();
			final long size = Math.multiplyExact(Math.multiplyExact(shape[0], shape[1]),
				row);
			if (start < 0 || start > in.size() - size) throw new DataFormatException(
				file.toString(), "the file is truncated: " + name + " has " + size +
					" bytes from offset " + start + ", but the file has " + in.size() + ".");
			bands.nonZeros((index, bytes) -> band(in, start, size, (index[0] *
				shape[1] + index[1] * rows) * row, bytes), visitor);
		}
	}

	private NumberType type() throws DataFormatException {
		// logical values are stored as an enumeration of integers
		final DataType t = dataset.getDataType() instanceof EnumDataType named
			? named.getBaseType() : dataset.getDataType();
		if (t instanceof FloatingPoint f && NumberType.isKnown('f', t.getSize()) && f
			.getBitPrecision() == 8 * t.getSize()) return new NumberType('f', t
				.getSize(), f.getByteOrder());
		if (t instanceof FixedPoint i && NumberType.isKnown('i', t.getSize()) && i
			.getBitPrecision() == 8 * t.getSize()) return new NumberType(i.isSigned()
				? 'i' : 'u', t.getSize(), i.getByteOrder());
		// absent values are stored as text such as "NoneType"
		throw new DataFormatException(file.toString(), name + " holds " + (t
			.getJavaType() == String.class ? "text" : t.getClass().getSimpleName() +
				" of " + t.getSize() + " bytes") + "; it must hold numbers of the type " +
					NumberType.SUPPORTED + ".");
	}

	/** @return the shape of pieces that are contiguous in the file */
	private static long[] bands(final long[] shape, final int bytes) {
		final long last = shape[shape.length - 1];
		if (shape.length == 1 || last * bytes > BAND) {
			final long[] one = LongStream.generate(() -> 1).limit(shape.length)
				.toArray();
			one[shape.length - 1] = Math.min(last, BAND / bytes);
			return one;
		}
		return new long[] { Math.min(shape[0], BAND / (last * bytes)), last };
	}

	/** @return the index of a band's first number in the array */
	private static long offset(final int[] index, final ChunkGrid bands) {
		final int last = index.length - 1;
		final long column = (long) index[last] * bands.chunk()[last];
		return last == 0 ? column : (long) index[0] * bands.chunk()[0] * bands
			.shape()[1] + column;
	}

	private ByteBuffer band(final FileChannel in, final long start,
		final long size, final long offset, final int bytes) throws IOException
	{
		final ByteBuffer b = ByteBuffer.allocate(bytes);
		// the last band may extend beyond the array; the rest stays zero and is not used
		b.limit((int) Math.min(bytes, size - offset));
		while (b.hasRemaining()) {
			if (in.read(b, start + offset + b.position()) < 0)
				throw new DataFormatException(file.toString(), "the file is truncated within " + name + ".");
		}
		return b.clear();
	}

	private ChunkGrid.Chunks decoder(final ChunkedDataset chunked,
		final long[] chunk, final NumberType type) throws IOException
	{
		final List<ChunkCodec> codecs = codecs(type);
		return (index, bytes) -> {
			final int[] offset = new int[index.length];
			for (int i = 0; i < offset.length; i++)
				offset[i] = Math.toIntExact(index[i] * chunk[i]);
			final ByteBuffer raw;
			try {
				raw = chunked.getRawChunkBuffer(offset);
			}
			catch (final HdfException e) {
				// jHDF has no other way to tell that a chunk was never written
				if (String.valueOf(e.getMessage()).startsWith("No chunk with offset"))
					return null;
				throw e;
			}
			if (codecs == null) return ByteBuffer.wrap(chunked.getDecompressedChunk(
				offset));
			byte[] data = new byte[raw.remaining()];
			raw.get(data);
			for (final ChunkCodec codec : codecs)
				data = codec.decode(data, bytes + Integer.BYTES);
			return ByteBuffer.wrap(data);
		};
	}

	/**
	 * @return our own size-limited decoders, the last filter first; null if only jHDF
	 *          knows one of the filters
	 */
	private List<ChunkCodec> codecs(final NumberType type) {
		final List<ChunkCodec> codecs = new ArrayList<>();
		for (final PipelineFilterWithData f : dataset.getFilters()) {
			switch (f.getId()) {
				case DEFLATE -> codecs.add(0, Inflate::zlib);
				case SHUFFLE -> codecs.add(0, (in, most) -> {
					final byte[] out = new byte[in.length];
					Shuffle.bytes(in, 0, out, 0, in.length, type.bytes());
					return out;
				});
				case FLETCHER -> codecs.add(0, (in, most) -> Arrays.copyOf(in, Math.max(
					0, in.length - Integer.BYTES)));
				default -> {
					return null;
				}
			}
		}
		return codecs;
	}

	/** Reads a compact dataset, which is part of its header and at most 64 kB. */
	private double[][] compact(final long[] shape, final boolean transposed) {
		final Object data = dataset.getDataFlat();
		final int a = shape.length == 1 ? 1 : (int) shape[0];
		final int b = (int) shape[shape.length - 1];
		final boolean transpose = transposed && shape.length == 2;
		final double[][] rows = transpose ? new double[b][a] : new double[a][b];
		for (int i = 0; i < a; i++) {
			for (int j = 0; j < b; j++) {
				final double v = ((Number) Array.get(data, i * b + j)).doubleValue();
				if (transpose) rows[j][i] = v;
				else rows[i][j] = v;
			}
		}
		return rows;
	}
}
