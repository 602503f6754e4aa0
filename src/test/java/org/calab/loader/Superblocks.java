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
package org.calab.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Changes the head of a test's HDF5 file as its writer cannot. */
final class Superblocks {

	/** The first four bytes of each, as a number. */
	private static final int SUPERBLOCK = 0x46444889, OBJECT_HEADER = 0x5244484f;

	private Superblocks() {}

	/**
	 * @param file with a superblock of version 2 or 3 at 512, which gets the base
	 *          address 512 and, so that it stays valid, its checksum
	 */
	static void moveTo512(final byte[] file) {
		final ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		if (file[512 + 8] < 2 || file[512 + 9] != 8) throw new AssertionError(
			"superblock version " + file[512 + 8]);
		b.putLong(512 + 12, 512);
		b.putInt(512 + 44, lookup3(file, 512, 44));
	}

	/**
	 * Puts right the checksums of superblocks and object headers of version 2,
	 * as far as the lengths in them lie within the file.
	 */
	static void repair(final byte[] file) {
		final ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = 0; at + 48 <= file.length; at++) {
			if (b.getInt(at) == SUPERBLOCK && file[at + 8] >= 2 && file[at + 8] <= 3)
				b.putInt(at + 44, lookup3(file, at, 44));
			if (b.getInt(at) != OBJECT_HEADER) continue;
			final int flags = file[at + 5];
			final int sizeAt = at + 6 + ((flags & 0x20) == 0 ? 0 : 16) + ((flags &
				0x10) == 0 ? 0 : 4), width = 1 << (flags & 3);
			final long size = width > 4 ? -1 : word(file, sizeAt, width) &
				0xffffffffL;
			final long end = sizeAt + width + size;
			if (size >= 0 && end + 4 <= file.length) b.putInt((int) end, lookup3(file,
				at, (int) end - at));
		}
	}

	/** Jenkins' lookup3, the checksum of HDF5's metadata. */
	private static int lookup3(final byte[] k, final int from, final int n) {
		int a = 0xdeadbeef + n, b = a, c = a;
		int at = from, left = n;
		while (left > 12) {
			a += word(k, at, 4);
			b += word(k, at + 4, 4);
			c += word(k, at + 8, 4);
			a = (a - c) ^ Integer.rotateLeft(c, 4);
			c += b;
			b = (b - a) ^ Integer.rotateLeft(a, 6);
			a += c;
			c = (c - b) ^ Integer.rotateLeft(b, 8);
			b += a;
			a = (a - c) ^ Integer.rotateLeft(c, 16);
			c += b;
			b = (b - a) ^ Integer.rotateLeft(a, 19);
			a += c;
			c = (c - b) ^ Integer.rotateLeft(b, 4);
			b += a;
			at += 12;
			left -= 12;
		}
		a += word(k, at, Math.min(4, left));
		b += word(k, at + 4, Math.min(4, Math.max(0, left - 4)));
		c += word(k, at + 8, Math.min(4, Math.max(0, left - 8)));
		c = (c ^ b) - Integer.rotateLeft(b, 14);
		a = (a ^ c) - Integer.rotateLeft(c, 11);
		b = (b ^ a) - Integer.rotateLeft(a, 25);
		c = (c ^ b) - Integer.rotateLeft(b, 16);
		a = (a ^ c) - Integer.rotateLeft(c, 4);
		b = (b ^ a) - Integer.rotateLeft(a, 14);
		return (c ^ b) - Integer.rotateLeft(b, 24);
	}

	private static int word(final byte[] k, final int at, final int n) {
		int v = 0;
		for (int i = 0; i < n; i++)
			v |= (k[at + i] & 0xff) << 8 * i;
		return v;
	}
}
