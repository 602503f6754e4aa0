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
package org.calab.fiji.tuner;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.deconvolution.CellDeconvolution;
import org.calab.deconvolution.TraceQuality;
import org.calab.inference.AutoCell;
import org.calab.inference.PosteriorCell;

/**
 * The result of a method for one cell. The trace, after the filter if there is one, is fit +
 * residual.
 *
 * @param activity a.u., proportional to rate
 * @param deviation standard deviation of the activity; empty where the method does not know it
 * @param fit with the baseline
 * @param residual trace after the filter minus the fit
 * @param outcome numbers that describe the fit
 */
public record CellSolution(double[] activity, Optional<double[]> deviation,
	double[] fit, double[] residual, FitOutcome outcome)
{

	static CellSolution of(final CellDeconvolution d) {
		return new CellSolution(d.activity(), Optional.empty(), d.fit(), d
			.residual(), new FitOutcome(d.outcome().quality(), OptionalDouble.of(d
				.outcome().lambda()), OptionalDouble.empty()));
	}

	static CellSolution of(final double[] trace, final PosteriorCell p) {
		return new CellSolution(p.activity(), Optional.of(p.deviation()), p.fit(),
			difference(trace, p.fit()), new FitOutcome(p.outcome().quality(),
				OptionalDouble.empty(), OptionalDouble.empty()));
	}

	static CellSolution of(final double[] trace, final AutoCell a) {
		return new CellSolution(a.activity(), Optional.empty(), a.fit(), difference(
			trace, a.fit()), new FitOutcome(TraceQuality.of(a.found().snr(),
				difference(trace, a.baseline()), difference(a.fit(), a.baseline()), a
					.activity()), OptionalDouble.empty(), OptionalDouble.of(a.found()
						.tauDecay())));
	}

	private static double[] difference(final double[] a, final double[] b) {
		final double[] d = new double[a.length];
		Arrays.setAll(d, t -> a[t] - b[t]);
		return d;
	}
}
