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

import org.apache.commons.numbers.arrays.Selection;

/** Medians of float samples, with a buffer of its own: one per thread. */
final class Medians {

	private double[] buffer = new double[128];

	/** @return the median, the mean of the two middle ones if their number is even */
	float of(final float[] values, final int from, final int to) {
		final int n = to - from;
		final double[] b = buffer(n);
		for (int i = 0; i < n; i++)
			b[i] = values[from + i];
		return select(b, n);
	}

	/** @return the median of the absolute values of successive differences; 0 for less than 2 samples */
	float ofAbsoluteDifferences(final float[] values) {
		final int n = values.length - 1;
		if (n < 1) return 0;
		final double[] b = buffer(n);
		for (int i = 0; i < n; i++)
			b[i] = Math.abs(values[i + 1] - values[i]);
		return select(b, n);
	}

	private double[] buffer(final int n) {
		if (buffer.length < n) buffer = new double[n];
		return buffer;
	}

	private static float select(final double[] b, final int n) {
		final int k = n / 2;
		Selection.select(b, 0, n, k);
		if (n % 2 == 1) return (float) b[k];
		double below = b[0];
		for (int i = 1; i < k; i++)
			below = Math.max(below, b[i]);
		return (float) ((below + b[k]) / 2);
	}
}
