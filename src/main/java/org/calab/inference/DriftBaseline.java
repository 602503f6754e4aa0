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

import org.calab.signal.GaussianSmoothing;
import org.calab.signal.RollingQuantile;
import org.calab.signal.TimeGrid;

/**
 * The slow level under the transients: the rolling 10th percentile over a centred 30 s,
 * smoothed. It is below the mean level of a silent cell by the noise; the constant that is
 * missing is found with the activity.
 */
public final class DriftBaseline {

	/** Window and standard deviation of the smoothing in seconds, and the quantile. */
	private static final double WINDOW = 30, SMOOTH = 7.5, QUANTILE = 0.1;

	/** A quantile of 30 s needs no more samples per second than this. */
	private static final double ENOUGH = 10;

	private DriftBaseline() {}

	/**
	 * @param y at least 1 finite sample. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return one value per sample, in the unit of y
	 */
	public static double[] of(final double[] y, final double fs) {
		final int every = Math.max(1, (int) Math.round(fs / ENOUGH));
		final double[] some = new double[(y.length - 1) / every + 1];
		for (int i = 0; i < some.length; i++)
			some[i] = y[i * every];
		final double rate = fs / every;
		final double[] level = GaussianSmoothing.of(RollingQuantile.centred(some,
			Math.max(1, (int) Math.round(WINDOW * rate)), QUANTILE), SMOOTH * rate);
		return TimeGrid.resample(level, rate, fs, y.length, 0);
	}
}
