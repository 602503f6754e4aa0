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

import java.awt.Color;
import java.awt.Font;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

/** Common style of the small charts. */
final class Charts {

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14),
			LEGEND = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

	private Charts() {}

	static JFreeChart of(final String title, final Plot plot,
		final boolean legend)
	{
		final JFreeChart chart = new JFreeChart(title, TITLE, plot, legend);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(6, 6, 6, 12));
		if (legend) {
			chart.getLegend().setFrame(BlockBorder.NONE);
			chart.getLegend().setItemFont(LEGEND);
		}
		return chart;
	}

	/** @return a line plot; with {@code marks}, with points and an axis of whole numbers */
	static XYPlot plot(final XYDataset data, final String x, final String y,
		final boolean marks)
	{
		final NumberAxis axis = TracesChart.axis(x), range = TracesChart.axis(y);
		axis.setAutoRangeIncludesZero(false);
		range.setAutoRangeIncludesZero(false);
		if (marks) axis.setStandardTickUnits(new PointTickUnits(true));
		final XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, marks);
		line.setDrawSeriesLineAsPath(true);
		final XYPlot plot = new XYPlot(data, axis, range, line);
		paper(plot);
		return plot;
	}

	static void paper(final XYPlot plot) {
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinePaint(Palette.GRID);
		plot.setRangeGridlinePaint(Palette.GRID);
		plot.setOutlineVisible(false);
	}
}
