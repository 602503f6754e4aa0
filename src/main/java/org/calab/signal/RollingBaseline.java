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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.task.Progress;

/**
 * The slow baseline of a trace: the 20 % quantile in a window that ends at the sample and
 * spans five kernel lengths, so that transients hardly raise it.
 */
public final class RollingBaseline {

	/** Quantile that is used as the baseline. */
	public static final double QUANTILE = 0.2;

	private RollingBaseline() {}

	/**
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 * @return window length in samples: {@code 5·max(1, ⌈5·tauDecay·fs⌉)}
	 */
	public static int window(final double tauDecay, final double fs) {
		final double samples = 5 * Math.max(1, Math.ceil(5 * Require.positive(
			"tau_decay", tauDecay, "s") * Require.positive("fs", fs, "Hz")));
		if (samples > Integer.MAX_VALUE) {
			throw InvalidInputException.mustBe("tau_decay", "at most " +
				Integer.MAX_VALUE / 25 / fs + " s at a sampling rate of " + Require.plain(
					fs) + " Hz", tauDecay);
		}
		return (int) samples;
	}

	/**
	 * @param y finite samples. Not modified.
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 * @return the baseline at each sample, in the unit of {@code y}
	 */
	public static double[] of(final double[] y, final double tauDecay,
		final double fs)
	{
		return of(y, tauDecay, fs, Progress.none());
	}

	/** As {@link #of(double[], double, double)}; can be cancelled. */
	public static double[] of(final double[] y, final double tauDecay,
		final double fs, final Progress progress)
	{
		return RollingQuantile.causal(y, window(tauDecay, fs), QUANTILE, progress);
	}
}
