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
package org.calab.deconvolution;

import java.util.Arrays;

/**
 * Duality gap of a solution from any solver: an upper bound of its distance from the optimum.
 * <p>
 * The dual of {@code min ½‖y - K·s - b‖² + μ·Σs, 0 ≤ s ≤ upper} is
 * {@code max νᵀy - ½‖ν‖² - upper·Σ max(0, Kᵀν - μ)}, without an upper bound subject to
 * {@code Kᵀν ≤ μ}, and with a free b subject to {@code 1ᵀν = 0} (Boyd &amp; Vandenberghe, Convex
 * Optimization, 2004, section 5.2). At the optimum the residual solves the dual; before, it is
 * made feasible. Not thread-safe: use one per thread.
 * </p>
 */
final class Certificate {

	/**
	 * Lower bound of the objective to which the gap is relative, as a fraction of the objective
	 * without activity; the objective of an exact fit is 0.
	 */
	private static final double EXACT = 1e-6;

	/** Relative variation below which a trace is flat except for rounding. */
	private static final double ROUNDING = 1e-12;

	private final Convolution convolution;
	private final boolean freeBaseline;
	private final double[] ones; // Kᵀ·1
	private final double[] r, v;

	/**
	 * @param n samples per trace
	 * @param freeBaseline whether b is estimated; otherwise it is 0
	 */
	Certificate(final Convolution convolution, final int n,
		final boolean freeBaseline)
	{
		this.convolution = convolution;
		this.freeBaseline = freeBaseline;
		ones = new double[n];
		r = new double[n];
		v = new double[n];
		Arrays.fill(r, 1);
		convolution.adjoint(r, ones);
	}

	/**
	 * @param primal objective
	 * @param gap upper bound of the difference between the objective and the optimum
	 * @param relative gap divided by the objective
	 */
	record Gap(double primal, double gap, double relative) {}

	/**
	 * @param y trace. Not modified.
	 * @param s activity, from 0 to upper. Not modified.
	 * @param mu weight of the penalty, at least 0
	 * @param upper upper bound of s, may be infinite
	 */
	Gap of(final double[] y, final double[] s, final double mu,
		final double upper)
	{
		final int n = y.length;
		convolution.forward(s, r);
		double b = 0, level = 0;
		for (int t = 0; t < n; t++) {
			r[t] = y[t] - r[t];
			b += r[t] / n;
			level += y[t] / n;
		}
		if (!freeBaseline) b = level = 0;
		double fit = 0, sum = 0, nothing = 0, product = 0, dSquared = 0,
				dTimesY = 0, dTimesR = 0;
		for (int t = 0; t < n; t++) {
			r[t] -= b;
			fit += r[t] * r[t];
			sum += s[t];
			nothing += (y[t] - level) * (y[t] - level);
			// relative to the mean of the trace: if b is free, a constant does not change the dual
			final double above = y[t] - level;
			product += r[t] * above;
			final double d = direction(t, n);
			dSquared += d * d;
			dTimesY += d * above;
			dTimesR += d * r[t];
		}
		final double primal = 0.5 * fit + mu * sum;
		convolution.adjoint(r, v);
		double excess = 0, largest = 0, shift = 0;
		for (int t = 0; t < n - 1; t++) {
			largest = Math.max(largest, v[t]);
			if (!(v[t] > mu)) continue;
			excess += v[t] - mu;
			if (ones[t] > 0) shift = Math.max(shift, (v[t] - mu) / ones[t]);
		}
		// points feasible without an upper bound are so with one: take the best of three
		final double shrink = largest > mu ? mu / largest : 1;
		double dual = shrink * product - 0.5 * shrink * shrink * fit;
		// a shift works even if mu is 0
		dual = Math.max(dual, product - shift * dTimesY - 0.5 * (fit - 2 *
			shift * dTimesR + shift * shift * dSquared));
		if (upper < Double.POSITIVE_INFINITY) dual = Math.max(dual, product - 0.5 *
			fit - upper * excess);
		final double gap = Math.max(0, primal - Math.max(dual, 0));
		final double rounding = 0.5 * n * ROUNDING * level * ROUNDING * level;
		return new Gap(primal, gap, gap == 0 ? 0 : gap / Math.max(rounding, Math
			.max(primal, EXACT * 0.5 * nothing)));
	}

	/**
	 * A direction in which all Kᵀν decrease: 1, balanced by the first sample if b is free,
	 * which no activity affects.
	 */
	private double direction(final int t, final int n) {
		return t == 0 ? freeBaseline ? -(n - 1.0) : 0 : 1;
	}
}
