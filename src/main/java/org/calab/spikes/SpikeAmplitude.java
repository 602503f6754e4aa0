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
package org.calab.spikes;

import java.util.Arrays;

/**
 * The amplitude of one spike, from the sizes of events. An event of k spikes has about k times the
 * amplitude, so that the right amplitude is the one whose multiples the sizes are. This is the idea of
 * the calibration of MLspike (Deneux et al., Nature Communications 7:12190, 2016), here as the
 * posterior distribution of the amplitude A. The density of a size x is
 * <pre>
 * p(x | A, w, π) = (1 - π)·Σₖ wₖ·N(x; k·A, σₖ²)/Z + π·o(x),   k = 1, 2, 3, ...
 * σₖ² = σ² + (SPREAD·k·A)²
 * </pre>
 * with k up to what fits into the largest size. Only sizes above c are seen: Z is the part of the sum
 * above c. The numbers of spikes w are geometric, as of single spikes, or Poisson without 0, as of bursts. The second term
 * are sizes that are no multiples, as of events that the inference has split or merged: the part {@value #BELOW} of them is
 * uniform between c and A, since nothing is smaller than one spike, and the rest exponential from A. A priori log A
 * is uniform from the noise to the largest size, and w and π are on a grid; both are integrated out.
 * <p>
 * Against this stands that the sizes are no multiples of anything, but exponential or log-normal, with any place and
 * width. The amplitude is known if the sizes speak for multiples, if its posterior distribution is narrow, if
 * one spike stands out of the noise, and if enough events are small ones: large multiples lie so close that they
 * explain any size. Otherwise half the amplitude, or a third, may be right as well.
 * </p>
 */
final class SpikeAmplitude {

	/** Sizes are seen above this multiple of their standard deviation. */
	static final double LEAST = 3;

	/** Relative deviation of a size from its multiple. */
	private static final double SPREAD = 0.05;

	/** Number of amplitudes, and of events at most. */
	private static final int AMPLITUDES = 120, EVENTS = 200;

	/** Ratios of the geometric numbers of spikes, and means of the Poisson ones. */
	private static final double[] REPEATS = { 0.02, 0.05, 0.1, 0.2, 0.3, 0.4,
		0.5, 0.6, 0.7, 0.8 }, MEANS = { 2, 3, 4.5, 6.5, 9, 13 };

	/** Part of the sizes that are no multiples. */
	private static final double[] OTHERS = { 0.02, 0.06, 0.15, 0.3 };

	/** Part of these that is smaller than one spike. */
	private static final double BELOW = 0.3;

	/** Standard deviations of the log of sizes that are no multiples, and the number of their medians. */
	private static final double[] WIDTHS = { 0.25, 0.4, 0.65, 1 };
	private static final int MEDIANS = 24;

	/** Largest probability that no amplitude explains the sizes. */
	private static final double DOUBT = 0.05;

	/** Largest standard deviation of log A. */
	private static final double WIDE = 0.2;

	/** Smallest amplitude in standard deviations of a size. */
	private static final double FAINT = 4;

	/** Part of the events that has at most so many spikes, at least: half, since a comb at a fraction of the amplitude explains larger ones as well. */
	private static final double SMALL = 0.5;
	private static final int FEW = 5;

	private SpikeAmplitude() {}

	/**
	 * @param amplitude amplitude of one spike; 0 without events
	 * @param sd its standard deviation
	 * @param doubt posterior probability that no amplitude explains the sizes
	 * @param known whether the amplitude is known
	 */
	record Estimate(double amplitude, double sd, double doubt, boolean known) {}

	/**
	 * @param all sizes of events in the order of time, each above {@code LEAST·noise}. Not modified.
	 * @param noise standard deviation of a size, above 0
	 */
	static Estimate of(final double[] all, final double noise) {
		final double[] x = all.length <= EVENTS ? all : spaced(all);
		if (x.length == 0) return new Estimate(0, 0, 1, false);
		final double low = Math.log(noise), high = Math.log(1.2 * Arrays.stream(x).max()
			.getAsDouble());
		final double[] log = new double[AMPLITUDES], evidence =
			new double[AMPLITUDES];
		final double none = logNone(x, noise);
		double top = none;
		for (int i = 0; i < AMPLITUDES; i++) {
			log[i] = low + (high - low) * i / (AMPLITUDES - 1);
			evidence[i] = logEvidence(x, Math.exp(log[i]), noise);
			top = Math.max(top, evidence[i]);
		}
		double sum = 0, first = 0, second = 0;
		for (int i = 0; i < AMPLITUDES; i++) {
			final double w = Math.exp(evidence[i] - top), d = log[i] - low;
			sum += w;
			first += w * d;
			second += w * d * d;
		}
		final double mean = sum > 0 ? first / sum : 0, wide = sum > 0 ? Math.sqrt(Math.max(0, second / sum - mean *
			mean)) : high - low;
		final double some = sum / AMPLITUDES, other = Math.exp(none - top), doubt =
			other / (some + other), amplitude = Math.exp(low + mean);
		return new Estimate(amplitude, amplitude * wide, doubt, doubt <= DOUBT &&
			wide <= WIDE && amplitude >= FAINT * noise && Arrays.stream(x).filter(
				v -> v < (FEW + 0.5) * amplitude).count() >= SMALL * x.length);
	}

	private static double[] spaced(final double[] all) {
		final double[] x = new double[EVENTS];
		for (int i = 0; i < EVENTS; i++)
			x[i] = all[(int) ((long) i * all.length / EVENTS)];
		return x;
	}

