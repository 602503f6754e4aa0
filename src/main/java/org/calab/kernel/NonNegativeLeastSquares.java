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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.task.Progress;

/**
 * Minimises {@code ½hᵀAh - bᵀh} over {@code h ≥ 0} by the active-set method of Lawson &amp;
 * Hanson (Solving Least Squares Problems, 1974, chapter 23), on the normal equations with an
 * updated Cholesky factor. The objective decreases in every step, so the result is never worse
 * than the start, and the number of steps is finite. A may be singular: a sample enters only if
 * its column is linearly independent of those in use.
 * <p>
 * Other solvers need the matrix of the regression, which has one row per frame, and cannot start
 * from an estimate.
 * </p>
 */
final class NonNegativeLeastSquares {

	/** A gradient smaller than this fraction of its terms is a rounding error. */
	private static final double ROUNDING = 1e-12;

	/** A decrease smaller than this fraction of the objective at 0 is a rounding error. */
	private static final double NO_PROGRESS = 1e-15;

	private final NormalEquations problem;
	private final double[] h;
	private final double[] terms; // sum of the magnitudes of the terms of the gradient
	private final GrowingCholesky factor;

	/** Samples greater than 0, in the order of the rows of the factor. */
	private final List<Integer> passive = new ArrayList<>();

	private NonNegativeLeastSquares(final NormalEquations problem) {
		this.problem = problem;
		h = new double[problem.length()];
		terms = new double[problem.length()];
		factor = new GrowingCholesky(problem.length());
	}

	/**
	 * @param start initial kernel; negative samples count as 0. Not modified.
	 * @return the minimum, exactly 0 where the bound is active
	 */
	static double[] solve(final NormalEquations problem, final double[] start,
		final Progress progress)
	{
		final NonNegativeLeastSquares nnls = new NonNegativeLeastSquares(problem);
		nnls.begin(start);
		nnls.run(progress);
		return nnls.h;
	}

	private void begin(final double[] start) {
		for (int i = 0; i < h.length; i++)
			if (start[i] > 0 && take(i)) h[i] = start[i];
		if (!passive.isEmpty()) descend();
	}

	private void run(final Progress progress) {
		final boolean[] refused = new boolean[h.length];
		final double rest = problem.objective(new double[h.length]);
		while (true) {
			progress.checkCancelled();
			final int entering = steepest(refused);
			if (entering < 0) return;
			final double before = problem.objective(h);
			if (!take(entering)) {
				refused[entering] = true;
				continue;
			}
			descend();
			// without a decrease it could enter and leave for ever
			if (before - problem.objective(h) > NO_PROGRESS * rest) Arrays.fill(refused,
				false);
			else refused[entering] = true;
		}
	}

	/** @return the sample at 0 with the steepest descent, or -1 */
	private int steepest(final boolean[] refused) {
		final double[] g = problem.gradient(h);
		measureTerms();
		int best = -1;
		for (int i = 0; i < h.length; i++) {
			if (h[i] > 0 || refused[i] || !(-g[i] > ROUNDING * terms[i])) continue;
			if (best < 0 || g[i] < g[best]) best = i;
		}
		return best;
	}

	private void measureTerms() {
		for (int i = 0; i < h.length; i++) {
			final double[] row = problem.row(i);
			double sum = Math.abs(problem.moment()[i]);
			for (final int j : passive)
				sum += Math.abs(row[j]) * h[j];
			terms[i] = sum;
		}
	}

	private boolean take(final int i) {
		final double[] row = new double[passive.size() + 1];
		for (int k = 0; k < passive.size(); k++)
			row[k] = problem.row(i)[passive.get(k)];
		row[passive.size()] = problem.row(i)[i];
		return factor.append(row) && passive.add(i);
	}

	/** Moves to the minimum over the samples in use, and drops those that reach 0. */
	private void descend() {
		while (!passive.isEmpty()) {
			final double[] z = new double[passive.size()];
			for (int k = 0; k < z.length; k++)
				z[k] = problem.moment()[passive.get(k)];
			factor.solve(z);
			double part = 1;
			int leaving = -1;
			for (int k = 0; k < z.length; k++) {
				final double now = h[passive.get(k)];
				if (z[k] > 0) continue;
				final double reach = now / (now - z[k]);
				if (leaving < 0 || !(reach >= part)) {
					part = Double.isNaN(reach) ? 0 : reach; // 0/0: already at 0
					leaving = k;
				}
			}
			for (int k = 0; k < z.length; k++) {
				final int i = passive.get(k);
				h[i] += part * (z[k] - h[i]);
			}
			if (leaving < 0) return;
			drop(leaving);
		}
	}

	private void drop(final int k) {
		h[passive.remove(k)] = 0;
		factor.remove(k);
	}
}
