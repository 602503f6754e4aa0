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
 * Posterior mean and variance of activity s that is exponentially distributed with rate l with
 * probability w and otherwise 0, given an observation m with Gaussian error of variance v. The density is
 * proportional to {@code ((1-w)·δ(s) + w·l·e^(-ls))·N(s; m, v)} for s ≥ 0.
 * <p>
 * This is the innermost step of the inference. It works on blocks of samples in several short loops,
 * nearly all without branches, for which the compiler uses vector instructions. A single loop takes
 * twice as long: the result of a sample needs a long chain of operations, and few samples fit into the
 * window of instructions that a processor looks at.
 * </p>
 * <p>
 * Stores the last result; use one per thread.
 * </p>
 */
final class SpikeMoments {

	/** Largest number of samples at a time. */
	static final int BLOCK = 256;

	private static final double ROOT_HALF = Math.sqrt(0.5);
	private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
	private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

	/** Above this, use a series for the mean of a truncated Gaussian, which would cancel otherwise. */
	private static final double FAR = 30;

	private final double odds;
	private final double rate;

	/** Posterior mean and variance. */
	final double[] mean = new double[BLOCK], variance = new double[BLOCK];

	/** Posterior probability that s is not 0. */
	final double[] active = new double[BLOCK];

	// lower end of the truncated Gaussian in standard deviations, its normalisation, and the odds
	private final double[] deviation = new double[BLOCK], edge = new double[BLOCK],
			scaled = new double[BLOCK], ratio = new double[BLOCK];

	/**
	 * @param w probability of activity, between 0 and 1
	 * @param l rate of the exponential distribution, above 0
	 */
	SpikeMoments(final double w, final double l) {
		odds = w * l / (1 - w) * ROOT_TWO_PI;
		rate = l;
	}

	/**
	 * @param m observations. Not modified.
	 * @param v variances, above 0. Not modified.
	 * @param n number of samples, at most {@link #BLOCK}
	 */
	void see(final double[] m, final double[] v, final int n) {
		for (int k = 0; k < n; k++) {
			final double sd = Math.sqrt(v[k]);
			deviation[k] = sd;
			edge[k] = (rate * v[k] - m[k]) / sd;
		}
		for (int k = 0; k < n; k++)
			scaled[k] = upper(Math.abs(edge[k] * ROOT_HALF));
		for (int k = 0; k < n; k++)
			if (edge[k] < 0) scaled[k] = reflected(edge[k] * ROOT_HALF, scaled[k]);
		exponential(v, n);
		combine(v, n);
	}

	/** Mean and variance of the exponential part alone: a Gaussian truncated at 0. */
	private void exponential(final double[] v, final int n) {
		for (int k = 0; k < n; k++) {
			final double sd = deviation[k], centre = -edge[k] * sd;
			final double one = Math.max(0, centre + sd * (ROOT_TWO_OVER_PI / scaled[k]));
			mean[k] = one;
			variance[k] = v[k] + centre * one;
		}
		for (int k = 0; k < n; k++) {
			if (edge[k] <= FAR) continue;
			final double i = 1 / edge[k], ii = i * i, one = deviation[k] * i * (1 - 2 *
				ii + 10 * ii * ii);
			mean[k] = one;
			variance[k] = v[k] * ii * (1 - 6 * ii) + one * one;
		}
	}

	/** Adds the part in which s is 0. On entry {@link #variance} is the mean square. */
	private void combine(final double[] v, final int n) {
		for (int k = 0; k < n; k++) {
			ratio[k] = 0.5 * odds * deviation[k] * scaled[k];
			active[k] = 1 / (1 + 1 / ratio[k]); // 1 for infinite odds
		}
		for (int k = 0; k < n; k++) {
			final double part = active[k], all = part * mean[k];
			mean[k] = all;
			variance[k] = Math.max(1e-10 * v[k], part * variance[k] - all * all);
		}
	}

	/** @return 1 + the odds that s is not 0; overflows earlier than {@link #logOnePlusOdds} */
	double onePlusOdds(final int k) {
		return 1 + ratio[k];
	}

	/** @return the logarithm of 1 + the odds that s is not 0 */
	double logOnePlusOdds(final int k) {
		return ratio[k] < Double.POSITIVE_INFINITY ? Math.log1p(ratio[k]) : Math.log(
			odds * deviation[k]) + 0.5 * edge[k] * edge[k];
	}

	/**
	 * The scaled complementary error function with a relative error of 2e-12, which is enough here.
	 * Erfcx of Commons Numbers is accurate to the last digit, but slower.
	 *
	 * @return {@code e^(x²)·erfc(x)}; infinite below about -26
	 */
	static double erfcx(final double x) {
		final double at = upper(Math.abs(x));
		return x < 0 ? reflected(x, at) : at;
	}

	/** @return the function at x, given that at -x */
	private static double reflected(final double x, final double at) {
		return 2 * Math.exp(x * x) - at;
	}

	/**
	 * The function for x ≥ 0: {@code (1 + x/3)·e^(x²)·erfc(x)} as a polynomial in {@code 6/(3+x) - 1}, a Chebyshev
	 * fit to 2e-12.
	 */
	private static double upper(final double x) {
		final double t = 3 / (3 + x), u = 2 * t - 1, uu = u * u;
		return t * (even(uu) + u * odd(uu));
	}

	/** Even powers of the polynomial; without a loop over an array, which would take longer. */
	private static double even(final double x) {
		return (((((((-7.6354560863524e-08 * x + 8.1720984021475e-07) * x - 5.7217345830279e-06) * x +
			3.5795303769567e-05) * x - 1.8274998189287e-04) * x - 4.0414269986946e-04) * x +
			3.9842587464672e-02) * x + 1.9674278568764e-01) * x + 3.5800230236286e-01;
	}

	/** Odd powers of the polynomial, divided by the first. */
	private static double odd(final double x) {
		return ((((((-1.3311318260023e-07 * x + 1.2968027248642e-06) * x - 9.8930237922772e-06) * x +
			9.2140142902465e-05) * x - 1.0113196925185e-03) * x + 8.9424062388877e-03) * x +
			1.0348908767093e-01) * x + 2.9446481771570e-01;
	}
}
