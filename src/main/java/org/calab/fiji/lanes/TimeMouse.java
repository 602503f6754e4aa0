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

import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.function.ObjIntConsumer;

import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/**
 * The mouse over a time axis: the wheel zooms at the pointer, Shift + wheel and dragging pan,
 * Control + wheel scrolls, a double click shows the whole recording.
 */
public final class TimeMouse extends MouseAdapter {

	/** Shorter movements are clicks. */
	private static final int STILL = 3;

	private final TimeView view;
	private final JComponent on;
	private final ObjIntConsumer<MouseEvent> clicked;
	private int x;
	private TimeWindow before;
	private boolean dragged;

	/**
	 * @param on with the margins of lanes
	 * @param clicked receives a click and the frame below it
	 */
	public TimeMouse(final TimeView view, final JComponent on,
		final ObjIntConsumer<MouseEvent> clicked)
	{
		this.view = view;
		this.on = on;
		this.clicked = clicked;
		on.addMouseListener(this);
		on.addMouseMotionListener(this);
		on.addMouseWheelListener(this);
	}

	private Rectangle box() {
		return new Rectangle(0, 0, on.getWidth(), on.getHeight());
	}

	private double frame(final int at) {
		return LanePainter.frame(view.window(), box(), at);
	}

	@Override
	public void mousePressed(final MouseEvent e) {
		on.requestFocusInWindow();
		x = e.getX();
		before = view.window();
		dragged = false;
	}

	@Override
	public void mouseDragged(final MouseEvent e) {
		if (before == null || !dragged && Math.abs(e.getX() - x) <= STILL) return;
		dragged = true;
		view.look(before.pan((x - e.getX()) * before.length() / LanePainter
			.plot(box()).width));
	}

	@Override
	public void mouseReleased(final MouseEvent e) {
		if (dragged || before == null || !SwingUtilities.isLeftMouseButton(e))
			return;
		if (e.getClickCount() == 2) view.look(TimeWindow.whole(view.window()
			.frames()));
		else clicked.accept(e, (int) Math.round(frame(e.getX())));
	}

	@Override
	public void mouseWheelMoved(final MouseWheelEvent e) {
		final double turn = e.getPreciseWheelRotation();
		if (e.isControlDown()) on.getParent().dispatchEvent(SwingUtilities
			.convertMouseEvent(on, e, on.getParent()));
		else if (e.isShiftDown()) view.look(view.window().pan(turn * view.window()
			.length() / 10));
		else view.look(view.window().zoom(Math.pow(1.2, turn), frame(e.getX())));
	}
}
