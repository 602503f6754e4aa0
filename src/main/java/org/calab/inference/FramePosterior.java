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

import java.util.Arrays;

import org.calab.kernel.Ar2;
import org.calab.task.Progress;

/**
 * Posterior distribution of the activity s given a trace y and the kernel, where a spike may lie at any of
 * several steps of a frame. The model is that of {@link ActivityPosterior}: in units of the noise, with the
 * state {@code x = (c, w)} and the transition T of a frame,
 * <pre>
 * y[f]   = c[f] + b + e[f]        e Gaussian of variance 1, b a constant
 * x[f+1] = T·x[f] + q[f],         q[f] = s[f]·g_k
 * </pre>
 * A priori a frame is silent, or with probability a it has activity s, exponentially distributed, at one of
 * its steps k, all equally probable; {@code g_k} is the state at the end of the frame after a unit of s at step k.
 * <p>
 * The steps of a frame exclude each other: the trace often shows that there was a spike, but not at which
 * step. One Gaussian per step cannot express this, and its rounds of expectation propagation do not converge.
 * Here the site of a frame is a Gaussian of the vector q, with mean m and covariance V (Minka, UAI 2001,
 * section 3). Given ρ and N of the disturbance smoother (de Jong, Biometrika 76, 1989), restricted to x, the rest
 * of the trace says of q
 * </p>
 * <pre>
 * L(q) = exp(ηᵀq - qᵀJq/2),   J = B⁻¹N,   η = B⁻¹ρ + J·m,   B = I - N·V
 * </pre>
 * <p>
 * because the marginal has mean {@code m + Vρ} and covariance {@code V - VNV}. {@link FrameMoments} gives the
 * moments of q and the new site.
 * </p>
 * <p>
 * The sites are updated one after another on the way back, each given the present ones of all others. When
 * a site changes by (μ, Δ), the forecast of the filter changes by as much, and so
 * </p>
 * <pre>
 * ρ ← ρ - Nμ;   ρ ← ρ - NMρ,   N ← N - NMN,   M = (I + ΔN)⁻¹Δ
 * </pre>
 * <p>
 * (Woodbury). With one Gaussian per step, updating all at once from the same ρ and N needed two to
 * four times as many rounds where both converged. A round is O(n).
 * </p>
 * <p>
 * Reusable for several traces, but not thread-safe: use one per thread.
 * </p>
 */
final class FramePosterior {

	/** Prior variance of the first sample of c, and of s before it, in units of the noise. */
	private static final double VAGUE = 100;

	/** Relative change of the activity at which the rounds end. */
	private static final double TOLERANCE = 5e-3;

	/** Largest number of rounds, and the number after which steps are halved. */
	private static final int MOST = 80, PATIENCE = 20;

	/** Part of the way to its new value that a site goes in a round. */
	private static final double STEP = 0.5;

	/** Smallest precision at which a frame is updated. */
	private static final double NOTHING = 1e-9;

	private double[] gain = {}, error = {}, toC = {}, toW = {}, toB = {}, siteC = {},
			siteW = {}, vCc = {}, vCw = {}, vWw = {}, meanC = {}, meanW = {}, mean = {},
			variance = {}, active = {};
	private double firstC, firstW, level;

	/**
	 * @param y at least 1 finite sample in units of the noise. Not modified.
	 * @param kernel the transient at the rate of the steps; {@link Ar2#withoutRise} for a single
	 *          exponential
	 * @param steps steps per frame, at least 1
	 * @param prior what is known of the activity of a frame and of b before y; λ is in units of the norm of
	 *          a transient at the frames
	 * @param progress checked for cancellation
	 * @return the estimate. The last frame of s does not affect y: its activity is 0.
	 */
	ActivityPosterior.Estimate of(final double[] y, final Ar2 kernel,
		final int steps, final ActivityPrior prior, final Progress progress)
	{
		final int n = y.length;
		reserve(n);
		final FrameSteps frame = new FrameSteps(kernel, steps);
		final double rate = prior.lambda() * frame.norm, vagueB = prior.baseline() *
			prior.baseline();
		final FrameMoments moments = new FrameMoments(frame, prior.active(), rate);
		start(n, frame, prior.active(), rate);
		boolean converged = false;
		int rounds = 0;
		for (double step = STEP; !converged && rounds < MOST; rounds++) {
			progress.checkCancelled();
			if (rounds > 0 && rounds % PATIENCE == 0) step *= 0.5;
			filter(y, frame, vagueB);
			converged = smooth(n, frame, vagueB, moments, step);
		}
		final double[] calcium = new double[n];
		double c = firstC, w = firstW;
		for (int f = 0; f < n; f++) {
			calcium[f] = c + level;
			c = frame.d * c + frame.across * w + meanC[f];
			w = frame.r * w + meanW[f];
		}
		return new ActivityPosterior.Estimate(Arrays.copyOf(mean, n), Arrays.stream(
			variance, 0, n).map(Math::sqrt).toArray(), Arrays.copyOf(active, n),
			calcium, level, prior.active() / rate, rounds, converged);
	}

