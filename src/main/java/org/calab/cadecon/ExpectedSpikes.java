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
import java.util.stream.DoubleStream;

import org.calab.deconvolution.TraceQuality;
import org.calab.deconvolution.TraceSolution;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.ConcaveCorrection;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Progress;

/**
 * Spikes from which the kernel is learned: the exact non-negative solution with the current kernel in
 * units of the noise, divided by the size of one spike.
 */
final class ExpectedSpikes {

	/** Parameters of the correction for supralinear indicators. */
	private static final double POWER = 0.6, LEAST_SCALE = 3;

	/** The size of one spike is this quantile of the sizes of events above a threshold in units of the noise. */
	private static final double ONE_SPIKE = 0.35, STANDS_OUT = 2;

	/** Weight of the penalty, in units of the projection of noise on one spike. */
	private static final double WEIGHT = 0.7;

	/** Activity below this fraction of the noise is set to 0. */
	private static final double NOTHING = 0.1;

	private ExpectedSpikes() {}

	static SpikeSolution of(final double[] trace, final double fs,
		final CalciumKernel kernel, final Progress progress)
	{
		final NormalizedTrace n = NormalizedTrace.of(trace, fs);
		if (n.isFlat()) return none(trace);
		final ConcaveCorrection correction = ConcaveCorrection.of(n.z(), POWER,
			LEAST_SCALE, Rank.LOWER);
		final double[] z = correction.apply(n.z());
		final double norm = PenalizedLikelihood.norm(kernel, n.fs());
		final TraceSolution solution = PenalizedLikelihood.solve(z, kernel, n.fs(),
			WEIGHT * norm, progress);
		final double[] s = solution.activity();
		for (int t = 0; t < s.length; t++)
			if (s[t] < NOTHING / norm) s[t] = 0;
		final double one = oneSpike(s, STANDS_OUT / norm);
		final double[] counts = new double[trace.length], fit =
			new double[trace.length], above = new double[trace.length];
		for (int t = 0; t < trace.length; t++) {
			final int i = Math.min(s.length - 1, t / n.block());
			counts[t] = one > 0 && t / n.block() < s.length ? s[i] / one / n
				.block() : 0;
			fit[t] = n.baseline()[i] + n.noise() * correction.invert(solution
				.reconvolution()[i]);
			above[t] = trace[t] - n.baseline()[i];
		}
		return new SpikeSolution(counts, one > 0 ? n.noise() * correction.invert(one) : 0,
			n.noise() * solution.baseline(), NOTHING, TraceQuality.fitR2(trace, fit), solution
				.iterations(), solution.converged(), above, fit, SpikeSolution.Uncertainty.fitted());
	}

	private static SpikeSolution none(final double[] trace) {
		final double mean = Arrays.stream(trace).average().orElse(0);
		final double[] fit = new double[trace.length];
		Arrays.fill(fit, mean);
		return new SpikeSolution(new double[trace.length], 0, 0, 0, 0, 0, true,
			new double[trace.length], fit, SpikeSolution.Uncertainty.fitted());
	}

	/** The size of one spike. An event is a run of activity, with gaps of at most one sample. */
	private static double oneSpike(final double[] s, final double least) {
		final DoubleStream.Builder events = DoubleStream.builder();
		double sum = 0;
		for (int t = 0; t < s.length; t++) {
			sum += s[t];
			final boolean over = t + 2 >= s.length || s[t + 1] == 0 && s[t + 2] == 0;
			if (over && s[t] > 0 || t == s.length - 1) {
				if (sum > least) events.add(sum);
				sum = 0;
			}
		}
		final double[] sizes = events.build().toArray();
		return sizes.length == 0 ? 0 : Quantiles.of(sizes, ONE_SPIKE, Rank.LOWER);
	}
}
