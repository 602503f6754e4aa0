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
package org.calab.inference;

/**
 * Moments of the activity of a frame, which is silent or active at one of its steps, given what the rest of
 * the trace says of its effect {@code q = s·g_k} on the state (c, w):
 * <pre>
 * L(q) = exp(ηᵀq - qᵀJq/2)
 * </pre>
 * On the line of step k this is a Gaussian of s with precision {@code j = g_kᵀJg_k} and mean
 * {@code g_kᵀη/j}, for which {@link SpikeMoments} gives the odds against silence and the moments of s. The
 * mixture over silence and the lines has mean E and covariance {@code C = LLᵀ}. The Gaussian site whose product with
 * L(q) has these moments is
 * <pre>
 * V = L·(I - LᵀJL)⁻¹·Lᵀ,   m = E + V·(J·E - η)
 * </pre>
 * for any C, singular ones included. Where the mixture is wider than L(q), V would not be positive: the
 * eigenvalues of {@code I - LᵀJL} are at least {@value #LEAST}. Stores the last result.
 */
final class FrameMoments {

	/** Smallest eigenvalue of I - LᵀJL; at 0.01 the rounds converge slowly, at 0.3 deviations are too small. */
	private static final double LEAST = 0.1;

	/** Smallest precision of the activity. */
	private static final double NOTHING = 1e-9;

	private final FrameSteps steps;
	private final SpikeMoments moments;
	private final double[] at, cavity, odds, size, spread;

	/** Posterior mean and variance of s, and probability that it is not 0. */
	double mean, variance, active;

	/** Posterior mean of q. */
	double meanC, meanW;

	/** Mean and covariance of the site. */
	double siteC, siteW, cc, cw, ww;

	/**
	 * @param prior prior probability that the frame is active
	 * @param rate rate of the exponential distribution of s
	 */
	FrameMoments(final FrameSteps steps, final double prior, final double rate) {
		this.steps = steps;
		final int n = steps.count();
		final double each = prior / n;
		moments = new SpikeMoments(each / (1 - prior + each), rate);
		at = new double[n];
		cavity = new double[n];
		odds = new double[n];
		size = new double[n];
		spread = new double[n];
	}

	/** @param ec η; J is symmetric and not negative */
	void see(final double ec, final double ew, final double jcc,
		final double jcw, final double jww)
	{
		for (int k = 0; k < odds.length; k++) {
			final double gc = steps.c[k], gw = steps.w[k];
			cavity[k] = 1 / Math.max(NOTHING, gc * (gc * jcc + 2 * gw * jcw) + gw * gw *
				jww);
			at[k] = (gc * ec + gw * ew) * cavity[k];
		}
		moments.see(at, cavity, odds.length);
		double top = 0;
		for (int k = 0; k < odds.length; k++) {
			final double all = moments.logOnePlusOdds(k), part = moments.active[k];
			odds[k] = all > 30 ? all : Math.log(Math.expm1(all));
			size[k] = part > 0 ? moments.mean[k] / part : 0;
			spread[k] = part > 0 ? Math.max(0, moments.variance[k] / part - size[k] *
				size[k] * (1 - part)) : 0;
			top = Math.max(top, odds[k]);
		}
		final double silent = Math.exp(-top);
		double sum = silent;
		for (int k = 0; k < odds.length; k++) {
			odds[k] = Math.exp(odds[k] - top);
			sum += odds[k];
		}
		active = mean = meanC = meanW = 0;
		for (int k = 0; k < odds.length; k++) {
			odds[k] /= sum;
			active += odds[k];
			mean += odds[k] * size[k];
			meanC += odds[k] * size[k] * steps.c[k];
			meanW += odds[k] * size[k] * steps.w[k];
		}
		active = Math.min(1, active); // rounding
		// about the mean, since the difference of large squares would cancel
		final double none = silent / sum;
		variance = none * mean * mean;
		cc = none * meanC * meanC;
		cw = none * meanC * meanW;
		ww = none * meanW * meanW;
		for (int k = 0; k < odds.length; k++) {
			final double part = odds[k], v = spread[k], gc = steps.c[k], gw = steps.w[k],
					off = size[k] - mean, offC = size[k] * gc - meanC, offW = size[k] *
						gw - meanW;
			variance += part * (v + off * off);
			cc += part * (v * gc * gc + offC * offC);
			cw += part * (v * gc * gw + offC * offW);
			ww += part * (v * gw * gw + offW * offW);
		}
		fit(ec, ew, jcc, jcw, jww);
	}

	/** Turns the covariance of the mixture into that of its site. */
	private void fit(final double ec, final double ew, final double jcc,
		final double jcw, final double jww)
	{
		final double l = Math.sqrt(Math.max(Double.MIN_NORMAL, cc)), m = cw / l, n =
			Math.sqrt(Math.max(0, ww - m * m));
		double a = 1 - l * (l * jcc + m * jcw) - m * (l * jcw + m * jww), b = -n * (l *
			jcw + m * jww), c = 1 - n * n * jww;
		final double half = 0.5 * (a - c), root = Math.hypot(half, b), centre = 0.5 *
			(a + c);
		if (centre - root < LEAST) {
			final double high = Math.max(LEAST, centre + root), mid = 0.5 * (high +
				LEAST), shrunk = root > 0 ? 0.5 * (high - LEAST) / root : 0;
			a = mid + shrunk * half;
			c = mid - shrunk * half;
			b *= shrunk;
		}
		final double area = a * c - b * b, i = c / area, j = -b / area, k = a / area;
		cc = l * l * i;
		cw = l * (i * m + j * n);
		ww = m * (i * m + j * n) + n * (j * m + k * n);
		final double towardsC = jcc * meanC + jcw * meanW - ec, towardsW = jcw *
			meanC + jww * meanW - ew;
		siteC = meanC + cc * towardsC + cw * towardsW;
		siteW = meanW + cw * towardsC + ww * towardsW;
	}
}
