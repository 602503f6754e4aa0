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

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.io.DataFormatException;

/**
 * Looks over the directory of a TIFF before ImageJ opens it: its decoder
 * believes every length, follows a ring of pages for ever, and reads what is
 * missing at the end as zeros.
 */
final class TiffCheck {

	private static final int WIDTH = 256, HEIGHT = 257, BITS = 258,
			COMPRESSION = 259, DESCRIPTION = 270, STRIP_OFFSETS = 273, SAMPLES = 277,
			STRIP_BYTES = 279, IMAGEJ_COUNTS = 50838, IMAGEJ_DATA = 50839;

	/** "II" or "MM", then 42, in the order that they stand for. */
	private static final int LOW_FIRST = 0x49492a00, HIGH_FIRST = 0x4d4d002a;

	private static final int SHORT = 3, NOT_COMPRESSED = 1;

	/** Bytes of each type of number, by the type's code. */
	private static final int[] TYPE_BYTES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4,
		8 };

	/** "IJIJ", which leads what ImageJ keeps for itself. */
	private static final int IMAGEJ_MARK = 0x494a494a;

	/** Strips of a page, or names of slices. */
	private static final int MOST_LISTED = 1 << 22;

	/** ImageJ reads no longer heading of its data, in bytes. */
	private static final int LARGEST_HEADING = 804;

	/** "roi " and "over": a selection, and what is drawn over the image. */
	private static final int ROI = 0x726f6920, OVERLAY = 0x6f766572;

	private static final Pattern IMAGES = Pattern.compile("images=(\\d{1,9})");

	private final FileChannel in;
	private final String name;
	private final long size;
	private ByteOrder order;

	private TiffCheck(final FileChannel in, final String name)
		throws IOException
	{
		this.in = in;
		this.name = name;
		size = in.size();
	}

	/**
	 * Does nothing if the file neither is a TIFF nor is called one.
	 *
	 * @throws DataFormatException if its directory cannot be what a camera or
	 *           ImageJ wrote, the file ends before its pixels do, or what is called
	 *           a TIFF is none, of which ImageJ would try everything else
	 */
	static void require(final Path file) throws IOException {
		try (FileChannel in = FileChannel.open(file)) {
			final TiffCheck check = new TiffCheck(in, file.toString());
			if (check.isTiff()) check.pages();
			else if (isNamedTiff(file)) throw check.refused(
				"it does not begin as one does");
		}
	}

	/** @return whether the file is called .tif or .tiff */
	static boolean isNamedTiff(final Path file) {
		return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
	}

	/** One entry of a page's directory. */
	private record Entry(int type, long count, long value, long at) {}

	private boolean isTiff() throws IOException {
		if (size < 8) return false;
		final int mark = read(0, 4).getInt(0);
		order = mark == LOW_FIRST ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		return mark == LOW_FIRST || mark == HIGH_FIRST;
	}

	private void pages() throws IOException {
		final Set<Long> seen = new HashSet<>();
		long page = Integer.toUnsignedLong(read(4, 4).getInt());
		while (page > 0) {
			if (!seen.add(page)) throw refused("its pages are linked in a ring");
			require(page, 2, "page " + seen.size());
			final int n = Short.toUnsignedInt(read(page, 2).getShort());
			require(page + 2, 12L * n + 4, "page " + seen.size());
			page(page + 2, read(page + 2, 12 * n + 4), seen.size());
			page = Integer.toUnsignedLong(read(page + 2 + 12L * n, 4).getInt());
		}
	}

	private void page(final long at, final ByteBuffer entries,
		final int number) throws IOException
	{
		long width = 0, height = 0, bits = 1, samples = 1, compression =
			NOT_COMPRESSED, images = 1;
		Entry offsets = null, lengths = null, counts = null, data = null;
		for (int i = 0; i + 12 <= entries.capacity() - 4; i += 12) {
			final Entry e = entry(at + i, entries.slice(i, 12).order(order));
			switch (Short.toUnsignedInt(entries.getShort(i))) {
				case WIDTH -> width = e.value;
				case HEIGHT -> height = e.value;
				// none means the least to ImageJ
				case BITS -> bits = Math.max(1, first(e));
				case COMPRESSION -> compression = e.value;
				case SAMPLES -> samples = Math.max(1, e.value);
				case DESCRIPTION -> images = number > 1 ? 1 : images(e);
				case STRIP_OFFSETS -> offsets = inFile(e);
				case STRIP_BYTES -> lengths = inFile(e);
				case IMAGEJ_COUNTS -> counts = counts(e);
				case IMAGEJ_DATA -> data = e;
				default -> {
					// nothing that ImageJ allocates by
				}
			}
		}
		final double plane = (double) width * height * bits * samples / 8;
		// pixels of less than a byte are unpacked
		final double held = (double) width * height * Math.max(bits, 8) * samples / 8;
		final double most = 0.25 * Runtime.getRuntime().maxMemory();
		if (width < 1 || height < 1 || width > Integer.MAX_VALUE || held > most)
			throw refused("page " + number + " is " + width + " x " + height +
				" pixels of " + bits * samples + " bits large; with this heap a plane " +
				"may have " + (long) most + " bytes");
		if (offsets != null && compression == NOT_COMPRESSED) pixels(offsets,
			lengths, plane * images, number);
		else if (offsets != null && lengths != null) {
			if (offsets.count != lengths.count) throw refused("page " + number +
				" has " + offsets.count + " strips and " + lengths.count + " lengths");
			strips(offsets, lengths, (int) offsets.count, number);
		}
		if (counts != null && data != null) ownData(counts, data);
	}

	/** Single values stand in the entry itself; lists elsewhere. */
	private Entry entry(final long at, final ByteBuffer b) {
		final int type = Short.toUnsignedInt(b.getShort(2));
		final long count = Integer.toUnsignedLong(b.getInt(4));
		final long value = type == SHORT && count == 1 ? Short.toUnsignedLong(b
			.getShort(8)) : Integer.toUnsignedLong(b.getInt(8));
		return new Entry(type, count, value, at + 8);
	}

	private static int bytes(final int type) {
		return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1;
	}

	/** @return the entry, whose list ends before the file does */
	private Entry inFile(final Entry e) throws IOException {
		requireFew(e);
		if (e.count > 1) require(e.count * bytes(e.type) > 4 ? e.value : e.at,
			e.count * Math.max(bytes(e.type), width(e)), "a list");
		return e;
	}

	/** @return the first number of a list of short ones */
	private long first(final Entry e) throws IOException {
		if (e.count * bytes(e.type) <= 4) return e.value & 0xffff;
		require(e.value, 2, "a list");
		return Short.toUnsignedLong(read(e.value, 2).getShort());
	}

	/** @return how many planes ImageJ's own description says follow each other */
	private long images(final Entry e) throws IOException {
		if (e.count <= 4) return 1;
		require(e.value, e.count, "the description");
		final Matcher m = IMAGES.matcher(new String(read(e.value, (int) Math.min(
			e.count, 256)).array(), StandardCharsets.ISO_8859_1));
		return m.find() ? Math.max(1, Long.parseLong(m.group(1))) : 1;
	}

	private void pixels(final Entry offsets, final Entry lengths,
		final double bytes, final int page) throws IOException
	{
		final int n = (int) Math.min(offsets.count, lengths == null ? 1
			: lengths.count);
		if (n <= 1) {
			require(offsets.value, (long) bytes, "the pixels of page " + page);
			return;
		}
		strips(offsets, lengths, n, page);
	}

	private void strips(final Entry offsets, final Entry lengths, final int n,
		final int page) throws IOException
	{
		final ByteBuffer at = list(offsets, n), length = list(lengths, n);
		for (int i = 0; i < n; i++)
			require(next(at, offsets), next(length, lengths), "the pixels of page " +
				page);
	}

	/** @return the first numbers of a list, shorts or longer ones as the decoder takes them */
	private ByteBuffer list(final Entry e, final int n) throws IOException {
		return read(e.count * bytes(e.type) > 4 ? e.value : e.at, n * width(e));
	}

	private static int width(final Entry e) {
		return e.type == SHORT ? 2 : 4;
	}

	private static long next(final ByteBuffer list, final Entry e) {
		return width(e) == 2 ? Short.toUnsignedLong(list.getShort()) : Integer
			.toUnsignedLong(list.getInt());
	}

	/** @return the entry; its numbers stand elsewhere in the file, even a single one */
	private Entry counts(final Entry e) throws IOException {
		requireFew(e);
		require(e.value, 4 * e.count, "a list");
		return e;
	}

	/** Names of slices, overlays, properties: a heading that counts them, then each with its length. */
	private void ownData(final Entry counts, final Entry data)
		throws IOException
	{
		final ByteBuffer lengths = read(counts.value, (int) (4 * counts.count));
		if (lengths.remaining() < 4) return;
		long all = 0;
		while (lengths.remaining() >= 4)
			all += Integer.toUnsignedLong(lengths.getInt());
		require(data.value, all, "ImageJ's own data");
		final long heading = Integer.toUnsignedLong(lengths.rewind().getInt());
		final ByteBuffer b = read(data.value, (int) Math.min(heading,
			LARGEST_HEADING));
		if (heading < 4 || b.getInt() != IMAGEJ_MARK) return;
		long at = data.value + heading;
		while (b.remaining() >= 8) {
			final int type = b.getInt();
			final long parts = Integer.toUnsignedLong(b.getInt());
			if (parts > lengths.remaining() / 4) throw refused(
				"ImageJ's own data claims more parts than there are: " + parts);
			for (long i = 0; i < parts; i++) {
				final long bytes = Integer.toUnsignedLong(lengths.getInt());
				if (type == ROI || type == OVERLAY) roi(at, bytes);
				at += bytes;
			}
		}
	}

	private void roi(final long at, final long bytes) throws IOException {
		if (bytes > RoiFiles.LARGEST_ROI || !RoiCheck.lengthsFit(read(at,
			(int) bytes).array())) throw refused("a damaged ROI is stored in it");
	}

	private void requireFew(final Entry list) throws DataFormatException {
		if (list.count > MOST_LISTED) throw refused("a list of " + list.count +
			" numbers; allowed are " + MOST_LISTED);
	}

	private void require(final long at, final long bytes, final String what)
		throws DataFormatException
	{
		if (at < 0 || bytes < 0 || at > size - bytes) throw refused("truncated or " +
			"damaged: " + what + " should have " + bytes + " bytes from " + at +
			" on, and the file has " + size);
	}

	private DataFormatException refused(final String why) {
		return new DataFormatException(name, "not a TIFF that can be read: " + why);
	}

	private ByteBuffer read(final long at, final int bytes) throws IOException {
		final ByteBuffer b = ByteBuffer.allocate(bytes).order(order == null
			? ByteOrder.BIG_ENDIAN : order);
		while (b.hasRemaining())
			if (in.read(b, at + b.position()) < 0) throw new EOFException(name +
				": it became shorter while it was read");
		return b.rewind();
	}
}
