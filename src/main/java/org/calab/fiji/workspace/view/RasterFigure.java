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
package org.calab.fiji.workspace.view;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import org.calab.figure.Palette;
import org.calab.figure.Theme;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.TimeRuler;
import org.calab.fiji.workspace.RasterData;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.TraceSet;
import org.jfree.chart.ui.Drawable;

/** The raster as a figure for print: the cells and frames in view, in the order in view. */
final class RasterFigure implements Drawable {

	private static final int HEAD = 26, FOOT = 6, LOWEST = 220, HIGHEST = 1000,
			ROW = 5;

	private final WorkspaceState state;
	private final RasterData data;

	private RasterFigure(final WorkspaceState state, final RasterData data) {
		this.state = state;
		this.data = data;
	}

	/** Reads all samples once. Not for the event thread. @param s with traces */
	static RasterFigure of(final WorkspaceState s) {
		final TraceSet shown = s.data().activity().or(() -> s.data().traces())
			.orElseThrow();
		return new RasterFigure(s, RasterData.of(shown, s.data().activity()
			.isPresent()));
	}

	/** @return its height in pixels, which follows the number of cells */
	static int height(final WorkspaceState s) {
		return HEAD + FOOT + TimeRuler.HEIGHT + Math.max(LOWEST, Math.min(HIGHEST,
			ROW * s.shown().size()));
	}

	/** @return a picture of values from 0 to 1, with NaN in this colour */
	static BufferedImage picture(final float[][] parts, final int blank) {
		final int height = parts.length, width = parts[0].length;
		final BufferedImage image = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final int[] colours = new int[256], line = new int[width];
		for (int i = 0; i < colours.length; i++)
			colours[i] = Palette.viridis(i / (colours.length - 1.0)).getRGB();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++)
				line[x] = Float.isNaN(parts[y][x]) ? blank : colours[Math.round(
					parts[y][x] * (colours.length - 1))];
			image.setRGB(0, y, width, 1, line, 0, width);
		}
		return image;
	}

	@Override
	public void draw(final Graphics2D g, final Rectangle2D area) {
		final Theme theme = Theme.PRINT;
		g.setColor(theme.paper());
		g.fill(area);
		final Rectangle box = area.getBounds();
		final Rectangle plot = LanePainter.plot(new Rectangle(box.x, box.y + HEAD,
			box.width, box.height - HEAD - TimeRuler.HEIGHT - FOOT));
		g.setColor(theme.ink());
		g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
		final int[] rows = state.shown().stream().mapToInt(state.data()::row).filter(
			r -> r >= 0).toArray();
		g.drawString(rows.length + " cells by " + state.order().key() + ", " +
			(state.perCell() ? "each on its own scale" : "on one scale"), plot.x,
			box.y + 18);
		g.drawImage(picture(data.pixels(rows, state.window(), plot.width, plot.height,
			state.perCell()), theme.faint().getRGB()), plot.x, plot.y, null);
		g.setColor(theme.soft());
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
		g.drawString("1", plot.x - 16, plot.y + 9);
		LanePainter.right(g, String.valueOf(rows.length), plot.x - 8, plot.y +
			plot.height);
		g.drawString("Cells", box.x + 12, plot.y + plot.height / 2);
		TimeRuler.draw(g, state.window(), state.data().traces().orElseThrow().rate(),
			new Rectangle(box.x, plot.y + plot.height, box.width, TimeRuler.HEIGHT),
			theme);
	}
}
