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
package org.calab.fiji.workspace.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Band;
import org.calab.fiji.lanes.Lane;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.workspace.CellData;
import org.calab.fiji.workspace.LivePreview;

/**
 * The curves of one cell, ready to draw. Immutable.
 *
 * @param spread one standard deviation on each side of the activity
 */
record CellCurves(Series trace, Optional<Series> fit,
	Optional<Series> activity, Optional<Series> residual, Optional<Band> spread)
{

	/** @param row of the traces */
	static CellCurves of(final CellData data, final int row) {
		return of(data.traces().orElseThrow().trace(row), data.fit().map(t -> t
			.trace(row)), data.activity().map(t -> t.trace(row)), data.deviation().map(
				t -> t.trace(row)));
	}

	static CellCurves of(final LivePreview.Cell p) {
		return of(p.trace(), p.fit(), p.activity(), p.deviation());
	}

	/** @param deviation of the activity */
	private static CellCurves of(final double[] trace,
		final Optional<double[]> fit, final Optional<double[]> activity,
		final Optional<double[]> deviation)
	{
		return new CellCurves(new Series(trace), fit.map(Series::new), activity.map(
			Series::new), fit.map(f -> {
				final double[] rest = new double[trace.length];
				for (int t = 0; t < rest.length; t++)
					rest[t] = trace[t] - f[t];
				return new Series(rest);
			}), deviation.map(d -> Band.of(activity.orElseThrow(), d, 0, d.length)));
	}

	/** @return the parts of its lane */
	List<Lane.Part> parts(final Set<TraceLayer> shown, final Theme theme) {
		final List<Lane.Part> parts = new ArrayList<>();
		final List<Lane.Curve> top = new ArrayList<>();
		if (shown.contains(TraceLayer.TRACE)) top.add(curve(trace,
			TraceLayer.TRACE, theme));
		if (shown.contains(TraceLayer.FIT)) fit.ifPresent(f -> top.add(curve(f,
			TraceLayer.FIT, theme)));
		if (!top.isEmpty()) parts.add(new Lane.Part(0.58, Lane.Scale.OWN, top,
			Optional.empty()));
		if (shown.contains(TraceLayer.ACTIVITY)) activity.ifPresent(a -> parts.add(
			new Lane.Part(0.26, Lane.Scale.FROM_ZERO, List.of(curve(a,
				TraceLayer.ACTIVITY, theme)), spread.map(s -> new Lane.Fill(s, theme
					.band(TraceLayer.ACTIVITY.colour(Theme.PRINT)))))));
		if (shown.contains(TraceLayer.RESIDUAL)) residual.ifPresent(r -> parts.add(
			new Lane.Part(0.16, Lane.Scale.SYMMETRIC, List.of(curve(r,
				TraceLayer.RESIDUAL, theme)), Optional.empty())));
		return parts;
	}

	private static Lane.Curve curve(final Series y, final TraceLayer layer,
		final Theme theme)
	{
		return new Lane.Curve(y, layer.colour(theme), false);
	}
}
