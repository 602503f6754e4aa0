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
package org.calab.extraction;

/**
 * Cholesky factorisation of a symmetric positive definite matrix of which each row is stored from its
 * first entry that is not 0 to the diagonal (George &amp; Liu, Computer Solution of Large Sparse Positive
 * Definite Systems, 1981). The factor has the same shape, so that a matrix of neighbours in an image needs
 * little memory and time. Immutable once factored.
 */
final class SkylineCholesky {

	/** Row i holds the columns first(i) to i. */
	private final double[][] rows;

	/** @param first column of the first entry of each row, at most the row itself */
	SkylineCholesky(final int[] first) {
		rows = new double[first.length][];
		for (int i = 0; i < first.length; i++)
			rows[i] = new double[i - first[i] + 1];
	}

	/** Adds to the entries (row, column) and (column, row), before the matrix is factored. */
	void add(final int row, final int column, final double value) {
		final int i = Math.max(row, column), j = Math.min(row, column);
		rows[i][j - first(i)] += value;
	}

	private int first(final int i) {
		return i - rows[i].length + 1;
	}

	/**
	 * Replaces the matrix by its factor.
	 *
	 * @param ridge fraction of itself that is added to each diagonal entry
	 */
	void factor(final double ridge) {
		for (int i = 0; i < rows.length; i++) {
			final double[] row = rows[i];
			final int from = first(i);
			row[i - from] *= 1 + ridge;
			for (int j = from; j <= i; j++) {
				final double[] other = rows[j];
				final int start = Math.max(from, first(j));
				double sum = row[j - from];
				for (int k = start; k < j; k++)
					sum -= row[k - from] * other[k - first(j)];
				row[j - from] = j < i ? sum / other[j - first(j)] : Math.sqrt(sum);
			}
		}
	}

	/** Replaces a right-hand side by the solution, after {@link #factor}. */
	void solve(final double[] b) {
		for (int i = 0; i < rows.length; i++) {
			final int from = first(i);
			double sum = b[i];
			for (int k = from; k < i; k++)
				sum -= rows[i][k - from] * b[k];
			b[i] = sum / rows[i][i - from];
		}
		for (int i = rows.length - 1; i >= 0; i--) {
			final int from = first(i);
			b[i] /= rows[i][i - from];
			for (int k = from; k < i; k++)
				b[k] -= rows[i][k - from] * b[i];
		}
	}
}
