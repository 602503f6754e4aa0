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
package org.calab.quality;

import java.util.Arrays;

import org.calab.signal.DriftBaseline;
import org.calab.signal.NoiseBand;
import org.calab.signal.Resampling;

/**
 * The signal-to-noise ratio of a trace: how much farther its largest samples lie above the median
 * than its smallest lie below it, in standard deviations of the noise. Noise is symmetric, so its
 * ratio is about 0, whatever its spectrum; that of rare transients is their height, within a factor
 * of 2. Samples are means of 0.1 s, about as short as transients get, so that the frame rate hardly matters.
 */
public final class Snr {

	/** From here on, single transients are clear: see {@link SnrTier}. */
	public static final double CLEAR = 5;

	/** Below, activity may be noise: see {@link SnrTier}. */
	public static final double SEEN = 2;

	/** Length of a sample in seconds, or one frame if that is longer. */
	static final double SAMPLE = 0.1;

	/** Fraction of the samples beyond the largest and smallest, and their number at least. */
	private static final double TAIL = 0.005, FEWEST = 4;

	/** Fraction of normal values that lie one standard deviation or more below the mean. */
	private static final double ONE_SIGMA = 0.1587;

	/** Smallest noise, as a fraction of the range of the trace. */
	private static final double CLEANEST = 1e-3;

	private Snr() {}

	/**
	 * @param trace samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return the ratio, at least 0; 0 if a sample is not finite, and for flat traces and traces
	 *         of fewer than 4 samples
	 */
	public static double of(final double[] trace, final double fs) {
		return measure(trace, fs).ratio();
	}

	/**
	 * @param noise standard deviation of the noise in means of 0.1 s, relative to the range of the
	 *          trace
	 * @param asymmetry the ratio, negative if the smallest samples lie farther from the median
	 * @param balance the same relative to the distance of the largest and smallest samples, -1 to 1
	 */
	record Measured(double noise, double asymmetry, double balance) {

		static final Measured NOTHING = new Measured(0, 0, 0);

		/** @return the signal-to-noise ratio, at least 0 */
		double ratio() {
			return Math.max(0, asymmetry);
		}
	}

	static Measured measure(final double[] trace, final double fs) {
		if (!Arrays.stream(trace).allMatch(Double::isFinite)) return
			Measured.NOTHING;
		final double[] x = Scaled.of(trace);
		final int block = (int) Math.max(1, Math.round(fs * SAMPLE));
		final double[] y = Resampling.blockMeans(x, block);
		if (y.length < FEWEST) return Measured.NOTHING;
		final double rate = fs / block;
		final double[] drift = DriftBaseline.of(y, rate,
			DriftBaseline.Smoothing.GAUSSIAN);
		for (int t = 0; t < y.length; t++)
			y[t] -= drift[t];
		final double band = NoiseBand.of(y, rate, rate);
		Arrays.sort(y);
		final double range = y[y.length - 1] - y[0];
		final double tail = Math.min(0.25, Math.max(TAIL, FEWEST / y.length));
		final double low = quantile(y, tail), median = quantile(y, 0.5), high =
			quantile(y, 1 - tail), below = median - quantile(y, ONE_SIGMA);
		// transients widen the upper half; coloured noise has little power in the band
		final double noise = Math.max(CLEANEST * range, below > 0 ? Math.min(below,
			band) : band);
		final double excess = high + low - 2 * median;
		return noise > 0 && high > low ? new Measured(noise, excess / noise, excess /
			(high - low)) : Measured.NOTHING;
	}

	/** @return the quantile of values of which those of its rank and the next are where they are in ascending order, interpolated */
	static double quantile(final double[] ranked, final double q) {
		final double at = q * (ranked.length - 1);
		final int i = (int) at;
		return i + 1 < ranked.length ? ranked[i] + (at - i) * (ranked[i + 1] -
			ranked[i]) : ranked[i];
	}
}
