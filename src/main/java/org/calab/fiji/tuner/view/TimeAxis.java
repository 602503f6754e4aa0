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

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;

import javax.swing.JComponent;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.LinePainter;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.window.DesktopTheme;

/** The time axis below the cells, in seconds. */
final class TimeAxis extends JComponent {

	private static final long serialVersionUID = 1L;

	static final int HEIGHT = 34;

	private final transient TunerSession session;

	TimeAxis(final TunerSession session) {
		this.session = session;
		setPreferredSize(new Dimension(100, HEIGHT));
	}

	@Override
	protected void paintComponent(final Graphics g) {
		draw((Graphics2D) g, session.window(), session.fs(), new Rectangle(0, 0,
			getWidth(), HEIGHT), DesktopTheme.current());
	}

	/** @param fs sampling rate in Hz */
	static void draw(final Graphics2D g, final TimeWindow w, final double fs,
		final Rectangle box, final Theme theme)
	{
		g.setColor(theme.paper());
		g.fillRect(box.x, box.y, box.width, box.height);
		final Rectangle axis = new Rectangle(box.x + LanePainter.LEFT, box.y, Math
			.max(1, box.width - LanePainter.LEFT - LanePainter.RIGHT), box.height);
		final Ticks ticks = Ticks.of(w.from() / fs, w.to() / fs, Math.max(1,
			axis.width / 90));
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
		g.setColor(theme.soft());
		g.drawLine(axis.x, box.y, axis.x + axis.width, box.y);
		for (int i = 0; i < ticks.count(); i++) {
			final int x = (int) Math.round(LinePainter.x(w, axis, ticks.at(i) * fs));
			g.drawLine(x, box.y, x, box.y + 4);
			final String label = ticks.label(i);
			g.drawString(label, Math.min(x - g.getFontMetrics().stringWidth(label) /
				2, box.x + box.width - g.getFontMetrics().stringWidth(label)), box.y +
					15);
		}
		final String title = "Time (s)";
		g.drawString(title, axis.x + (axis.width - g.getFontMetrics().stringWidth(
			title)) / 2, box.y + 29);
	}
}
