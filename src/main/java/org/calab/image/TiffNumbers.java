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
 * Reads the numbers in a TIFF or BigTIFF at the offsets that the file gives, never outside the
 * file (Adobe, TIFF revision 6.0, 1992, section 2; libtiff, The BigTIFF File Format).
 */
final class TiffNumbers implements Closeable {

	/** "II" or "MM", then 42, in that byte order. */
	private static final int LOW_FIRST = 0x49492a00, HIGH_FIRST = 0x4d4d002a;

	/** The same with 43, of a BigTIFF: its offsets have 8 bytes. */
	private static final int BIG_LOW_FIRST = 0x49492b00, BIG_HIGH_FIRST =
		0x4d4d002b;

	private static final int SHORT = 3;

	/** Bytes per number, by the code of its type. */
	private static final int[] TYPE_BYTES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4,
		8, 4, 1, 1, 8, 8, 8 };

	/** Longest list: strips of a page, or slice labels. */
	private static final int MOST_LISTED = 1 << 22;

	/** Most tags of a page. */
	private static final int MOST_ENTRIES = 1 << 16;

	private final FileChannel in;
	private final String name;
	private final long size;
	private ByteOrder order = ByteOrder.BIG_ENDIAN;
	private boolean big;

	TiffNumbers(final Path file) throws IOException {
		in = FileChannel.open(file);
		name = file.toString();
		size = in.size();
	}

	/** @return whether the file starts like a TIFF or BigTIFF; sets the byte order */
	boolean isTiff() throws IOException {
		if (size < 8) return false;
		final int mark = read(0, 4).getInt();
		big = (mark == BIG_LOW_FIRST || mark == BIG_HIGH_FIRST) && size >= 16;
		if (mark == LOW_FIRST || mark == BIG_LOW_FIRST) order =
			ByteOrder.LITTLE_ENDIAN;
		return big || mark == LOW_FIRST || mark == HIGH_FIRST;
	}

	boolean isBig() {
		return big;
	}

	ByteOrder order() {
		return order;
	}

	long size() {
		return size;
	}

	/** @return position in the file of the offset of the first page */
	long firstPage() {
		return big ? 8 : 4;
	}

	/** @return the offset at this position */
	long offset(final long at) throws IOException {
		return big ? longAt(at) : intAt(at);
	}

	/**
	 * The directory of a page.
	 *
	 * @param at its offset
	 * @param entries its tags
	 * @param next offset of the next page; 0 for none
	 */
	record Directory(long at, List<Entry> entries, long next) {}

	/** @param what name of the page for messages */
	Directory directory(final long at, final String what) throws IOException {
		require(at, countBytes(), what);
		final long n = big ? longAt(at) : shortAt(at);
		if (n < 0 || n > MOST_ENTRIES) throw refused(what + " has " + n + " tags");
		final long bytes = n * entryBytes();
		require(at + countBytes(), bytes + offsetBytes(), what);
		return new Directory(at, entries(at + countBytes(), (int) n), offset(at +
			countBytes() + bytes));
	}

	/** @return bytes of the number of entries of a directory */
	int countBytes() {
		return big ? 8 : 2;
	}

	/** @return bytes of one entry of a directory */
	int entryBytes() {
		return big ? 20 : 12;
	}

	/** @return bytes of an offset; an entry holds numbers that fit into these itself */
	int offsetBytes() {
		return big ? 8 : 4;
	}

	/**
	 * One entry of the directory of a page.
	 *
	 * @param bytes bytes per number
	 * @param value a single number, or the offset of a list
	 * @param at offset of the value in the file
	 * @param list offset of its numbers: within the entry if they fit there
	 */
	record Entry(int tag, int type, int bytes, long count, long value, long at,
		long list)
	{

		/** @return bytes per number as ImageJ reads a list: 2 for shorts, 8 in a BigTIFF, otherwise 4 */
		private int width() {
			return type == SHORT ? 2 : bytes == 8 ? 8 : 4;
		}
	}

	private List<Entry> entries(final long at, final int n) throws IOException {
		final int step = entryBytes(), head = big ? 12 : 8;
		final ByteBuffer b = read(at, step * n);
		final List<Entry> entries = new ArrayList<>();
		for (int i = 0; i < step * n; i += step) {
			final int type = Short.toUnsignedInt(b.getShort(i + 2));
			final int bytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1;
			final long count = big ? Math.max(0, b.getLong(i + 4)) : Integer
				.toUnsignedLong(b.getInt(i + 4));
			final long value = type == SHORT && count == 1 ? Short.toUnsignedLong(b
				.getShort(i + head)) : big && (bytes == 8 || count * bytes > 8) ? b.getLong(i +
					head) : Integer.toUnsignedLong(b.getInt(i + head));
			final long where = at + i + head;
			entries.add(new Entry(Short.toUnsignedInt(b.getShort(i)), type, bytes,
				count, value, where, count > offsetBytes() / bytes ? value : where));
		}
		return entries;
	}

	/** @return the entry, after checking that its list lies within the file */
	Entry inFile(final Entry e) throws IOException {
		requireFew(e);
		if (e.count > 1) require(e.list, e.count * Math.max(e.bytes, e.width()),
			"a list");
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
		if (e.count <= 1) return (int) (e.value & 0xffff);
		require(e.list, 2, "a list");
		return shortAt(e.list);
	}

	/** @return at most {@code most} bytes of a text */
	String text(final Entry e, final int most) throws IOException {
		require(e.list, e.count, "the description");
		return new String(read(e.list, (int) Math.min(e.count, most)).array(),
			StandardCharsets.UTF_8);
	}

	/** @return the first n numbers of a list */
	long[] list(final Entry e, final int n) throws IOException {
		final ByteBuffer b = read(e.list, n * e.width());
		final long[] out = new long[n];
		for (int i = 0; i < n; i++)
			out[i] = e.width() == 2 ? Short.toUnsignedLong(b.getShort()) : e
				.width() == 8 ? b.getLong() : Integer.toUnsignedLong(b.getInt());
		return out;
	}

	int shortAt(final long at) throws IOException {
		return Short.toUnsignedInt(read(at, 2).getShort());
	}

	long intAt(final long at) throws IOException {
		return Integer.toUnsignedLong(read(at, 4).getInt());
	}

	private long longAt(final long at) throws IOException {
		return read(at, Long.BYTES).getLong();
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
