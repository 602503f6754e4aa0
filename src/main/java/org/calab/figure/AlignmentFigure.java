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
package org.calab.figure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.OptionalInt;

import org.calab.io.FileGroup;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.Drawable;

/**
 * Traces around events as a figure: for each condition a heat map with a row per cell, and
 * below it the mean of all cells with its standard error.
 */
public final class AlignmentFigure implements Drawable {

	private static final int HEAD = 30, SCALE = 86, COLUMN = 330, COURSE = 240,
			MARGINS = 90, ROW = 8, LOWEST = 240, HIGHEST = 760;

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);

	private final AlignmentData data;
	private final int[] order;

	public AlignmentFigure(final AlignmentData data) {
		this(data, data.order());
	}

	/** @param order cells counted from 0, from top to bottom */
	public AlignmentFigure(final AlignmentData data, final int[] order) {
		this.data = data;
		this.order = order.clone();
	}

	/** @param file .png, .svg or .pdf */
	public FileGroup.Content content(final Path file) {
		return ChartFiles.content(this, file, COLUMN * Math.max(2, data.conditions()
			.size()) + SCALE, HEAD + heatMap() + COURSE);
	}

	private int heatMap() {
		return MARGINS + Math.max(LOWEST, Math.min(HIGHEST, ROW * order.length));
	}

	@Override
	public void draw(final Graphics2D g, final Rectangle2D area) {
		g.setColor(Theme.PRINT.paper());
		g.fill(area);
		g.setColor(Theme.PRINT.ink());
		g.setFont(TITLE);
		final FontMetrics letters = g.getFontMetrics();
		g.drawString(data.title(), (float) (area.getX() + Math.max(8, (area.getWidth() -
			letters.stringWidth(data.title())) / 2)), (float) area.getY() + 20);
		final int n = data.conditions().size();
		final double width = (area.getWidth() - SCALE) / n, top = area.getY() + HEAD,
				high = area.getHeight() - HEAD - COURSE;
		for (int c = 0; c < n; c++) {
			final double left = area.getX() + c * width;
			AlignmentCharts.cells(data, c, order, OptionalInt.empty()).draw(g,
				new Rectangle2D.Double(left, top, width, high));
			AlignmentCharts.course(data, c, OptionalInt.empty()).draw(g,
				new Rectangle2D.Double(left, top + high, width, COURSE));
		}
		final PaintScaleLegend scale = RasterChart.scale(data.scale().low(), data.scale()
			.high(), data.label());
		scale.draw(g, new Rectangle2D.Double(area.getMaxX() - SCALE, top, SCALE, high));
	}
}
