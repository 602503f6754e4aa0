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
package org.calab.detection;

/** Medians of float samples, with a buffer of its own: one per thread. */
final class Medians {

	private float[] buffer = new float[128];

	/** @return the median, the mean of the two middle ones if their number is even. @param values without NaN */
	float of(final float[] values, final int from, final int to) {
		final int n = to - from;
		final float[] b = buffer(n);
		System.arraycopy(values, from, b, 0, n);
		return median(b, n);
	}

	/** @return the median of the absolute differences of samples that are {@code lag} apart; 0 if there are none */
	float ofAbsoluteDifferences(final float[] values, final int lag) {
		final int n = values.length - lag;
		if (n < 1) return 0;
		final float[] b = buffer(n);
		for (int i = 0; i < n; i++)
			b[i] = Math.abs(values[i + lag] - values[i]);
		return median(b, n);
	}

	private float[] buffer(final int n) {
		if (buffer.length < n) buffer = new float[n];
		return buffer;
	}

	private static float median(final float[] b, final int n) {
		final int k = n / 2;
		select(b, n, k);
		if (n % 2 == 1) return b[k];
		float below = b[0];
		for (int i = 1; i < k; i++)
			below = Math.max(below, b[i]);
		return (below + b[k]) / 2;
	}

	/** Hoare's selection with the median of three as pivot: after it, a[k] is in its place, and what is smaller lies before it. */
	private static void select(final float[] a, final int n, final int k) {
		int low = 0, high = n - 1;
		while (high > low + 1) {
			swap(a, low + high >>> 1, low + 1);
			order(a, low, high);
			order(a, low + 1, high);
			order(a, low, low + 1);
			final float pivot = a[low + 1];
			int i = low + 1, j = high;
			while (true) {
				do i++;
				while (a[i] < pivot);
				do j--;
				while (a[j] > pivot);
				if (j < i) break;
				swap(a, i, j);
			}
			a[low + 1] = a[j];
			a[j] = pivot;
			if (j >= k) high = j - 1;
			if (j <= k) low = i;
		}
		if (high == low + 1) order(a, low, high);
	}

	private static void order(final float[] a, final int i, final int j) {
		if (a[i] > a[j]) swap(a, i, j);
	}

	private static void swap(final float[] a, final int i, final int j) {
		final float v = a[i];
		a[i] = a[j];
		a[j] = v;
	}
}
