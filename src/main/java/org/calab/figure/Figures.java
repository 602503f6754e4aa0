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

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.jfree.chart.JFreeChart;

/** Saves the figures of a result: traces and raster. */
public final class Figures {

	private static final int CELL_HEIGHT = 110, MARGINS = 130, RASTER_HEIGHT = 700;

	/** Heights on paper in units of the type size; the last is a part of the width. */
	private static final double PAPER_CELL = 4.5, PAPER_CELL_ACTIVE = 7,
			PAPER_MARGINS = 6, PAPER_RASTER = 0.55;

	private Figures() {}

	/** As {@link #save(PlotData, Path, FigureOptions, boolean)}, for a screen. */
	public static List<Path> save(final PlotData data, final Path file,
		final boolean overwrite) throws IOException
	{
		return save(data, file, FigureOptions.defaults(), overwrite);
	}

	/**
	 * Saves the traces of some cells as {@code file}, and a raster of all or these cells over time as
	 * {@code file_raster}.
	 *
	 * @param file .png, .svg or .pdf file
	 * @return both files
	 */
	public static List<Path> save(final PlotData data, final Path file,
		final FigureOptions options, final boolean overwrite) throws IOException
	{
		FileGroup.write(contents(data, file, options), overwrite);
		return List.of(file, rasterFile(file));
	}

	/** @return the files that {@link #save(PlotData, Path, boolean)} writes, with their content */
	public static Map<Path, FileGroup.Content> contents(final PlotData data,
		final Path file)
	{
		return contents(data, file, FigureOptions.defaults());
	}

	private static Map<Path, FileGroup.Content> contents(final PlotData data,
		final Path file, final FigureOptions options)
	{
		final int[] cells = options.tracesOf(data.traces());
		final PlotData chosen = data.withCells(cells);
		final JFreeChart traces = TracesChart.of(chosen, 0, cells.length);
		window(traces, options, data);
		if (options.width().isPresent()) PaperStyle.apply(traces, options.fontSize());
		if (options.scaleBars()) TracesChart.useScaleBars(traces, chosen);
		final int lanes = cells.length + (options.scaleBars() ? 1 : 0);
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(file, ChartFiles.content(traces, file, sheet(options, MARGINS +
			CELL_HEIGHT * lanes, options.fontSize() * (PAPER_MARGINS + lanes * (data
				.activity().isPresent() ? PAPER_CELL_ACTIVE : PAPER_CELL)))));
		contents.put(rasterFile(file), raster(data, rasterFile(file), options));
		return contents;
	}

	/**
	 * Saves only the raster, of all or the chosen cells in their order.
	 *
	 * @param file .png, .svg or .pdf file
	 */
	public static void saveRaster(final PlotData data, final Path file,
		final FigureOptions options, final boolean overwrite) throws IOException
	{
		if (options.scaleBars()) throw InvalidInputException.of("scale_bars",
			"is given, but applies only to traces, not to a raster.");
		FileGroup.write(file, overwrite, raster(data, file, options));
	}

	private static FileGroup.Content raster(final PlotData data, final Path file,
		final FigureOptions options)
	{
		final PlotData shown = options.cells().isPresent() ? data.withCells(options
			.tracesOf(data.traces())) : data;
		final JFreeChart raster = RasterChart.of(shown, options.rasterScale(),
			options.from(), options.end(data.traces()));
		if (options.cells().isPresent()) raster.getXYPlot().getRangeAxis().setLabel(
			"Cell (in the order given)");
		window(raster, options, data);
		if (options.width().isPresent()) PaperStyle.apply(raster, options.fontSize());
		return ChartFiles.content(raster, file, sheet(options, RASTER_HEIGHT,
			PAPER_RASTER * Sheet.paper(options.width().orElse(1), 1, 1).width()));
	}

	private static void window(final JFreeChart chart,
		final FigureOptions options, final PlotData data)
	{
		if (options.from() > 0 || options.to().isPresent()) chart.getXYPlot()
			.getDomainAxis().setRange(options.from(), options.end(data.traces()));
	}

	private static Sheet sheet(final FigureOptions options, final int pixels,
		final double points)
	{
		return options.width().isPresent() ? Sheet.paper(options.width()
			.getAsDouble(), points, options.dpi()) : Sheet.screen(ChartFiles.WIDTH,
				pixels);
	}

	/** @return the file of the raster that belongs to a figure */
	public static Path rasterFile(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 0 ? file : file.resolveSibling(name.substring(0, dot) +
			"_raster" + name.substring(dot));
	}
}