	/** The sites have the moments of the prior. */
	private void start(final int n, final FrameSteps steps, final double prior,
		final double rate)
	{
		final double each = prior / rate / steps.count(), square = 2 * each / rate;
		double c = 0, w = 0, cc = 0, cw = 0, ww = 0;
		for (int k = 0; k < steps.count(); k++) {
			c += each * steps.c[k];
			w += each * steps.w[k];
			cc += square * steps.c[k] * steps.c[k];
			cw += square * steps.c[k] * steps.w[k];
			ww += square * steps.w[k] * steps.w[k];
		}
		Arrays.fill(siteC, 0, n, c);
		Arrays.fill(siteW, 0, n, w);
		Arrays.fill(vCc, 0, n, cc - c * c);
		Arrays.fill(vCw, 0, n, cw - c * w);
		Arrays.fill(vWw, 0, n, ww - w * w);
		for (final double[] zero : new double[][] { mean, meanC, meanW })
			Arrays.fill(zero, 0, n, 0);
		final double m = prior / rate;
		Arrays.fill(variance, 0, n, 2 * m / rate - m * m);
		Arrays.fill(active, 0, n, prior);
	}

	/** The Kalman filter. */
	private void filter(final double[] y, final FrameSteps steps,
		final double vagueB)
	{
		final double d = steps.d, r = steps.r, across = steps.across;
		double c = 0, w = 0, b = 0, cc = VAGUE, cw = 0, cb = 0, ww = VAGUE *
			steps.onW * steps.onW, wb = 0, bb = vagueB;
		for (int f = 0; f < y.length; f++) {
			final double kc = cc + cb, kw = cw + wb, kb = cb + bb;
			final double i = 1 / (kc + kb + 1), e = y[f] - c - b;
			gain[f] = i;
			error[f] = e;
			final double tc = kc * i, tw = kw * i, tb = kb * i;
			toC[f] = tc;
			toW[f] = tw;
			toB[f] = tb;
			c += tc * e;
			w += tw * e;
			b += tb * e;
			c = d * c + across * w + siteC[f];
			w = r * w + siteW[f];
			cc -= kc * tc;
			cw -= kc * tw;
			cb -= kc * tb;
			ww -= kw * tw;
			wb -= kw * tb;
			bb -= kb * tb;
			final double both = d * cw + across * ww;
			cc = d * (d * cc + across * cw) + across * both + vCc[f];
			cw = r * both + vCw[f];
			cb = d * cb + across * wb;
			ww = r * r * ww + vWw[f];
			wb = r * wb;
		}
	}

