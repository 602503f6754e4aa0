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

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import javax.swing.AbstractButton;
import javax.swing.Icon;
import javax.swing.JCheckBox;

import org.calab.figure.Theme;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.WrappingRow;

/** The legend of the plots; a click shows or hides a layer. */
public final class Legend extends WrappingRow {

	private static final long serialVersionUID = 1L;

	private static final Set<Layer> USUAL = EnumSet.of(Layer.RAW, Layer.FIT,
		Layer.ACTIVITY, Layer.RESIDUAL);

	private final Map<Layer, JCheckBox> boxes = new EnumMap<>(Layer.class);

	/** A line, ticks or an area in the layer's colour, faint when hidden. */
	private record Swatch(Layer layer) implements Icon {

		@Override
		public void paintIcon(final Component c, final Graphics graphics,
			final int x, final int y)
		{
			final Graphics2D g = (Graphics2D) graphics.create();
			final Theme theme = DesktopTheme.current();
			g.setColor(((AbstractButton) c).isSelected() ? layer.colour(theme) : theme
				.faint());
			g.setStroke(layer == Layer.PINNED ? new BasicStroke(3,
				BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] { 5, 3 },
				0) : new BasicStroke(3));
			if (layer == Layer.SPREAD) g.fillRect(x, y + 1, 18, 10);
			else if (layer == Layer.SPIKES) for (int i = 2; i < 18; i += 6)
				g.drawLine(x + i, y + 2, x + i, y + 10);
			else g.drawLine(x, y + 6, x + 18, y + 6);
			g.dispose();
		}

		@Override
		public int getIconWidth() {
			return 18;
		}

		@Override
		public int getIconHeight() {
			return 12;
		}
	}

	/** @param shown the visible layers; changed by clicks */
	public Legend(final Set<Layer> shown, final Runnable changed) {
		for (final Layer layer : Layer.values()) {
			final JCheckBox box = new JCheckBox(layer.label(), new Swatch(layer), shown
				.contains(layer));
			box.setToolTipText(layer.help() + " (click: hide or show)");
			box.setIconTextGap(5);
			box.addActionListener(e -> {
				if (box.isSelected()) shown.add(layer);
				else shown.remove(layer);
				box.setForeground(box.isSelected() ? null : DesktopTheme.current().mix(0.45));
				changed.run();
			});
			boxes.put(layer, box);
			add(box);
		}
	}

	/** Lists the layers that are there, and those that every fit has. */
	public void offer(final Set<Layer> there) {
		boxes.forEach((layer, box) -> box.setVisible(USUAL.contains(layer) || there
			.contains(layer)));
	}
}
