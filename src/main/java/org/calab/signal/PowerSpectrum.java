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
 * The power of a trace by frequency, averaged over half-overlapping segments
 * under a Hann window, each without its mean (Welch, IEEE Trans. Audio
 * Electroacoust. 1967).
 *
 * @param frequency in Hz, from 0 to fs/2. Not to be modified.
 * @param density one-sided, in the trace's unit squared per Hz: its integral is the
 *          variance. Not to be modified.
 */
public record PowerSpectrum(double[] frequency, double[] density) {

	private static final int SEGMENT = 1024;

	/**
	 * @param y finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return empty below 8 samples
	 */
	public static PowerSpectrum of(final double[] y, final double fs) {
		Require.finite("trace", y);
		Require.positive("fs", fs, "Hz");
		final int length = Math.min(SEGMENT, y.length / 2 * 2);
		if (length < 8) return new PowerSpectrum(new double[0], new double[0]);
		final double[] window = new double[length], density = new double[length /
			2 + 1], frequency = new double[density.length];
		double energy = 0;
		for (int t = 0; t < length; t++) {
			window[t] = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / length);
			energy += window[t] * window[t];
		}
		final DoubleFFT_1D fft = new DoubleFFT_1D(length);
		int segments = 0;
		for (int from = 0; from + length <= y.length; from += length / 2) {
			add(y, from, window, fft, density);
			segments++;
		}
		for (int k = 0; k < density.length; k++) {
			final boolean twice = k > 0 && k < length / 2;
			density[k] *= (twice ? 2 : 1) / (energy * fs * segments);
			frequency[k] = k * fs / length;
		}
		return new PowerSpectrum(frequency, density);
	}

	private static void add(final double[] y, final int from,
		final double[] window, final DoubleFFT_1D fft, final double[] density)
	{
		final int n = window.length;
		double mean = 0;
		for (int t = 0; t < n; t++)
			mean += y[from + t] / n;
		final double[] x = new double[n];
		for (int t = 0; t < n; t++)
			x[t] = (y[from + t] - mean) * window[t];
		fft.realForward(x);
		// JTransforms packs Re[0], Re[n/2], Re[1], Im[1], ...
		density[0] += x[0] * x[0];
		density[n / 2] += x[1] * x[1];
		for (int k = 1; k < n / 2; k++)
			density[k] += x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
	}
}
