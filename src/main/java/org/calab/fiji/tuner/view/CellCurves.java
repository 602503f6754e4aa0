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

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Band;
import org.calab.fiji.lanes.Lane;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.TunerSession;

/**
 * The curves of one cell, as far as they are known, ready to draw. Immutable.
 *
 * @param lines one for each layer that is there
 * @param spread one standard deviation on each side of the activity
 */
public record CellCurves(Map<Layer, Series> lines, Optional<Band> spread) {

	private static final double TRACE = 0.58, ACTIVITY = 0.25, RESIDUAL = 0.17;

	public CellCurves {
		lines = Map.copyOf(lines);
	}

	/** @return those of a live fit. @param cell in view */
	public static CellCurves of(final TunerSession session, final int cell) {
		final Map<Layer, Series> lines = new EnumMap<>(Layer.class);
		session.raw(cell).ifPresent(s -> lines.put(Layer.RAW, s));
		session.pinnedFit(cell).ifPresent(f -> lines.put(Layer.PINNED, f.fit()));
		session.spikes(cell).ifPresent(s -> lines.put(Layer.SPIKES, s));
		final Optional<CellFit> fit = session.fit(cell);
		fit.ifPresent(f -> {
			if (session.isFiltered()) lines.put(Layer.FILTERED, f.filtered());
			lines.put(Layer.FIT, f.fit());
			lines.put(Layer.ACTIVITY, f.activity());
			lines.put(Layer.RESIDUAL, f.residual());
		});
		return new CellCurves(lines, fit.flatMap(CellFit::spread));
	}

	/**
	 * Not for the event thread.
	 *
	 * @param deviation of the activity
	 */
	public static CellCurves of(final double[] trace,
		final Optional<double[]> fit, final Optional<double[]> activity,
		final Optional<double[]> deviation)
	{
		final Map<Layer, Series> lines = new EnumMap<>(Layer.class);
		lines.put(Layer.RAW, new Series(trace));
		activity.ifPresent(a -> lines.put(Layer.ACTIVITY, new Series(a)));
		fit.ifPresent(f -> {
			final double[] rest = new double[trace.length];
			for (int t = 0; t < rest.length; t++)
				rest[t] = trace[t] - f[t];
			lines.put(Layer.FIT, new Series(f));
			lines.put(Layer.RESIDUAL, new Series(rest));
		});
		return new CellCurves(lines, deviation.map(d -> Band.of(activity
			.orElseThrow(), d, 0, d.length)));
	}

	/** @return the layers that any of these cells has */
	public static Set<Layer> layers(final Collection<CellCurves> cells) {
		final Set<Layer> all = EnumSet.noneOf(Layer.class);
		for (final CellCurves c : cells) {
			all.addAll(c.lines.keySet());
			if (c.spread.isPresent()) all.add(Layer.SPREAD);
		}
		return all;
	}

	/** @return the parts of its lane: the trace with the fit over it, the activity, and the residual */
	public List<Lane.Part> parts(final Set<Layer> shown, final Theme theme) {
		final List<Lane.Part> parts = new ArrayList<>();
		final List<Lane.Curve> top = curves(shown, theme, Layer.RAW,
			Layer.FILTERED, Layer.FIT, Layer.PINNED), spikes = curves(shown, theme,
				Layer.SPIKES), activity = curves(shown, theme, Layer.ACTIVITY), residual =
					curves(shown, theme, Layer.RESIDUAL);
		if (!top.isEmpty() || !spikes.isEmpty()) parts.add(new Lane.Part(TRACE,
			Lane.Scale.OWN, top, Optional.empty(), spikes.stream().findFirst()));
		if (!activity.isEmpty()) parts.add(new Lane.Part(ACTIVITY,
			Lane.Scale.FROM_ZERO, activity, spread.filter(b -> shown.contains(
				Layer.SPREAD)).map(b -> new Lane.Fill(b, Layer.SPREAD.colour(theme)))));
		if (!residual.isEmpty()) parts.add(new Lane.Part(RESIDUAL,
			Lane.Scale.SYMMETRIC, residual, Optional.empty()));
		return parts;
	}

	private List<Lane.Curve> curves(final Set<Layer> shown, final Theme theme,
		final Layer... layers)
	{
		final List<Lane.Curve> curves = new ArrayList<>();
		for (final Layer layer : layers)
			if (shown.contains(layer) && lines.containsKey(layer)) curves.add(
				new Lane.Curve(lines.get(layer), layer.colour(theme),
					layer == Layer.PINNED));
		return curves;
	}
}
