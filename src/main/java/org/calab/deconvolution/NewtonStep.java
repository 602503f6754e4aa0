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
 * Solves {@code min over s of ½‖K·s‖² - fᵀ(K·s) + ½·sᵀDs - qᵀs}, D diagonal and
 * at least 0, in O(n): K is a recursion of second order, so this is a
 * linear-quadratic control problem with two states (the last two samples of
 * fluorescence) and the activity as the control; a Riccati recursion backward
 * and one pass forward. Unlike a factorisation of the banded inverse of K it
 * takes no difference of large numbers: activity that D holds at 0 or leaves free
 * is met exactly, at any rate.
 */
final class NewtonStep {

	private final double g1;
	private final double g2;
	private final double p;

	// of the factorisation, per sample
	private final double[] phi, rho, cross, curve;

	// of the right-hand side, per sample
	private final double[] pull;

	NewtonStep(final Ar2 ar2, final int n) {
		g1 = ar2.g1();
		g2 = ar2.g2();
		p = ar2.peak();
		phi = new double[n];
		rho = new double[n];
		cross = new double[n];
		curve = new double[n];
		pull = new double[n];
	}

	/** @param d n values of at least 0; the last is not looked at. Not modified. */
	void factor(final double[] d) {
		// the value of what follows: ½·v11·c² + v12·c·c' + ½·v22·c'² in the last two samples
		double v11 = 0, v12 = 0, v22 = 0;
		for (int t = d.length - 2; t >= 0; t--) {
			final double h = 1 + v11, e = p * p * d[t];
			final double f = 1 / (h + e), r = e * f, kept = h * r;
			phi[t] = f;
			rho[t] = r;
			cross[t] = v12;
			curve[t] = h;
			v11 = kept * g1 * g1 + 2 * r * v12 * g1 - f * v12 * v12 + v22;
			v12 = g2 * (kept * g1 + r * v12);
			v22 = kept * g2 * g2;
		}
	}

	/**
	 * @param f n samples; the first is not looked at, as no activity reaches it.
	 *          Not modified.
	 * @param q n samples; the last is not looked at. Not modified.
	 * @param s the solution; the last sample is 0. Modified.
	 * @return the sum of K·s
	 */
	double solve(final double[] f, final double[] q, final double[] s) {
		final int last = f.length - 2;
		double v1 = 0, v2 = 0;
		for (int t = last; t >= 0; t--) {
			final double k = f[t + 1] + v1, u = p * q[t];
			pull[t] = k + u;
			final double a = rho[t] * k - (1 - rho[t]) * u;
			v1 = a * g1 - phi[t] * pull[t] * cross[t] + v2;
			v2 = a * g2;
		}
		double now = 0, before = 0, sum = 0;
		for (int t = 0; t <= last; t++) {
			final double a = g1 * now + g2 * before;
			final double e = phi[t] * (pull[t] - cross[t] * now - curve[t] * a);
			s[t] = p * e;
			before = now;
			now = a + e;
			sum += now;
		}
		s[last + 1] = 0;
		return sum;
	}
}
