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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.calab.io.DataFormatException;

/**
 * Reads the elements of a MATLAB 5 file in order; none may be longer than its container.
 * (MathWorks, "MAT-File Format", level 5.)
 */
final class Mat5Elements {

	private final Path path;
	private final InputStream in;
	private final ByteOrder order;

	/** Unread bytes of the innermost element. */
	private long left;

	/** @param bytes largest number of bytes to read from {@code in} */
	Mat5Elements(final Path path, final InputStream in, final ByteOrder order,
		final long bytes)
	{
		this.path = path;
		this.in = new BufferedInputStream(in);
		this.order = order;
		left = bytes;
	}

	/** Head of an element: its type and size; a small element is stored in the tag itself. */
	record Tag(int type, long bytes, boolean small) {}

	/** @return the tag of the next element */
	Tag tag() throws IOException {
		final int first = number(bytes(4));
		if (first >>> 16 != 0) return new Tag(first & 0xffff, first >>> 16, true);
		return new Tag(first, Integer.toUnsignedLong(number(bytes(4))), false);
	}

	/**
	 * @return the content of the next element, at most {@code most} bytes; the padding to
	 *          8 bytes is skipped
	 */
	byte[] content(final int most) throws IOException {
		final Tag tag = tag();
		if (tag.bytes > (tag.small ? 4 : most)) throw refused(
			"a heading claims " + tag.bytes + " bytes");
		final byte[] content = bytes((int) tag.bytes);
		skip(tag.small ? 4 - tag.bytes : -tag.bytes & 7);
		return content;
	}

	/** @return the first four bytes as an integer */
	int number(final byte[] content) {
		return ByteBuffer.wrap(content).order(order).getInt();
	}

	/** @return the product of the four-byte integers in {@code content} */
	double product(final byte[] content) {
		double n = 1;
		for (final ByteBuffer b = ByteBuffer.wrap(content).order(order); b
			.remaining() >= 4;)
			n *= Integer.toUnsignedLong(b.getInt());
		return n;
	}

	/** @return the number of unread bytes of the innermost element */
	long left() {
		return left;
	}

	/**
	 * Enters an inner element whose tag has been read.
	 *
	 * @param bytes size of the inner element
	 * @return the bytes of the outer element that follow it
	 */
	long enter(final long bytes) throws DataFormatException {
		take(bytes);
		final long outer = left;
		left = bytes;
		return outer;
	}

	/** @param outer the value that {@link #enter} returned */
	void leave(final long outer) {
		left = outer;
	}

	private byte[] bytes(final int n) throws IOException {
		take(n);
		final byte[] read = in.readNBytes(n);
		if (read.length < n) throw refused("the file ends within an array");
		return read;
	}

	void skip(final long n) throws IOException {
		take(n);
		in.skipNBytes(n);
	}

	private void take(final long n) throws DataFormatException {
		if (n > left) throw refused("an element claims " + n + " bytes, but only " + left + " are left");
		left -= n;
	}

	/** @return the decompressed elements of the compressed data that follows */
	Mat5Elements inflated(final Inflater inflater, final long most) {
		return new Mat5Elements(path, new InflaterInputStream(in,
			inflater), order, most);
	}

	DataFormatException refused(final String why) {
		return new DataFormatException(path.toString(), "the file is damaged: " + why + ".");
	}
}
