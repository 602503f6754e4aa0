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
package org.calab.spikes;

import java.util.OptionalDouble;

import org.calab.deconvolution.RelaxedSpikes;
import org.calab.kernel.Ar2;
import org.calab.task.Progress;

/**
 * Rounds of binary deconvolution on one trace. In a round with a given amplitude the trace,
 * divided by the amplitude, is deconvolved into values from 0 to 1, which are thresholded.
 */
final class Rounds {

	private static final double NOTHING = 1e-10;

	private final UpsampledTrace trace;
	private final RelaxedSpikes relaxation;
	private final BinaryModel model;
	private final ThresholdSearch search;
	private final OptionalDouble noiseVariance;

	/**
	 * @param ar2 kernel at the rate of the trace
	 * @param relaxation solver for traces of this length
	 * @param noiseVariance residual variance at the samples of the frames at which the threshold
	 *          search stops; empty for the best fit
	 */
	Rounds(final UpsampledTrace trace, final Ar2 ar2,
		final RelaxedSpikes relaxation, final OptionalDouble noiseVariance)
	{
		this.trace = trace;
		this.relaxation = relaxation;
		this.noiseVariance = noiseVariance;
		model = new BinaryModel(ar2, trace);
		search = new ThresholdSearch(model, trace.factor());
	}

	/**
	 * Result of a round.
	 *
	 * @param amplitude amplitude of the round
	 * @param fit fit with the threshold found
	 * @param scaled relaxed values that were thresholded
	 * @param iterations number of iterations of the relaxed solve
	 * @param converged whether the relaxed solve converged
	 */
	record Round(double amplitude, BinaryFit fit, float[] scaled,
		int iterations, boolean converged)
	{

		/** @return the relative difference between the fitted amplitude and that of the round */
		double change() {
			return Math.abs(fit.alpha() / amplitude - 1);
		}

		/** @return zeros and ones, n samples */
		double[] spikes() {
			final double[] spikes = new double[scaled.length];
			for (int t = 0; t < spikes.length; t++)
				spikes[t] = scaled[t] >= fit.threshold() ? 1 : 0;
			return spikes;
		}
	}

	/** @param start initial values, n values from 0 to 1, for a solver that needs them. Not modified. */
	Round at(final double amplitude, final float[] start,
		final Progress progress)
	{
		final RelaxedSpikes.Solution relaxed = relaxation.solve(over(amplitude),
			start, progress);
		final float[] s = scaled(relaxed.values());
		final BinaryFit fit = (noiseVariance.isPresent() ? search.downToNoise(s,
			noiseVariance.getAsDouble()) : search.best(s)).orElseGet(this::none);
		return new Round(amplitude, fit, s, relaxed.iterations(), relaxed
			.converged());
	}

	/** @return K·spikes */
	double[] fluorescence(final double[] spikes) {
		return model.fluorescence(spikes);
	}

	private float[] over(final double amplitude) {
		final float inverse = 1 / (float) amplitude;
		final float[] scaled = new float[trace.length()];
		for (int t = 0; t < scaled.length; t++)
			scaled[t] = trace.y()[t] * inverse;
		return scaled;
	}

	/** Divides by the largest value between the ends. */
	private float[] scaled(final float[] s) {
		float peak = 0;
		for (int t = trace.pad(); t < s.length - trace.pad(); t++)
			peak = Math.max(peak, s[t]);
		if (!(peak > NOTHING)) return s;
		final float inverse = 1 / peak;
		for (int t = 0; t < s.length; t++)
			s[t] *= inverse;
		return s;
	}

	private BinaryFit none() {
		double sum = 0;
		for (final float v : trace.y())
			sum += v;
		return new BinaryFit(Double.POSITIVE_INFINITY, 0, sum / trace.length(),
			Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
	}
}
