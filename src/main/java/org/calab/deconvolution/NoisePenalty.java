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

import java.util.function.DoubleUnaryOperator;

import org.calab.task.Progress;

/**
 * The weight of the sparsity penalty at which the residual variance equals the noise variance
 * (Morozov's discrepancy principle, 1966; for calcium traces Pnevmatikakis et al., Neuron 89,
 * 2016, eq. 3). A smaller weight fits noise, a larger one misses activity.
 */
final class NoisePenalty {

	/**
	 * Range of the weight, in units of σ·‖k‖₂, the standard deviation of the projection of noise
	 * on a spike. Below it noise becomes activity (a wrong kernel can ask for any weight);
	 * noise alone hardly ever exceeds it.
	 */
	static final double LOWEST = 0.25, HIGHEST = 4;

	/** Relative tolerance of the residual variance and of the weight. */
	private static final double CLOSE = 0.005;

	/** Tolerance of the intermediate solves. */
	private static final double TOLERANCE = 1e-4;

	private static final int MOST_STEPS = 12;

	private final InteriorPoint solver;
	private final double upper;
	private final double kernelNorm;

	/**
	 * @param solver solver for the intermediate solves
	 * @param upper upper bound of the activity, may be infinite
	 * @param kernelNorm ‖k‖₂ of the sampled kernel
	 */
	NoisePenalty(final InteriorPoint solver, final double upper,
		final double kernelNorm)
	{
		this.solver = solver;
		this.upper = upper;
		this.kernelNorm = kernelNorm;
	}

	/**
	 * @param y n samples. Not modified.
	 * @param sigma standard deviation of the noise, at least 0
	 * @param progress checked for cancellation
	 * @return the weight of Σs; 0 if there is no noise
	 */
	double of(final double[] y, final double sigma, final Progress progress) {
		final double unit = sigma * kernelNorm, wanted = y.length * sigma * sigma;
		if (!(unit > 0)) return 0;
		final DoubleUnaryOperator excess = log -> excess(y, unit * Math.exp(log),
			wanted, progress);
		return unit * Math.exp(crossing(excess, Math.log(LOWEST), Math.log(
			HIGHEST)));
	}

	/**
	 * The root of an increasing function, or the nearest end of the range, by the Illinois variant
	 * of regula falsi (Dowell &amp; Jarratt, BIT 11, 1971).
	 */
	private static double crossing(final DoubleUnaryOperator f,
		final double lowest, final double highest)
	{
		final double first = f.applyAsDouble(0);
		double low = first > 0 ? lowest : 0, high = first > 0 ? 0 : highest;
		double atLow = first > 0 ? f.applyAsDouble(low) : first;
		double atHigh = first > 0 ? first : f.applyAsDouble(high);
		if (atLow >= 0) return low;
		if (atHigh <= 0) return high;
		double at = 0, now = first;
		int side = 0;
		for (int i = 0; i < MOST_STEPS && Math.abs(now) > CLOSE && high - low > CLOSE; i++) {
			at = (low * atHigh - high * atLow) / (atHigh - atLow);
			now = f.applyAsDouble(at);
			if (now > 0) {
				high = at;
				atHigh = now;
				if (side > 0) atLow /= 2;
				side = 1;
			}
			else {
				low = at;
				atLow = now;
				if (side < 0) atHigh /= 2;
				side = -1;
			}
		}
		return at;
	}

	/** @return the residual variance divided by the noise variance, minus 1 */
	private double excess(final double[] y, final double mu,
		final double wanted, final Progress progress)
	{
		final double[] fit = solver.solve(y, mu, upper, TOLERANCE, progress)
			.reconvolution();
		double left = 0;
		for (int t = 0; t < y.length; t++)
			left += (y[t] - fit[t]) * (y[t] - fit[t]);
		return left / wanted - 1;
	}
}
