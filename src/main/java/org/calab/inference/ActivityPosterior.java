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

import org.calab.task.Progress;

/**
 * Posterior mean of the activity s given a trace y. The model is {@code y[t] = c[t] + b + e[t]} and
 * {@code c[t+1] = g·c[t] + s[t]}, where e is Gaussian noise of variance 1, b a constant, and s[t] is
 * exponentially distributed with probability {@value #ACTIVE} and otherwise 0. Where the trace is less
 * informative, the posterior mean is lower and wider.
 * <p>
 * The method is expectation propagation (Minka, UAI 2001, section 3). Each s[t] is approximated by a
 * Gaussian. A Kalman filter and the disturbance smoother of de Jong (Biometrika 76, 1989) compute the
 * cavity distributions; the Gaussians are updated to match the moments of {@link SpikeMoments}. A round
 * is O(n), and about ten rounds are needed. The evidence is the corresponding approximation to log p(y)
 * (Minka, section 3.1).
 * </p>
 * <p>
 * Reusable for several traces, but not thread-safe: use one per thread.
 * </p>
 */
public final class ActivityPosterior {

	/** Prior probability that a sample of s is not 0; the best of 0.01 to 0.1 on recordings with known spikes. */
	static final double ACTIVE = 0.04;

	/** Prior variance of the first sample of c and of b, in units of the noise. */
	private static final double VAGUE = 100;

	/** Relative change of the activity at which the rounds end. */
	private static final double TOLERANCE = 1e-2;

	/** Largest number of rounds, and the number after which steps are halved. */
	private static final int MOST = 60, PATIENCE = 25;

	/** Smallest precision at which a sample is updated. */
	private static final double NOTHING = 1e-12;

	private static final double LOG_SILENT = Math.log(1 - ACTIVE);

	private double[] gain = {}, error = {}, toC = {}, toB = {}, site = {},
			spread = {}, mean = {};
	private double first, level, logLikelihood;
	private boolean converged, evidenceWanted;
	private int rounds;

	/**
	 * Estimate for a trace. The arrays belong to the receiver.
	 *
	 * @param activity posterior mean of s, n samples
	 * @param calcium posterior mean of {@code c + b}, n samples
	 * @param baseline posterior mean of b
	 * @param rounds number of rounds
	 * @param converged whether the rounds converged
	 */
	public record Estimate(double[] activity, double[] calcium, double baseline,
		int rounds, boolean converged)
	{}

	/**
	 * @param y at least 1 finite sample in units of the noise. Not modified.
	 * @param decay decay time constant of the transients in samples, above 0
	 * @param lambda rate of the exponential distribution divided by the norm ‖k‖ of the
	 *          transient; at 1 events of mean size are just hidden in the noise
	 * @param progress checked for cancellation
	 * @return the estimate
	 */
	public Estimate of(final double[] y, final double decay, final double lambda,
		final Progress progress)
	{
		evidenceWanted = false;
		solve(y, decay, lambda, false, progress);
		final int n = y.length;
		final double g = Math.exp(-1 / decay);
		final double[] activity = Arrays.copyOf(mean, n), calcium = new double[n];
		double c = first;
		for (int t = 0; t < n; t++) {
			calcium[t] = c + level;
			c = g * c + activity[t];
		}
		return new Estimate(activity, calcium, level, rounds, converged);
	}

	/**
	 * Computes the evidence of several decay time constants. Each is initialised with the result of
	 * the previous one.
	 *
	 * @param decays decay time constants in samples; for the other parameters see {@link #of}
	 * @return log p(y) for each decay, up to a constant per sample
	 */
	public double[] evidence(final double[] y, final double[] decays,
		final double lambda, final Progress progress)
	{
		evidenceWanted = true;
		final double[] evidence = new double[decays.length];
		for (int i = 0; i < decays.length; i++) {
			solve(y, decays[i], lambda, i > 0, progress);
			evidence[i] = logLikelihood;
		}
		return evidence;
	}

