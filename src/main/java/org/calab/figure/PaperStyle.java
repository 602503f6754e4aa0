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

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Stroke;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleInsets;

/** Changes a chart for print: no title, one type size, and lines that are thin in points. */
final class PaperStyle {

	/** Widths on paper in relation to those on a screen. */
	private static final double THINNER = 0.45;

	private static final float HAIRLINE = 0.5f;

	private PaperStyle() {}

	/** @param size type size in points */
	static void apply(final JFreeChart chart, final double size) {
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(
			(float) size);
		chart.setTitle((String) null);
		chart.setPadding(new RectangleInsets(1, 1, 1, 0.5 * size));
		for (final Object title : chart.getSubtitles())
			title((Title) title, font);
		plot(chart.getXYPlot(), font);
	}

	private static void title(final Title title, final Font font) {
		if (title instanceof LegendTitle legend) legend.setItemFont(font);
		if (title instanceof PaintScaleLegend scale) {
			axis(scale.getAxis(), font);
			scale.setStripWidth(font.getSize2D());
			scale.setMargin(font.getSize2D(), font.getSize2D(), 2.5 * font.getSize2D(),
				0);
		}
	}

	private static void plot(final XYPlot plot, final Font font) {
		if (plot instanceof CombinedDomainXYPlot all) {
			all.setGap(0.7 * font.getSize2D()); // so that numbers of two lanes do not meet
			all.getSubplots().forEach(p -> plot((XYPlot) p, font));
		}
		axis(plot.getDomainAxis(), font);
		axis(plot.getRangeAxis(), font);
		plot.setDomainGridlinesVisible(false);
		for (int i = 0; i < plot.getRendererCount(); i++)
			if (plot.getRenderer(i) instanceof AbstractRenderer lines && lines
				.getSeriesStroke(0) != null) lines.setSeriesStroke(0, thinner(lines
					.getSeriesStroke(0)));
	}

	private static Stroke thinner(final Stroke stroke) {
		return stroke instanceof BasicStroke s ? new BasicStroke((float) (THINNER * s
			.getLineWidth()), s.getEndCap(), s.getLineJoin()) : stroke;
	}

	private static void axis(final ValueAxis axis, final Font font) {
		if (axis == null) return;
		axis.setLabelFont(font);
		axis.setTickLabelFont(font);
		axis.setAxisLineStroke(new BasicStroke(HAIRLINE));
		axis.setTickMarkStroke(new BasicStroke(HAIRLINE));
		axis.setTickMarkOutsideLength(0.3f * font.getSize2D());
	}
}
