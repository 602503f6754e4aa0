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
package org.calab.fiji.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.figure.ChartFiles;
import org.calab.figure.FigureOptions;
import org.calab.figure.Figures;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.options.OptionList;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows open traces again, or saves a plot of them. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Plot Traces", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Plot Traces", weight = 12) })
public final class PlotTracesCmd extends TracesCommand {

	private static final String ACTIVITY = "activity", PROBABILITY =
		"probability", RASTER = "raster";

	/** Value of an option that is found from the traces. */
	private static final String AUTO = "auto";

	@Parameter(required = false, persist = false, label = "Show", choices = {
		ACTIVITY, PROBABILITY, RASTER },
		description = "What to plot below the traces, if activity was inferred; probability: that of activity in each frame, of method posterior; raster: save only the raster")
	private String show = ACTIVITY;

	@Parameter(required = false, persist = false, label = FigureOptions.FILE_LABEL,
		style = "save",
		description = "Save a figure of the traces and a raster (..._raster) instead of showing a window, or with show=raster only the raster, for example /data/traces.pdf")
	private File figure;

	@Parameter(required = false, persist = false, label = "Width (mm)",
		description = FigureOptions.WIDTH_HELP)
	private String width = AUTO;

	@Parameter(required = false, persist = false, label = "Type size (pt)",
		description = FigureOptions.FONT_SIZE_HELP)
	private double font_size = FigureOptions.defaults().fontSize();

	@Parameter(required = false, persist = false, label = "Resolution (dpi)",
		description = FigureOptions.DPI_HELP)
	private int dpi = FigureOptions.defaults().dpi();

	@Parameter(required = false, persist = false, label = "Cells",
		description = FigureOptions.CELLS_HELP)
	private String cells = "";

	@Parameter(required = false, persist = false, label = "From (s)",
		description = FigureOptions.FROM_HELP)
	private double from = FigureOptions.defaults().from();

	@Parameter(required = false, persist = false, label = "To (s)",
		description = FigureOptions.TO_HELP)
	private String to = AUTO;

	@Parameter(required = false, persist = false, label = "Scale bars",
		description = FigureOptions.SCALE_BARS_HELP)
	private boolean scale_bars;

	@Parameter(required = false, persist = false, label = "Raster scale", choices = {
		"common", "per_cell" }, description = FigureOptions.RASTER_SCALE_HELP)
	private String raster_scale = FigureOptions.defaults().rasterScale().toString();

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return reading(traces("show", "figure", "width").more("Figure", "cells", "from", "to",
			"scale_bars", "raster_scale", "font_size", "dpi", "overwrite").when(v -> v.has(
				"figure"), "width", "cells", "from", "to", "raster_scale", "overwrite").when(
					v -> v.has("figure") && !v.is("show", RASTER), "scale_bars").when(v -> v.has(
					"figure") && !v.is("width", AUTO), "font_size", "dpi")).options(
						FigureOptions.class).forget("cells", "from", "to");
	}

	@Override
	protected String job() {
		return "Plot Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Optional<Path> picture = Inputs.path(figure);
		final FigureOptions options = CommandOptions.of(this, FigureOptions.class);
		if (picture.isEmpty()) OptionList.of(FigureOptions.class).changes(options)
			.keySet().forEach(key -> Inputs.requireUnused(key, false, "figure"));
		if (picture.isPresent()) ChartFiles.requireKnown(picture.get());
		if (!List.of(ACTIVITY, PROBABILITY, RASTER).contains(show))
			throw InvalidInputException.mustBe("show",
				"activity, probability or raster", show);
		if (show.equals(RASTER) && picture.isEmpty()) throw InvalidInputException.of(
			"figure", "is missing; with show=raster it must be a file name that ends in " +
				FigureOptions.FORMATS + ".");
		final OpenTraces.Entry entry = entry();
		final boolean probability = show.equals(PROBABILITY);
		if (probability && TraceViews.plot(entry).probability().isEmpty())
			throw new InvalidInputException(
				"show=probability needs the posterior of the traces: run Deconvolve Traces... with method=posterior first.");
		if (show.equals(RASTER)) Figures.saveRaster(TraceViews.plot(entry), picture
			.get(), options, overwrite);
		else if (picture.isPresent()) Figures.save(probability ? TraceViews.plot(entry)
			.ofProbability() : TraceViews.plot(entry), picture.get(), options, overwrite);
		else TraceViews.show(openTraces.isOpen(entry) ? entry : openTraces.open(
			entry.title(), entry.traces(), Optional.empty()), openTraces,
			probability);
	}
}
