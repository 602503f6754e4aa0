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
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.calab.io.DataFormatException;
import org.calab.io.npy.Npz;

/**
 * Looks over the headings in a MATLAB 5 or 7 file before the library does, which
 * allocates what they claim. (Layout as in MathWorks' "MAT-File Format", level 5.)
 */
final class Mat5Check {

	private static final int FILE_HEADER = 128, ORDER_AT = 126;

	/** Codes of the types of an element. */
	private static final int MATRIX = 14, COMPRESSED = 15;

	/** Classes of arrays: those that hold arrays, and one whose heading is another. */
	private static final int CELL = 1, STRUCT = 2, OBJECT = 3, OPAQUE = 17;

	/** A name has at most 63 letters, an array hardly more dimensions than 2; no honest heading is near. */
	private static final int LONGEST_HEADING = 4096, LONGEST_NAMES = 1 << 20,
			DEEPEST = 32, MOST_VARIABLES = 1 << 16;

	private final Path path;
	private final InputStream in;
	private final ByteOrder order;
	/** Bytes of the innermost element that are still to come. */
	private long left;

	private Mat5Check(final Path path, final InputStream in,
		final ByteOrder order, final long bytes)
	{
		this.path = path;
		this.in = in;
		this.order = order;
		left = bytes;
	}

	/** @throws DataFormatException if a heading claims more than its array has room for */
	static void require(final Path path) throws IOException {
		try (FileChannel file = FileChannel.open(path)) {
			final byte[] header = Channels.newInputStream(file).readNBytes(
				FILE_HEADER);
			// "IM" where the low byte comes first
			final ByteOrder order = header.length > ORDER_AT &&
				header[ORDER_AT] == 'I' ? ByteOrder.LITTLE_ENDIAN
					: ByteOrder.BIG_ENDIAN;
			int variables = 0;
			for (long at = FILE_HEADER; at + 8 <= file.size();) {
				final Mat5Check check = new Mat5Check(path, new BufferedInputStream(
					Channels.newInputStream(file.position(at))), order, file.size() - at);
				if (variables++ == MOST_VARIABLES) throw check.refused("more than " +
					MOST_VARIABLES + " variables");
				at += 8 + check.variable();
			}
		}
	}

	/** What leads an element: its type and bytes; small ones stand in the tag itself. */
	private record Tag(int type, long bytes, boolean small) {}

	private Tag tag() throws IOException {
		final int first = integer();
		if (first >>> 16 != 0) return new Tag(first & 0xffff, first >>> 16, true);
		return new Tag(first, Integer.toUnsignedLong(integer()), false);
	}

	private int integer() throws IOException {
		return ByteBuffer.wrap(bytes(4)).order(order).getInt();
	}

	private byte[] bytes(final int n) throws IOException {
		take(n);
		final byte[] read = in.readNBytes(n);
		if (read.length < n) throw refused("it ends within an array");
		return read;
	}

	private void skip(final long n) throws IOException {
		take(n);
		in.skipNBytes(n);
	}

	private void take(final long n) throws DataFormatException {
		if (n > left) throw refused("an element claims " + n + " bytes, where " +
			left + " are left");
		left -= n;
	}

	private DataFormatException refused(final String why) {
		return new DataFormatException(path.toString(), "damaged: " + why);
	}

	/** @return the bytes of a variable, tag left out */
	private long variable() throws IOException {
		final Tag tag = tag();
		if (tag.small || tag.bytes > left) throw refused("a variable claims " +
			tag.bytes + " bytes, where " + left + " are left");
		if (tag.type == MATRIX) matrix(tag.bytes, 0);
		else if (tag.type == COMPRESSED) {
			final Inflater inflater = new Inflater();
			try {
				new Mat5Check(path, new BufferedInputStream(new InflaterInputStream(in,
					inflater)), order, Npz.LARGEST_RATIO * tag.bytes).inflated();
			}
			finally {
				inflater.end();
			}
		}
		return tag.bytes;
	}

	private void inflated() throws IOException {
		final Tag tag = tag();
		if (tag.type == MATRIX && !tag.small) matrix(tag.bytes, 0);
	}

	/** The heading; then, where an array holds arrays, theirs. */
	private void matrix(final long bytes, final int depth) throws IOException {
		take(bytes);
		if (bytes == 0) return; // an empty cell
		if (depth == DEEPEST) throw refused("arrays within arrays, " + DEEPEST +
			" deep");
		final long outer = left;
		left = bytes;
		final byte[] flags = part(LONGEST_HEADING);
		final int kind = flags.length < 4 ? 0 : ByteBuffer.wrap(flags).order(order)
			.getInt() & 0xff;
		if (kind != OPAQUE) rest(kind, depth);
		if (depth > 0) skip(left); // another may follow
		left = outer;
	}

	private void rest(final int kind, final int depth) throws IOException {
		final double elements = product(part(LONGEST_HEADING));
		part(LONGEST_HEADING); // its name
		if (kind == OBJECT) part(LONGEST_HEADING); // the name of its class
		if (kind == STRUCT || kind == OBJECT) {
			part(4); // the length of a field's name
			part(LONGEST_NAMES);
		}
		else if (kind != CELL) return;
		if (elements > Math.max(1, left / 8)) throw refused(
			"an array claims to hold " + (long) elements + " arrays");
		while (left >= 8) {
			final Tag tag = tag();
			if (tag.type != MATRIX || tag.small) throw refused(
				"an array holds what is no array");
			matrix(tag.bytes, depth + 1);
		}
	}

	private double product(final byte[] lengths) {
		double n = 1;
		for (final ByteBuffer b = ByteBuffer.wrap(lengths).order(order); b
			.remaining() >= 4;)
			n *= Integer.toUnsignedLong(b.getInt());
		return n;
	}

	/** @return a part of a heading, without what fills it up to eight bytes */
	private byte[] part(final int most) throws IOException {
		final Tag tag = tag();
		if (tag.bytes > (tag.small ? 4 : most)) throw refused(
			"a heading claims " + tag.bytes + " bytes");
		final byte[] content = bytes((int) tag.bytes);
		skip(tag.small ? 4 - tag.bytes : -tag.bytes & 7);
		return content;
	}
}
