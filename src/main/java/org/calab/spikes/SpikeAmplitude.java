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
 * p(x | A, q, π) = (1 - π)·Σₖ (1 - q)·qᵏ⁻¹·N(x; k·A, σₖ²)/Z + π·e^(-(x - c)/m)/m,   k = 1, 2, 3, ...
 * σₖ² = σ² + (SPREAD·k·A)²
 * </pre>
 * with k up to what fits into the largest size. Only sizes above c are seen: Z is the part of the sum
 * above c. m is the mean of {@code x - c}. The second term are sizes that are no multiples: a part of the events, or, at π = 1, all of them. A priori log A
 * is uniform from the noise to the largest size, and q and π are on a grid; both are integrated out. The
 * amplitude is known if the events speak for multiples (against π = 1), if its posterior distribution is narrow, and
 * if one spike stands out of the noise. Otherwise half the amplitude, or a third, may be right as well.
 */
final class SpikeAmplitude {

	/** Sizes are seen above this multiple of their standard deviation. */
	static final double LEAST = 3;

	/** Relative deviation of a size from its multiple. */
	private static final double SPREAD = 0.05;

	/** Number of amplitudes, and of events at most. */
	private static final int AMPLITUDES = 120, EVENTS = 200;

	private static final double[] REPEATS = { 0.02, 0.05, 0.1, 0.2, 0.3, 0.4,
		0.5, 0.6, 0.7, 0.8 };
	private static final double[] OTHERS = { 0.03, 0.1, 0.3, 0.6 };

	/** Largest probability that no amplitude explains the sizes. */
	private static final double DOUBT = 0.05;

	/** Largest standard deviation of log A. */
	private static final double WIDE = 0.2;

	/** Smallest amplitude in standard deviations of a size. */
	private static final double FAINT = 4;

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
		final double some = sum / AMPLITUDES * OTHERS.length, other = Math.exp(none -
			top), doubt = other / (some + other), amplitude = Math.exp(low + mean);
		return new Estimate(amplitude, amplitude * wide, doubt, doubt <= DOUBT &&
			wide <= WIDE && amplitude >= FAINT * noise);
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

	/** @return log p(x | π = 1) */
	static double logNone(final double[] x, final double noise) {
		final double m = excess(x, noise);
		double sum = 0;
		for (final double v : x)
			sum -= (v - LEAST * noise) / m + Math.log(m);
		return sum;
	}

	/** @return log p(x | A), the mean over q and π */
	static double logEvidence(final double[] x, final double amplitude,
		final double noise)
	{
		final double least = LEAST * noise, m = excess(x, noise);
		final int most = (int) Math.ceil(1.3 * Arrays.stream(x).max().getAsDouble() / amplitude) + 2;
		final double[] seen = new double[most], width = new double[most];
		for (int k = 1; k <= most; k++) {
			width[k - 1] = Math.hypot(noise, SPREAD * k * amplitude);
			seen[k - 1] = above((least - k * amplitude) / width[k - 1]);
		}
		final double[] parts = new double[REPEATS.length];
		for (int i = 0; i < parts.length; i++)
			parts[i] = Math.max(Double.MIN_NORMAL, geometric(seen, REPEATS[i]));
		final double[] log = new double[parts.length * OTHERS.length], density =
			new double[most];
		for (final double v : x) {
			for (int k = 1; k <= most; k++) {
				final double z = (v - k * amplitude) / width[k - 1];
				density[k - 1] = Math.exp(-0.5 * z * z) / (width[k - 1] * Math.sqrt(2 *
					Math.PI));
			}
			final double other = Math.exp(-(v - least) / m) / m;
			for (int i = 0; i < parts.length; i++) {
				final double comb = geometric(density, REPEATS[i]) / parts[i];
				for (int j = 0; j < OTHERS.length; j++)
					log[i * OTHERS.length + j] += Math.log((1 - OTHERS[j]) * comb +
						OTHERS[j] * other);
			}
		}
		final double top = Arrays.stream(log).max().getAsDouble();
		double sum = 0;
		for (final double l : log)
			sum += Math.exp(l - top);
		return top + Math.log(sum / log.length);
	}

	/** The upper tail of the standard normal distribution to 2e-4 (Page, J. R. Stat. Soc. C 26, 1977). */
	static double above(final double z) {
		return 1 / (1 + Math.exp(z * (1.5976 + 0.070565992 * z * z)));
	}

	/** @return Σ (1 - q)·q^(k-1)·v[k - 1] */
	private static double geometric(final double[] v, final double q) {
		double weight = 1 - q, sum = 0;
		for (final double d : v) {
			sum += weight * d;
			weight *= q;
		}
		return sum;
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
