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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.io.DataFormatException;

import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Arrays of a MATLAB 5 or 7 file: headings and scalars are read first, the rest on demand. */
public final class Mat5Arrays {

	private static final int INFLATE_BUFFER = 1 << 20;

	private final Path path;
	/** Shared by all structs and cell arrays, which stay in memory. */
	private final Bounded heap = new Bounded();

	private Mat5Arrays(final Path path) {
		this.path = path;
	}

	/** @param key name of the wanted array, if it was given */
	public static MatArrays open(final Path path, final Optional<String> key)
		throws IOException
	{
		Mat5Check.require(path);
		return MatSearch.of(new Mat5Arrays(path).variables(), key);
	}

	private Map<String, MatValue> variables() throws IOException {
		final Map<String, MatValue> variables = new LinkedHashMap<>();
		final MatFile scalars = read(new Bounded(), h -> {
			final Variable v = new Variable(h.getName(), Mat5Value.type(h.getType(), h
				.isComplex(), h.isLogical()), Mat5Value.lengths(h.getDimensions()));
			variables.put(h.getName(), v);
			return v.type() == MatValue.Type.NUMBERS && v.count() == 1;
		});
		for (final MatFile.Entry e : scalars.getEntries())
			variables.put(e.getName(), new Mat5Value(e.getValue()));
		return variables;
	}

	/** A variable of which only the heading has been read. */
	private final class Variable implements MatValue {

		private final String name;
		private final Type type;
		private final long[] dimensions;
		/** A struct or cell array, once it has been read. */
		private Mat5Value content;

		private Variable(final String name, final Type type,
			final long[] dimensions)
		{
			this.name = name;
			this.type = type;
			this.dimensions = dimensions;
		}

		@Override
		public Type type() {
			return type;
		}

		@Override
		public long[] dimensions() {
			return dimensions;
		}

		@Override
		public double[][] rows() throws IOException {
			return value(new Bounded()).rows();
		}

		@Override
		public List<String> fields() throws IOException {
			return content().fields();
		}

		@Override
		public MatValue field(final String field, final int element)
			throws IOException
		{
			return content().field(field, element);
		}

		@Override
		public MatValue element(final int index) throws IOException {
			return content().element(index);
		}

		private Mat5Value content() throws IOException {
			if (content == null) content = value(heap);
			return content;
		}

		private Mat5Value value(final Bounded allocator) throws IOException {
			for (final MatFile.Entry e : read(allocator, h -> h.getName().equals(
				name)).getEntries())
			{
				final Mat5Value value = new Mat5Value(e.getValue());
				if (value.type() == type) return value;
			}
			throw new DataFormatException(path.toString(), name + " cannot be read.");
		}
	}

	private MatFile read(final Bounded allocator,
		final Mat5Reader.EntryFilter filter) throws IOException
	{
		try (Source source = Sources.openFile(path.toFile())) {
			return Mat5.newReader(source).setMaxInflateBufferSize(INFLATE_BUFFER)
				.disableSubsystemProcessing().setBufferAllocator(allocator)
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
}
