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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.task.Progress;

/**
 * Minimises {@code ½‖ỹ - S·h‖² + λ·TV(h)} over {@code h ≥ 0} by accelerated proximal gradient
 * steps with the exact proximal operator, until the duality gap certifies the solution.
 * <p>
 * Any {@code θ} with {@code λ·TV(h) ≥ (Sᵀθ)ᵀh} for all {@code h ≥ 0} gives the lower bound
 * {@code ½‖ỹ‖² - ½‖ỹ - θ‖²}. A non-negative h is a sum of indicator functions of intervals, so
 * it is enough to check these: the sum of {@code Sᵀθ} must be at most 0 over all samples, at
 * most λ over an interval that reaches one end, and at most 2λ over any other interval. The
 * residual is scaled to meet these conditions.
 * </p>
 */
final class SmoothKernel {

	/** Accepted duality gap, relative to the objective at 0. */
	private static final double GAP = 1e-9;

	private static final int CHECKED_EVERY = 20;
	private static final int LAST = 200_000;

	private final NormalEquations problem;
	private final double lambda;
	private final double rest;
	private final double[] ones; // A·1
	private double total; // 1ᵀA1

	private SmoothKernel(final NormalEquations problem, final double lambda) {
		this.problem = problem;
		this.lambda = lambda;
		rest = problem.objective(new double[problem.length()]);
		final double[] constant = new double[problem.length()];
		Arrays.fill(constant, 1);
		ones = problem.times(constant);
		for (final double v : ones)
			total += v;
	}

	/**
	 * @param lambda weight of the total variation, above 0
	 * @param start initial kernel, at least 0. Not modified.
	 * @return a kernel whose objective exceeds the minimum by at most 1e-9 of {@code ½‖ỹ‖²}
	 * @throws InvalidInputException if 200,000 iterations do not reach this gap
	 */
	static double[] solve(final NormalEquations problem, final double lambda,
		final double[] start, final Progress progress)
	{
		return new SmoothKernel(problem, lambda).run(start, progress);
	}

	private double[] run(final double[] start, final Progress progress) {
		double step = 0;
		for (final double rowSum : ones) // A ≥ 0: the largest row sum bounds the eigenvalues
			step = Math.max(step, rowSum);
		if (step == 0) return new double[start.length];
		step = 1 / step;
		double[] x = start, point = start;
		double momentum = 1;
		for (int k = 0; k < LAST; k++) {
			if (k % CHECKED_EVERY == 0) {
				progress.checkCancelled();
				if (gap(x) <= GAP * rest) return x.clone();
			}
			final double[] g = problem.gradient(point);
			double[] next = new double[x.length];
			for (int i = 0; i < x.length; i++)
				next[i] = point[i] - step * g[i];
			next = TotalVariation.denoise(next, step * lambda);
			double turn = 0;
			for (int i = 0; i < x.length; i++) {
				next[i] = Math.max(0, next[i]);
				turn += (point[i] - next[i]) * (next[i] - x[i]);
			}
			// restart of O'Donoghue & Candès, Found. Comput. Math. 15, 2015
			final double grown = turn > 0 ? 1 : 0.5 * (1 + Math.sqrt(1 + 4 *
				momentum * momentum));
			final double weight = turn > 0 ? 0 : (momentum - 1) / grown;
			point = new double[x.length];
			for (int i = 0; i < x.length; i++)
				point[i] = next[i] + weight * (next[i] - x[i]);
			momentum = grown;
			x = next;
		}
		throw InvalidInputException.of("smoothing", "of " + Require.plain(lambda) +
			" is out of reach of the exact solver on this data: its duality gap is " +
			"still " + gap(x) / rest + " instead of " + GAP +
			". Use the fista solver or another weight.");
	}

	/**
	 * @param h a kernel, at least 0. Not modified.
	 * @return an upper bound of the difference between the objective at h and the minimum;
	 *         at least 0 except for rounding
	 */
	static double gap(final NormalEquations problem, final double lambda,
		final double[] h)
	{
		return new SmoothKernel(problem, lambda).gap(h);
	}

	private double gap(final double[] h) {
		final double[] lifted = h.clone();
		double excess = 0;
		for (final double g : problem.gradient(h))
			excess -= g;
		// the sum over all samples must be at most 0: add a constant to h
		if (excess > 0 && total > 0) for (int i = 0; i < h.length; i++)
			lifted[i] += excess / total;
		final double[] w = problem.gradient(lifted);
		for (int i = 0; i < w.length; i++)
			w[i] = -w[i];
		final double residual = 2 * problem.objective(lifted);
		double withData = 2 * rest; // residual·ỹ
		for (int i = 0; i < w.length; i++)
			withData -= problem.moment()[i] * lifted[i];
		final double scale = Math.min(1, lambda / Math.max(lambda, weightFor(w)));
		final double dual = scale * withData - 0.5 * scale * scale * residual;
		return problem.objective(h) + lambda * TotalVariation.of(h) - dual;
	}

	/** @return the smallest λ for which {@code λ·TV(h) ≥ wᵀh} for all h ≥ 0, given that {@code Σw ≤ 0} */
	static double weightFor(final double[] w) {
		double needed = 0, prefix = 0, suffix = 0, ending = 0;
		for (int i = 0; i < w.length - 1; i++) {
			prefix += w[i];
			suffix += w[w.length - 1 - i];
			needed = Math.max(needed, Math.max(prefix, suffix));
			ending = i == 0 ? 0 : Math.max(0, ending) + w[i];
			needed = Math.max(needed, ending / 2);
		}
		return needed;
	}
}
