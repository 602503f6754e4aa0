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
 * Solves {@code min over Δ of ½‖K·Δ‖² - rᵀ(K·Δ) + ½·ΔᵀDΔ - qᵀΔ}, with D diagonal and non-negative,
 * in O(n). K is a second-order recursion, so this is a linear-quadratic control problem: the state
 * is the last two samples of fluorescence, the control is the step in the activity. It is solved
 * by a backward Riccati recursion and a forward pass. Unlike a factorisation of the banded inverse
 * of K this avoids differences of large numbers, and is accurate for any D and sampling rate.
 * <p>
 * The passes are limited by the latency of the recursion, not by arithmetic. Therefore passes are
 * fused, the dependency from sample to sample is kept short, and the length and the effect of a
 * step are computed in the pass that computes the step.
 * </p>
 */
final class NewtonStep {

	private final double g1;
	private final double g2;
	private final double p;
	private final int last; // the last sample of the activity is always 0

	// factorisation, per sample: feedforward gain; closed loop from the last two samples of
	// fluorescence to the next; feedback from these to the step
	private final double[] gain, loop, loopBefore, brake, brakeBefore;

	// feedforward terms of the step and, for b, of a constant
	private final double[] pull, pullOfOne;
	private double sumOfOne, shareOfOne;

	/** @param freeBaseline whether b is estimated */
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
	}

	/** Factorises at an iterate, together with the right-hand side of the predictor. */
	void factor(final Iterate at) {
		final double[] s = at.s, z = at.z, w = at.w, r = at.r, below = at.below,
				above = at.above;
		final boolean boxed = at.boxed, free = pullOfOne != null;
		final double upper = at.upper, b = at.b, u = -p * at.mu, pp = p * p;
		// value function of the last two samples: ½·v11·c² + v12·c·c' + ½·v22·c'²
		double v11 = 0, v12 = 0, v22 = 0;
		double a1 = 0, a2 = 0, o1 = 0, o2 = 0, sum = 0, product = 0;
		for (int t = last; t >= 0; t--) {
			final double d;
			if (boxed) {
				// one division for both inverses
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
			// the division has a long latency; multiply in the meantime
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
				sum += f * ok * ok;
				product += f * ok * (k + u);
				o1 = phi * ok + o2;
				o2 = psi * ok;
			}
			v11 = f * numerator + v22;
			v12 = psi * (g1 * h + v12);
			v22 = g2 * eta * e;
		}
		sumOfOne = sum;
		if (free) share(product);
	}

	/** The forward pass through the closed loop. */
	private final class Pass {

		private double now, before; // the last two samples of fluorescence

		/** @return the step in sample t; call for t = 0, 1, 2, ... */
		double step(final int t) {
			final double f = pullOfOne == null ? pull[t] : pull[t] + shareOfOne *
				pullOfOne[t];
			final double d = p * (f - brake[t] * now - brakeBefore[t] * before);
			final double next = loop[t] * now + (loopBefore[t] * before + f);
			before = now;
			now = next;
			return d;
		}
	}

	/**
	 * Sets the multiple of the response to a constant that corrects a step for a free b, by the
	 * Sherman-Morrison formula. The backward pass completes squares: for two right-hand sides x and
	 * y, xᵀH⁻¹y is the sum over the samples of gain·x·y, where x and y are what the pass has made of
	 * them. The responses themselves are not needed.
	 *
	 * @param product that of the constant with the right-hand side
	 */
	private void share(final double product) {
		shareOfOne = product / (last + 2 - sumOfOne);
	}

	/**
	 * Computes the predictor, which aims at zero complementarity.
	 *
	 * @return the fraction of the complementarity that remains after its longest step
	 */
	double predict(final Iterate at) {
		final double[] predictor = at.predictor, below = at.below, above = at.above,
				z = at.z, w = at.w;
		final boolean boxed = at.boxed;
		final Pass pass = new Pass();
		double longest = Iterate.FRACTION, left = 0;
		for (int t = 0; t <= last; t++) {
			final double d = pass.step(t);
			predictor[t] = d;
			final double x = d * below[t];
			if (-x > longest) longest = -x;
			if (1 + x > longest) longest = 1 + x;
			left -= d * z[t] * (1 + x);
			if (boxed) {
				final double v = d * above[t];
				if (v > longest) longest = v;
				if (1 - v > longest) longest = 1 - v;
				left += d * w[t] * (1 - v);
			}
		}
		final double length = 1 / longest;
		return 1 - length + length * length * left / at.complementarity();
	}

	/**
	 * Computes the corrector: the step in s and in the multipliers.
	 *
	 * @param target target of the complementarity per bound
	 * @param second weight of the second-order correction, 0 or 1
	 */
	void correct(final Iterate at, final double target, final double second) {
		final double[] z = at.z, w = at.w, r = at.r, below = at.below,
				above = at.above, predictor = at.predictor;
		final boolean boxed = at.boxed, free = pullOfOne != null;
		final double b = at.b, mu = at.mu;
		double a1 = 0, a2 = 0, product = 0;
		for (int t = last; t >= 0; t--) {
			final double x = predictor[t] * below[t];
			double q = target * below[t] + second * z[t] * x * (1 + x) - mu;
			if (boxed) {
				final double v = predictor[t] * above[t];
				q -= target * above[t] - second * w[t] * v * (1 - v);
			}
			final double u = p * q, k = r[t + 1] - b + a1;
			if (free) product += pullOfOne[t] * (k + u);
			pull[t] = gain[t] * (k + u);
			a1 = loop[t] * k + (a2 - brake[t] * u);
			a2 = loopBefore[t] * k - brakeBefore[t] * u;
		}
		if (free) share(product);
		corrected(at, target, second);
	}

	private void corrected(final Iterate at, final double target,
		final double second)
	{
		final double[] s = at.s, z = at.z, w = at.w, below = at.below,
				above = at.above, predictor = at.predictor, step = at.step, dz = at.dz,
				dw = at.dw;
		final boolean boxed = at.boxed;
		final double upper = at.upper;
		final Pass pass = new Pass();
		double longest = Iterate.FRACTION, slope = 0, bend = 0;
		for (int t = 0; t <= last; t++) {
			final double d = pass.step(t);
			step[t] = d;
			final double i = below[t], x = predictor[t] * i, zt = z[t];
			final double dzt = target * i + second * zt * x * (1 + x) - zt - zt * i *
				d;
			dz[t] = dzt;
			if (-d * i > longest) longest = -d * i;
			if (-dzt > longest * zt) longest = -dzt / zt;
			slope += s[t] * dzt + zt * d;
			bend += d * dzt;
			if (boxed) {
				final double j = above[t], v = predictor[t] * j, wt = w[t];
				final double dwt = target * j - second * wt * v * (1 - v) - wt + wt *
					j * d;
				dw[t] = dwt;
				if (d * j > longest) longest = d * j;
				if (-dwt > longest * wt) longest = -dwt / wt;
				slope += (upper - s[t]) * dwt - wt * d;
				bend -= d * dwt;
			}
		}
		at.stepped(longest, slope, bend);
	}
}
