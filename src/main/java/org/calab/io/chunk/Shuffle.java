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
package org.calab.io.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes the byte shuffle and the bit shuffle, which make numbers easier to compress:
 * they store the first bytes (or bits) of all numbers, then the second ones, and so on.
 */
public final class Shuffle {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(
		long[].class, ByteOrder.LITTLE_ENDIAN);

	/** The lower half of each 8, 4 or 2 bytes of a long. */
	private static final long FOURS = 0x00000000FFFFFFFFL, TWOS =
		0x0000FFFF0000FFFFL, ONES = 0x00FF00FF00FF00FFL;

	private Shuffle() {}

	/**
	 * @param in n numbers as planes of bytes, from {@code from}; trailing bytes that do not
	 *          make up a number are copied
	 * @param out receives them number by number, from {@code to}
	 */
	public static void bytes(final byte[] in, final int from, final byte[] out,
		final int to, final int length, final int size)
	{
		final int n = length / size;
		if (size == 8) bytesOfEight(in, from, out, to, n);
		else for (int b = 0; b < size; b++) {
			final int plane = from + b * n;
			for (int i = 0, at = to + b; i < n; i++, at += size)
				out[at] = in[plane + i];
		}
		System.arraycopy(in, from + n * size, out, to + n * size, length - n *
			size);
	}

	/**
	 * The common case, eight numbers at a time: the eight bytes of each plane are one long,
	 * and the eight longs are a matrix of bytes that is transposed. Unrolled, because loops
	 * take twice as long.
	 */
	private static void bytesOfEight(final byte[] in, final int from,
		final byte[] out, final int to, final int n)
	{
		final int whole = n / 8 * 8;
		for (int i = 0; i < whole; i += 8) {
			long m0 = (long) LONGS.get(in, from + i);
			long m1 = (long) LONGS.get(in, from + n + i);
			long m2 = (long) LONGS.get(in, from + 2 * n + i);
			long m3 = (long) LONGS.get(in, from + 3 * n + i);
			long m4 = (long) LONGS.get(in, from + 4 * n + i);
			long m5 = (long) LONGS.get(in, from + 5 * n + i);
			long m6 = (long) LONGS.get(in, from + 6 * n + i);
			long m7 = (long) LONGS.get(in, from + 7 * n + i);
			long t;
			t = (m0 >>> 32 ^ m4) & FOURS;
			m0 ^= t << 32;
			m4 ^= t;
			t = (m1 >>> 32 ^ m5) & FOURS;
			m1 ^= t << 32;
			m5 ^= t;
			t = (m2 >>> 32 ^ m6) & FOURS;
			m2 ^= t << 32;
			m6 ^= t;
			t = (m3 >>> 32 ^ m7) & FOURS;
			m3 ^= t << 32;
			m7 ^= t;
			t = (m0 >>> 16 ^ m2) & TWOS;
			m0 ^= t << 16;
			m2 ^= t;
			t = (m1 >>> 16 ^ m3) & TWOS;
			m1 ^= t << 16;
			m3 ^= t;
			t = (m4 >>> 16 ^ m6) & TWOS;
			m4 ^= t << 16;
			m6 ^= t;
			t = (m5 >>> 16 ^ m7) & TWOS;
			m5 ^= t << 16;
			m7 ^= t;
			t = (m0 >>> 8 ^ m1) & ONES;
			m0 ^= t << 8;
			m1 ^= t;
			t = (m2 >>> 8 ^ m3) & ONES;
			m2 ^= t << 8;
			m3 ^= t;
			t = (m4 >>> 8 ^ m5) & ONES;
			m4 ^= t << 8;
			m5 ^= t;
			t = (m6 >>> 8 ^ m7) & ONES;
			m6 ^= t << 8;
			m7 ^= t;
			final int at = to + i * 8;
			LONGS.set(out, at, m0);
			LONGS.set(out, at + 8, m1);
			LONGS.set(out, at + 16, m2);
			LONGS.set(out, at + 24, m3);
			LONGS.set(out, at + 32, m4);
			LONGS.set(out, at + 40, m5);
			LONGS.set(out, at + 48, m6);
			LONGS.set(out, at + 56, m7);
		}
		for (int i = whole; i < n; i++)
			for (int b = 0; b < 8; b++)
				out[to + i * 8 + b] = in[from + b * n + i];
	}

	/**
	 * @param in n numbers as planes of bits, starting with the lowest bit of the first byte;
	 *          n is a multiple of 8
	 */
	static void bits(final byte[] in, final int from, final byte[] out,
		final int to, final int n, final int size)
	{
		final int plane = n / 8;
		for (int b = 0; b < size; b++) {
			for (int g = 0; g < plane; g++) {
				// eight bytes, one of each plane, are an 8 x 8 matrix of bits to transpose
				long x = 0;
				for (int k = 0; k < 8; k++)
					x |= (in[from + (b * 8 + k) * plane + g] & 0xffL) << 8 * k;
				x = transposed(x);
				for (int i = 0; i < 8; i++)
					out[to + (g * 8 + i) * size + b] = (byte) (x >>> 8 * i);
			}
		}
	}

	/** Bit j of byte k becomes bit k of byte j. */
	private static long transposed(final long matrix) {
		long x = matrix;
		long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
		x ^= t ^ t << 7;
		t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
		x ^= t ^ t << 14;
		t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
		return x ^ t ^ t << 28;
	}
}