	private void solve(final double[] y, final double decay, final double lambda,
		final boolean goOn, final Progress progress)
	{
		final int n = y.length;
		reserve(n);
		final double g = Math.exp(-1 / decay), rate = lambda / Math.sqrt(-Math.expm1(
			-2 / decay));
		final SpikeMoments moments = new SpikeMoments(ACTIVE, rate);
		final double m = ACTIVE / rate, v = 2 * ACTIVE / (rate * rate) - m * m;
		if (!goOn) {
			Arrays.fill(site, 0, n, m);
			Arrays.fill(spread, 0, n, v);
			Arrays.fill(mean, 0, n, 0);
		}
		converged = false;
		for (rounds = 0; !converged && rounds < MOST;) {
			progress.checkCancelled();
			final double fit = filter(y, g);
			final double step = rounds < PATIENCE ? 1 : 0.5;
			converged = smooth(n, g, v, moments, step);
			logLikelihood += fit;
			rounds++;
		}
	}

	/**
	 * The Kalman filter.
	 *
	 * @return the log likelihood of the Gaussian approximation
	 */
	private double filter(final double[] y, final double g) {
		double c = 0, b = 0, cc = VAGUE, cb = 0, bb = VAGUE, sum = 0, product = 1;
		for (int t = 0; t < y.length; t++) {
			final double kc = cc + cb, kb = cb + bb, variance = kc + kb + 1;
			final double i = 1 / variance, e = y[t] - c - b;
			gain[t] = i;
			error[t] = e;
			toC[t] = kc * i;
			toB[t] = kb * i;
			sum -= 0.5 * e * e * i;
			product *= variance;
			if (product > 1e100) {
				sum -= 0.5 * Math.log(product);
				product = 1;
			}
			c = g * (c + kc * i * e) + site[t];
			b += kb * i * e;
			cc = g * g * (cc - kc * kc * i) + spread[t];
			cb = g * (cb - kc * kb * i);
			bb -= kb * kb * i;
		}
		return sum - 0.5 * Math.log(product);
	}

	/**
	 * The disturbance smoother, which updates the Gaussian of each s.
	 *
	 * @return whether it has converged
	 */
	private boolean smooth(final int n, final double g, final double prior,
		final SpikeMoments moments, final double step)
	{
		final double widest = 1e4 * prior;
		double rc = 0, rb = 0, cc = 0, cb = 0, bb = 0, changed = 0, all = 0, sum = 0,
				product = 1;
		for (int t = n - 1; t >= 0; t--) {
			if (cc > NOTHING) {
				final double m = site[t], v = spread[t];
				final double cavity = Math.max(1 / cc - v, NOTHING), at = m + rc / cc;
				moments.see(at, cavity);
				final double now = moments.mean, i = 1 / cavity, j = 1 / v;
				changed += Math.abs(now - mean[t]);
				all += now;
				mean[t] = now;
				if (evidenceWanted) {
					sum += LOG_SILENT + 0.5 * ((at - m) * (at - m) / (cavity + v) - at * at *
						i);
					// logarithms are slow: take that of a product unless it overflows
					final double odds = moments.onePlusOdds(), wider = 1 + v * i;
					if (odds < 1e50) product *= odds * odds;
					else sum += moments.logOnePlusOdds();
					if (wider < 1e50) product *= wider;
					else sum += 0.5 * Math.log(wider);
					if (product > 1e100) {
						sum += 0.5 * Math.log(product);
						product = 1;
					}
				}
				final double precision = Math.max(1 / moments.variance - i, 1 / widest);
				final double weighted = now * (i + precision) - at * i;
				final double next = j + step * (precision - j);
				site[t] = (m * j + step * (weighted - m * j)) / next;
				spread[t] = 1 / next;
			}
			final double uc = g * rc, d = gain[t] * error[t] - toC[t] * uc - toB[t] * rb;
			rc = uc + d;
			rb += d;
			final double tc = g * g * cc, tb = g * cb;
			final double hc = tc * toC[t] + tb * toB[t], hb = tb * toC[t] + bb *
				toB[t];
			final double h = toC[t] * hc + toB[t] * hb + gain[t];
			cc = tc - 2 * hc + h;
			cb = tb - hc - hb + h;
			bb = bb - 2 * hb + h;
		}
		first = VAGUE * rc;
		level = VAGUE * rb;
		logLikelihood = sum + 0.5 * Math.log(product);
		return changed <= TOLERANCE * all;
	}

	private void reserve(final int n) {
		if (gain.length >= n) return;
		gain = new double[n];
		error = new double[n];
		toC = new double[n];
		toB = new double[n];
		site = new double[n];
		spread = new double[n];
		mean = new double[n];
	}
}
