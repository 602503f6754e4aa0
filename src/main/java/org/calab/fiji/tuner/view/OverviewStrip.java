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
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;

import javax.swing.JComponent;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.LinePainter;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.window.DesktopTheme;

/** The selected cell's whole recording with the visible part marked, which can be dragged; a click jumps there. */
final class OverviewStrip extends JComponent {

	private static final long serialVersionUID = 1L;

	/** Within this distance in pixels, the end of the window is dragged. */
	private static final int NEAR = 5;

	private final transient TunerSession session;

	OverviewStrip(final TunerSession session) {
		this.session = session;
		setPreferredSize(new Dimension(100, 44));
		setToolTipText(
			"The whole recording. Drag the window or its ends, click to jump, turn the wheel to zoom");
		final MouseAdapter mouse = new MouseAdapter() {

			private int part; // -1, 1: that end; 0: all of it
			private double grip;

			@Override
			public void mousePressed(final MouseEvent e) {
				final TimeWindow w = session.window();
				part = part(e.getX());
				final double at = frame(e.getX());
				if (part == 0 && (at < w.from() || at > w.to())) session.look(w
					.centredAt(at));
				grip = at - session.window().from();
			}

			@Override
			public void mouseDragged(final MouseEvent e) {
				final TimeWindow w = session.window();
				final double at = frame(e.getX());
				if (part == 0) session.look(w.pan(at - grip - w.from()));
				else if (part < 0) session.look(new TimeWindow(Math.min(at, w.to() -
					TimeWindow.SHORTEST), w.to(), w.frames()));
				else session.look(new TimeWindow(w.from(), Math.max(at, w.from() +
					TimeWindow.SHORTEST), w.frames()));
			}

			@Override
			public void mouseMoved(final MouseEvent e) {
				setCursor(Cursor.getPredefinedCursor(part(e.getX()) == 0
					? Cursor.HAND_CURSOR : Cursor.E_RESIZE_CURSOR));
			}

			@Override
			public void mouseWheelMoved(final MouseWheelEvent e) {
				final TimeWindow w = session.window();
				session.look(w.zoom(Math.pow(1.2, e.getPreciseWheelRotation()), (w
					.from() + w.to()) / 2));
			}
		};
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
		addMouseWheelListener(mouse);
	}

	private Rectangle box() {
		return new Rectangle(LanePainter.LEFT, 3, Math.max(1, getWidth() -
			LanePainter.LEFT - LanePainter.RIGHT), getHeight() - 6);
	}

	private TimeWindow all() {
		return TimeWindow.whole(session.source().frames());
	}

	private double frame(final int x) {
		final Rectangle box = box();
		return (double) (x - box.x) / box.width * session.source()
			.frames();
	}

	private int part(final int x) {
		final double from = LinePainter.x(all(), box(), session.window().from()),
				to = LinePainter.x(all(), box(), session.window().to());
		return Math.abs(x - from) <= NEAR ? -1 : Math.abs(x - to) <= NEAR ? 1 : 0;
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics;
		final Theme theme = DesktopTheme.paper(g, this);
		final Rectangle box = box();
		session.raw(session.selected()).ifPresent(raw -> LinePainter.draw(g, raw, all(), box,
			raw.min(0, raw.length()), raw.max(0, raw.length()), Layer.RAW.colour(
				theme), false));
		final int from = (int) LinePainter.x(all(), box, session.window().from()),
				to = (int) LinePainter.x(all(), box, session.window().to());
		final Color c = Layer.ACTIVITY.colour(theme);
		g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 40));
		g.fillRect(from, box.y, Math.max(2, to - from), box.height);
		g.setColor(c);
		g.drawRect(from, box.y, Math.max(2, to - from - 1), box.height - 1);
	}
}
