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
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.calab.io.FileGroup;
import org.calab.signal.Quantiles;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Overview of many recordings with one row each: the distribution of some quantities over the cells, with
 * one point per cell and a bar at the median, and a raster of all cells over time.
 */
public final class BatchFigure {

	/** Largest number of rows that remains readable. */
	private static final int MOST_ROWS = 150;

	private static final int ROW_HEIGHT = 74, MARGINS = 130;

	private static final int COLUMNS = 600, CELLS = 60;

	/** Fraction of a row over which points are spread, and fraction filled by the raster. */
	private static final double SPREAD = 0.5, FILLED = 0.84;

	private static final int LONGEST_NAME = 24;

	private static final Color POINT = new Color(0x00, 0x72, 0xB2, 110);

	private final List<String> quantities;
	private final List<Row> rows;
	private final String title;

	/**
	 * One recording.
	 *
	 * @param name name of the recording
	 * @param values one array per quantity with one entry per cell; NaN is not shown
	 * @param seconds duration in seconds
	 * @param grid decimated activity of all cells
	 */
	public record Row(String name, List<double[]> values, double seconds,
		double[][] grid)
	{

		/** @param shown activity or traces, of which only a decimated copy is kept */
		public static Row of(final String name, final List<double[]> values,
			final TraceSet shown)
		{
			return new Row(name, values, shown.numTimepoints() / shown.rate().hz(),
				RasterChart.grid(shown, COLUMNS, CELLS));
		}
	}

	/**
	 * @param title title of the figure
	 * @param quantities names with units, one per array of values
	 * @param rows at least one. If there are too many, the first are shown and the title says so.
	 */
	public BatchFigure(final String title, final List<String> quantities,
		final List<Row> rows)
	{
		this.quantities = quantities;
		this.rows = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
		this.title = rows.size() > MOST_ROWS ? title + " (the first " + MOST_ROWS +
			" are shown)" : title;
	}

	/** @param file .png, .svg or .pdf */
	public FileGroup.Content content(final Path file) {
		return ChartFiles.content(chart(), file, ChartFiles.WIDTH, height());
	}

	/** @return an img element with the figure as PNG */
	public String inline() throws IOException {
		final ByteArrayOutputStream png = new ByteArrayOutputStream();
		content(Path.of("figure.png")).writeTo(png);
		return "<img alt=\"one row per recording\" src=\"data:image/png;base64," +
			Base64.getEncoder().encodeToString(png.toByteArray()) + "\">";
	}

	private int height() {
		return MARGINS + ROW_HEIGHT * rows.size();
	}

	private JFreeChart chart() {
		final SymbolAxis names = new SymbolAxis(null, rows.stream().map(
			r -> shortened(r.name())).toArray(String[]::new));
		names.setInverted(true);
		names.setRange(-0.5, rows.size() - 0.5);
		names.setGridBandsVisible(false);
		names.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
		final CombinedRangeXYPlot all = new CombinedRangeXYPlot(names);
		all.setGap(16);
		for (int q = 0; q < quantities.size(); q++)
			all.add(strip(q), 2);
		all.add(rasters(), 4);
		return Charts.of(title, all, false);
	}

	private static String shortened(final String name) {
		return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name
			.length() - LONGEST_NAME + 1);
	}

	private XYPlot strip(final int quantity) {
		final int total = rows.stream().mapToInt(r -> r.values().get(
			quantity).length).sum();
		final double[][] points = new double[2][total], medians =
			new double[2][rows.size()];
		int next = 0;
		for (int i = 0; i < rows.size(); i++) {
			final double[] v = rows.get(i).values().get(quantity);
			for (int k = 0; k < v.length; k++, next++) {
				points[0][next] = v[k];
				points[1][next] = i + SPREAD * (golden(k) - 0.5);
			}
			medians[0][i] = Quantiles.median(Arrays.stream(v).filter(
				Double::isFinite).toArray());
			medians[1][i] = i;
		}
		final DefaultXYDataset data = new DefaultXYDataset();
		data.addSeries("median", medians); // the first series is drawn last, on top
		data.addSeries("cells", points);
		final XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false,
			true);
		marks.setSeriesShape(0, new Rectangle2D.Double(-1.5, -0.36 * ROW_HEIGHT, 3,
			0.72 * ROW_HEIGHT));
		marks.setSeriesPaint(0, Palette.FIT);
		marks.setSeriesShape(1, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
		marks.setSeriesPaint(1, POINT);
		final NumberAxis axis = TracesChart.axis(quantities.get(quantity));
		axis.setAutoRangeIncludesZero(false);
		final XYPlot plot = new XYPlot(data, axis, null, marks);
		Charts.paper(plot);
		plot.setRangeGridlinesVisible(false);
		return plot;
	}

	/** @return evenly distributed positions from 0 to 1 by the golden ratio, without random numbers */
	private static double golden(final int k) {
		final double at = (k + 1) * 0.6180339887498949;
		return at - Math.floor(at);
	}

	/** Rasters, each with its own colour scale. */
	private XYPlot rasters() {
		final NumberAxis time = TracesChart.axis("Time (s), all cells");
		time.setRange(0, rows.stream().mapToDouble(Row::seconds).max()
			.getAsDouble());
		final XYPlot plot = new XYPlot(null, time, null, null);
		for (int i = 0; i < rows.size(); i++) {
			final double[][] grid = rows.get(i).grid();
			final double high = RasterChart.quantile(grid,
				RasterChart.TOP_QUANTILE), low = Math.min(RasterChart.quantile(grid, 1 -
					RasterChart.TOP_QUANTILE), high);
			// the axis is inverted, and so is the picture
			plot.addAnnotation(new XYDataImageAnnotation(RasterChart.picture(grid,
				low, high > low ? high : low + 1), 0, i - FILLED / 2, rows.get(i)
					.seconds(), FILLED));
		}
		Charts.paper(plot);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		return plot;
	}
}
