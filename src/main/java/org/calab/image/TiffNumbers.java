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
 * Reads the numbers in a TIFF at the offsets that the file gives, never outside the file
 * (Adobe, TIFF revision 6.0, 1992, section 2).
 */
final class TiffNumbers implements Closeable {

	/** "II" or "MM", then 42, in that byte order. */
	private static final int LOW_FIRST = 0x49492a00, HIGH_FIRST = 0x4d4d002a;

	private static final int SHORT = 3;

	/** Bytes per number, by the code of its type. */
	private static final int[] TYPE_BYTES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4,
		8 };

	/** Longest list: strips of a page, or slice labels. */
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

	/** @return whether the file starts like a TIFF; sets the byte order */
	boolean isTiff() throws IOException {
		if (size < 8) return false;
		final int mark = read(0, 4).getInt();
		if (mark == LOW_FIRST) order = ByteOrder.LITTLE_ENDIAN;
		return mark == LOW_FIRST || mark == HIGH_FIRST;
	}

	/**
	 * One entry of the directory of a page.
	 *
	 * @param value a single number, or the offset of a list
	 * @param at offset of the value in the file
	 */
	record Entry(int tag, int type, long count, long value, long at) {

		/** @return bytes per number */
		private int bytes() {
			return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1;
		}

		/** @return the offset of its numbers: within the entry if they fit there */
		private long list() {
			return count * bytes() > 4 ? value : at;
		}

		/** @return bytes per number as ImageJ reads a list: 2 for shorts, otherwise 4 */
		private int width() {
			return type == SHORT ? 2 : 4;
		}
	}

	/** @return {@code n} entries of 12 bytes */
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

	/** @return the entry, after checking that its list lies within the file */
	Entry inFile(final Entry e) throws IOException {
		requireFew(e);
		if (e.count > 1) require(e.list(), e.count * Math.max(e.bytes(), e
			.width()), "a list");
		return e;
	}

	/**
	 * @return the entry, after checking that its four-byte numbers, stored elsewhere even
	 *          if single, lie within the file
	 */
	Entry elsewhere(final Entry e) throws IOException {
		requireFew(e);
		require(e.value, 4 * e.count, "a list");
		return e;
	}

	private void requireFew(final Entry list) throws DataFormatException {
		if (list.count > MOST_LISTED) throw refused("it has a list of " + list.count +
			" numbers; at most " + MOST_LISTED + " are supported");
	}

	/** @return the first number of a list of shorts */
	int firstShort(final Entry e) throws IOException {
		if (e.list() == e.at) return (int) (e.value & 0xffff);
		require(e.value, 2, "a list");
		return shortAt(e.value);
	}

	/** @return at most {@code most} characters of a text that is longer than the entry */
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

	/** @throws DataFormatException if these bytes do not lie within the file */
	void require(final long at, final long bytes, final String what)
		throws DataFormatException
	{
		if (at < 0 || bytes < 0 || at > size - bytes) throw refused("it is truncated or damaged: " +
			what + " should have " + bytes + " bytes from offset " + at + ", but the file has " + size);
	}

	DataFormatException refused(final String why) {
		return new DataFormatException(name, "this TIFF cannot be read: " + why + ".");
	}

	/** @return bytes of the file, in its byte order */
	ByteBuffer read(final long at, final int bytes) throws IOException {
		final ByteBuffer b = ByteBuffer.allocate(bytes).order(order);
		while (b.hasRemaining())
			if (in.read(b, at + b.position()) < 0) throw new EOFException(name +
				": the file became shorter while it was being read.");
		return b.rewind();
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
