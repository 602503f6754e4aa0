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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.Iteration;
import org.calab.results.ActivityFiles;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Figures of a run of CaDecon: the kernel with its convergence, the traces, and the raster. */
public final class CaDeconFigures {

	private static final int HEIGHT = 450;

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);

	private CaDeconFigures() {}

	/** @return the files that {@link #save} writes */
	public static List<Path> files(final Path stem) {
		final Path traces = ActivityFiles.beside(stem, "_traces.png");
		return List.of(ActivityFiles.beside(stem, "_cadecon.png"), traces, Figures
			.rasterFile(traces));
	}

	/**
	 * Saves the figures.
	 *
	 * @return the files
	 */
	public static List<Path> save(final PlotData data,
		final CaDeconResult result, final Path stem, final boolean overwrite)
		throws IOException
	{
		final List<Path> files = files(stem);
		ChartFiles.save(chart(data, result), files.get(0), HEIGHT,
			overwrite);
		Figures.save(data, files.get(1), overwrite);
		return files;
	}

	/** @return a chart of the kernels, scaled to a peak of 1, and of the iterations, relative to the final values */
	public static JFreeChart chart(final PlotData data,
		final CaDeconResult result)
	{
		final NumberAxis relative = TracesChart.axis(
			"Kernel (peak 1); value / final value");
		final CombinedRangeXYPlot both = new CombinedRangeXYPlot(relative);
		both.add(KernelsChart.plot(CaDeconData.of(data.title(), data.traces(),
			result)));
		both.add(history(result));
		both.setGap(20);
		final JFreeChart chart = new JFreeChart(data.title() + String.format(
			java.util.Locale.ROOT, ": tau rise %.3g s, tau decay %.3g s", result
				.kernel().tauRise(), result.kernel().tauDecay()), TITLE, both, true);
		chart.setBackgroundPaint(Color.WHITE);
		return chart;
	}

	private static XYPlot history(final CaDeconResult result) {
		final XYSeriesCollection data = new XYSeriesCollection();
		data.addSeries(series("Tau rise", result, i -> i.kernel().tauRise() / result
			.kernel().tauRise()));
		data.addSeries(series("Tau decay", result, i -> i.kernel().tauDecay() /
			result.kernel().tauDecay()));
		data.addSeries(series("Median PVE", result, Iteration::medianPve));
		return plot(data, "Iteration", true);
	}

	private static XYSeries series(final String name,
		final CaDeconResult result, final ToDoubleFunction<Iteration> value)
	{
		final XYSeries s = new XYSeries(name);
		final List<Iteration> shown = new ArrayList<>(result.history());
		shown.removeIf(i -> Double.isNaN(value.applyAsDouble(i)));
		shown.forEach(i -> s.add(i.index(), value.applyAsDouble(i)));
		return s;
	}

	private static XYPlot plot(final XYSeriesCollection data, final String label,
		final boolean marks)
	{
		final NumberAxis axis = TracesChart.axis(label);
		axis.setAutoRangeIncludesZero(false);
		if (marks) axis.setStandardTickUnits(new PointTickUnits(true));
		final XYPlot plot = new XYPlot(data, axis, null, new XYLineAndShapeRenderer(
			true, marks));
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinePaint(Palette.GRID);
		plot.setRangeGridlinePaint(Palette.GRID);
		return plot;
	}
}
