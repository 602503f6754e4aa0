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
package org.calab.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.io.DataFormatException;

/**
 * The numbers in a TIFF, read from where the file says they are and never from outside the
 * file (Adobe, TIFF revision 6.0, 1992, section 2).
 */
final class TiffNumbers implements Closeable {

	/** "II" or "MM", then 42, in the order that they stand for. */
	private static final int LOW_FIRST = 0x49492a00, HIGH_FIRST = 0x4d4d002a;

	private static final int SHORT = 3;

	/** Bytes of each type of number, by the type's code. */
	private static final int[] TYPE_BYTES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4,
		8 };

	/** Strips of a page, or names of slices. */
	private static final int MOST_LISTED = 1 << 22;

	private final FileChannel in;
	private final String name;
	private final long size;
	private ByteOrder order = ByteOrder.BIG_ENDIAN;

	TiffNumbers(final Path file) throws IOException {
		in = FileChannel.open(file);
		name = file.toString();
		size = in.size();
	}

	/** @return whether it begins as a TIFF does; then its order of bytes is known */
	boolean isTiff() throws IOException {
		if (size < 8) return false;
		final int mark = read(0, 4).getInt();
		if (mark == LOW_FIRST) order = ByteOrder.LITTLE_ENDIAN;
		return mark == LOW_FIRST || mark == HIGH_FIRST;
	}

	/**
	 * One entry of a page's directory.
	 *
	 * @param value the number itself where there is one, else where the list is
	 * @param at where in the file the value stands
	 */
	record Entry(int tag, int type, long count, long value, long at) {

		/** @return bytes of one number */
		private int bytes() {
			return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1;
		}

		/** @return where in the file its numbers are: in the entry itself if they fit */
		private long list() {
			return count * bytes() > 4 ? value : at;
		}

		/** As ImageJ reads a list: short numbers, or whatever else as four bytes. */
		private int width() {
			return type == SHORT ? 2 : 4;
		}
	}

	/** @return n entries of 12 bytes, all there */
	List<Entry> entries(final long at, final int n) throws IOException {
		final ByteBuffer b = read(at, 12 * n);
		final List<Entry> entries = new ArrayList<>();
		for (int i = 0; i < 12 * n; i += 12) {
			final int type = Short.toUnsignedInt(b.getShort(i + 2));
			final long count = Integer.toUnsignedLong(b.getInt(i + 4));
			final long value = type == SHORT && count == 1 ? Short.toUnsignedLong(b
				.getShort(i + 8)) : Integer.toUnsignedLong(b.getInt(i + 8));
			entries.add(new Entry(Short.toUnsignedInt(b.getShort(i)), type, count,
				value, at + i + 8));
		}
		return entries;
	}

	/** @return the entry, whose list ends before the file does */
	Entry inFile(final Entry e) throws IOException {
		requireFew(e);
		if (e.count > 1) require(e.list(), e.count * Math.max(e.bytes(), e
			.width()), "a list");
		return e;
	}

	/** @return the entry, whose four-byte numbers stand elsewhere in the file, even a single one */
	Entry elsewhere(final Entry e) throws IOException {
		requireFew(e);
		require(e.value, 4 * e.count, "a list");
		return e;
	}

	private void requireFew(final Entry list) throws DataFormatException {
		if (list.count > MOST_LISTED) throw refused("a list of " + list.count +
			" numbers; allowed are " + MOST_LISTED);
	}

	/** @return the first of short numbers */
	int firstShort(final Entry e) throws IOException {
		if (e.list() == e.at) return (int) (e.value & 0xffff);
		require(e.value, 2, "a list");
		return shortAt(e.value);
	}

	/** @return up to so many letters of a text that is longer than the entry itself */
	String text(final Entry e, final int most) throws IOException {
		if (e.count <= 4) return "";
		require(e.value, e.count, "the description");
		return new String(read(e.value, (int) Math.min(e.count, most)).array(),
			StandardCharsets.ISO_8859_1);
	}

	/** @return the first n numbers of a list */
	long[] list(final Entry e, final int n) throws IOException {
		final ByteBuffer b = read(e.list(), n * e.width());
		final long[] out = new long[n];
		for (int i = 0; i < n; i++)
			out[i] = e.width() == 2 ? Short.toUnsignedLong(b.getShort()) : Integer
				.toUnsignedLong(b.getInt());
		return out;
	}

	int shortAt(final long at) throws IOException {
		return Short.toUnsignedInt(read(at, 2).getShort());
	}

	long intAt(final long at) throws IOException {
		return Integer.toUnsignedLong(read(at, 4).getInt());
	}

	/** @throws DataFormatException if the file has no such bytes */
	void require(final long at, final long bytes, final String what)
		throws DataFormatException
	{
		if (at < 0 || bytes < 0 || at > size - bytes) throw refused("truncated or " +
			"damaged: " + what + " should have " + bytes + " bytes from " + at +
			" on, and the file has " + size);
	}

	DataFormatException refused(final String why) {
		return new DataFormatException(name, "not a TIFF that can be read: " + why);
	}

	/** @return bytes that are there, in the file's order */
	ByteBuffer read(final long at, final int bytes) throws IOException {
		final ByteBuffer b = ByteBuffer.allocate(bytes).order(order);
		while (b.hasRemaining())
			if (in.read(b, at + b.position()) < 0) throw new EOFException(name +
				": it became shorter while it was read");
		return b.rewind();
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
