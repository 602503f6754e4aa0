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
package org.calab.deconvolution;

import org.calab.kernel.CalciumKernel;
import org.calab.signal.BandPass;
import org.calab.signal.NoiseLevel;
import org.calab.signal.RollingBaseline;
import org.calab.task.Progress;

/**
 * A trace prepared for the solver: filtered, and without its rolling baseline, as the options
 * ask for.
 *
 * @param y prepared trace, n samples
 * @param rolling rolling baseline that was subtracted, n samples; null if none was
 */
record DetrendedTrace(double[] y, double[] rolling) {

	/** @param raw finite samples. Not modified. */
	static DetrendedTrace of(final double[] raw,
		final DeconvolutionOptions options, final double fs,
		final Progress progress)
	{
		final double[] y = options.bandPass() ? filter(options, fs).apply(raw, fs)
			: raw.clone();
		if (options.baseline() != Baseline.ROLLING) return new DetrendedTrace(y,
			null);
		final double[] rolling = RollingBaseline.of(y, options.kernel().tauDecay(),
			fs, progress);
		for (int t = 0; t < y.length; t++)
			y[t] -= rolling[t];
		return new DetrendedTrace(y, rolling);
	}

	/** @return the standard deviation of the noise in the prepared trace */
	static double noise(final double[] raw, final DeconvolutionOptions options,
		final double fs)
	{
		final double sigma = NoiseLevel.highBand(raw);
		return options.bandPass() ? sigma * Math.sqrt(filter(options, fs).noiseGain(
			raw.length, fs)) : sigma;
	}

	private static BandPass filter(final DeconvolutionOptions options,
		final double fs)
	{
		final CalciumKernel kernel = options.kernel();
		return BandPass.forKernel(kernel.tauRise(), kernel.tauDecay(), fs, true,
			true);
	}

	/**
	 * @param fit fit to {@link #y}. Not modified.
	 * @return the fit plus the rolling baseline
	 */
	double[] onItsLevel(final double[] fit) {
		final double[] sum = fit.clone();
		if (rolling != null) for (int t = 0; t < sum.length; t++)
			sum[t] += rolling[t];
		return sum;
	}

	/**
	 * @param fit fit to {@link #y}. Not modified.
	 * @return y minus the fit
	 */
	double[] residual(final double[] fit) {
		final double[] left = new double[fit.length];
		for (int t = 0; t < left.length; t++)
			left[t] = y[t] - fit[t];
		return left;
	}
}
