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

import org.calab.signal.DriftBaseline;
import org.calab.signal.NoiseBand;
import org.calab.signal.TimeGrid;

/**
 * A trace resampled to {@link #GRID}, without its drift and in units of its noise. Samples are first
 * scaled to order 1, so that any unit of the trace works.
 *
 * @param y samples at {@link #GRID}; empty for a flat trace
 * @param drift drift at {@link #GRID}, in multiples of {@code unit}
 * @param noise standard deviation of the noise, in multiples of {@code unit}
 * @param unit scale of the trace, in its unit
 */
record StandardisedTrace(double[] y, double[] drift, double noise, double unit) {

	/** Sampling rate in Hz. At 25 Hz spike times are less accurate; higher rates bring no gain. */
	static final double GRID = 50;

	/** Relative variation below which a trace is flat except for rounding. */
	private static final double FLAT = 1e-12;

	/** Smallest noise, as a fraction of the range of the trace. */
	private static final double CLEANEST = 1e-4;

	/** Fraction of the amplitude in the noise band that is noise; the rest are fast rises of transients. */
	private static final double NOISE = 0.85;

	static StandardisedTrace of(final double[] trace, final double fs) {
		double largest = 0;
		for (final double v : trace)
			largest = Math.max(largest, Math.abs(v));
		final double[] x = new double[trace.length];
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < x.length; i++) {
			x[i] = largest > 0 ? trace[i] / largest : 0;
			low = Math.min(low, x[i]);
			high = Math.max(high, x[i]);
		}
		final double range = high - low;
		if (!(range > FLAT)) return new StandardisedTrace(new double[0], new double[0], 0,
			largest);
		for (int i = 0; i < x.length; i++)
			x[i] = (x[i] - low) / range;
		final double[] y = TimeGrid.resample(x, fs, GRID, TimeGrid.length(x.length,
			fs, GRID), 0);
		final double[] drift = DriftBaseline.of(y, GRID,
			DriftBaseline.Smoothing.GAUSSIAN);
		for (int t = 0; t < y.length; t++)
			y[t] -= drift[t];
		final double noise = Math.max(CLEANEST, NOISE * (fs < GRID ? NoiseBand
			.of(x, fs, GRID) : NoiseBand.of(y, GRID, GRID)));
		for (int t = 0; t < y.length; t++) {
			y[t] /= noise;
			drift[t] = drift[t] * range + low;
		}
		return new StandardisedTrace(y, drift, noise * range, largest);
	}

	boolean flat() {
		return y.length == 0;
	}
}
