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
package org.calab.signal;

/**
 * Ranks of the samples in a section of a trace; equal samples are ranked in the order of time.
 * A radix sort moves the indices together with the samples, which the sorts of the JDK and
 * Commons do not.
 */
final class Ranks {

	private static final int BITS = 11, DIGITS = 1 << BITS;

	private final int[] order;
	private final int[] rank;

	private Ranks(final int[] order) {
		this.order = order;
		rank = new int[order.length];
		for (int r = 0; r < order.length; r++)
			rank[order[r]] = r;
	}

	/**
	 * @param y samples, none of them NaN. Not modified.
	 * @param from start of the section, inclusive
	 * @param to end of the section, exclusive
	 */
	static Ranks of(final double[] y, final int from, final int to) {
		final int n = to - from;
		long[] keys = new long[n], sorted = new long[n];
		int[] order = new int[n], moved = new int[n];
		for (int i = 0; i < n; i++) {
			keys[i] = key(y[from + i]);
			order[i] = i;
		}
		for (int shift = 0; shift < Long.SIZE; shift += BITS) {
			final int[] start = starts(keys, shift);
			if (start == null) continue;
			for (int i = 0; i < n; i++) {
				final int at = start[digit(keys[i], shift)]++;
				sorted[at] = keys[i];
				moved[at] = order[i];
			}
			final long[] k = keys;
			keys = sorted;
			sorted = k;
			final int[] o = order;
			order = moved;
			moved = o;
		}
		return new Ranks(order);
	}

	int length() {
		return order.length;
	}

	/** @return the rank of a sample; both count from 0 */
	int rank(final int sample) {
		return rank[sample];
	}

	/** @return the sample of a rank; both count from 0 */
	int sample(final int ofRank) {
		return order[ofRank];
	}

	/** @return an unsigned integer in the order of the samples */
	private static long key(final double v) {
		final long bits = Double.doubleToRawLongBits(v);
		return bits ^ (bits >> 63 | Long.MIN_VALUE);
	}

	private static int digit(final long key, final int shift) {
		return (int) (key >>> shift) & DIGITS - 1;
	}

	/** @return the start of the keys of each digit, or null if all keys have the same digit */
	private static int[] starts(final long[] keys, final int shift) {
		final int[] count = new int[DIGITS];
		for (final long key : keys)
			count[digit(key, shift)]++;
		int sum = 0;
		for (int d = 0; d < DIGITS; d++) {
			final int here = count[d];
			if (here == keys.length) return null;
			count[d] = sum;
			sum += here;
		}
		return count;
	}
}
