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
import java.awt.image.BufferedImage;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.calab.alignment.Course;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Charts of traces around events, one per condition. Time is relative to the event. */
public final class AlignmentCharts {

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);

	/** Width of the axis left of each chart, so that charts below each other have one time axis. */
	private static final int AXIS = 62;

	private static final BasicStroke FRAME = new BasicStroke(1.5f), EVENT = new BasicStroke(
		1.2f);

	private AlignmentCharts() {}

	/**
	 * @param condition counted from 0
	 * @param order cells counted from 0, from top to bottom
	 * @param marked row, counted from 0, that is marked, if any
	 * @return the mean over the trials: a row per cell
	 */
	public static JFreeChart cells(final AlignmentData data, final int condition,
		final int[] order, final OptionalInt marked)
	{
		final XYPlot plot = heatMap(data, data.means(condition, order), data.scale(), "Cells");
		final Range time = plot.getDomainAxis().getRange();
		marked.ifPresent(row -> plot.addAnnotation(new XYBoxAnnotation(time.getLowerBound(),
			row + 1.5, time.getUpperBound(), row + 0.5, FRAME, Color.WHITE)));
		return chart(data.heading(condition), plot);
	}

	/**
	 * @param condition counted from 0
	 * @param cell counted from 0
	 * @return the trials of a cell: a row per trial, in the order of the events
	 */
	public static JFreeChart trials(final AlignmentData data, final int condition,
		final int cell)
	{
		return chart("Trials of " + data.alignment().traces().names().get(cell), heatMap(data,
			data.trials(condition, cell), data.scale(cell), "Trials"));
	}

	/**
	 * @param condition counted from 0
	 * @param cell counted from 0; empty for the mean of all cells
	 * @return the mean over the trials with its standard error, on one scale for all conditions
	 */
	public static JFreeChart course(final AlignmentData data, final int condition,
		final OptionalInt cell)
	{
		final IntFunction<Course> of = c -> cell.isPresent() ? data.course(c, cell
			.getAsInt()) : data.population(c);
		Range seen = null;
		for (int c = 0; c < data.conditions().size(); c++)
			seen = Range.combineIgnoringNaN(seen, range(of.apply(c)));
		final YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
		lines.addSeries(series(data.alignment().times(), of.apply(condition)));
		final DeviationRenderer line = new DeviationRenderer(true, false);
		line.setAlpha(1); // the paint is translucent
		line.setSeriesPaint(0, Palette.ACTIVITY);
		line.setSeriesStroke(0, new BasicStroke(1.6f));
		line.setSeriesFillPaint(0, Theme.PRINT.band(Palette.ACTIVITY));
		line.setDrawSeriesLineAsPath(true);
		final NumberAxis values = TracesChart.axis(data.label());
		if (seen != null && seen.getLength() > 0) values.setRange(Range.expand(seen, 0.05,
			0.05));
		final XYPlot plot = new XYPlot(lines, time(data), values, line);
		Charts.paper(plot);
		plot.addDomainMarker(new ValueMarker(0, Palette.TRACE, EVENT));
		return chart((cell.isPresent() ? data.alignment().traces().names().get(cell
			.getAsInt()) : "All cells") + ", mean ± SEM", withSpace(plot));
	}

	private static Range range(final Course course) {
		return IntStream.range(0, course.mean().length).filter(i -> Double.isFinite(course
			.mean()[i])).mapToObj(i -> new Range(course.mean()[i] - sem(course, i), course
				.mean()[i] + sem(course, i))).reduce(Range::combine).orElse(null);
	}

	private static double sem(final Course course, final int i) {
		return Double.isFinite(course.sem()[i]) ? course.sem()[i] : 0;
	}

	private static YIntervalSeries series(final double[] times, final Course course) {
		final YIntervalSeries series = new YIntervalSeries("mean");
		for (int i = 0; i < times.length; i++)
			if (Double.isFinite(course.mean()[i])) series.add(times[i], course.mean()[i], course
				.mean()[i] - sem(course, i), course.mean()[i] + sem(course, i));
		return series;
	}

	private static XYPlot heatMap(final AlignmentData data, final double[][] rows,
		final AlignmentData.Scale scale, final String what)
	{
		final NumberAxis axis = TracesChart.axis(what);
		axis.setStandardTickUnits(new PointTickUnits(true));
		axis.setInverted(true);
		axis.setRange(0.5, rows.length + 0.5);
		final NumberAxis time = time(data);
		final XYPlot plot = new XYPlot(null, time, axis, null);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		final Range all = time.getRange();
		plot.addAnnotation(new XYDataImageAnnotation(picture(rows, scale), all
			.getLowerBound(), 0.5, all.getLength(), rows.length));
		// annotations hide markers, which are drawn before them
		plot.addAnnotation(new XYLineAnnotation(0, 0.5, 0, rows.length + 0.5, EVENT,
			Color.WHITE));
		return withSpace(plot);
	}

	private static BufferedImage picture(final double[][] rows,
		final AlignmentData.Scale scale)
	{
		final BufferedImage image = RasterChart.picture(rows, scale.low(), scale.high());
		for (int y = 0; y < rows.length; y++)
			for (int x = 0; x < rows[y].length; x++)
				if (!Double.isFinite(rows[y][x])) image.setRGB(x, y, Palette.GRID.getRGB());
		return image;
	}

	/** The axis covers the samples of the window, each as wide as a frame. */
	private static NumberAxis time(final AlignmentData data) {
		final double[] times = data.alignment().times();
		final double half = 0.5 / data.alignment().traces().rate().hz();
		final NumberAxis time = TracesChart.axis("Time from the event (s)");
		time.setRange(times[0] - half, times[times.length - 1] + half);
		return time;
	}

	private static XYPlot withSpace(final XYPlot plot) {
		final AxisSpace space = new AxisSpace();
		space.setLeft(AXIS);
		plot.setFixedRangeAxisSpace(space);
		return plot;
	}

	private static JFreeChart chart(final String title, final XYPlot plot) {
		final JFreeChart chart = Charts.of(title, plot, false);
		chart.getTitle().setFont(TITLE);
		return chart;
	}
}
