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
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.Inflater;

import org.calab.io.DataFormatException;
import org.calab.io.mat.Mat5Elements.Tag;
import org.calab.io.npy.Npz;

/**
 * Checks the headings of a MATLAB 5 or 7 file before the library reads it, which allocates
 * whatever they claim. No element may be longer than its container, and no array may
 * contain more arrays than fit into it. (MathWorks, "MAT-File Format", level 5.)
 */
final class Mat5Check {

	private static final int FILE_HEADER = 128, ORDER_AT = 126;

	/** Types of elements. */
	private static final int MATRIX = 14, COMPRESSED = 15;

	/** Classes of arrays: those that contain arrays, and one with a different heading. */
	private static final int CELL = 1, STRUCT = 2, OBJECT = 3, OPAQUE = 17;

	/**
	 * Names have at most 63 letters and arrays rarely more than 2 dimensions, so valid
	 * headings stay far below.
	 */
	private static final int LONGEST_HEADING = 4096, LONGEST_NAMES = 1 << 20,
			DEEPEST = 32, MOST_VARIABLES = 1 << 16;

	private final Mat5Elements in;

	private Mat5Check(final Mat5Elements in) {
		this.in = in;
	}

	/** @throws DataFormatException if a heading claims more than fits into its array */
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
				final Mat5Elements in = new Mat5Elements(path, Channels.newInputStream(
					file.position(at)), order, file.size() - at);
				if (variables++ == MOST_VARIABLES) throw in.refused("it has more than " +
					MOST_VARIABLES + " variables");
				at += 8 + variable(in);
			}
		}
	}

	/** @return the size of a variable in bytes, without its tag */
	private static long variable(final Mat5Elements in) throws IOException {
		final Tag tag = in.tag();
		if (tag.small() || tag.bytes() > in.left()) throw in.refused(
			"a variable claims " + tag.bytes() + " bytes, but only " + in.left() + " are left");
		if (tag.type() == MATRIX) new Mat5Check(in).matrix(tag.bytes(), 0);
		else if (tag.type() == COMPRESSED) {
			final Inflater inflater = new Inflater();
			try {
				final Mat5Elements inside = in.inflated(inflater, Npz.LARGEST_RATIO *
					tag.bytes());
				final Tag first = inside.tag();
				if (first.type() == MATRIX && !first.small()) new Mat5Check(inside)
					.matrix(first.bytes(), 0);
			}
			finally {
				inflater.end();
			}
		}
		return tag.bytes();
	}

	/** Checks the heading of an array and, if it contains arrays, theirs. */
	private void matrix(final long bytes, final int depth) throws IOException {
		final long outer = in.enter(bytes);
		if (bytes > 0) { // else an empty cell
			if (depth == DEEPEST) throw in.refused("its arrays are nested " + DEEPEST + " deep");
			final byte[] flags = in.content(LONGEST_HEADING);
			final int arrayClass = flags.length < 4 ? 0 : in.number(flags) & 0xff;
			if (arrayClass != OPAQUE) checkContents(arrayClass, depth);
			if (depth > 0) in.skip(in.left()); // another array may follow
		}
		in.leave(outer);
	}

	private void checkContents(final int arrayClass, final int depth) throws IOException {
		final double elements = in.product(in.content(LONGEST_HEADING));
		in.content(LONGEST_HEADING); // its name
		if (arrayClass == OBJECT) in.content(LONGEST_HEADING); // the name of its class
		if (arrayClass == STRUCT || arrayClass == OBJECT) {
			in.content(4); // the length of a field's name
			in.content(LONGEST_NAMES);
		}
		else if (arrayClass != CELL) return;
		if (elements > Math.max(1, in.left() / 8)) throw in.refused(
			"an array claims to contain " + (long) elements + " arrays");
		while (in.left() >= 8) {
			final Tag tag = in.tag();
			if (tag.type() != MATRIX || tag.small()) throw in.refused(
				"an array contains an element that is not an array");
			matrix(tag.bytes(), depth + 1);
		}
	}
}
