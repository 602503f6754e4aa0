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

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.calab.check.Require;

/**
 * A quantile over a window that slides along a trace, in O(n log n) whatever
 * the window: the samples are ranked once, and a Fenwick tree counts which
 * ranks are inside the window.
 * <p>
 * The value is the sample of 0-based rank {@code round((m-1)·q)} among the
 * {@code m} samples in the window (m is smaller where the trace ends), so it is
 * always one of the samples, never between two.
 * </p>
 */
public final class RollingQuantile {

	private RollingQuantile() {}

	/**
	 * The window looks back: {@code y[max(0, t-window+1)..t]}.
	 *
	 * @param y finite samples. Not modified.
	 * @param window samples, at least 1
	 * @param q the quantile, 0 to 1
	 * @return one value per sample
	 */
	public static double[] causal(final double[] y, final int window,
		final double q)
	{
		return slide(y, window - 1, 0, window, q);
	}

	/**
	 * The window is centred on the sample:
	 * {@code y[t-⌊window/2⌋..t+⌊(window-1)/2⌋]}, cut at the ends.
	 *
	 * @param y finite samples. Not modified.
	 * @param window samples, at least 1
	 * @param q the quantile, 0 to 1
	 * @return one value per sample
	 */
	public static double[] centred(final double[] y, final int window,
		final double q)
	{
		return slide(y, window / 2, (window - 1) / 2, window, q);
	}

	private static double[] slide(final double[] y, final int back,
		final int ahead, final int window, final double q)
	{
		Require.within("window", window, 1, Integer.MAX_VALUE);
		Require.within("quantile", q, 0, 1);
		Require.finite("trace", y);
		final int n = y.length;
		final Integer[] order = IntStream.range(0, n).boxed().toArray(
			Integer[]::new);
		Arrays.sort(order, Comparator.comparingDouble(i -> y[i]));
		final int[] rank = new int[n];
		for (int r = 0; r < n; r++)
			rank[order[r]] = r;

		final RankCounts counts = new RankCounts(n);
		final double[] out = new double[n];
		int from = 0, to = 0; // the window is [from, to)
		for (int t = 0; t < n; t++) {
			final int last = (int) Math.min(n, (long) t + ahead + 1);
			while (to < last)
				counts.add(rank[to++], 1);
			while (from < t - back)
				counts.add(rank[from++], -1);
			out[t] = y[order[counts.select((int) Math.round((to - from - 1) * q))]];
		}
		return out;
	}

	/** A Fenwick tree of how many samples of each rank are present. */
	private static final class RankCounts {

		private final int[] tree;
		private final int top;

		RankCounts(final int n) {
			tree = new int[n + 1];
			top = Integer.highestOneBit(Math.max(1, n));
		}

		void add(final int rank, final int by) {
			for (int i = rank + 1; i < tree.length; i += i & -i)
				tree[i] += by;
		}

		/** @return the rank at which {@code k} present ranks lie below */
		int select(final int k) {
			int at = 0, left = k;
			for (int step = top; step > 0; step >>= 1) {
				final int next = at + step;
				if (next < tree.length && tree[next] <= left) {
					at = next;
					left -= tree[next];
				}
			}
			return at;
		}
	}
}
