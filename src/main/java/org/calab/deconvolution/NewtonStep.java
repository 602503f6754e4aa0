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

import org.calab.kernel.Ar2;

/**
 * Solves {@code min over Δ of ½‖K·Δ‖² - rᵀ(K·Δ) + ½·ΔᵀDΔ - qᵀΔ}, D diagonal and
 * at least 0, in O(n): K is a recursion of second order, so this is a
 * linear-quadratic control problem with two states (the last two samples of
 * fluorescence) and the step in the activity as the control; a Riccati recursion
 * backward and one pass forward. Unlike a factorisation of the banded inverse of
 * K it takes no difference of large numbers: activity that D holds at 0 or leaves
 * free is met exactly, at any rate.
 * <p>
 * Each pass waits for the sample before, not for arithmetic: what does not depend on
 * that sample is free, so that passes are joined, the chain from sample to sample is
 * kept short, and the right-hand side of the predictor rides along with the
 * factorisation.
 * </p>
 */
final class NewtonStep {

	private final double g1;
	private final double g2;
	private final double p;
	private final int last; // the last sample has no activity

	// of the factorisation, per sample: what of a wish is followed; the closed loop
	// from the last two samples of fluorescence to the next; how they act on the step
	private final double[] gain, loop, loopBefore, brake, brakeBefore;

	// of the right-hand sides: of the step, and of a constant for b to follow K·s
	private final double[] pull, pullOfOne, one;
	private double sumOfOne;

	/** @param freeBaseline whether b follows the activity */
	NewtonStep(final Ar2 ar2, final int n, final boolean freeBaseline) {
		g1 = ar2.g1();
		g2 = ar2.g2();
		p = ar2.peak();
		last = n - 2;
		gain = new double[n];
		loop = new double[n];
		loopBefore = new double[n];
		brake = new double[n];
		brakeBefore = new double[n];
		pull = new double[n];
		pullOfOne = freeBaseline ? new double[n] : null;
		one = freeBaseline ? new double[n] : null;
	}

	/** Factorises at an iterate, and takes in the right-hand side of its predictor. */
	void factor(final Iterate at) {
		final double[] s = at.s, z = at.z, w = at.w, r = at.r, below = at.below,
				above = at.above;
		final boolean boxed = at.boxed, free = one != null;
		final double upper = at.upper, b = at.b, u = -p * at.mu, pp = p * p;
		// the value of what follows: ½·v11·c² + v12·c·c' + ½·v22·c'² in the last two samples
		double v11 = 0, v12 = 0, v22 = 0;
		double a1 = 0, a2 = 0, o1 = 0, o2 = 0;
		for (int t = last; t >= 0; t--) {
			final double d;
			if (boxed) {
				// both inverses by one division
				final double room = upper - s[t], both = 1 / (s[t] * room);
				final double i = room * both, j = s[t] * both;
				below[t] = i;
				above[t] = j;
				d = z[t] * i + w[t] * j;
			}
			else {
				final double i = 1 / s[t];
				below[t] = i;
				d = z[t] * i;
			}
			// the quotient is waited for; what can be multiplied meanwhile is
			final double e = pp * d, f = 1 / (v11 + (1 + e)), h = 1 + v11;
			final double numerator = g1 * g1 * (h * e) + (2 * g1 * e - v12) * v12;
			final double let = e * f, held = h * f, cross = f * v12;
			final double phi = g1 * let - cross, psi = g2 * let;
			final double kappa = g1 * held + cross, eta = g2 * held;
			gain[t] = f;
			loop[t] = phi;
			loopBefore[t] = psi;
			brake[t] = kappa;
			brakeBefore[t] = eta;

			final double k = r[t + 1] - b + a1;
			pull[t] = f * (k + u);
			a1 = phi * k + (a2 - kappa * u);
			a2 = psi * k - eta * u;
			if (free) {
				final double ok = 1 + o1;
				pullOfOne[t] = f * ok;
				o1 = phi * ok + o2;
				o2 = psi * ok;
			}
			v11 = f * numerator + v22;
			v12 = psi * (g1 * h + v12);
			v22 = g2 * eta * e;
		}
		if (free) sumOfOne = forward(pullOfOne, one);
	}

	/**
	 * Takes in the right-hand side of a step that corrects the predictor.
	 *
	 * @param target the complementarity aimed at, per bound
	 * @param second how much of the predictor's second-order term is taken back
	 */
	void aim(final Iterate at, final double target, final double second) {
		final double[] z = at.z, w = at.w, r = at.r, below = at.below,
				above = at.above, predictor = at.predictor;
		final boolean boxed = at.boxed;
		final double b = at.b, mu = at.mu;
		double a1 = 0, a2 = 0;
		for (int t = last; t >= 0; t--) {
			final double x = predictor[t] * below[t];
			double q = target * below[t] + second * z[t] * x * (1 + x) - mu;
			if (boxed) {
				final double v = predictor[t] * above[t];
				q -= target * above[t] - second * w[t] * v * (1 - v);
			}
			final double u = p * q, k = r[t + 1] - b + a1;
			pull[t] = gain[t] * (k + u);
			a1 = loop[t] * k + (a2 - brake[t] * u);
			a2 = loopBefore[t] * k - brakeBefore[t] * u;
		}
	}

	/** @param step the step in s; the last sample stays as it is. Modified. */
	void solve(final double[] step) {
		final double sum = forward(pull, step);
		if (one == null) return;
		// a rank-one correction (Sherman & Morrison)
		final double share = sum / (one.length - sumOfOne);
		for (int t = 0; t <= last; t++)
			step[t] += share * one[t];
	}

	/** @return the sum of K·step */
	private double forward(final double[] from, final double[] step) {
		double now = 0, before = 0, sum = 0;
		for (int t = 0; t <= last; t++) {
			final double wish = from[t];
			step[t] = p * (wish - brake[t] * now - brakeBefore[t] * before);
			final double next = loop[t] * now + (loopBefore[t] * before + wish);
			before = now;
			now = next;
			sum += now;
		}
		return sum;
	}
}
