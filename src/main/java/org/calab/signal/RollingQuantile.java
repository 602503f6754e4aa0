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

import java.util.BitSet;

import org.calab.check.Require;
import org.calab.signal.Quantiles.Rank;
import org.calab.task.Progress;

/**
 * Quantile in a window that slides along a trace. The cost per sample does not depend on the
 * length of the window: the samples of a section are ranked once, a bit set marks the ranks
 * inside the window, and the quantile moves by a few ranks from one sample to the next.
 * <p>
 * The result is the sample with the 0-based rank {@code round((m-1)·q)} among the {@code m}
 * samples in the window; it is never interpolated. At the ends of the trace the window is
 * truncated.
 * </p>
 * <p>
 * Commons Statistics computes quantiles of whole arrays only; computing one per window would take
 * time proportional to the length of the window, here often thousands of samples.
 * </p>
 */
public final class RollingQuantile {

	/**
	 * Length of a section: in windows, and at least in samples. Long compared with the overlap
	 * of one window, but short enough for the cache of the processor.
	 */
	private static final int WINDOWS = 4, SHORTEST = 4096;

	private RollingQuantile() {}

	/**
	 * Quantile in the window {@code y[max(0, t-window+1)..t]}, which ends at the sample.
	 *
	 * @param y finite samples. Not modified.
	 * @param window samples, at least 1
	 * @param q the quantile, 0 to 1
	 * @return one value per sample
	 */
	public static double[] causal(final double[] y, final int window,
		final double q)
	{
		return causal(y, window, q, Progress.none());
	}

	/** As {@link #causal(double[], int, double)}; can be cancelled. */
	public static double[] causal(final double[] y, final int window,
		final double q, final Progress progress)
	{
		return slide(y, window - 1, 0, window, q, progress);
	}

	/**
	 * Quantile in the window {@code y[t-⌊window/2⌋..t+⌊(window-1)/2⌋]}, which is centred on the
	 * sample and truncated at the ends.
	 *
	 * @param y finite samples. Not modified.
	 * @param window samples, at least 1
	 * @param q the quantile, 0 to 1
	 * @return one value per sample
	 */
	public static double[] centred(final double[] y, final int window,
		final double q)
	{
		return slide(y, window / 2, (window - 1) / 2, window, q, Progress.none());
	}

	private static double[] slide(final double[] y, final int back,
		final int ahead, final int window, final double q,
		final Progress progress)
	{
		Require.within("window", window, 1, Integer.MAX_VALUE);
		Require.within("quantile", q, 0, 1);
		Require.finite("trace", y);
		final int n = y.length;
		final int length = (int) Math.min(n, Math.max(SHORTEST, (long) WINDOWS *
			window));
		final double[] out = new double[n];
		for (int from = 0; from < n; from += length) {
			progress.checkCancelled();
			final int to = (int) Math.min(n, (long) from + length);
			final int first = Math.max(0, from - back);
			final int last = (int) Math.min(n, (long) to + ahead);
			section(y, Ranks.of(y, first, last), first, from, to, back, ahead, q,
				out);
		}
		return out;
	}

	/** Fills {@code out[from..to)}; the ranks are those of the samples from {@code first} on. */
	private static void section(final double[] y, final Ranks ranks,
		final int first, final int from, final int to, final int back,
		final int ahead, final double q, final double[] out)
	{
		final Window window = new Window(ranks.length());
		int oldest = first, next = first; // the window is [oldest, next)
		for (int t = from; t < to; t++) {
			final int end = (int) Math.min(y.length, (long) t + ahead + 1);
			while (next < end)
				window.add(ranks.rank(next++ - first));
			while (oldest < t - back)
				window.remove(ranks.rank(oldest++ - first));
			out[t] = y[first + ranks.sample(window.select(Rank.NEAREST.of(q,
				next - oldest)))];
		}
	}

	/** The set of ranks inside the window, with a cursor. */
	private static final class Window {

		private final BitSet present;
		private int cursor;
		private int below; // number of present ranks below the cursor

		Window(final int ranks) {
			present = new BitSet(ranks);
		}

		void add(final int rank) {
			present.set(rank);
			if (rank < cursor) below++;
		}

		void remove(final int rank) {
			present.clear(rank);
			if (rank < cursor) below--;
		}

		/** @return the present rank with {@code k} present ranks below it */
		int select(final int k) {
			while (below > k) {
				cursor = present.previousSetBit(cursor - 1);
				below--;
			}
			cursor = present.nextSetBit(cursor);
			while (below < k) {
				cursor = present.nextSetBit(cursor + 1);
				below++;
			}
			return cursor;
		}
	}
}
