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

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.calab.cells.CellList;
import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;
import org.calab.trace.TraceSet;

/**
 * What a saved figure shows, and its size for a paper. Immutable.
 *
 * @param cells list of cells as {@link CellList} reads it; empty for the first ones in the traces, and all in the
 *          raster
 * @param from start of the time window in seconds (in frames if the sampling rate is unknown)
 * @param to its end; empty for that of the recording
 * @param scaleBars whether bars of time and fluorescence replace the axes of the traces
 * @param rasterScale scale of the colours of the raster
 * @param width in mm; empty for a figure of 1200 pixels
 * @param fontSize type size in points, of a figure with a width in mm
 * @param dpi pixels per inch of a PNG with a width in mm
 */
public record FigureOptions(
	@Option(label = "Cells", help = FigureOptions.CELLS_HELP) Optional<String> cells,
	@Option(label = "From", unit = "s", value = "0", min = 0, help = FigureOptions.FROM_HELP) double from,
	@Option(label = "To", unit = "s", absent = "auto", min = 0, above = true, help = FigureOptions.TO_HELP) OptionalDouble to,
	@Option(help = FigureOptions.SCALE_BARS_HELP) boolean scaleBars,
	@Option(value = "common", help = FigureOptions.RASTER_SCALE_HELP) RasterScale rasterScale,
	@Option(label = "Width", unit = "mm", absent = "auto", min = 20, max = 1000, help = FigureOptions.WIDTH_HELP) OptionalDouble width,
	@Option(label = "Type size", unit = "pt", value = "7", min = 3, max = 72, help = FigureOptions.FONT_SIZE_HELP) double fontSize,
	@Option(label = "Resolution", unit = "dpi", value = "300", min = 50, max = 1200, help = FigureOptions.DPI_HELP) int dpi)
{

	/** The formats of figures, for messages and labels. */
	public static final String FORMATS = ".png, .svg or .pdf";

	/** The label of the file of a figure. */
	public static final String FILE_LABEL = "Figure (" + FORMATS + ", optional)";

	public static final String CELLS_HELP =
		"Cells of a saved figure in their order: numbers counted from 1, ranges or names, for example 3,7-9; all: every cell. Empty: the first 12, and all in the raster";
	public static final String FROM_HELP =
		"Start of the time window of a saved figure in seconds, for example 10 (in frames if the sampling rate is unknown)";
	public static final String TO_HELP =
		"End of the time window of a saved figure in seconds, for example 40. auto: the end of the recording";
	public static final String SCALE_BARS_HELP =
		"Whether bars of time and fluorescence replace the axes of a saved figure; all traces then have one scale";
	public static final String RASTER_SCALE_HELP =
		"Colours of the raster; common: one scale for all cells; per_cell: each cell has its own scale";
	public static final String WIDTH_HELP =
		"Width of a saved figure in mm, for example 85 for a column or 180 for a page. auto: 1200 pixels, for a screen";
	public static final String FONT_SIZE_HELP =
		"Type size of a figure with a width in mm in points, for example 7";
	public static final String DPI_HELP =
		"Pixels per inch of a PNG with a width in mm, for example 300 or 600";

	private static final double FONT_SIZE = 7;
	private static final int DPI = 300;

	/** Largest number of cells that remains readable. */
	private static final int CELLS = 12;

	public FigureOptions {
		OptionList.check(FigureOptions.class, cells, from, to, scaleBars,
			rasterScale, width, fontSize, dpi);
		if (to.isPresent() && to.getAsDouble() <= from) throw InvalidInputException
			.mustBe("to", "greater than from (" + from + ")", to.getAsDouble());
		if (width.isEmpty() && fontSize != FONT_SIZE) throw InvalidInputException.of(
			"font_size", "is given, but applies only with a width in mm.");
		if (width.isEmpty() && dpi != DPI) throw InvalidInputException.of("dpi",
			"is given, but applies only with a width in mm.");
	}

	public static FigureOptions defaults() {
		return OptionList.of(FigureOptions.class).defaults();
	}

	/** @return the cells of the traces, counted from 0 */
	int[] tracesOf(final TraceSet all) {
		return cells.map(c -> CellList.of(c, all.names())).orElseGet(() -> IntStream
			.range(0, Math.min(CELLS, all.numCells())).toArray());
	}

	/** @return the end of the window, at most that of the traces */
	double end(final TraceSet traces) {
		final double last = traces.time(traces.numTimepoints() - 1);
		if (from >= last) throw InvalidInputException.mustBe("from",
			"before the end of the recording (" + last + ")", from);
		return Math.min(last, to.orElse(last));
	}

	/** @return the endings of the names of figures, without the dot; the first is the usual one */
	public static String[] endings() {
		return new String[] { "png", "svg", "pdf" };
	}
}
