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
package org.calab.fiji.workspace.image;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;

/** Places on the screen, so that the workspace hides neither the movie nor ImageJ's menus. */
public final class Places {

	/** Pixels that the workspace needs below ImageJ's window. */
	private static final int LOWEST = 620;

	/** Largest number of times that the movie is zoomed out. */
	private static final int MOST_ZOOM_STEPS = 6;

	private Places() {}

	/** Moves the workspace below ImageJ's window if it would hide this, and there is room. */
	public static void belowMenus(final Window workspace) {
		final Rectangle screen = screen(), now = workspace.getBounds();
		final int top = belowMenus(now);
		if (top == now.y || screen.y + screen.height - top < LOWEST) return;
		workspace.setBounds(now.x, top, now.width, Math.min(now.height, screen.y +
			screen.height - top));
	}

	/**
	 * Moves the movie to the left of the workspace if this hides it, and zooms out if there is
	 * not enough room. A movie that is in view stays where it is.
	 */
	public static void beside(final ImagePlus movie, final Window workspace) {
		final Window window = movie.getWindow();
		final Rectangle screen = screen(), taken = workspace.getBounds();
		if (window == null || !window.getBounds().intersects(taken)) return;
		final int room = taken.x - screen.x;
		final ImageCanvas canvas = movie.getCanvas();
		for (int i = 0; i < MOST_ZOOM_STEPS && window.getWidth() > room && room >
			screen.width / 5; i++)
			canvas.zoomOut(canvas.getWidth() / 2, canvas.getHeight() / 2);
		window.setLocation(screen.x, belowMenus(new Rectangle(screen.x, screen.y,
			window.getWidth(), window.getHeight())));
	}

	/** Moves a window below the movie if the workspace hides it, and there is room. */
	public static void below(final ImagePlus movie, final Window moved,
		final Window workspace)
	{
		if (movie.getWindow() == null || !moved.getBounds().intersects(workspace
			.getBounds())) return;
		final Rectangle screen = screen(), at = movie.getWindow().getBounds();
		if (at.y + at.height + moved.getHeight() <= screen.y + screen.height) moved
			.setLocation(at.x, at.y + at.height);
	}

	/** @return where the top of this area is below ImageJ's window; unchanged if it does not overlap with it */
	private static int belowMenus(final Rectangle area) {
		final Window menus = IJ.getInstance();
		return menus != null && menus.isShowing() && menus.getBounds().intersects(
			area) ? menus.getY() + menus.getHeight() : area.y;
	}

	private static Rectangle screen() {
		return GraphicsEnvironment.getLocalGraphicsEnvironment()
			.getMaximumWindowBounds();
	}
}
