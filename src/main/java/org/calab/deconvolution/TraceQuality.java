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

import java.io.Serializable;
import java.util.Arrays;

/**
 * Quality of the fit to a trace.
 *
 * @param snr signal-to-noise ratio of the trace before any filter, see {@link
 *          org.calab.quality.Snr}
 * @param activitySum sum of the activity, a.u.
 * @param sparsity fraction of the frames without activity, which is less than 1e-6 of the
 *          range of the trace, 0 to 1
 * @param residualRms root mean square of trace - fit, in the unit of the trace
 * @param fitR2 1 - SS_res/SS_tot; 0 for a constant trace
 */
public record TraceQuality(double snr, double activitySum, double sparsity,
	double residualRms, double fitR2) implements Serializable
{

	private static final double SILENT = 1e-6;

	/**
	 * @param snr signal-to-noise ratio
	 * @param trace trace that was solved, n samples. Not modified.
	 * @param fit fit, n samples. Not modified.
	 * @param activity activity, n samples. Not modified.
	 */
	public static TraceQuality of(final double snr, final double[] trace,
		final double[] fit, final double[] activity)
	{
		final int n = trace.length;
		double residual = 0, sum = 0;
		final double least = SILENT * (Arrays.stream(trace).max().orElse(0) - Arrays
			.stream(trace).min().orElse(0));
		int silent = 0;
		for (int t = 0; t < n; t++) {
			residual += (trace[t] - fit[t]) * (trace[t] - fit[t]);
			sum += activity[t];
			if (Math.abs(activity[t]) <= least) silent++;
		}
		return new TraceQuality(snr, sum, (double) silent / n, Math.sqrt(
			residual / n), fitR2(trace, fit));
	}

	/**
	 * @param trace at least 1 sample. Not modified.
	 * @param fit fit of the same length. Not modified.
	 * @return the fraction of the variance explained, 1 - SS_res/SS_tot, at most 1; 0 for a
	 *         constant trace
	 */
	public static double fitR2(final double[] trace, final double[] fit) {
		final double mean = Arrays.stream(trace).sum() / trace.length;
		double residual = 0, total = 0;
		for (int t = 0; t < trace.length; t++) {
			residual += (trace[t] - fit[t]) * (trace[t] - fit[t]);
			total += (trace[t] - mean) * (trace[t] - mean);
		}
		return total > 0 ? 1 - residual / total : 0;
	}
}