	private static double excess(final double[] x, final double noise) {
		return Math.max(0.1 * noise, Arrays.stream(x).average().orElse(0) - LEAST *
			noise);
	}

	/** @return log p(x | no multiples), one half exponential, one half log-normal */
	static double logNone(final double[] x, final double noise) {
		final double least = LEAST * noise, m = excess(x, noise);
		double exponential = 0;
		for (final double v : x)
			exponential -= (v - least) / m + Math.log(m);
		final double low = Math.log(least), high = Math.log(1.2 * Arrays.stream(x)
			.max().getAsDouble());
		final double[] normal = new double[WIDTHS.length * MEDIANS];
		for (int i = 0; i < normal.length; i++) {
			final double width = WIDTHS[i / MEDIANS], median = low + (high - low) * (i %
				MEDIANS) / (MEDIANS - 1);
			final double part = Math.log(above((low - median) / width) * width * Math
				.sqrt(2 * Math.PI));
			for (final double v : x) {
				final double z = (Math.log(v) - median) / width;
				normal[i] -= 0.5 * z * z + Math.log(v) + part;
			}
		}
		return logMean(exponential, logMean(normal));
	}

	/** @return log p(x | A), the mean over w and π */
	static double logEvidence(final double[] x, final double amplitude,
		final double noise)
	{
		final double least = LEAST * noise, excess = excess(x, noise);
		final int most = (int) Math.ceil(1.3 * Arrays.stream(x).max().getAsDouble() / amplitude) + 2;
		final double[] seen = new double[most], width = new double[most];
		for (int k = 1; k <= most; k++) {
			width[k - 1] = Math.hypot(noise, SPREAD * k * amplitude);
			seen[k - 1] = above((least - k * amplitude) / width[k - 1]);
		}
		final double[][] numbers = numbers(most);
		final double[] parts = new double[numbers.length];
		for (int i = 0; i < parts.length; i++)
			parts[i] = Math.max(Double.MIN_NORMAL, sum(numbers[i], seen));
		final double[] log = new double[parts.length * OTHERS.length], density =
			new double[most];
		for (final double v : x) {
			for (int k = 1; k <= most; k++) {
				final double z = (v - k * amplitude) / width[k - 1];
				density[k - 1] = Math.exp(-0.5 * z * z) / (width[k - 1] * Math.sqrt(2 *
					Math.PI));
			}
			final double other = other(v, amplitude, least, excess);
			for (int i = 0; i < parts.length; i++) {
				final double comb = sum(numbers[i], density) / parts[i];
				for (int j = 0; j < OTHERS.length; j++)
					log[i * OTHERS.length + j] += Math.log((1 - OTHERS[j]) * comb +
						OTHERS[j] * other);
			}
		}
		return logMean(log);
	}

	/** @return probability density of a size that is no multiple, with this mean excess over the smallest size */
	private static double other(final double size, final double amplitude,
		final double least, final double excess)
	{
		final double below = amplitude > least ? BELOW : 0, from = Math.max(least,
			amplitude);
		return size < from ? below / (from - least) : (1 - below) * Math.exp(-(size -
			from) / excess) / excess;
	}

	/** @return probability of each number of spikes, from 1, with each distribution */
	private static double[][] numbers(final int most) {
		final double[][] w = new double[REPEATS.length + MEANS.length][most];
		for (int i = 0; i < w.length; i++) {
			final boolean geometric = i < REPEATS.length;
			final double m = geometric ? REPEATS[i] : MEANS[i - REPEATS.length];
			w[i][0] = geometric ? 1 - m : m / Math.expm1(m);
			for (int k = 1; k < most; k++)
				w[i][k] = w[i][k - 1] * (geometric ? m : m / (k + 1));
		}
		return w;
	}

	private static double sum(final double[] weights, final double[] v) {
		double sum = 0;
		for (int k = 0; k < v.length; k++)
			sum += weights[k] * v[k];
		return sum;
	}

	/** @return log of the mean of the exponentials */
	private static double logMean(final double... logs) {
		final double top = Arrays.stream(logs).max().getAsDouble();
		double sum = 0;
		for (final double l : logs)
			sum += Math.exp(l - top);
		return top + Math.log(sum / logs.length);
	}

	/** The upper tail of the standard normal distribution to 2e-4 (Page, J. R. Stat. Soc. C 26, 1977). */
	static double above(final double z) {
		return 1 / (1 + Math.exp(z * (1.5976 + 0.070565992 * z * z)));
	}

	/**
	 * @param size size of an event, which may be noise
	 * @return the expected number of spikes; a priori it is 0 with probability one half, and k > 0 with
	 *         probability {@code 1/(2k(k + 1))}
	 */
	static double expected(final double size, final double amplitude,
		final double noise)
	{
		final int about = (int) Math.rint(size / amplitude);
		final int from = Math.max(0, (int) (0.7 * about) - 3), to = (int) (1.4 *
			about) + 3;
		double top = Double.NEGATIVE_INFINITY;
		final double[] log = new double[to - from + 1];
		for (int k = from; k <= to; k++) {
			final double width = Math.hypot(noise, SPREAD * k * amplitude), z = (size -
				k * amplitude) / width;
			log[k - from] = -0.5 * z * z - Math.log(width) - (k == 0 ? Math.log(2)
				: Math.log(2.0 * k) + Math.log1p(k));
			top = Math.max(top, log[k - from]);
		}
		double sum = 0, all = 0;
		for (int k = from; k <= to; k++) {
			final double w = Math.exp(log[k - from] - top);
			sum += w;
			all += w * k;
		}
		return all / sum;
	}
}
