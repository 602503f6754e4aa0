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
package org.calab.cadecon;

import java.util.Arrays;

import org.calab.signal.NoiseLevel;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The noise of a trace from where its spectrum has noise: the upper half of the
 * frequencies; or, where the recording was interpolated to its rate and has none
 * up there, 2 to 5 Hz.
 */
final class BandNoise {

	private static final double LOW = 2, HIGH = 5;

	/** An upper half with less than this part of the band below was emptied by interpolation. */
	private static final double EMPTIED = 0.5;

	private static final double SEGMENT = 8;

	private BandNoise() {}

	/** @return standard deviation in the unit of y */
	static double of(final double[] y, final double fs) {
		final double upper = NoiseLevel.highBand(y);
		if (fs < 4 * HIGH) return upper;
		final double band = band(y, fs);
		return upper < EMPTIED * band ? band : upper;
	}

	/** The median of Welch's periodogram (IEEE Trans Audio 1967) within the band. */
	private static double band(final double[] y, final double fs) {
		final int n = (int) Math.min(y.length, Math.round(SEGMENT * fs));
		final double[] window = new double[n], power = new double[n / 2];
		double energy = 0;
		for (int i = 0; i < n; i++) {
			window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
			energy += window[i] * window[i];
		}
		final DoubleFFT_1D fft = new DoubleFFT_1D(n);
		int segments = 0;
		for (int from = 0; from + n <= y.length; from += Math.max(1, n / 2)) {
			final double[] x = Arrays.copyOfRange(y, from, from + n);
			final double mean = Arrays.stream(x).average().orElse(0);
			for (int i = 0; i < n; i++)
				x[i] = (x[i] - mean) * window[i];
			fft.realForward(x);
			for (int k = 1; k < power.length; k++)
				power[k] += (x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1]) /
					energy;
			segments++;
		}
		final int first = (int) Math.max(1, Math.ceil(LOW * n / fs)), last =
			(int) Math.min(power.length, HIGH * n / fs);
		if (last <= first || segments == 0) return NoiseLevel.highBand(y);
		final double[] inside = Arrays.copyOfRange(power, first, last);
		Arrays.sort(inside);
		return Math.sqrt(inside[inside.length / 2] / segments);
	}
}
