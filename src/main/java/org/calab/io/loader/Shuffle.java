package org.calab.io.loader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes the two orders that make numbers easier to compress: all first bytes of
 * the numbers, then all second ones, ...; or the same with bits.
 */
final class Shuffle {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(
		long[].class, ByteOrder.LITTLE_ENDIAN);

	private Shuffle() {}

	/**
	 * @param in n numbers as planes of bytes, from {@code from}; what is no whole
	 *          number at the end stands as it is
	 * @param out gets them number by number, at {@code to}
	 */
	static void bytes(final byte[] in, final int from, final byte[] out,
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
	 * The common case, eight numbers at a time: the eight bytes of each plane are
	 * one long, and the eight longs a matrix of bytes that is turned. Several times
	 * as fast as byte by byte.
	 */
	private static void bytesOfEight(final byte[] in, final int from,
		final byte[] out, final int to, final int n)
	{
		final int whole = n / 8 * 8;
		final long[] m = new long[8];
		for (int i = 0; i < whole; i += 8) {
			for (int b = 0; b < 8; b++)
				m[b] = (long) LONGS.get(in, from + b * n + i);
			swap(m, 4, 32, 0x00000000FFFFFFFFL);
			swap(m, 2, 16, 0x0000FFFF0000FFFFL);
			swap(m, 1, 8, 0x00FF00FF00FF00FFL);
			for (int b = 0; b < 8; b++)
				LONGS.set(out, to + (i + b) * 8, m[b]);
		}
		for (int i = whole; i < n; i++)
			for (int b = 0; b < 8; b++)
				out[to + i * 8 + b] = in[from + b * n + i];
	}

	/** Exchanges the upper halves of the earlier rows' blocks with the lower halves of the later rows' ones. */
	private static void swap(final long[] m, final int distance, final int bits,
		final long low)
	{
		for (int r = 0; r < 8; r++) {
			if ((r & distance) != 0) continue;
			final long t = (m[r] >>> bits ^ m[r + distance]) & low;
			m[r + distance] ^= t;
			m[r] ^= t << bits;
		}
	}

	/**
	 * @param in n numbers as planes of bits, the lowest of the first byte first;
	 *          n is a multiple of 8
	 */
	static void bits(final byte[] in, final int from, final byte[] out,
		final int to, final int n, final int size)
	{
		final int plane = n / 8;
		for (int b = 0; b < size; b++) {
			for (int g = 0; g < plane; g++) {
				// eight bytes, one of each plane, are an 8 x 8 matrix of bits: turned
				long x = 0;
				for (int k = 0; k < 8; k++)
					x |= (in[from + (b * 8 + k) * plane + g] & 0xffL) << 8 * k;
				x = turned(x);
				for (int i = 0; i < 8; i++)
					out[to + (g * 8 + i) * size + b] = (byte) (x >>> 8 * i);
			}
		}
	}

	/** Bit j of byte k becomes bit k of byte j. */
	private static long turned(final long matrix) {
		long x = matrix;
		long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
		x ^= t ^ t << 7;
		t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
		x ^= t ^ t << 14;
		t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
		return x ^ t ^ t << 28;
	}
}
