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

import java.util.Arrays;

import org.calab.check.Require;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Power spectral density by Welch's method (IEEE Trans. Audio Electroacoust. 15, 1967), with a
 * Hann window, half overlap and the mean of each segment subtracted. JTransforms computes the
 * Fourier transforms.
 *
 * @param density one-sided power spectral density in (unit of the trace)²/Hz, at frequencies
 *          from 0 to fs/2
 * @param step frequency resolution in Hz
 */
public record WelchSpectrum(double[] density, double step) {

	/** Samples per segment, if the trace is long enough. */
	private static final int SEGMENT = 256;

	/** As {@link #of(double[], double, int)}, with segments of 256 samples. */
	public static WelchSpectrum of(final double[] y, final double fs) {
		return of(y, fs, SEGMENT);
	}

	/**
	 * @param y at least 1 finite sample. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @param longest samples per segment, at least 1; a shorter trace is one segment
	 * @return the density at {@code min(n, longest)/2 + 1} frequencies
	 * @throws org.calab.check.InvalidInputException if a sample is not finite or the rate is
	 *           not greater than 0
	 */
	public static WelchSpectrum of(final double[] y, final double fs,
		final int longest)
	{
		Require.finite("trace", y);
		Require.positive("fs", fs, "Hz");
		final int n = Math.min(y.length, longest), hop = Math.max(1, n - n / 2);
		final double[] window = new double[n];
		double energy = 0;
		for (int i = 0; i < n; i++) {
			window[i] = n == 1 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
			energy += window[i] * window[i];
		}
		final DoubleFFT_1D fft = Fourier.of(n);
		final double[] density = new double[n / 2 + 1], segment = new double[n];
		int segments = 0;
		for (int from = 0; from + n <= y.length; from += hop, segments++) {
			double mean = 0;
			for (int i = 0; i < n; i++)
				mean += y[from + i] / n;
			for (int i = 0; i < n; i++)
				segment[i] = window[i] * (y[from + i] - mean);
			fft.realForward(segment);
			for (int k = 0; k < density.length; k++)
				density[k] += k == 0 ? segment[0] * segment[0] : NoiseLevel.power(segment, k);
		}
		for (int k = 0; k < density.length; k++) {
			final boolean single = k == 0 || 2 * k == n;
			density[k] *= (single ? 1 : 2) / (fs * energy * segments);
		}
		return new WelchSpectrum(density, fs / n);
	}

	/**
	 * @param low in Hz, at least 0
	 * @param high in Hz
	 * @return the densities at the frequencies from low to high; empty if there are none
	 */
	public double[] band(final double low, final double high) {
		final int from = (int) Math.ceil(low / step - 1e-9), to = (int) Math.min(
			density.length - 1, Math.floor(high / step + 1e-9));
		return from > to ? new double[0] : Arrays.copyOfRange(density, from, to + 1);
	}

	/**
	 * @param low in Hz, at least 0
	 * @param high in Hz
	 * @return the median density of the frequencies from low to high; if there are none, the
	 *         density at the frequency nearest to the middle of the band
	 */
	public double median(final double low, final double high) {
		final double[] band = band(low, high);
		return band.length > 0 ? Quantiles.median(band) : density[(int) Math.min(
			density.length - 1, Math.round(0.5 * (low + high) / step))];
	}
}