	/**
	 * The disturbance smoother, which updates the site of each frame.
	 *
	 * @return whether it has converged
	 */
	private boolean smooth(final int n, final FrameSteps steps,
		final double vagueB, final FrameMoments moments, final double step)
	{
		final double d = steps.d, r = steps.r, across = steps.across;
		double rc = 0, rw = 0, rb = 0, cc = 0, cw = 0, cb = 0, ww = 0, wb = 0,
				bb = 0, changed = 0, all = 0;
		for (int f = n - 1; f >= 0; f--) {
			if (steps.c[0] * (steps.c[0] * cc + 2 * steps.w[0] * cw) + steps.w[0] *
				steps.w[0] * ww > NOTHING)
			{
				see(f, rc, rw, cc, cw, ww, moments);
				changed += Math.abs(moments.mean - mean[f]);
				all += moments.mean;
				mean[f] = moments.mean;
				variance[f] = moments.variance;
				active[f] = moments.active;
				meanC[f] = moments.meanC;
				meanW[f] = moments.meanW;
				final double mc = step * (moments.siteC - siteC[f]), mw = step *
					(moments.siteW - siteW[f]), dcc = step * (moments.cc - vCc[f]), dcw =
						step * (moments.cw - vCw[f]), dww = step * (moments.ww - vWw[f]);
				siteC[f] += mc;
				siteW[f] += mw;
				vCc[f] += dcc;
				vCw[f] += dcw;
				vWw[f] += dww;
				// the changed forecast: Nμ, then M and NM
				rc -= cc * mc + cw * mw;
				rw -= cw * mc + ww * mw;
				rb -= cb * mc + wb * mw;
				final double a = 1 + dcc * cc + dcw * cw, b = dcc * cw + dcw * ww, c =
					dcw * cc + dww * cw, e = 1 + dcw * cw + dww * ww, det = 1 / (a * e - b *
						c);
				final double m1 = (e * dcc - b * dcw) * det, m2 = (e * dcw - b * dww) *
					det, m3 = (a * dww - c * dcw) * det;
				final double c1 = cc * m1 + cw * m2, c2 = cc * m2 + cw * m3, w1 = cw *
					m1 + ww * m2, w2 = cw * m2 + ww * m3, b1 = cb * m1 + wb * m2, b2 = cb *
						m2 + wb * m3;
				final double oldC = rc, oldW = rw;
				rc -= c1 * oldC + c2 * oldW;
				rw -= w1 * oldC + w2 * oldW;
				rb -= b1 * oldC + b2 * oldW;
				bb -= b1 * cb + b2 * wb;
				final double lessCc = c1 * cc + c2 * cw, lessCw = c1 * cw + c2 * ww,
						lessCb = c1 * cb + c2 * wb, lessWw = w1 * cw + w2 * ww, lessWb = w1 *
							cb + w2 * wb;
				cc -= lessCc;
				cw -= lessCw;
				cb -= lessCb;
				ww -= lessWw;
				wb -= lessWb;
			}
			// through the transition: Tᵀρ and TᵀNT
			final double uc = d * rc, uw = across * rc + r * rw;
			final double kc = toC[f], kw = toW[f], kb = toB[f], i = gain[f];
			final double miss = i * error[f] - kc * uc - kw * uw - kb * rb;
			rc = uc + miss;
			rw = uw;
			rb += miss;
			final double joint = across * cc + r * cw, tc = d * d * cc, tw = d * joint,
					tb = d * cb, sw = across * joint + r * (across * cw + r * ww), sb =
						across * cb + r * wb;
			// and through the observation
			final double hc = tc * kc + tw * kw + tb * kb, hw = tw * kc + sw * kw + sb *
				kb, hb = tb * kc + sb * kw + bb * kb;
			final double h = kc * hc + kw * hw + kb * hb + i;
			cc = tc - 2 * hc + h;
			cw = tw - hw;
			cb = tb - hc - hb + h;
			ww = sw;
			wb = sb - hw;
			bb = bb - 2 * hb + h;
		}
		firstC = VAGUE * rc;
		firstW = VAGUE * steps.onW * steps.onW * rw;
		level = vagueB * rb;
		return changed <= TOLERANCE * all;
	}

	/** Takes the site of a frame out of what is known of it, and gives the rest to the moments. */
	private void see(final int f, final double rc, final double rw,
		final double cc, final double cw, final double ww,
		final FrameMoments moments)
	{
		final double a = 1 - cc * vCc[f] - cw * vCw[f], b = -cc * vCw[f] - cw *
			vWw[f], c = -cw * vCc[f] - ww * vCw[f], e = 1 - cw * vCw[f] - ww * vWw[f],
				i = 1 / Math.max(1e-12, a * e - b * c);
		final double jcc = (e * cc - b * cw) * i, jcw = (e * cw - b * ww) * i, jww =
			(a * ww - c * cw) * i;
		moments.see((e * rc - b * rw) * i + jcc * siteC[f] + jcw * siteW[f], (a *
			rw - c * rc) * i + jcw * siteC[f] + jww * siteW[f], jcc, jcw, jww);
	}

	private void reserve(final int n) {
		if (gain.length >= n) return;
		gain = new double[n];
		error = new double[n];
		toC = new double[n];
		toW = new double[n];
		toB = new double[n];
		siteC = new double[n];
		siteW = new double[n];
		vCc = new double[n];
		vCw = new double[n];
		vWw = new double[n];
		meanC = new double[n];
		meanW = new double[n];
		mean = new double[n];
		variance = new double[n];
		active = new double[n];
	}
}
