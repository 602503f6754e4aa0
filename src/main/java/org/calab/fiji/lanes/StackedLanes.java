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

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

import javax.swing.JComponent;
import javax.swing.Scrollable;

import org.calab.figure.Theme;
import org.calab.fiji.window.DesktopTheme;

/**
 * Lanes of equal height below each other, as wide as the view. They scroll by a lane, and fill the
 * view if there are few. Only visible lanes are drawn.
 */
public abstract class StackedLanes extends JComponent implements Scrollable {

	private static final long serialVersionUID = 1L;

	/** Lower lanes scroll instead. */
	private static final int LOWEST = 92;

	private final transient TimeView view;

	protected StackedLanes(final TimeView view) {
		this.view = view;
	}

	/** @return the number of lanes */
	protected abstract int count();

	/** @return a lane, from 0; empty as long as nothing of it is known */
	protected abstract Optional<Lane> lane(int index, Theme theme);

	/** @return the frame to mark; empty for none */
	protected abstract OptionalInt cursor();

	/** @return the lane at a height in pixels, from 0; may be above the last */
	protected final int at(final int y) {
		return y / Math.max(1, laneHeight());
	}

	private int laneHeight() {
		return getHeight() / Math.max(1, count());
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics;
		final Theme theme = DesktopTheme.paper(g, this);
		draw(g, count(), i -> lane(i, theme), view.window(), new Rectangle(0, 0,
			getWidth(), getHeight()), theme, cursor());
	}

	/** Draws lanes that share a box; those outside the clip are not drawn. */
	public static void draw(final Graphics2D g, final int count,
		final IntFunction<Optional<Lane>> lanes, final TimeWindow window,
		final Rectangle box, final Theme theme, final OptionalInt cursor)
	{
		final int height = box.height / Math.max(1, count);
		for (int i = 0; i < count; i++) {
			final Rectangle own = new Rectangle(box.x, box.y + i * height, box.width,
				height);
			if (g.hitClip(own.x, own.y, own.width, own.height)) lanes.apply(i)
				.ifPresent(lane -> LanePainter.draw(g, lane, window, own, theme, cursor));
		}
	}

	@Override
	public Dimension getPreferredSize() {
		return new Dimension(500, LOWEST * Math.max(1, count()));
	}

	@Override
	public Dimension getPreferredScrollableViewportSize() {
		return new Dimension(500, 2 * LOWEST);
	}

	@Override
	public int getScrollableUnitIncrement(final Rectangle seen,
		final int orientation, final int direction)
	{
		return laneHeight();
	}

	@Override
	public int getScrollableBlockIncrement(final Rectangle seen,
		final int orientation, final int direction)
	{
		return seen.height;
	}

	@Override
	public boolean getScrollableTracksViewportWidth() {
		return true;
	}

	@Override
	public boolean getScrollableTracksViewportHeight() {
		return getParent() != null && getParent().getHeight() >
			getPreferredSize().height;
	}
}
