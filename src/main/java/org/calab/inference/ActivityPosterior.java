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
 * Posterior distribution of the activity s given a trace y and the kernel. In units of the noise the
 * model is
 * <pre>
 * y[t]   = c[t] + b + e[t]                 e Gaussian of variance 1, b a constant
 * c[t+1] = d·c[t] + w[t] + s[t]/p          fluorescence, decays by d = exp(-dt/tauDecay)
 * w[t+1] = r·w[t] + r·s[t]/p               rise, decays by r = exp(-dt/tauRise)
 * </pre>
 * so that a spike at t gives {@code c[t+i] = (dⁱ - rⁱ)/((d - r)·p)}, the kernel of {@link Ar2} with
 * a peak of 1. (The state is that of {@code c = x1 - x2}, where x1 decays by d and x2 by r and both are
 * driven by s, with {@code w = (d - r)·x2}; unlike x1 and x2 it has no cancellation where the rise is
 * almost as slow as the decay.) Without a rise, r is 0, w vanishes, and the state is that of a single
 * exponential. A priori s[t] is 0, or with probability a exponentially distributed.
 * <p>
 * The method is expectation propagation (Minka, UAI 2001, section 3). Each s[t] is approximated by a
 * Gaussian site of mean m and variance v. Given the sites, everything is Gaussian: a Kalman filter
 * forward and the disturbance smoother of de Jong (Biometrika 76, 1989, eqs. 2.5 and 2.6; equivalent to the smoother of Rauch,
 * Tung and Striebel, AIAA J. 3, 1965) backward give the vector ρ and the matrix N for which
 * </p>
 * <pre>
 * E[s] = m + v·uᵀρ,   Var[s] = v - v²·uᵀNu,   u = (1/p, r/p, 0)
 * </pre>
 * Dividing this marginal by its site leaves the cavity distribution, a Gaussian with mean
 * {@code m + uᵀρ/uᵀNu} and variance {@code 1/uᵀNu - v}. The cavity times the prior of s has the moments of
 * {@link SpikeMoments}; the new site is the Gaussian that gives the marginal these moments. All sites are updated at once
 * in the backward pass. A round is O(n), and about ten rounds are needed. The evidence is the corresponding
 * approximation to log p(y) (Minka, section 3.1).
 * </p>
 * <p>
 * Reusable for several traces, but not thread-safe: use one per thread.
 * </p>
 */
public final class ActivityPosterior {

	/** Prior variance of the first sample of c, and of s before it, in units of the noise. */
	private static final double VAGUE = 100;

	/** Relative change of the activity at which the rounds end. */
	private static final double TOLERANCE = 1e-2;

	/** Largest number of rounds, and the number after which steps are halved. */
	private static final int MOST = 60, PATIENCE = 25;

	/** Smallest precision at which a sample is updated. */
	private static final double NOTHING = 1e-12;

	private double[] gain = {}, error = {}, toC = {}, toW = {}, toB = {}, force = {},
			known = {}, site = {}, spread = {}, mean = {}, variance = {}, active = {};
	private final double[] at = new double[SpikeMoments.BLOCK], cavity =
		new double[SpikeMoments.BLOCK];
	private double firstC, firstW, level, logLikelihood;
	private boolean converged, evidenceWanted;
	private int rounds;

	/**
	 * Estimate for a trace. The arrays belong to the receiver.
	 *
	 * @param activity posterior mean of s, per frame, at least 0
	 * @param deviation posterior standard deviation of s, per frame
	 * @param probability posterior probability that s is not 0, per frame
	 * @param calcium posterior mean of {@code c + b}, per frame
	 * @param baseline posterior mean of b
	 * @param prior prior mean of s, per frame
	 * @param rounds number of rounds
	 * @param converged whether the rounds converged
	 */
	public record Estimate(double[] activity, double[] deviation,
		double[] probability, double[] calcium, double baseline, double prior,
		int rounds, boolean converged)
	{}

	/**
	 * @param y at least 1 finite sample in units of the noise. Not modified.
	 * @param kernel the transient at the rate of y; {@link Ar2#withoutRise} for a single
	 *          exponential
	 * @param prior what is known of s and b before y
	 * @param progress checked for cancellation
	 * @return the estimate. The last frame of s does not affect y: its activity is 0.
	 */
	public Estimate of(final double[] y, final Ar2 kernel,
		final ActivityPrior prior, final Progress progress)
	{
		evidenceWanted = false;
		final double expected = solve(y, kernel, prior, false, progress);
		final int n = y.length;
		final double[] deviation = new double[n], calcium = new double[n];
		final double d = kernel.d(), r = kernel.r(), scale = 1 / kernel.peak();
		double c = firstC, w = firstW;
		for (int t = 0; t < n; t++) {
			calcium[t] = c + level;
			deviation[t] = Math.sqrt(variance[t]);
			final double s = scale * mean[t];
			c = d * c + w + s;
			w = r * (w + s);
		}
		return new Estimate(Arrays.copyOf(mean, n), deviation, Arrays.copyOf(active,
			n), calcium, level, expected, rounds, converged);
	}

