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

import java.awt.Paint;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.Title;

/** Changes the background and text colours of a chart to those of a theme; the colours of data stay. */
public final class ChartTheme {

	private ChartTheme() {}

	/**
	 * @param chart chart to change
	 * @param from current theme of the chart; {@link Theme#PRINT} for a new one
	 * @param to new theme
	 */
	public static void apply(final JFreeChart chart, final Theme from,
		final Theme to)
	{
		chart.setBackgroundPaint(to.paper());
		if (chart.getTitle() != null) chart.getTitle().setPaint(to.ink());
		for (final Object title : chart.getSubtitles())
			title((Title) title, to);
		plot(chart.getXYPlot(), from, to);
	}

	private static void title(final Title title, final Theme to) {
		if (title instanceof LegendTitle legend) {
			legend.setBackgroundPaint(to.paper());
			legend.setItemPaint(to.ink());
		}
		if (title instanceof PaintScaleLegend scale) {
			scale.setBackgroundPaint(to.paper());
			axis(scale.getAxis(), to);
		}
	}

	private static void plot(final XYPlot plot, final Theme from,
		final Theme to)
	{
		if (plot instanceof CombinedDomainXYPlot all) all.getSubplots().forEach(
			p -> plot((XYPlot) p, from, to));
		if (plot instanceof CombinedRangeXYPlot all) all.getSubplots().forEach(
			p -> plot((XYPlot) p, from, to));
		plot.setBackgroundPaint(to.paper());
		plot.setDomainGridlinePaint(to.faint());
		plot.setRangeGridlinePaint(to.faint());
		axis(plot.getDomainAxis(), to);
		axis(plot.getRangeAxis(), to);
		for (int i = 0; i < plot.getRendererCount(); i++)
			if (plot.getDataset(i) != null && plot.getRenderer(
				i) instanceof AbstractRenderer lines) lines(lines, plot.getDataset(i)
					.getSeriesCount(), from, to);
		if (plot.getFixedLegendItems() != null) for (int i = 0; i < plot
			.getFixedLegendItems().getItemCount(); i++)
		{
			final LegendItem item = plot.getFixedLegendItems().get(i);
			item.setLinePaint(line(item.getLinePaint(), from, to));
			item.setFillPaint(line(item.getFillPaint(), from, to));
		}
	}

	private static void lines(final AbstractRenderer lines, final int count,
		final Theme from, final Theme to)
	{
		for (int k = 0; k < count; k++)
		{
			lines.setSeriesPaint(k, line(lines.getSeriesPaint(k), from, to));
			if (lines instanceof DeviationRenderer) lines.setSeriesFillPaint(k, line(
				lines.getSeriesFillPaint(k), from, to));
		}
	}

	/** Replaces the ink, and the blue of the activity, which is invisible on dark paper. */
	private static Paint line(final Paint paint, final Theme from,
		final Theme to)
	{
		if (from.ink().equals(paint)) return to.ink();
		if (from.band(Palette.ACTIVITY).equals(paint)) return to.band(
			Palette.ACTIVITY);
		return from.onPaper(Palette.ACTIVITY).equals(paint) ? to.onPaper(
			Palette.ACTIVITY) : paint;
	}

	private static void axis(final ValueAxis axis, final Theme to) {
		if (axis == null) return;
		axis.setLabelPaint(to.ink());
		axis.setTickLabelPaint(to.ink());
		axis.setAxisLinePaint(to.soft());
		axis.setTickMarkPaint(to.soft());
	}
}
