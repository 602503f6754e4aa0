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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.calab.io.DataFormatException;

import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** Arrays of a MATLAB 5 or 7 file. Reads headings and scalars first, then only the chosen array. */
public final class Mat5Arrays implements MatArrays {

	private static final int INFLATE_BUFFER = 1 << 20;

	private static final Set<MatlabType> NUMBERS = Set.of(MatlabType.Double,
		MatlabType.Single, MatlabType.Int8, MatlabType.UInt8, MatlabType.Int16,
		MatlabType.UInt16, MatlabType.Int32, MatlabType.UInt32, MatlabType.Int64,
		MatlabType.UInt64);

	private final Path path;
	private final List<MatNames.Candidate> candidates = new ArrayList<>();
	/** Arrays that have been read: scalars and the fields of structs. */
	private final Map<String, Matrix> read = new HashMap<>();

	public Mat5Arrays(final Path path, final Optional<String> key) throws IOException {
		this.path = path;
		Mat5Check.require(path);
		final List<MatNames.Candidate> arrays = new ArrayList<>();
		final MatFile scalars = read(h -> {
			if (!NUMBERS.contains(h.getType()) || h.isComplex() || h.isLogical())
				return false;
			final MatNames.Candidate c = new MatNames.Candidate(h.getName(), lengths(h
				.getDimensions()));
			arrays.add(c);
			return c.isScalar();
		});
		for (final MatFile.Entry e : scalars.getEntries())
			if (e.getValue() instanceof Matrix m) read.put(e.getName(), m);
		candidates.addAll(arrays);
		// a struct is read as a whole, so only if it was named or nothing else is there
		final String wanted = key.orElse("").replace('/', '.');
		final int dot = wanted.indexOf('.');
		if (dot > 0 || key.isEmpty() && arrays.stream().allMatch(
			MatNames.Candidate::isScalar)) structs(dot > 0 ? wanted.substring(0, dot)
				: "");
	}

	private void structs(final String name) throws IOException {
		final MatFile file = read(h -> h.getType() == MatlabType.Structure && Arrays
			.stream(h.getDimensions()).allMatch(n -> n == 1) && (name.isEmpty() || name
				.equals(h.getName())));
		for (final MatFile.Entry e : file.getEntries()) {
			if (!(e.getValue() instanceof Struct struct)) continue;
			for (final String field : struct.getFieldNames()) {
				final Array value = struct.get(field);
				if (!(value instanceof Matrix m) || !NUMBERS.contains(m.getType()) || m
					.isComplex() || m.isLogical()) continue;
				final String full = e.getName() + "." + field;
				candidates.add(new MatNames.Candidate(full, lengths(m
					.getDimensions())));
				read.put(full, m);
			}
		}
	}

	@Override
	public List<MatNames.Candidate> candidates() {
		return candidates;
	}

	@Override
	public double[][] rows(final MatNames.Candidate array) throws IOException {
		Matrix matrix = read.get(array.name());
		if (matrix == null) {
			final MatFile file = read(h -> h.getName().equals(array.name()));
			for (final MatFile.Entry e : file.getEntries())
				if (e.getValue() instanceof Matrix m) matrix = m;
		}
		if (matrix == null) throw new DataFormatException(path.toString(), array.name() +
			" cannot be read.");
		final int r = matrix.getNumRows(), c = matrix.getNumCols();
		final double[][] rows = new double[r][c];
		for (int j = 0; j < c; j++)
			for (int i = 0; i < r; i++)
				rows[i][j] = matrix.getDouble(j * r + i);
		return rows;
	}

	@Override
	public OptionalDouble number(final String scalar) {
		final Matrix m = read.get(scalar);
		return m == null ? OptionalDouble.empty() : OptionalDouble.of(m.getDouble(
			0));
	}

	private MatFile read(final Mat5Reader.EntryFilter filter)
		throws IOException
	{
		try (Source source = Sources.openFile(path.toFile())) {
			return Mat5.newReader(source).setMaxInflateBufferSize(INFLATE_BUFFER)
				.disableSubsystemProcessing().setBufferAllocator(new Bounded())
				.setEntryFilter(filter).readMat();
		}
	}

	/** Allocates at most a fixed part of the heap, whatever sizes the file claims. */
	private static final class Bounded implements BufferAllocator {

		private long left = (long) (0.4 * Runtime.getRuntime().maxMemory());

		@Override
		public ByteBuffer allocate(final int numBytes) {
			if (numBytes < 0 || (left -= numBytes) < 0)
				throw new IllegalStateException("it claims arrays that are too large for the Java heap");
			return ByteBuffer.allocate(numBytes).order(ByteOrder.nativeOrder());
		}

		@Override
		public void release(final ByteBuffer buffer) {
			// left to the garbage collector
		}
	}

	private static long[] lengths(final int[] dimensions) {
		return Arrays.stream(dimensions).asLongStream().toArray();
	}
}
