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
package org.calab.fiji.lanes;

/**
 * Samples with a tree of minima and maxima over blocks of 8, 64, 512, ... samples, so that
 * the cost of drawing depends on pixels, not on samples. Immutable; NaN is ignored. Only a
 * part of the recording may be known.
 */
public final class Series {

	private static final int BITS = 3;

	private final double[] y;
	private final int start, length;
	private final double[][] low, high;

	/** @param y the samples, not copied */
	public Series(final double[] y) {
		this(y, 0, y.length);
	}

	/**
	 * @param y the known samples, not copied
	 * @param start frame of the first of them
	 * @param length number of frames of the recording
	 */
	public Series(final double[] y, final int start, final int length) {
		this.y = y;
		this.start = start;
		this.length = length;
		int levels = 0;
		while (y.length >> BITS * (levels + 1) > 1)
			levels++;
		low = new double[levels][];
		high = new double[levels][];
		for (int k = 0; k < levels; k++) {
			final double[] a = k == 0 ? y : low[k - 1], b = k == 0 ? y : high[k - 1];
			final int size = a.length >> BITS; // without an incomplete last block
			low[k] = new double[size];
			high[k] = new double[size];
			for (int i = 0; i < size; i++) {
				low[k][i] = Double.POSITIVE_INFINITY;
				high[k][i] = Double.NEGATIVE_INFINITY;
				for (int j = i << BITS; j < i + 1 << BITS; j++) {
					if (a[j] < low[k][i]) low[k][i] = a[j];
					if (b[j] > high[k][i]) high[k][i] = b[j];
				}
			}
		}
	}

	/** @return number of frames of the recording */
	public int length() {
		return length;
	}

	/**
	 * @param stretch number of samples per query
	 * @return the spacing of positions at which queries are cheap, in samples: at most
	 *         half of the stretch
	 */
	public static int block(final double stretch) {
		int bits = 0;
		while (2 << bits + BITS <= stretch)
			bits += BITS;
		return 1 << bits;
	}

	/** @return the sample of a frame; NaN where it is not known */
	public double value(final int i) {
		return i < start || i >= start + y.length ? Double.NaN : y[i - start];
	}

	/** @return the minimum of samples from..to-1; infinity if there are none */
	public double min(final int from, final int to) {
		return extreme(low, from - start, to - start, 1);
	}

	/** @return the maximum of samples from..to-1; minus infinity if there are none */
	public double max(final int from, final int to) {
		return -extreme(high, from - start, to - start, -1);
	}

	/** @return the minimum of sign·sample */
	private double extreme(final double[][] blocks, final int from,
		final int to, final int sign)
	{
		double best = Double.POSITIVE_INFINITY;
		int i = Math.max(0, from);
		final int end = Math.min(to, y.length);
		if (end - i < 2 << BITS) { // too short to contain a block reliably
			for (; i < end; i++)
				if (sign * y[i] < best) best = sign * y[i];
			return best;
		}
		while (i < end) {
			int k = 0;
			while (k < blocks.length && (i & (1 << BITS * (k + 1)) - 1) == 0 && i +
				(1 << BITS * (k + 1)) <= end)
				k++;
			final double v = sign * (k == 0 ? y[i] : blocks[k - 1][i >> BITS * k]);
			if (v < best) best = v;
			i += 1 << BITS * k;
		}
		return best;
	}
}
