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
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Band;
import org.calab.fiji.lanes.BandPainter;
import org.calab.fiji.lanes.LinePainter;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.TunerSession;
import org.calab.quality.SnrTier;

/**
 * Draws one cell: the trace with the fit over it, the activity below, the residual
 * at the bottom, on one time axis.
 */
final class LanePainter {

	/** Margins left of the bands, for names and numbers, and right of them. */
	static final int LEFT = 74, RIGHT = 10;

	private static final int TITLE = 15, GAP = 3;
	private static final double TRACE_PART = 0.58, ACTIVITY_PART = 0.24;

	/** Lower bands are too small for text. */
	private static final int LOWEST_TEXT = 22;

	private static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 11),
			SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

	private final TunerSession session;
	private final Set<Layer> shown;
	private final Theme theme;

	LanePainter(final TunerSession session, final Set<Layer> shown,
		final Theme theme)
	{
		this.session = session;
		this.shown = shown;
		this.theme = theme;
	}

	/** @param selected whether to mark it */
	void draw(final Graphics2D g, final int cell, final Rectangle lane,
		final boolean selected)
	{
		final Optional<CellFit> fit = session.fit(cell);
		final Series raw = session.raw(cell);
		if (raw == null) return;
		title(g, cell, lane, fit, selected);
		final boolean activity = shown.contains(Layer.ACTIVITY), residual = shown
			.contains(Layer.RESIDUAL);
		final int height = Math.max(1, lane.height - TITLE - GAP);
		final double parts = TRACE_PART + (activity ? ACTIVITY_PART : 0) + (residual
			? 1 - TRACE_PART - ACTIVITY_PART : 0);
		int y = lane.y + TITLE;
		final Rectangle trace = band(lane, y, height * TRACE_PART / parts);
		y += trace.height + GAP;
		trace(g, cell, raw, fit, trace);
		if (activity) {
			final Rectangle box = band(lane, y, height * ACTIVITY_PART / parts);
			y += box.height + GAP;
			fit.ifPresent(f -> activity(g, f, box));
		}
		if (residual) {
			final Rectangle box = band(lane, y, lane.y + lane.height - y);
			fit.ifPresent(f -> residual(g, f, box));
		}
		g.setColor(theme.faint());
		g.drawLine(lane.x, lane.y + lane.height - 1, lane.x + lane.width, lane.y +
			lane.height - 1);
	}

	private static Rectangle band(final Rectangle lane, final int y,
		final double height)
	{
		return new Rectangle(lane.x + LEFT, y, Math.max(1, lane.width - LEFT -
			RIGHT), Math.max(1, (int) height - GAP));
	}

	private void title(final Graphics2D g, final int cell, final Rectangle lane,
		final Optional<CellFit> fit, final boolean selected)
	{
		if (selected) {
			g.setColor(Layer.ACTIVITY.colour(theme));
			g.fillRect(lane.x, lane.y + 1, 3, lane.height - 2);
		}
		g.setFont(NAME);
		g.setColor(theme.ink());
		final String name = session.traces().names().get(cell);
		g.drawString(name, lane.x + 7, lane.y + 12);
		final int used = 7 + g.getFontMetrics().stringWidth(name) + 12;
		g.setFont(SMALL);
		g.setColor(theme.soft());
		fit.ifPresent(f -> {
			final String text = figures(f);
			final int width = g.getFontMetrics().stringWidth(text);
			if (used + width < lane.width) g.drawString(text, lane.x + lane.width -
				RIGHT - width, lane.y + 12);
		});
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

	private void trace(final Graphics2D g, final int cell, final Series raw,
		final Optional<CellFit> fit, final Rectangle box)
	{
		final List<Series> lines = new ArrayList<>();
		final List<Layer> layers = new ArrayList<>();
		add(Layer.RAW, Optional.of(raw), lines, layers);
		add(Layer.FILTERED, fit.filter(f -> session.isFiltered()).map(
			CellFit::filtered), lines, layers);
		add(Layer.FIT, fit.map(CellFit::fit), lines, layers);
		add(Layer.PINNED, session.pinnedFit(cell).map(CellFit::fit), lines, layers);
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final Series s : lines.isEmpty() ? List.of(raw) : lines) {
			low = Math.min(low, s.min(0, s.length()));
			high = Math.max(high, s.max(0, s.length()));
		}
		if (!(high > low)) high = low + 1;
		scale(g, box, low, high);
		final Shape clip = g.getClip();
		g.clipRect(box.x, box.y - 1, box.width, box.height + 2);
		for (int i = 0; i < lines.size(); i++)
			LinePainter.draw(g, lines.get(i), session.window(), box, low, high, layers
				.get(i).colour(theme), layers.get(i) == Layer.PINNED);
		g.setClip(clip);
		if (shown.contains(Layer.SPIKES)) spikes(g, cell, box);
	}

	private void add(final Layer layer, final Optional<Series> series,
		final List<Series> lines, final List<Layer> layers)
	{
		if (!shown.contains(layer) || series.isEmpty()) return;
		lines.add(series.get());
		layers.add(layer);
	}

	/** Draws ticks at the bottom of the trace. */
	private void spikes(final Graphics2D g, final int cell,
		final Rectangle box)
	{
		final Optional<Series> known = session.spikes(cell);
		if (known.isEmpty()) return;
		final TimeWindow w = session.window();
		g.setColor(Layer.SPIKES.colour(theme));
		final int bottom = box.y + box.height + 2, height = Math.max(3, Math.min(7,
			box.height / 8));
		for (int column = 0; column < box.width; column++) {
			// a spike stands at its own frame, not before
			final int from = (int) Math.ceil(w.from() + w.length() * column /
				box.width), to = (int) Math.ceil(w.from() + w.length() * (column + 1) /
					box.width);
			if (known.get().max(from, to) > 0) g.drawLine(box.x + column, bottom -
				height, box.x + column, bottom);
		}
	}

	private void activity(final Graphics2D g, final CellFit fit,
		final Rectangle box)
	{
		final Optional<Band> spread = fit.spread().filter(b -> shown.contains(
			Layer.SPREAD));
		final Series highest = spread.map(Band::high).orElse(fit.activity());
		final double most = highest.max(0, highest.length()), top = most > 0 ? most
			: 1;
		scale(g, box, 0, top);
		final Shape clip = g.getClip();
		g.clipRect(box.x, box.y - 1, box.width, box.height + 2);
		spread.ifPresent(b -> BandPainter.draw(g, b, session.window(), box, 0, top,
			Layer.SPREAD.colour(theme)));
		LinePainter.draw(g, fit.activity(), session.window(), box, 0, top,
			Layer.ACTIVITY.colour(theme), false);
		g.setClip(clip);
	}

	private void residual(final Graphics2D g, final CellFit fit,
		final Rectangle box)
	{
		final Series r = fit.residual();
		final double top = Math.max(Math.abs(r.min(0, r.length())), Math.abs(r.max(
			0, r.length())));
		if (!(top > 0)) return;
		scale(g, box, -top, top);
		final Shape clip = g.getClip();
		g.clipRect(box.x, box.y, box.width, box.height);
		LinePainter.draw(g, r, session.window(), box, -top, top, Layer.RESIDUAL
			.colour(theme), false);
		g.setClip(clip);
	}

	/** Draws the limits of a band and a line at its end. */
	private void scale(final Graphics2D g, final Rectangle box, final double low,
		final double high)
	{
		g.setColor(theme.faint());
		g.drawLine(box.x - 1, box.y, box.x - 1, box.y + box.height);
		if (box.height < LOWEST_TEXT) return;
		g.setFont(SMALL);
		g.setColor(theme.soft());
		right(g, Ticks.number(high), box.x - 4, box.y + 8, theme.soft());
		right(g, Ticks.number(low), box.x - 4, box.y + box.height, theme.soft());
	}

	private static void right(final Graphics2D g, final String text,
		final int x, final int y, final Color colour)
	{
		final FontMetrics m = g.getFontMetrics();
		g.setColor(colour);
		g.drawString(text, x - m.stringWidth(text), y);
	}
}
