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
package org.calab.fiji.tuner.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Lane;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.TunerSession;
import org.calab.quality.SnrTier;

/** A cell of the tuner as a lane: the trace with the fit over it, the activity, and the residual. */
final class FitLane {

	private static final double TRACE = 0.58, ACTIVITY = 0.24, RESIDUAL = 0.18;

	private FitLane() {}

	/** @param selected whether to mark it. @return empty as long as nothing of the cell is known */
	static Optional<Lane> of(final TunerSession session, final int cell,
		final Set<Layer> shown, final Theme theme, final boolean selected)
	{
		final Series raw = session.raw(cell);
		if (raw == null) return Optional.empty();
		final Optional<CellFit> fit = session.fit(cell);
		final List<Lane.Part> parts = new ArrayList<>();
		final List<Lane.Curve> top = new ArrayList<>();
		add(top, Layer.RAW, Optional.of(raw), shown, theme);
		add(top, Layer.FILTERED, fit.filter(f -> session.isFiltered()).map(
			CellFit::filtered), shown, theme);
		add(top, Layer.FIT, fit.map(CellFit::fit), shown, theme);
		add(top, Layer.PINNED, session.pinnedFit(cell).map(CellFit::fit), shown,
			theme);
		final Optional<Lane.Curve> spikes = session.spikes(cell).filter(s -> shown
			.contains(Layer.SPIKES)).map(s -> curve(s, Layer.SPIKES, theme));
		parts.add(new Lane.Part(TRACE, Lane.Scale.OWN, top, Optional.empty(),
			spikes));
		if (shown.contains(Layer.ACTIVITY)) parts.add(new Lane.Part(ACTIVITY,
			Lane.Scale.FROM_ZERO, curves(fit.map(CellFit::activity), Layer.ACTIVITY,
				theme), fit.flatMap(CellFit::spread).filter(b -> shown.contains(
					Layer.SPREAD)).map(b -> new Lane.Fill(b, Layer.SPREAD.colour(
						theme)))));
		if (shown.contains(Layer.RESIDUAL)) parts.add(new Lane.Part(RESIDUAL,
			Lane.Scale.SYMMETRIC, curves(fit.map(CellFit::residual), Layer.RESIDUAL,
				theme), Optional.empty()));
		return Optional.of(new Lane(session.traces().names().get(cell), fit.map(
			FitLane::figures).orElse(""), selected ? Optional.of(Layer.ACTIVITY.colour(
				theme)) : Optional.<Color> empty(), parts));
	}

	private static void add(final List<Lane.Curve> curves, final Layer layer,
		final Optional<Series> y, final Set<Layer> shown, final Theme theme)
	{
		if (shown.contains(layer)) curves.addAll(curves(y, layer, theme));
	}

	private static List<Lane.Curve> curves(final Optional<Series> y,
		final Layer layer, final Theme theme)
	{
		return y.map(s -> curve(s, layer, theme)).stream().toList();
	}

	private static Lane.Curve curve(final Series y, final Layer layer,
		final Theme theme)
	{
		return new Lane.Curve(y, layer.colour(theme), layer == Layer.PINNED);
	}

	private static String figures(final CellFit fit) {
		final var q = fit.outcome().quality();
		final StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
			"SNR %.1f (%s)   R² %.2f", q.snr(), SnrTier.of(q.snr()), q.fitR2()));
		fit.outcome().lambda().ifPresent(l -> text.append("   λ ").append(Ticks
			.number(l)));
		fit.outcome().decay().ifPresent(d -> text.append("   τ decay ").append(Ticks
			.number(d)).append(" s"));
		return text.toString();
	}
}
