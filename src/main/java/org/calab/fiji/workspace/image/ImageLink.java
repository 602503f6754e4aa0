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
import ij.gui.Roi;
import ij.gui.Toolbar;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.swing.SwingUtilities;

import org.calab.fiji.window.LatestJob;
import org.calab.fiji.workspace.CellColours;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;

/**
 * Links a movie's window with a workspace: outlines, clicks on cells, names under the
 * pointer, and the frame in both directions. To be used on the event thread.
 */
public final class ImageLink implements AutoCloseable {

	/** Tools whose clicks have another meaning. */
	private static final Set<Integer> OTHER_TOOLS = Set.of(Toolbar.POLYGON,
		Toolbar.POLYLINE, Toolbar.ANGLE, Toolbar.POINT, Toolbar.WAND,
		Toolbar.MAGNIFIER, Toolbar.TEXT, Toolbar.DROPPER);

	private final ImagePlus image;
	private final Workspace workspace;
	private final Supplier<CellRois> rois;
	private final BooleanSupplier neuropil;
	private final CellOverlay overlay = new CellOverlay();
	private final LatestJob frames = new LatestJob(), rings = new LatestJob();
	private final Mouse mouse = new Mouse();
	private ImageCanvas canvas;
	private Optional<BufferedImage> ring = Optional.empty();
	private int hovered = -1, seen;
	private boolean going, closed;

	/**
	 * @param rois the ROIs of the first cells
	 * @param neuropil whether the ring of a selected cell is shown
	 */
	public ImageLink(final ImagePlus image, final Workspace workspace,
		final Supplier<CellRois> rois, final BooleanSupplier neuropil)
	{
		this.image = image;
		this.workspace = workspace;
		this.rois = rois;
		this.neuropil = neuropil;
		seen = frame();
		workspace.listen(this::changed);
		redraw(workspace.state());
	}

	private final class Mouse extends MouseAdapter {

		@Override
		public void mouseClicked(final MouseEvent e) {
			if (OTHER_TOOLS.contains(Toolbar.getToolId()) || SwingUtilities
				.isRightMouseButton(e)) return;
			final int cell = at(e);
			if (cell >= 0) workspace.pick(cell, e.isShiftDown());
		}

		@Override
		public void mouseMoved(final MouseEvent e) {
			hover(at(e));
		}

		@Override
		public void mouseExited(final MouseEvent e) {
			hover(-1);
		}

		private int at(final MouseEvent e) {
			return rois.get().at(canvas.offScreenXD(e.getX()), canvas.offScreenYD(e
				.getY()));
		}
	}

	private void hover(final int cell) {
		if (cell == hovered) return;
		hovered = cell;
		if (cell >= 0 && cell < workspace.state().data().size()) IJ.showStatus(
			workspace.state().data().names().get(cell));
		redraw(workspace.state());
	}

	private void changed(final WorkspaceState before, final WorkspaceState after) {
		if (closed) return;
		if (before.frame() != after.frame()) goTo(after.frame());
		if (!before.lead().equals(after.lead()) || before.data() != after.data())
			drawRing(after);
		if (before.data() != after.data() || !before.states().equals(after
			.states()) || !before.selection().equals(after.selection()) || !before
				.colouring().equals(after.colouring())) redraw(after);
	}

	private void drawRing(final WorkspaceState s) {
		ring = Optional.empty();
		final int lead = s.lead().orElse(-1);
		final List<Roi> all = rois.get().rois();
		if (lead < 0 || lead >= all.size() || !neuropil.getAsBoolean()) return;
		rings.submit(() -> NeuropilRing.of(image, all, lead), r -> {
			if (closed || workspace.state().lead().orElse(-1) != lead) return;
			ring = r;
			redraw(workspace.state());
		});
	}

	private void redraw(final WorkspaceState s) {
		if (closed) return;
		overlay.draw(image, new CellOverlay.Drawing(rois.get().outlines(), CellColours
			.of(s).all(), s.selection(), hovered, s.data().names(), ring));
	}

	/** The frame is shown in the background, since it may have to be read from a file. */
	private void goTo(final int frame) {
		if (frame == frame()) return;
		going = true;
		frames.submit(() -> {
			ShownFrame.show(image, frame);
			return frame;
		}, f -> {
			seen = frame();
			going = workspace.state().frame() != f;
			if (going && workspace.state().frame() != seen) goTo(workspace.state()
				.frame());
			else going = false;
		});
	}

	private int frame() {
		return ShownFrame.of(image);
	}

	/**
	 * Follows the image: ImageJ does not tell when a canvas is replaced, and not always when
	 * another frame is shown.
	 *
	 * @return whether the image is still open
	 */
	public boolean follow() {
		if (closed || image.getWindow() == null) return false;
		if (image.getCanvas() != canvas) hook();
		overlay.attach(image);
		final int now = frame();
		if (now != seen && !going) {
			seen = now;
			workspace.goTo(now);
		}
		return true;
	}

	private void hook() {
		unhook();
		canvas = image.getCanvas();
		if (canvas == null) return;
		canvas.addMouseListener(mouse);
		canvas.addMouseMotionListener(mouse);
	}

	private void unhook() {
		if (canvas == null) return;
		canvas.removeMouseListener(mouse);
		canvas.removeMouseMotionListener(mouse);
	}

	public ImagePlus image() {
		return image;
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		unhook();
		overlay.detach();
		frames.close();
		rings.close();
	}
}
