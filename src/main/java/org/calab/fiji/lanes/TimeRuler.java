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

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;

import org.calab.figure.Theme;
import org.calab.trace.SamplingRate;

/** Draws the time axis below lanes: in seconds, or in frames where the rate is unknown. */
public final class TimeRuler {

	/** Height in pixels. */
	public static final int HEIGHT = 32;

	private TimeRuler() {}

	public static void draw(final Graphics2D g, final TimeWindow w,
		final SamplingRate rate, final Rectangle box, final Theme theme)
	{
		final double fs = rate.isKnown() ? rate.hz() : 1;
		g.setColor(theme.paper());
		g.fillRect(box.x, box.y, box.width, box.height);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		final Rectangle axis = LanePainter.plot(box);
		final Ticks ticks = Ticks.of(w.from() / fs, w.to() / fs, Math.max(1,
			axis.width / 90));
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
		g.setColor(theme.soft());
		g.drawLine(axis.x, box.y, axis.x + axis.width, box.y);
		for (int i = 0; i < ticks.count(); i++) {
			final int x = (int) Math.round(LinePainter.x(w, axis, ticks.at(i) * fs));
			final String label = ticks.label(i);
			final int width = g.getFontMetrics().stringWidth(label);
			g.drawLine(x, box.y, x, box.y + 4);
			g.drawString(label, Math.min(x - width / 2, box.x + box.width - width),
				box.y + 15);
		}
		final String title = rate.isKnown() ? "Time (s)" : "Frame (from 0)";
		g.drawString(title, axis.x + (axis.width - g.getFontMetrics().stringWidth(
			title)) / 2, box.y + 28);
	}
}