	/**
	 * Computes the evidence of several kernels, each with its prior. Each is initialised with the result
	 * of the previous one.
	 *
	 * @param kernels kernels
	 * @param priors a prior for each kernel; for the other parameters see {@link #of}
	 * @return log p(y) for each kernel, up to a constant per sample
	 */
	public double[] evidence(final double[] y, final Ar2[] kernels,
		final ActivityPrior[] priors, final Progress progress)
	{
		evidenceWanted = true;
		final double[] evidence = new double[kernels.length];
		for (int i = 0; i < kernels.length; i++) {
			solve(y, kernels[i], priors[i], i > 0, progress);
			evidence[i] = logLikelihood;
		}
		return evidence;
	}

	/** Computes the evidence of several kernels with the same prior. */
	public double[] evidence(final double[] y, final Ar2[] kernels,
		final ActivityPrior prior, final Progress progress)
	{
		final ActivityPrior[] priors = new ActivityPrior[kernels.length];
		Arrays.fill(priors, prior);
		return evidence(y, kernels, priors, progress);
	}

	/** @return the prior mean of a sample of s */
	private double solve(final double[] y, final Ar2 kernel,
		final ActivityPrior prior, final boolean goOn, final Progress progress)
	{
		final int n = y.length;
		reserve(n);
		final double d = kernel.d(), r = kernel.r(), scale = 1 / kernel.peak();
		final double rate = prior.lambda() * norm(kernel);
		final SpikeMoments moments = new SpikeMoments(prior.active(), rate);
		final double m = prior.active() / rate, v = 2 * prior.active() / (rate *
			rate) - m * m;
		if (!goOn) {
			Arrays.fill(site, 0, n, m);
			Arrays.fill(spread, 0, n, v);
			Arrays.fill(mean, 0, n, 0);
			Arrays.fill(variance, 0, n, v);
			Arrays.fill(active, 0, n, prior.active());
		}
		final double vagueB = prior.baseline() * prior.baseline();
		final double logSilent = Math.log(1 - prior.active());
		converged = false;
		for (rounds = 0; !converged && rounds < MOST;) {
			progress.checkCancelled();
			filter(y, d, r, scale, vagueB);
			final double step = rounds < PATIENCE ? 1 : 0.5;
			smooth(n, d, r, scale, vagueB);
			converged = update(n - 1, v, logSilent, moments, step);
			if (evidenceWanted) logLikelihood += fit(n);
			rounds++;
		}
		return m;
	}

	/** ‖k‖ = √Σ k², from the variance of an AR(2) process (Box &amp; Jenkins, 1970, eq. 3.2.28). */
	static double norm(final Ar2 kernel) {
		final double d = kernel.d(), r = kernel.r();
		return Math.sqrt((1 + d * r) / ((1 - d * d) * (1 - r * r) * (1 - d * r))) /
			kernel.peak();
	}

	/**
	 * The Kalman filter.
	 *
	 * @param scale 1/p
	 * @param vagueB prior variance of b
	 */
	private void filter(final double[] y, final double d, final double r,
		final double scale, final double vagueB)
	{
		final double ofW = r * scale, dd = d * d, rr = r * r, tied = r * scale *
			scale, onC = scale * scale, onW = ofW * ofW;
		double c = 0, w = 0, b = 0, cc = VAGUE, cw = 0, cb = 0, ww = VAGUE * onW,
				wb = 0, bb = vagueB;
		for (int t = 0; t < y.length; t++) {
			final double kc = cc + cb, kw = cw + wb, kb = cb + bb;
			final double i = 1 / (kc + (kb + 1)), e = y[t] - c - b, miss = e * i;
			gain[t] = i;
			error[t] = e;
			toC[t] = kc * i;
			toW[t] = kw * i;
			toB[t] = kb * i;
			// observation and transition in one: the division takes long, and most of this does not wait for it
			final double pc = d * kc + kw, pw = r * kw, m = site[t], v = spread[t],
					both = d * cw + ww;
			c = d * c + w + scale * m + pc * miss;
			w = r * w + ofW * m + pw * miss;
			b += kb * miss;
			cc = dd * cc + d * cw + (both + onC * v) - pc * pc * i;
			cw = r * both + tied * v - pc * pw * i;
			cb = d * cb + wb - pc * kb * i;
			ww = rr * ww + onW * v - pw * pw * i;
			wb = r * wb - pw * kb * i;
			bb -= kb * kb * i;
		}
	}

	/** @return the log likelihood of the Gaussian approximation, from the last pass of the filter */
	private double fit(final int n) {
		double sum = 0, product = 1;
		for (int t = 0; t < n; t++) {
			sum -= 0.5 * error[t] * error[t] * gain[t];
			product *= gain[t];
			if (product < 1e-100) {
				sum += 0.5 * Math.log(product);
				product = 1;
			}
		}
		return sum + 0.5 * Math.log(product);
	}

