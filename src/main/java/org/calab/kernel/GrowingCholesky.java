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
 * The Cholesky factor of a symmetric matrix to which rows are appended and from
 * which rows are removed, each in O(size²) (Golub &amp; Van Loan, Matrix
 * Computations, 6.5.4).
 */
final class GrowingCholesky {

	/** A row that is this much a combination of the others is not taken. */
	private static final double DEPENDENT = 1e-12;

	/** Row i of the lower triangular factor has i + 1 entries. */
	private final double[][] factor;
	private int size;

	/** @param capacity the largest size */
	GrowingCholesky(final int capacity) {
		factor = new double[capacity][];
	}

	int size() {
		return size;
	}

	/**
	 * @param row the new row's products with the rows that are there, and last
	 *          with itself. Not modified.
	 * @return whether it was taken; not if it depends on the others
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

	/** Takes the row at {@code index} out; those behind it move up. */
	void remove(final int index) {
		size--;
		for (int i = index; i < size; i++)
			factor[i] = factor[i + 1];
		factor[size] = null;
		// each row behind has one entry too many; rotations clear it
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
	 * @param x the right-hand side on entry, the solution on return; entries from
	 *          {@code size} on are not touched
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
