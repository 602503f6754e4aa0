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
import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Raster of all cells over time, with one row per cell, coloured by the activity or, without activity, by the
 * trace. Each pixel shows the largest of its samples, so that no event is lost.
 */
public final class RasterChart {

	private static final int MOST_COLUMNS = 2000, MOST_ROWS = 1500;

	/** Upper limit of the colour scale, so that a single large event does not darken the rest. */
	static final double TOP_QUANTILE = 0.995;

	private static final int COLOURS = 128;

	private RasterChart() {}

	/** The value that a colour stands for. */
	private interface Scaling {

		double of(int cell, double value);
	}

	/** The values of the lowest and the highest colour. */
	private record Limits(double low, double high) {

		/** @param grid of one or all cells */
		static Limits of(final double[][] grid, final boolean fromZero,
			final boolean probability)
		{
			final double low = fromZero ? 0 : quantile(grid, 1 - TOP_QUANTILE),
					high = probability ? 1 : quantile(grid, TOP_QUANTILE);
			if (high > low) return new Limits(low, high);
			final double top = quantile(grid, 1); // a cell that is active in few frames
			return new Limits(low, top > low ? top : low + 1);
		}

		double part(final double v) {
			return (v - low) / (high - low);
		}
	}

	/** @return the raster of all frames with one scale */
	public static JFreeChart of(final PlotData data) {
		return of(data, RasterScale.COMMON, 0, data.traces().time(data.traces()
			.numTimepoints() - 1));
	}

	/**
	 * @param from first time that has to be drawn, in seconds, or in frames if the rate is unknown
	 * @param to last time that has to be drawn
	 */
	static JFreeChart of(final PlotData data, final RasterScale scale,
		final double from, final double to)
	{
		final TraceSet shown = data.activity().orElse(data.traces());
		final boolean fromZero = data.activity().isPresent(), perCell =
			scale == RasterScale.PER_CELL;
		final Limits limits = perCell ? new Limits(0, 1) : Limits.of(grid(shown,
			MOST_COLUMNS, MOST_ROWS), fromZero, data.showsProbability());
		final double low = limits.low(), high = limits.high();
		final double step = shown.time(1);
		final int first = (int) Math.floor(from / step), last = Math.min(shown
			.numTimepoints(), (int) Math.ceil(to / step) + 1);
		final double[][] grid = grid(shown, first, last, MOST_COLUMNS, MOST_ROWS,
			perCell ? perCell(shown, fromZero) : (cell, value) -> value);

		final NumberAxis time = TracesChart.axis(data.timeLabel());
		final double end = shown.time(shown.numTimepoints() - 1) + step;
		time.setRange(0, end);
		final NumberAxis cells = TracesChart.axis("Cell (counted from 1)");
		cells.setStandardTickUnits(new PointTickUnits(true));
		cells.setInverted(true);
		cells.setRange(0.5, shown.numCells() + 0.5);
		final XYPlot plot = new XYPlot(null, time, cells, null);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		plot.addAnnotation(new XYDataImageAnnotation(picture(grid, low, high), first *
			step, 0.5, (last - first) * step, shown.numCells()));

		final JFreeChart chart = new JFreeChart(data.title(), new Font(
			Font.SANS_SERIF, Font.BOLD, 14), plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(6, 6, 6, 12));
		final String label = fromZero ? data.activityLabel() : "Fluorescence";
		chart.addSubtitle(scale(low, high, perCell ? label +
			", scaled per cell" : label));
		return chart;
	}

	/** @return each value as a part of the range of its cell in the whole recording */
	private static Scaling perCell(final TraceSet shown, final boolean fromZero) {
		final Limits[] limits = Arrays.stream(grid(shown, MOST_COLUMNS, shown
			.numCells())).map(row -> Limits.of(new double[][] { row }, fromZero, false))
			.toArray(Limits[]::new);
		return (cell, value) -> limits[cell].part(value);
	}

	static PaintScaleLegend scale(final double low, final double high,
		final String label)
	{
		final LookupPaintScale colours = new LookupPaintScale(low, high, Palette
			.viridis(0));
		for (int i = 0; i < COLOURS; i++)
			colours.add(low + (high - low) * i / COLOURS, Palette.viridis((i + 0.5) /
				COLOURS));
		final NumberAxis axis = TracesChart.axis(label);
		axis.setRange(low, high);
		final PaintScaleLegend legend = new PaintScaleLegend(colours, axis);
		legend.setPosition(RectangleEdge.RIGHT);
		legend.setMargin(30, 10, 45, 0);
		legend.setSubdivisionCount(COLOURS);
		legend.setStripOutlineVisible(false);
		legend.setBackgroundPaint(Color.WHITE);
		return legend;
	}

	/** @return the largest value in each pixel */
	static double[][] grid(final TraceSet traces, final int mostColumns,
		final int mostRows)
	{
		return grid(traces, 0, traces.numTimepoints(), mostColumns, mostRows, (cell,
			value) -> value);
	}

	private static double[][] grid(final TraceSet traces, final int first,
		final int last, final int mostColumns, final int mostRows,
		final Scaling scaling)
	{
		final int n = last - first, cells = traces.numCells();
		final int columns = Math.min(n, mostColumns), rows = Math.min(cells,
			mostRows);
		final double[][] grid = new double[rows][columns];
		for (final double[] row : grid)
			Arrays.fill(row, Double.NEGATIVE_INFINITY);
		for (int i = 0; i < cells; i++) {
			final double[] row = grid[(int) ((long) i * rows / cells)];
			for (int t = 0; t < n; t++) {
				final int c = (int) ((long) t * columns / n);
				final double v = scaling.of(i, traces.value(i, first + t));
				if (v > row[c]) row[c] = v;
			}
		}
		return grid;
	}

	static double quantile(final double[][] grid, final double q) {
		final double[] finite = Arrays.stream(grid).flatMapToDouble(
			Arrays::stream).filter(Double::isFinite).toArray();
		return finite.length == 0 ? 0 : Quantiles.of(finite, q, Rank.NEAREST);
	}

	static BufferedImage picture(final double[][] grid,
		final double low, final double high)
	{
		final BufferedImage image = new BufferedImage(grid[0].length, grid.length,
			BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < grid.length; y++)
			for (int x = 0; x < grid[y].length; x++)
				image.setRGB(x, y, Palette.viridis((grid[y][x] - low) / (high - low))
					.getRGB());
		return image;
	}
}
