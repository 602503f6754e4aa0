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
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntConsumer;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.StackedLanes;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.window.DesktopTheme;

/**
 * The cells in view, one below the other. The wheel zooms at the pointer, Shift + wheel and
 * dragging pan, Control + wheel scrolls the cells, and a double click shows the whole
 * recording. Only visible cells are drawn.
 */
public final class LanesPanel extends StackedLanes {

	private static final long serialVersionUID = 1L;

	private static final int LOWEST_LANE = 96;

	private final transient TunerSession session;
	private final Set<Layer> shown;
	private int selected;

	/** @param picked receives the selected cell, counted from 0 */
	LanesPanel(final TunerSession session, final Set<Layer> shown,
		final IntConsumer picked)
	{
		this.session = session;
		this.shown = shown;
		setFocusable(true);
		final MouseAdapter mouse = new MouseAdapter() {

			private int x;
			private TimeWindow before;

			@Override
			public void mousePressed(final MouseEvent e) {
				requestFocusInWindow();
				x = e.getX();
				before = session.window();
				final int lane = e.getY() / Math.max(1, laneHeight());
				if (lane < session.cells().size()) picked.accept(session.cells().get(
					lane));
			}

			@Override
			public void mouseDragged(final MouseEvent e) {
				if (before != null) session.look(before.pan((x - e.getX()) *
					framesPerPixel()));
			}

			@Override
			public void mouseClicked(final MouseEvent e) {
				if (e.getClickCount() == 2) session.look(TimeWindow.whole(session
					.traces().numTimepoints()));
			}

			@Override
			public void mouseWheelMoved(final MouseWheelEvent e) {
				final double turn = e.getPreciseWheelRotation();
				if (e.isControlDown()) getParent().dispatchEvent(e);
				else if (e.isShiftDown()) session.look(session.window().pan(turn *
					session.window().length() / 10));
				else session.look(session.window().zoom(Math.pow(1.2, turn), LanePainter.frame(
					session.window(), new Rectangle(getWidth(), 1), e.getX())));
			}
		};
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
		addMouseWheelListener(mouse);
	}

	void select(final int cell) {
		selected = cell;
		repaint();
	}

	private double framesPerPixel() {
		return session.window().length() / Math.max(1, getWidth() -
			LanePainter.LEFT - LanePainter.RIGHT);
	}

	@Override
	protected int laneHeight() {
		return laneHeight(getHeight(), session.cells().size());
	}

	private static int laneHeight(final int height, final int cells) {
		return cells == 0 ? height : height / cells;
	}

	@Override
	protected void paintComponent(final Graphics g) {
		final Theme theme = DesktopTheme.current();
		g.setColor(theme.paper());
		g.fillRect(0, 0, getWidth(), getHeight());
		draw((Graphics2D) g, session, shown, theme, new Rectangle(0, 0, getWidth(),
			getHeight()), selected);
	}

	/**
	 * @param box area that the cells share; cells outside the clip are not
	 *          drawn
	 * @param selected the cell to mark; -1 for none
	 */
	public static void draw(final Graphics2D g, final TunerSession session,
		final Set<Layer> shown, final Theme theme, final Rectangle box,
		final int selected)
	{
		final List<Integer> cells = session.cells();
		final int height = laneHeight(box.height, cells.size());
		for (int i = 0; i < cells.size(); i++) {
			final Rectangle lane = new Rectangle(box.x, box.y + i * height, box.width,
				height);
			if (g.hitClip(lane.x, lane.y, lane.width, lane.height)) FitLane.of(session,
				cells.get(i), shown, theme, cells.get(i) == selected).ifPresent(
					l -> LanePainter.draw(g, l, session.window(), lane, theme,
						OptionalDouble.empty()));
		}
	}

	@Override
	public Dimension getPreferredSize() {
		return new Dimension(700, LOWEST_LANE * Math.max(1, session.cells()
			.size()));
	}

	@Override
	public Dimension getPreferredScrollableViewportSize() {
		return new Dimension(700, 500);
	}
}
