package org.calab.io.loader;

/**
 * Undoes the two orders that make numbers easier to compress: all first bytes of
 * the numbers, then all second ones, ...; or the same with bits.
 */
final class Shuffle {

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

	/** The common case in one pass over the output, which is three times as fast. */
	private static void bytesOfEight(final byte[] in, final int from,
		final byte[] out, final int to, final int n)
	{
		for (int i = 0, at = to, p = from; i < n; i++, at += 8, p++) {
			out[at] = in[p];
			out[at + 1] = in[p + n];
			out[at + 2] = in[p + 2 * n];
			out[at + 3] = in[p + 3 * n];
			out[at + 4] = in[p + 4 * n];
			out[at + 5] = in[p + 5 * n];
			out[at + 6] = in[p + 6 * n];
			out[at + 7] = in[p + 7 * n];
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