	/**
	 * The disturbance smoother: computes uᵀρ and uᵀNu of each s.
	 *
	 * @param vagueB prior variance of b
	 */
	private void smooth(final int n, final double d, final double r,
		final double scale, final double vagueB)
	{
		final double ofW = r * scale, onC = scale * scale, tied = 2 * scale * ofW,
				onW = ofW * ofW;
		double rc = 0, rw = 0, rb = 0, cc = 0, cw = 0, cb = 0, ww = 0, wb = 0,
				bb = 0;
		for (int t = n - 1; t >= 0; t--) {
			force[t] = scale * rc + ofW * rw;
			known[t] = onC * cc + tied * cw + onW * ww;
			// through the transition: Tᵀρ and TᵀNT
			final double uc = d * rc, uw = rc + r * rw;
			final double kc = toC[t], kw = toW[t], kb = toB[t], i = gain[t];
			final double miss = i * error[t] - kc * uc - kw * uw - kb * rb;
			rc = uc + miss;
			rw = uw;
			rb += miss;
			final double joint = cc + r * cw, tc = d * d * cc, tw = d * joint, tb = d *
				cb, sw = joint + r * (cw + r * ww), sb = cb + r * wb;
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
		firstW = VAGUE * onW * rw;
		level = vagueB * rb;
	}

	/**
	 * Updates the marginal and the site of each s but those of the last frame, which y does not show.
	 *
	 * @param prior prior variance of s
	 * @param logSilent log of the prior probability that s is 0
	 * @return whether it has converged
	 */
	private boolean update(final int n, final double prior,
		final double logSilent, final SpikeMoments moments, final double step)
	{
		double changed = 0, all = 0;
		logLikelihood = 0;
		for (int from = 0; from < n; from += SpikeMoments.BLOCK) {
			final int count = Math.min(SpikeMoments.BLOCK, n - from);
			cavities(from, count);
			moments.see(at, cavity, count);
			for (int k = 0; k < count; k++) {
				changed += Math.abs(moments.mean[k] - mean[from + k]);
				all += moments.mean[k];
			}
			System.arraycopy(moments.mean, 0, mean, from, count);
			System.arraycopy(moments.variance, 0, variance, from, count);
			System.arraycopy(moments.active, 0, active, from, count);
			if (evidenceWanted) logLikelihood += evidence(from, count, logSilent,
				moments);
			sites(from, count, 1 / (1e4 * prior), step, moments);
		}
		return changed <= TOLERANCE * all;
	}

	private void cavities(final int from, final int count) {
		for (int k = 0; k < count; k++) {
			final double inverse = 1 / Math.max(known[from + k], NOTHING);
			at[k] = site[from + k] + force[from + k] * inverse;
			cavity[k] = Math.max(inverse - spread[from + k], NOTHING);
		}
	}

	/** @param least smallest precision of a site */
	private void sites(final int from, final int count, final double least,
		final double step, final SpikeMoments moments)
	{
		final double[] now = moments.mean, around = moments.variance;
		for (int k = 0; k < count; k++) {
			final double i = 1 / cavity[k], j = 1 / spread[from + k], m = site[from + k];
			final double precision = Math.max(1 / around[k] - i, least);
			final double weighted = now[k] * (i + precision) - at[k] * i;
			final double next = 1 / (j + step * (precision - j));
			site[from + k] = (m * j + step * (weighted - m * j)) * next;
			spread[from + k] = next;
		}
	}

	/** @return the part of these samples in the log evidence, besides that of {@link #filter} */
	private double evidence(final int from, final int count,
		final double logSilent, final SpikeMoments moments)
	{
		double sum = count * logSilent, product = 1;
		for (int k = 0; k < count; k++) {
			final double m = site[from + k], v = spread[from + k], i = 1 / cavity[k];
			sum += 0.5 * ((at[k] - m) * (at[k] - m) / (cavity[k] + v) - at[k] * at[k] *
				i);
			// logarithms are slow: take that of a product unless it overflows
			final double odds = moments.onePlusOdds(k), wider = 1 + v * i;
			if (odds < 1e50) product *= odds * odds;
			else sum += moments.logOnePlusOdds(k);
			if (wider < 1e50) product *= wider;
			else sum += 0.5 * Math.log(wider);
			if (product > 1e100) {
				sum += 0.5 * Math.log(product);
				product = 1;
			}
		}
		return sum + 0.5 * Math.log(product);
	}

	private void reserve(final int n) {
		if (gain.length >= n) return;
		gain = new double[n];
		error = new double[n];
		toC = new double[n];
		toW = new double[n];
		toB = new double[n];
		force = new double[n];
		known = new double[n];
		site = new double[n];
		spread = new double[n];
		mean = new double[n];
		variance = new double[n];
		active = new double[n];
	}
}
