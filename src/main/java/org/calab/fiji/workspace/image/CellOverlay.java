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

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.Roi;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Draws the outlines of cells over an image. It is not part of the image's overlay, which
 * belongs to the user, but of the canvas, like the ROI Manager's "Show All"; it is not
 * saved with the image.
 */
final class CellOverlay {

	private static final BasicStroke THIN = new BasicStroke(1.2f), THICK =
		new BasicStroke(2.6f), HALO = new BasicStroke(4.6f);
	private static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 12);

	/** Drawn by ImageJ as one of the canvas's ROIs. It cannot be selected. */
	private static final class Layer extends Roi {

		private static final long serialVersionUID = 1L;

		private transient Drawing drawing = new Drawing(List.of(), new Color[0], List
			.of(), -1, List.of(), Optional.empty());

		Layer() {
			super(0, 0, 1, 1);
		}

		@Override
		public void draw(final Graphics g) {
			if (ic != null) drawing.draw((Graphics2D) g.create(), ic);
		}

		@Override
		public boolean contains(final int x, final int y) {
			return false;
		}
	}

	/**
	 * What is drawn.
	 *
	 * @param hovered the cell below the pointer, or -1
	 * @param ring the neuropil of the selected cell
	 */
	record Drawing(List<Shape> outlines, Color[] colours, List<Integer> selected,
		int hovered, List<String> names, Optional<BufferedImage> ring)
	{

		private void draw(final Graphics2D g, final ImageCanvas canvas) {
			final Rectangle seen = canvas.getSrcRect();
			final double scale = canvas.getMagnification();
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
				RenderingHints.VALUE_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
				RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			ring.ifPresent(r -> g.drawImage(r, (int) (-seen.x * scale), (int) (-seen.y *
				scale), (int) (r.getWidth() * scale), (int) (r.getHeight() * scale),
				null));
			final AffineTransform place = AffineTransform.getScaleInstance(scale,
				scale);
			place.translate(-seen.x, -seen.y);
			g.setStroke(THIN);
			for (int i = 0; i < Math.min(outlines.size(), colours.length); i++) {
				if (!outlines.get(i).getBounds2D().intersects(seen)) continue;
				g.setColor(colours[i]);
				g.draw(place.createTransformedShape(outlines.get(i)));
			}
			for (final int i : selected)
				if (i < outlines.size()) thick(g, place.createTransformedShape(outlines
					.get(i)), colours[i]);
			if (hovered >= 0 && hovered < outlines.size()) {
				final Shape shape = place.createTransformedShape(outlines.get(hovered));
				thick(g, shape, colours[hovered]);
				name(g, shape.getBounds2D(), names.get(hovered));
			}
			else if (!selected.isEmpty() && selected.get(selected.size() -
				1) < outlines.size())
			{
				final int lead = selected.get(selected.size() - 1);
				name(g, place.createTransformedShape(outlines.get(lead)).getBounds2D(),
					names.get(lead));
			}
			g.dispose();
		}

		private static void thick(final Graphics2D g, final Shape shape,
			final Color colour)
		{
			g.setColor(Color.BLACK);
			g.setStroke(HALO);
			g.draw(shape);
			g.setColor(colour.equals(Color.WHITE) ? colour : colour.brighter());
			g.setStroke(THICK);
			g.draw(shape);
		}

		private static void name(final Graphics2D g, final Rectangle2D box,
			final String name)
		{
			g.setFont(NAME);
			final int width = g.getFontMetrics().stringWidth(name), x = (int) Math.max(
				2, box.getCenterX() - width / 2.0), y = box.getMinY() > 20 ? (int) box
					.getMinY() - 6 : (int) box.getMaxY() + 16;
			g.setColor(new Color(0, 0, 0, 170));
			g.fillRect(x - 3, y - 12, width + 6, 16);
			g.setColor(Color.WHITE);
			g.drawString(name, x, y);
		}
	}

	private final Layer layer = new Layer();
	private final Overlay own = new Overlay();
	private ImageCanvas on;
	private Overlay labelled;

	CellOverlay() {
		own.add(layer);
		own.selectable(false);
	}

	/** Draws this from now on. */
	void draw(final ImagePlus image, final Drawing drawing) {
		layer.drawing = drawing;
		attach(image);
		if (on != null) on.repaint();
	}

	/** Makes sure that the image's canvas has the layer: the ROI Manager replaces the list whenever it shows all. */
	void attach(final ImagePlus image) {
		final ImageCanvas canvas = image.getCanvas();
		if (canvas != on) detach();
		if (canvas == null) return;
		on = canvas;
		final Overlay list = canvas.getShowAllList(), users = image.getOverlay();
		if (list != null && list.contains(layer)) return;
		// ImageJ hides the labels of the image's overlay while the canvas has such a list
		if (users != null && users.getDrawLabels()) labelled = users;
		if (list == null) canvas.setShowAllList(own);
		else list.add(layer);
		canvas.repaint();
	}

	/** Removes the layer. */
	void detach() {
		if (on == null) return;
		final Overlay list = on.getShowAllList();
		if (list == own) on.setShowAllList(null);
		else if (list != null) list.remove(layer);
		if (labelled != null) labelled.drawLabels(true);
		labelled = null;
		on.repaint();
		on = null;
	}
}
