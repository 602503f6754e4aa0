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

import java.util.List;

import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

/**
 * The activity of each cell and how it was reached. Cells and frames are those
 * of the input; a spike stands at the frame where it happened.
 *
 * @param options what was asked for
 * @param solved the traces as they were solved: after the filter and after the
 *          rolling baseline was taken off, where these were asked for
 * @param activity n_cells × n_timepoints, a.u., proportional to rate (not spike
 *          counts)
 * @param reconvolution the fit to {@code solved}: K·activity + scalar baseline
 * @param rollingBaseline what was taken off before the solve; zero unless the
 *          baseline was rolling
 * @param cells one entry per cell
 */
public record DeconvolutionResult(DeconvolutionOptions options,
	TraceSet solved, TraceSet activity, TraceSet reconvolution,
	TraceSet rollingBaseline, List<Cell> cells) implements InferredActivity
{

	/** What activity is measured in, for every label that shows it. */
	public static final String ACTIVITY_UNIT = "a.u., proportional to rate";

	/**
	 * @param baseline scalar baseline of the fit, in the unit of the trace
	 * @param iterations how many were run
	 * @param converged whether the stop criterion was met
	 * @param gap relative duality gap: by how much of itself the objective is above
	 *          the optimum at most; the certificate of the exact solver
	 * @param quality figures of the fit
	 */
	public record Cell(double baseline, int iterations, boolean converged,
		double gap, TraceQuality quality)
	{}

	public DeconvolutionResult {
		cells = List.copyOf(cells);
	}

	@Override
	public String activityUnit() {
		return ACTIVITY_UNIT;
	}

	/** @return the fit on the level of the input: reconvolution + rolling baseline */
	@Override
	public TraceSet fit() {
		final double[][] fit = reconvolution.toArray();
		for (int i = 0; i < fit.length; i++)
			for (int t = 0; t < fit[i].length; t++)
				fit[i][t] += rollingBaseline.value(i, t);
		return activity.withTraces(fit);
	}
}
