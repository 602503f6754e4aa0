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

import java.util.Optional;

import org.calab.fiji.lanes.Band;
import org.calab.fiji.lanes.Series;

/**
 * The fit of one cell, ready to draw.
 *
 * @param filtered the trace that was fitted, before the rolling baseline was subtracted;
 *          without a filter, the raw trace
 * @param fit with the baseline of filtered
 * @param activity a.u., proportional to rate
 * @param spread one standard deviation on each side of the activity; empty where the method
 *          does not know it
 * @param residual filtered - fit
 * @param outcome numbers that describe the fit
 */
public record CellFit(Series filtered, Series fit, Series activity,
	Optional<Band> spread, Series residual, FitOutcome outcome)
{

	static CellFit of(final CellSolution s) {
		return of(s, 0, s.fit().length);
	}

	/**
	 * @param s of a part of the recording
	 * @param start its first frame
	 * @param length number of frames of the recording
	 */
	static CellFit of(final CellSolution s, final int start, final int length) {
		final double[] filtered = new double[s.fit().length];
		for (int t = 0; t < filtered.length; t++)
			filtered[t] = s.fit()[t] + s.residual()[t];
		return new CellFit(new Series(filtered, start, length), new Series(s.fit(),
			start, length), new Series(s.activity(), start, length), s.deviation()
				.map(d -> Band.of(s.activity(), d, start, length)), new Series(s
					.residual(), start, length), s.outcome());
	}
}
