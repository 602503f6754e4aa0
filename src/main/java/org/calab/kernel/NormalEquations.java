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
package org.calab.kernel;

import java.util.Arrays;

/**
 * {@code ½‖ỹ - S·h‖²} as a quadratic function of the kernel, {@code ½hᵀAh - bᵀh + c} with
 * {@code A = SᵀS}, {@code b = Sᵀỹ} and {@code c = ½‖ỹ‖²}. Column k of S contains the spike
 * counts shifted by k samples. A is therefore Toeplitz except for spikes that the end of a
 * trace cuts off, and most counts are 0, so that a trace costs O(spikes·length).
 */
final class NormalEquations {

	private final int length;

	/** First row of A, then the differences along its diagonals; A itself after {@link #sumDiagonals}. */
	private final double[][] gram;
	private final double[] moment;
	private double half;

	/** @param length samples of the kernel, at least 1 */
	NormalEquations(final int length) {
		this.length = length;
		gram = new double[length][length];
		moment = new double[length];
	}

	/**
	 * Sets up the normal equations of all traces.
	 *
	 * @param traces ỹ. Not modified.
	 * @param spikes counts, each as long as its trace. Not modified.
	 */
	static NormalEquations of(final int length, final double[][] traces,
		final double[][] spikes)
	{
		final NormalEquations e = new NormalEquations(length);
		for (int c = 0; c < traces.length; c++)
			e.add(traces[c], spikes[c]);
		e.sumDiagonals();
		return e;
	}

	private void add(final double[] y, final double[] s) {
		final int n = y.length;
		for (int t = 0; t < n; t++)
			half += 0.5 * y[t] * y[t];
		for (int p = 0; p < n; p++) {
			if (s[p] == 0) continue;
			for (int k = 0; k < Math.min(length, n - p); k++)
				moment[k] += s[p] * y[p + k];
			// A[i][i+d] is the sum of s[p]·s[p-d] over p < n-i
			final int lastRow = n - 1 - p;
			for (int d = 0; d <= Math.min(length - 1, p); d++) {
				final double product = s[p] * s[p - d];
				gram[0][d] += product;
				if (lastRow + 1 + d < length) gram[lastRow + 1][lastRow + 1 + d] -= product;
			}
		}
	}

	private void sumDiagonals() {
		for (int i = 1; i < length; i++)
			for (int j = i; j < length; j++) {
				gram[i][j] += gram[i - 1][j - 1];
				gram[j][i] = gram[i][j];
			}
		for (int j = 1; j < length; j++)
			gram[j][0] = gram[0][j];
	}

	int length() {
		return length;
	}

	/** @return a row of A. Not to be modified. */
	double[] row(final int i) {
		return gram[i];
	}

	/** @return b. Not to be modified. */
	double[] moment() {
		return moment;
	}

	/** @return A·h */
	double[] times(final double[] h) {
		final double[] out = new double[length];
		for (int j = 0; j < length; j++) {
			if (h[j] == 0) continue;
			final double[] column = gram[j];
			for (int i = 0; i < length; i++)
				out[i] += column[i] * h[j];
		}
		return out;
	}

	/** @return {@code A·h - b}, the gradient at h */
	double[] gradient(final double[] h) {
		final double[] g = times(h);
		for (int i = 0; i < length; i++)
			g[i] -= moment[i];
		return g;
	}

	/** @return {@code ½‖ỹ - S·h‖²} */
	double objective(final double[] h) {
		final double[] ah = times(h);
		double sum = half;
		for (int i = 0; i < length; i++)
			sum += h[i] * (0.5 * ah[i] - moment[i]);
		return sum;
	}

	/**
	 * The largest eigenvalue of A by 20 power iterations from a constant vector, a lower bound.
	 *
	 * @return at least 1
	 */
	double lipschitz() {
		double[] v = new double[length];
		Arrays.fill(v, 1 / Math.sqrt(length));
		double eigenvalue = 1;
		for (int k = 0; k < 20; k++) {
			final double[] w = times(v);
			double square = 0;
			for (final double x : w)
				square += x * x;
			eigenvalue = Math.sqrt(square);
			if (eigenvalue < 1e-10) break; // no spikes
			for (int i = 0; i < length; i++)
				w[i] /= eigenvalue;
			v = w;
		}
		return Math.max(1, eigenvalue);
	}
}
