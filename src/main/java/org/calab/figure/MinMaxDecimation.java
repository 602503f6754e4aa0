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
package org.calab.figure;

import java.util.Arrays;

/**
 * Selects the samples of a long trace to draw so that the line looks the same as with all samples: the
 * minimum and the maximum in each column of pixels, in order.
 */
final class MinMaxDecimation {

	private MinMaxDecimation() {}

	/**
	 * @param y samples; NaN is ignored. Not modified.
	 * @param from first sample, inclusive
	 * @param to last sample, exclusive
	 * @param columns number of columns of pixels
	 * @return indices in ascending order, at most two per column, including both ends
	 */
	static int[] indices(final double[] y, final int from, final int to,
		final int columns)
	{
		final int n = to - from;
		if (n <= 2 * columns + 2) {
			final int[] all = new int[Math.max(0, n)];
			Arrays.setAll(all, i -> from + i);
			return all;
		}
		final int[] out = new int[2 * columns + 2];
		int size = 0;
		out[size++] = from;
		for (int c = 0; c < columns; c++) {
			final int a = from + (int) ((long) n * c / columns), b = from +
				(int) ((long) n * (c + 1) / columns);
			int low = a, high = a;
			for (int i = a + 1; i < b; i++) {
				// any number replaces NaN
				if (y[i] < y[low] || Double.isNaN(y[low])) low = i;
				if (y[i] > y[high] || Double.isNaN(y[high])) high = i;
			}
			for (final int i : new int[] { Math.min(low, high), Math.max(low,
				high) })
			{
				if (i > out[size - 1]) out[size++] = i;
			}
		}
		if (out[size - 1] < to - 1) out[size++] = to - 1;
		return Arrays.copyOf(out, size);
	}

	/**
	 * The upper edge of an area that is drawn through the selected samples only. Each sample belongs to
	 * the nearest of them, so that no peak is lost, nor is it drawn in another column.
	 *
	 * @param y samples. Not modified.
	 * @param kept indices in ascending order
	 * @return for each index the largest of its samples
	 */
	static double[] highest(final double[] y, final int[] kept) {
		final double[] high = new double[kept.length];
		for (int k = 0; k < kept.length; k++) {
			final int from = k == 0 ? kept[0] : (kept[k - 1] + kept[k]) / 2 + 1, to =
				k == kept.length - 1 ? kept[k] : (kept[k] + kept[k + 1]) / 2;
			high[k] = y[from];
			for (int i = from + 1; i <= to; i++)
				high[k] = Math.max(high[k], y[i]);
		}
		return high;
	}
}
