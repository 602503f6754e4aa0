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
package org.calab.alignment;

/**
 * The mean over trials at each time of the window.
 *
 * @param mean NaN where no trial has a value. Not copied.
 * @param sem standard error of the mean: standard deviation (n - 1) divided by the root of n;
 *          NaN where fewer than 2 trials have a value. Not copied.
 * @param n number of trials with a value. Not copied.
 */
public record Course(double[] mean, double[] sem, int[] n) {

	/** @param trials trials × times; NaN is left out */
	static Course of(final double[][] trials, final int times) {
		final double[] mean = new double[times], sem = new double[times];
		final int[] n = new int[times];
		for (int t = 0; t < times; t++) {
			double sum = 0;
			for (final double[] trial : trials)
				if (Double.isFinite(trial[t])) {
					sum += trial[t];
					n[t]++;
				}
			mean[t] = n[t] == 0 ? Double.NaN : sum / n[t];
			double squares = 0;
			for (final double[] trial : trials)
				if (Double.isFinite(trial[t])) squares += (trial[t] - mean[t]) * (trial[t] -
					mean[t]);
			sem[t] = n[t] < 2 ? Double.NaN : Math.sqrt(squares / (n[t] - 1) / n[t]);
		}
		return new Course(mean, sem, n);
	}
}
