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
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;


/**
 * Draws the area between two lines: through each sample if there is room, else from the minimum of the
 * lower to the maximum of the upper line in each column of pixels. The cost depends on the number of
 * pixels.
 */
public final class BandPainter {

	private BandPainter() {}

	/**
	 * @param box area of the plot
	 * @param low value at its lower edge
	 * @param high value at its upper edge, above low
	 */
	public static void draw(final Graphics2D g, final Band band,
		final TimeWindow window, final Rectangle box, final double low,
		final double high, final Color colour)
	{
		if (!(high > low) || box.width < 1 || box.height < 1) return;
		g.setColor(colour);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		final double scale = box.height / (high - low);
		g.fill(LinePainter.hasRoom(window, box) ? samples(band, window, box, low,
			scale) : columns(band, window, box, low, scale));
	}

	private static Path2D samples(final Band band, final TimeWindow window,
		final Rectangle box, final double low, final double scale)
	{
		final int from = (int) Math.max(0, Math.floor(window.from())), to =
			(int) Math.min(band.low().length() - 1, Math.ceil(window.to()));
		final Path2D area = new Path2D.Double();
		for (int i = from; i <= to; i++)
			add(area, LinePainter.x(window, box, i), y(band.high().value(i), box, low,
				scale));
		for (int i = to; i >= from; i--)
			add(area, LinePainter.x(window, box, i), y(band.low().value(i), box, low,
				scale));
		if (area.getCurrentPoint() != null) area.closePath();
		return area;
	}

	private static Path2D columns(final Band band, final TimeWindow window,
		final Rectangle box, final double low, final double scale)
	{
		final Path2D area = new Path2D.Double(Path2D.WIND_NON_ZERO, 8 * box.width);
		for (int column = 0; column < box.width; column++) {
			final int from = LinePainter.firstFrame(window, column, box.width), to =
				Math.max(from + 1, LinePainter.firstFrame(window, column + 1,
					box.width));
			final double a = band.low().min(from, to), b = band.high().max(from, to);
			if (!(a <= b)) continue;
			final double left = box.x + column, top = y(b, box, low, scale), bottom =
				y(a, box, low, scale);
			area.moveTo(left, top);
			area.lineTo(left + 1, top);
			area.lineTo(left + 1, bottom);
			area.lineTo(left, bottom);
			area.closePath();
		}
		return area;
	}

	private static void add(final Path2D path, final double x, final double y) {
		if (Double.isNaN(y)) return; // not known
		if (path.getCurrentPoint() == null) path.moveTo(x, y);
		else path.lineTo(x, y);
	}

	private static double y(final double value, final Rectangle box,
		final double low, final double scale)
	{
		return box.y + box.height - (value - low) * scale;
	}
}
