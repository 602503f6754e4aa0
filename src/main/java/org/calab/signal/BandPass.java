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
package org.calab.signal;

import org.calab.check.Require;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A zero-phase band-pass filter in the Fourier domain, with raised-cosine edges and
 * without padding. {@link #forKernel} derives the band from a kernel: what is too slow
 * for its decay is drift, what is too fast for its rise is noise.
 *
 * @param high corner frequency of the high-pass in Hz; the gain rises from 0 at 0.5
 *          times this frequency to 1 at 1.5 times
 * @param low corner frequency of the low-pass in Hz; the gain falls from 1 at 0.5 times
 *          this frequency to 0 at 1.5 times
 * @param highPass whether to apply the high-pass
 * @param lowPass whether to apply the low-pass
 */
public record BandPass(double high, double low, boolean highPass,
	boolean lowPass)
{

	/** Shorter traces are not filtered. */
	private static final int SHORTEST = 8;

	/**
	 * @param tauRise rise time constant in seconds, above 0
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 */
	public static BandPass forKernel(final double tauRise,
		final double tauDecay, final double fs, final boolean highPass,
		final boolean lowPass)
	{
		Require.positive("tau_rise", tauRise, "s");
		Require.positive("tau_decay", tauDecay, "s");
		Require.positive("fs", fs, "Hz");
		final double high = 1 / (2 * Math.PI * tauDecay * 16);
		final double low = Math.min(4 / (2 * Math.PI * tauRise), fs / 2);
		return new BandPass(high, low, highPass, lowPass);
	}

	/**
	 * @param y finite samples. Not modified.
	 * @param fs sampling rate in Hz
	 * @return the filtered trace; a copy of {@code y} if it has fewer than 8 samples or
	 *         the band is empty
	 */
	public double[] apply(final double[] y, final double fs) {
		Require.finite("trace", y);
		Require.positive("fs", fs, "Hz");
		final double[] x = y.clone();
		final int n = x.length;
		if (!filters(n)) return x;
		final DoubleFFT_1D fft = Fourier.of(n);
		fft.realForward(x);
		// JTransforms packs Re[0], Re[n/2] (n even) or Im[(n-1)/2] (n odd), Re[1], Im[1], ...
		x[0] *= gain(0);
		final boolean even = n % 2 == 0;
		if (even) x[1] *= gain(fs / 2);
		for (int k = 1; k < (n + 1) / 2; k++) {
			final double g = gain(k * fs / n);
			x[2 * k] *= g;
			final boolean last = !even && k == (n - 1) / 2;
			x[last ? 1 : 2 * k + 1] *= g;
		}
		fft.realInverse(x, true);
		return x;
	}

	/**
	 * @param n samples per trace
	 * @param fs sampling rate in Hz
	 * @return the fraction of the variance of white noise that passes the filter, 0 to 1:
	 *         the mean squared gain
	 */
	public double noiseGain(final int n, final double fs) {
		if (!filters(n)) return 1;
		double sum = 0;
		for (int k = 0; k < n; k++) {
			final double g = gain(Math.min(k, n - k) * fs / n);
			sum += g * g;
		}
		return sum / n;
	}

	private boolean filters(final int n) {
		return n >= SHORTEST && (highPass || lowPass) && !(highPass && lowPass &&
			high >= low);
	}

	/** @return the gain at a frequency in Hz, 0 to 1 */
	public double gain(final double frequency) {
		double g = 1;
		if (highPass) g *= rise(frequency, high);
		if (lowPass) g *= 1 - rise(frequency, low);
		return g;
	}

	/** A raised cosine from 0 at 0.5 times the corner frequency to 1 at 1.5 times. */
	private static double rise(final double f, final double corner) {
		final double x = f / corner - 0.5;
		if (x <= 0) return 0;
		if (x >= 1) return 1;
		return 0.5 * (1 - Math.cos(Math.PI * x));
	}
}
