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

/**
 * A trace in units of its noise, above its baseline, at a rate of at most about
 * 50 Hz: a kernel is no faster, and a smaller problem is solved better.
 *
 * @param z samples
 * @param baseline what was taken off, a sample per sample of z, in the trace's unit
 * @param noise standard deviation, in the trace's unit; 1 for a flat trace
 * @param fs rate of z in Hz
 * @param block frames of the trace per sample of z
 */
record NormalizedTrace(double[] z, double[] baseline, double noise, double fs,
	int block)
{

	private static final double HIGHEST_RATE = 50;

	/** A trace that varies less than this part of its level is rounding, not signal. */
	private static final double FLAT = 1e-6;

	/** The least noise, as a part of the range of the trace. */
	private static final double NOISELESS = 1e-3;

	static NormalizedTrace of(final double[] trace, final double fs) {
		final int block = (int) Math.max(1, Math.min(trace.length, Math.round(fs /
			HIGHEST_RATE)));
		final double[] y = Resampling.blockMeans(trace, block);
		final double rate = fs / block;
		final double[] baseline = DriftBaseline.of(y, rate,
			Smoothing.RUNNING_MEAN);
		final double low = Arrays.stream(y).min().orElse(0), top = Arrays.stream(y)
			.max().orElse(0);
		final double[] z = new double[y.length];
		final double level = Math.max(Math.abs(low), Math.abs(top));
		final boolean flat = top - low <= FLAT * level || !(level > 0);
		// a trace without any noise is taken to have a little
		final double sigma = flat ? 1 : Math.max(BandNoise.of(y, rate), NOISELESS *
			(top - low));
		for (int t = 0; t < z.length && !flat; t++)
			z[t] = (y[t] - baseline[t]) / sigma;
		return new NormalizedTrace(z, baseline, sigma, rate, block);
	}

	boolean isFlat() {
		return Arrays.stream(z).allMatch(v -> v == 0);
	}

	/** @return standard deviation of z: how much more than noise there is */
	double strength() {
		final double mean = Arrays.stream(z).average().orElse(0);
		return Math.sqrt(Arrays.stream(z).map(v -> (v - mean) * (v - mean)).average()
			.orElse(0));
	}
}
