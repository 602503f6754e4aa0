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
package org.calab.fiji.lanes;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.calab.figure.Theme;

/** Draws lanes. */
public final class LanePainter {

	/** Margins left of the bands, for names and numbers, and right of them. */
	public static final int LEFT = 74, RIGHT = 10;

	private static final int TITLE = 15, GAP = 3;

	/** Lower bands are too small for text. */
	private static final int LOWEST_TEXT = 22;

	private static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 11),
			SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

	private LanePainter() {}

	/** @return the area of the bands within a lane or an axis */
	public static Rectangle plot(final Rectangle lane) {
		return new Rectangle(lane.x + LEFT, lane.y, Math.max(1, lane.width - LEFT -
			RIGHT), lane.height);
	}

	/** @return the frame at an x position of a lane; may be fractional */
	public static double frame(final TimeWindow window, final Rectangle lane,
		final int x)
	{
		final Rectangle plot = plot(lane);
		return window.from() + (x - plot.x) * window.length() / plot.width;
	}

	/** @param cursor frame to mark by a vertical line; empty for none */
	public static void draw(final Graphics2D g, final Lane lane,
		final TimeWindow window, final Rectangle box, final Theme theme,
		final OptionalInt cursor)
	{
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		title(g, lane, box, theme);
		double parts = 0;
		for (final Lane.Part b : lane.parts())
			parts += b.part();
		final int height = Math.max(1, box.height - TITLE - GAP);
		int y = box.y + TITLE;
		for (final Lane.Part band : lane.parts()) {
			final Rectangle plot = plot(box);
			plot.y = y;
			plot.height = Math.max(1, (int) (height * band.part() / parts) - GAP);
			band(g, band, window, plot, theme);
			band.marks().ifPresent(m -> marks(g, m, window, plot));
			y += plot.height + GAP;
		}
		cursor.ifPresent(c -> cursor(g, c, window, box, theme));
		g.setColor(theme.faint());
		g.drawLine(box.x, box.y + box.height - 1, box.x + box.width, box.y +
			box.height - 1);
	}

	/** Marks a frame by a vertical line, if it is in view. */
	public static void cursor(final Graphics2D g, final double frame,
		final TimeWindow window, final Rectangle box, final Theme theme)
	{
		if (frame < window.from() || frame > window.to()) return;
		final int x = (int) Math.round(LinePainter.x(window, plot(box), frame));
		final Color c = theme.alarm();
		g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 170));
		g.drawLine(x, box.y, x, box.y + box.height);
	}

	private static void title(final Graphics2D g, final Lane lane,
		final Rectangle box, final Theme theme)
	{
		lane.mark().ifPresent(c -> {
			g.setColor(c);
			g.fillRect(box.x, box.y + 1, 4, box.height - 2);
		});
		g.setFont(NAME);
		g.setColor(theme.ink());
		g.drawString(lane.name(), box.x + 8, box.y + 12);
		final int used = 8 + g.getFontMetrics().stringWidth(lane.name()) + 12;
		g.setFont(SMALL);
		g.setColor(theme.soft());
		final int width = g.getFontMetrics().stringWidth(lane.figures());
		if (used + width < box.width) g.drawString(lane.figures(), box.x +
			box.width - RIGHT - width, box.y + 12);
	}

	private static void band(final Graphics2D g, final Lane.Part band,
		final TimeWindow window, final Rectangle box, final Theme theme)
	{
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final Series s : series(band)) {
			low = Math.min(low, s.min(0, s.length()));
			high = Math.max(high, s.max(0, s.length()));
		}
		switch (band.scale()) {
			case FROM_ZERO -> low = 0;
			case SYMMETRIC -> {
				high = Math.max(Math.abs(low), Math.abs(high));
				low = -high;
			}
			default -> {
				// their own limits
			}
		}
		if (!(high > low)) high = low + 1;
		if (Double.isInfinite(low)) return;
		scale(g, box, low, high, theme);
		final Shape clip = g.getClip();
		g.clipRect(box.x, box.y - 1, box.width, box.height + 2);
		final double from = low, to = high;
		band.fill().ifPresent(f -> BandPainter.draw(g, f.area(), window, box, from,
			to, f.colour()));
		for (final Lane.Curve c : band.curves())
			LinePainter.draw(g, c.y(), window, box, low, high, c.colour(), c
				.dashed());
		g.setClip(clip);
	}

	/** Draws ticks at the bottom. */
	private static void marks(final Graphics2D g, final Lane.Curve marks,
		final TimeWindow w, final Rectangle box)
	{
		g.setColor(marks.colour());
		final int bottom = box.y + box.height + 2, height = Math.max(3, Math.min(7,
			box.height / 8));
		for (int column = 0; column < box.width; column++) {
			// an event stands at its own frame, not before
			final int from = (int) Math.ceil(w.from() + w.length() * column /
				box.width), to = (int) Math.ceil(w.from() + w.length() * (column + 1) /
					box.width);
			if (marks.y().max(from, to) > 0) g.drawLine(box.x + column, bottom -
				height, box.x + column, bottom);
		}
	}

	private static List<Series> series(final Lane.Part band) {
		final List<Series> all = new ArrayList<>(band.curves().stream().map(
			Lane.Curve::y).toList());
		band.fill().ifPresent(f -> all.add(f.area().high()));
		return all;
	}

	/** Draws the limits of a band and a line at its end. */
	private static void scale(final Graphics2D g, final Rectangle box,
		final double low, final double high, final Theme theme)
	{
		g.setColor(theme.faint());
		g.drawLine(box.x - 1, box.y, box.x - 1, box.y + box.height);
		if (box.height < LOWEST_TEXT) return;
		g.setFont(SMALL);
		g.setColor(theme.soft());
		right(g, Ticks.number(high), box.x - 4, box.y + 8);
		right(g, Ticks.number(low), box.x - 4, box.y + box.height);
	}

	/** Writes a text that ends at a place. */
	public static void right(final Graphics2D g, final String text, final int x,
		final int y)
	{
		g.drawString(text, x - g.getFontMetrics().stringWidth(text), y);
	}
}
