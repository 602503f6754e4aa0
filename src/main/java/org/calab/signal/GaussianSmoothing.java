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

import org.calab.check.Require;

/**
 * Gaussian smoothing with weights truncated at 4 standard deviations. {@link #of} keeps a
 * constant level at the ends of the trace, {@link #spread} keeps the sum.
 * <p>
 * ImgLib2's Gauss3 is not used: it extrapolates beyond the ends, which changes the level or
 * the sum there.
 * </p>
 */
public final class GaussianSmoothing {

	/** The weights are truncated at this number of standard deviations. */
	private static final double REACH = 4;

	private GaussianSmoothing() {}

	/**
	 * Weighted running mean. Near the ends the weights are renormalised over the available
	 * samples, so that a constant trace does not change.
	 *
	 * @param y n finite samples. Not modified.
	 * @param sigma standard deviation of the weights in samples, at least 0
	 * @return n samples, in the unit of y
	 */
	public static double[] of(final double[] y, final double sigma) {
		Require.nonNegative("sigma", sigma, "samples");
		final int n = y.length, reach = (int) Math.min(n, Math.ceil(REACH * sigma));
		if (reach == 0) return y.clone();
		final double[] weight = weights(sigma, reach), out = y.clone(), upTo =
			new double[reach + 1];
		// weight by weight rather than sample by sample, so that the compiler uses vector instructions
		for (int d = 1; d <= reach; d++) {
			final double w = weight[d];
			upTo[d] = upTo[d - 1] + w;
			for (int t = d; t < n - d; t++)
				out[t] += w * (y[t - d] + y[t + d]);
			for (int t = 0; t < Math.min(d, n - d); t++)
				out[t] += w * y[t + d];
			for (int t = Math.max(d, n - d); t < n; t++)
				out[t] += w * y[t - d];
		}
		for (int t = 0; t < n; t++)
			out[t] /= 1 + upTo[Math.min(reach, t)] + upTo[Math.min(reach, n - 1 - t)];
		return out;
	}

	/**
	 * Spreads each sample over its neighbours. What would fall beyond an end is added to the
	 * end sample, so that the sum does not change. Fast if most samples are 0.
	 *
	 * @param s n finite samples. Not modified.
	 * @param sigma standard deviation of the weights in samples, at least 0
	 * @return n samples, in the unit of s
	 */
	public static double[] spread(final double[] s, final double sigma) {
		Require.nonNegative("sigma", sigma, "samples");
		final int reach = (int) Math.ceil(REACH * sigma), last = s.length - 1;
		if (reach == 0) return s.clone();
		final double[] weight = weights(sigma, reach);
		double all = 0;
		for (int d = -reach; d <= reach; d++)
			all += weight[Math.abs(d)];
		final double[] out = new double[s.length];
		for (int t = 0; t <= last; t++) {
			if (s[t] == 0) continue;
			for (int d = -reach; d <= reach; d++)
				out[Math.max(0, Math.min(last, t + d))] += s[t] * weight[Math.abs(d)] /
					all;
		}
		return out;
	}

	/** @return the weight at a distance of 0 to reach samples; 1 at 0 */
	private static double[] weights(final double sigma, final int reach) {
		final double[] weight = new double[reach + 1];
		for (int k = 0; k <= reach; k++)
			weight[k] = Math.exp(-0.5 * (k / sigma) * (k / sigma));
		return weight;
	}
}
