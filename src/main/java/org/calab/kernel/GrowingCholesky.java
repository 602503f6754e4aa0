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
 * Cholesky factor of a symmetric positive definite matrix. Rows can be appended and removed,
 * each in O(size²) (Golub &amp; Van Loan, Matrix Computations, section 6.5.4).
 */
final class GrowingCholesky {

	/** A row is refused as linearly dependent if less than this fraction of its norm remains. */
	private static final double DEPENDENT = 1e-12;

	/** Row i of the lower triangular factor has i + 1 entries. */
	private final double[][] factor;
	private int size;

	/** @param capacity largest number of rows */
	GrowingCholesky(final int capacity) {
		factor = new double[capacity][];
	}

	int size() {
		return size;
	}

	/**
	 * @param row new row of the matrix up to and including its diagonal element. Not
	 *          modified.
	 * @return whether the row was appended; false if it is linearly dependent
	 */
	boolean append(final double[] row) {
		final double[] l = new double[size + 1];
		double square = row[size];
		for (int i = 0; i < size; i++) {
			double v = row[i];
			for (int j = 0; j < i; j++)
				v -= l[j] * factor[i][j];
			l[i] = v / factor[i][i];
			square -= l[i] * l[i];
		}
		if (!(square > DEPENDENT * row[size])) return false;
		l[size] = Math.sqrt(square);
		factor[size++] = l;
		return true;
	}

	/** Removes the row at {@code index}; later rows move up. */
	void remove(final int index) {
		size--;
		for (int i = index; i < size; i++)
			factor[i] = factor[i + 1];
		factor[size] = null;
		// each later row has one entry too many; Givens rotations eliminate it
		for (int k = index; k < size; k++) {
			final double a = factor[k][k], b = factor[k][k + 1];
			final double r = Math.hypot(a, b), cos = a / r, sin = b / r;
			for (int i = k; i < size; i++) {
				final double[] l = factor[i];
				final double left = l[k], right = l[k + 1];
				l[k] = cos * left + sin * right;
				l[k + 1] = cos * right - sin * left;
			}
		}
		for (int i = index; i < size; i++)
			factor[i] = Arrays.copyOf(factor[i], i + 1);
	}

	/**
	 * @param x right-hand side on entry, solution on return; entries from {@code size} on are
	 *          not modified
	 */
	void solve(final double[] x) {
		for (int i = 0; i < size; i++) {
			double v = x[i];
			for (int j = 0; j < i; j++)
				v -= factor[i][j] * x[j];
			x[i] = v / factor[i][i];
		}
		for (int i = size - 1; i >= 0; i--) {
			x[i] /= factor[i][i];
			for (int j = 0; j < i; j++)
				x[j] -= factor[i][j] * x[i];
		}
	}
}
