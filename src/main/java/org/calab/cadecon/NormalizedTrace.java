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

import org.calab.signal.DriftBaseline;
import org.calab.signal.DriftBaseline.Smoothing;
import org.calab.signal.Resampling;
import org.calab.signal.Rounding;

/**
 * A trace without its baseline, in units of its noise, downsampled to about 50 Hz or less, which
 * is fast enough for calcium transients.
 *
 * @param z normalised samples
 * @param baseline baseline that was subtracted, one value per sample of z, in the unit of the
 *          trace
 * @param noise standard deviation of the noise, in the unit of the trace; 1 for a flat trace
 * @param fs sampling rate of z in Hz
 * @param block frames of the trace per sample of z
 */
record NormalizedTrace(double[] z, double[] baseline, double noise, double fs,
	int block)
{

	private static final double HIGHEST_RATE = 50;

	/** Smallest noise, as a fraction of the range of the trace. */
	private static final double NOISELESS = 1e-3;

	static NormalizedTrace of(final double[] trace, final double fs) {
		final int block = (int) Math.max(1, Math.min(trace.length, block(fs)));
		final double[] y = Resampling.blockMeans(trace, block);
		final double rate = fs / block;
		final double[] baseline = DriftBaseline.of(y, rate,
			Smoothing.RUNNING_MEAN);
		final double low = Arrays.stream(y).min().orElse(0), top = Arrays.stream(y)
			.max().orElse(0);
		final double[] z = new double[y.length];
		// few frames at a high rate may make a single sample
		final boolean flat = Rounding.isFlat(trace) || top <= low;
		// assume a little noise in a trace without any
		final double sigma = flat ? 1 : Math.max(BandNoise.of(y, rate), NOISELESS *
			(top - low));
		for (int t = 0; t < z.length && !flat; t++)
			z[t] = (y[t] - baseline[t]) / sigma;
		return new NormalizedTrace(z, baseline, sigma, rate, block);
	}

	/** @return the number of frames per sample at this rate, unless a trace has fewer; at least 1 */
	static double block(final double fs) {
		return Math.max(1, Math.round(fs / HIGHEST_RATE));
	}

	boolean isFlat() {
		return Arrays.stream(z).allMatch(v -> v == 0);
	}

	/** @return the standard deviation of z: the signal relative to the noise */
	double strength() {
		final double mean = Arrays.stream(z).average().orElse(0);
		return Math.sqrt(Arrays.stream(z).map(v -> (v - mean) * (v - mean)).average()
			.orElse(0));
	}
}
