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
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.general.DatasetUtils;

/**
 * Traces of several cells over a common time axis, each with its fit, and with the activity in a band below.
 */
public final class TracesChart {

	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
	private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);

	/** Relative heights of the bands of the trace and of the activity. */
	private static final int TRACE_WEIGHT = 5, ACTIVITY_WEIGHT = 2;

	private TracesChart() {}

	/**
	 * @param data data of the figure
	 * @param firstCell first cell, counted from 0
	 * @param count number of cells; clipped at the last cell
	 */
	public static JFreeChart of(final PlotData data, final int firstCell,
		final int count)
	{
		final NumberAxis time = axis(data.timeLabel());
		time.setAutoRangeIncludesZero(false);
		final int frames = data.traces().numTimepoints();
		time.setRange(0, Math.max(data.traces().time(frames - 1), data.traces()
			.time(1)));
		time.setDefaultAutoRange(time.getRange());
		final CombinedDomainXYPlot all = new CombinedDomainXYPlot(time);
		all.setGap(3);
		final List<DecimatedDataset> followers = new ArrayList<>();
		final int end = Math.min(data.traces().numCells(), firstCell + count);
		for (int i = firstCell; i < end; i++) {
			addCell(all, data, i, followers);
		}
		follow(time, followers);
		all.setFixedLegendItems(legend(data));
		final JFreeChart chart = new JFreeChart(data.title(), TITLE, all, true);
		chart.setBackgroundPaint(Color.WHITE);
		chart.getLegend().setPosition(RectangleEdge.TOP);
		chart.getLegend().setItemFont(LABEL);
		chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
		chart.setPadding(new RectangleInsets(6, 6, 6, 12));
		return chart;
	}

	/** Replaces the axes by scale bars in a lane of their own. The fonts and lines of the chart are as they are to be. */
	static void useScaleBars(final JFreeChart chart, final PlotData data) {
		final CombinedDomainXYPlot all = (CombinedDomainXYPlot) chart.getXYPlot();
		final List<XYPlot> traces = new ArrayList<>();
		for (final Object lane : all.getSubplots())
			if (((XYPlot) lane).getWeight() == TRACE_WEIGHT) traces.add((XYPlot) lane);
		ScaleBars.apply(all, traces, data.timeUnit(), TRACE_WEIGHT, all.getDomainAxis()
			.getLabelFont(), all.getDomainAxis().getLabelFont().getSize2D() / 7);
	}

	/** Decimates the visible part of the lines again when the time axis changes. */
	static void follow(final NumberAxis time,
		final List<DecimatedDataset> followers)
	{
		time.addChangeListener(e -> {
			final Range seen = time.getRange();
			followers.forEach(d -> d.show(seen.getLowerBound(), seen
				.getUpperBound()));
		});
	}

	private static void addCell(final CombinedDomainXYPlot all,
		final PlotData data, final int cell,
		final List<DecimatedDataset> followers)
	{
		final XYPlot lane = lane(data.traces().names().get(cell), new Range(-1, 1));
		add(lane, 0, new DecimatedDataset("trace", data.traces(), cell),
			Palette.TRACE, followers);
		data.fit().ifPresent(f -> add(lane, 1, new DecimatedDataset("fit", f, cell),
			Palette.FIT, followers));
		Range seen = DatasetUtils.findRangeBounds(lane.getDataset(0));
		if (data.fit().isPresent()) seen = Range.combineIgnoringNaN(seen,
			DatasetUtils.findRangeBounds(lane.getDataset(1)));
		fix(lane, seen);
		// the fit is drawn over the trace
		lane.setDatasetRenderingOrder(
			org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
		all.add(lane, TRACE_WEIGHT);
		data.activity().ifPresent(a -> {
			final XYPlot below = lane("", new Range(0, 1));
			add(below, 0, new DecimatedDataset("activity", a, data.deviation(), cell),
				Palette.ACTIVITY, followers);
			fix(below, data.showsProbability() ? new Range(0, 1) : DatasetUtils
				.findRangeBounds(below.getDataset(0)));
			all.add(below, ACTIVITY_WEIGHT);
		});
	}

	/** Fixes the vertical range while the time axis is zoomed, so that amplitudes remain comparable. */
	static void fix(final XYPlot lane, final Range seen) {
		if (seen == null || !(seen.getLength() > 0)) return;
		lane.getRangeAxis().setRange(Range.expand(seen, 0.05, 0.08));
		lane.getRangeAxis().setDefaultAutoRange(lane.getRangeAxis().getRange());
	}

	static XYPlot lane(final String name, final Range initial) {
		final NumberAxis range = axis(name);
		range.setLabelFont(SMALL);
		range.setTickLabelFont(SMALL);
		range.setAutoRangeIncludesZero(false);
		range.setRange(initial);
		final XYPlot lane = new XYPlot(null, null, range, null);
		lane.setBackgroundPaint(Color.WHITE);
		lane.setDomainGridlinePaint(Palette.GRID);
		lane.setRangeGridlinesVisible(false);
		lane.setOutlineVisible(false);
		return lane;
	}

	static void add(final XYPlot lane, final int index,
		final DecimatedDataset data, final Color colour,
		final List<DecimatedDataset> followers)
	{
		followers.add(data);
		final XYLineAndShapeRenderer line = data.hasIntervals() ? withBand(colour)
			: new XYLineAndShapeRenderer(true, false);
		line.setDrawSeriesLineAsPath(true); // one SVG element per line, not per sample
		line.setSeriesPaint(0, colour);
		// wider than the fit, so that it remains visible behind a good fit
		final float width = colour == Palette.TRACE ? 2.2f : 1.1f;
		line.setSeriesStroke(0, new BasicStroke(width, BasicStroke.CAP_ROUND,
			BasicStroke.JOIN_ROUND));
		lane.setDataset(index, data);
		lane.setRenderer(index, line);
	}

	/** @return draws the intervals as an area below the line */
	private static XYLineAndShapeRenderer withBand(final Color colour) {
		final DeviationRenderer line = new DeviationRenderer(true, false);
		line.setAlpha(1); // the paint is translucent
		line.setSeriesFillPaint(0, Theme.PRINT.band(colour));
		return line;
	}

	static NumberAxis axis(final String label) {
		final NumberAxis axis = new NumberAxis(label);
		axis.setLabelFont(LABEL);
		axis.setTickLabelFont(LABEL);
		axis.setStandardTickUnits(new PointTickUnits(false));
		axis.setAxisLinePaint(Color.GRAY);
		return axis;
	}

	private static LegendItemCollection legend(final PlotData data) {
		final LegendItemCollection items = new LegendItemCollection();
		items.add(item("Trace", Palette.TRACE));
		if (data.fit().isPresent()) items.add(item("Fit", Palette.FIT));
		if (data.activity().isPresent()) items.add(item(data.activityLabel(),
			Palette.ACTIVITY));
		if (data.deviation().isPresent()) items.add(area("± 1 SD",
			Palette.ACTIVITY));
		return items;
	}

	private static LegendItem area(final String text, final Color colour) {
		return new LegendItem(text, null, null, null, new Rectangle2D.Double(-9, -5,
			18, 10), Theme.PRINT.band(colour));
	}

	static LegendItem item(final String text, final Paint colour) {
		return new LegendItem(text, null, null, null, new Line2D.Double(-9, 0, 9,
			0), new BasicStroke(2), colour);
	}
}
