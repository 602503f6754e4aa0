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

/**
 * The slow drift of a trace: the rolling 10th percentile in a centred window of 30 s,
 * smoothed. It lies below the mean of a silent cell by about the standard deviation of the
 * noise; the inference estimates this offset together with the activity.
 */
public final class DriftBaseline {

	/** Length of the window in seconds, and the quantile. */
	private static final double WINDOW = 30, QUANTILE = 0.1;

	/** Smoothing in seconds: the standard deviation of the Gaussian, or half the running mean's window. */
	private static final double SMOOTH = WINDOW / 4;

	/** Rate in Hz to which a trace is decimated before Gaussian smoothing. */
	private static final double ENOUGH = 10;

	private DriftBaseline() {}

	/** How the percentile is smoothed. */
	public enum Smoothing {

			/** Gaussian with a standard deviation of 7.5 s, at about 10 samples per second. */
			GAUSSIAN,

			/** Running mean over 15 s, at the full rate. */
			RUNNING_MEAN
	}

	/**
	 * @param y at least 1 finite sample. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return the baseline at each sample, in the unit of y
	 * @throws org.calab.check.InvalidInputException if a sample is not finite
	 */
	public static double[] of(final double[] y, final double fs,
		final Smoothing smoothing)
	{
		if (smoothing == Smoothing.RUNNING_MEAN) return RunningMean.of(percentile(y,
			fs), (int) Math.max(1, SMOOTH * fs));
		final int every = Math.max(1, (int) Math.round(fs / ENOUGH));
		final double[] some = new double[(y.length - 1) / every + 1];
		for (int i = 0; i < some.length; i++)
			some[i] = y[i * every];
		final double rate = fs / every;
		final double[] level = GaussianSmoothing.of(percentile(some, rate), SMOOTH *
			rate);
		return TimeGrid.resample(level, rate, fs, y.length, 0);
	}

	private static double[] percentile(final double[] y, final double fs) {
		return RollingQuantile.centred(y, (int) Math.max(1, Math.round(WINDOW * fs)),
			QUANTILE);
	}
}
