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
package org.calab.fiji;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.calab.alignment.Alignment;
import org.calab.alignment.AlignmentOptions;
import org.calab.correlation.CorrelationOptions;
import org.calab.correlation.Correlations;
import org.calab.figure.FigureOptions;
import org.calab.figure.Figures;
import org.calab.figure.PlotData;
import org.calab.io.Json;
import org.calab.loader.EventFiles;
import org.calab.results.AlignmentFiles;
import org.calab.results.MethodsText;
import org.calab.results.ResultFiles;
import org.calab.task.Parallel;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} on results: events, correlations, files, figures and sentences for a paper. */
public interface ResultFunctions extends Contextual {

	/**
	 * Saves traces with what was inferred from them as a figure, and a raster of all cells beside it, for
	 * example {@code calab.saveFigure(dff, 30, result, "/data/figure.pdf", {"width": 85})}.
	 *
	 * @param traces n_cells × n_timepoints
	 * @param result what was inferred from them, or null
	 * @param file .png, .svg or .pdf
	 * @param options cells, from, to, scale_bars, raster_scale, width, font_size, dpi; overwrite
	 * @return both files
	 */
	default List<Path> saveFigure(final Object traces, final double fs,
		final InferredActivity result, final String file, final Map<?, ?> options)
		throws IOException
	{
		final Keywords k = new Keywords(options);
		final FigureOptions o = k.options(FigureOptions.class);
		final boolean overwrite = k.flag("overwrite");
		k.requireNoOther();
		final Path to = ServiceCall.path("file", file);
		final String title = to.getFileName().toString();
		final TraceSet set = TraceArguments.traces(traces, SamplingRate.ofHz(fs));
		return Figures.save(result == null ? PlotData.of(title, set) : PlotData.of(title,
			set, result), to, o, overwrite);
	}

	/**
	 * Saves activity or spikes with their tables: {@code OUT.npy} and the files beside it, or
	 * the files of CaDecon. Rejected cells are left out. See {@link ResultFiles}.
	 *
	 * @param result of this service, for example of
	 *          {@link ActivityFunctions#inferActivity(Object, double)}
	 * @return the files
	 */
	default List<Path> save(final InferredActivity result, final String out,
		final boolean overwrite) throws IOException
	{
		return save(result, out, overwrite, true);
	}

	/**
	 * As {@link #save(InferredActivity, String, boolean)}, for the accepted cells or for all.
	 *
	 * @param cellsOnly whether to leave out rejected cells
	 */
	default List<Path> save(final InferredActivity result, final String out,
		final boolean overwrite, final boolean cellsOnly) throws IOException
	{
		return ResultFiles.save(cellsOnly ? result.accepted() : result, ServiceCall.path("out",
			out), overwrite);
	}

	/** @return sentences for a paper about a result, as Methods Text... writes them */
	default String methodsText(final InferredActivity result) {
		return MethodsText.of(List.of(Json.tree(result.info())));
	}

	/** As {@link #alignToEvents(Object, double, String, Map)} with the defaults: from 1 s before to 3 s after each event. */
	default Alignment alignToEvents(final Object traces, final double fs,
		final String events) throws IOException
	{
		return alignToEvents(traces, fs, events, Map.of());
	}

	/**
	 * Aligns traces to events, for example
	 * {@code calab.alignToEvents(result.activity(), 30, "/data/events.csv", {"baseline": "-1,0"})}.
	 *
	 * @param events a table (CSV) with the columns time_s and condition, or an NWB file
	 * @param options any of window, baseline, condition_column, first_frame, sort
	 */
	default Alignment alignToEvents(final Object traces, final double fs,
		final String events, final Map<?, ?> options) throws IOException
	{
		final Keywords k = new Keywords(options);
		final AlignmentOptions o = k.options(AlignmentOptions.class);
		k.requireNoOther();
		return Alignment.of(TraceArguments.traces(traces, SamplingRate.ofHz(fs)), EventFiles
			.read(ServiceCall.path("events", events), o.conditionColumn()), o);
	}

	/** Saves {@code OUT_aligned.csv} and {@code OUT_responses.csv}. @return the files */
	default List<Path> save(final Alignment alignment, final String out,
		final boolean overwrite) throws IOException
	{
		return AlignmentFiles.save(alignment, ServiceCall.path("out", out), overwrite);
	}

	/**
	 * The Pearson correlation of each pair of cells.
	 *
	 * @param bin length of the bins in s; 0: single frames
	 * @return n_cells × n_cells
	 */
	default double[][] correlations(final Object traces, final double fs,
		final double bin)
	{
		return ServiceCall.watched(this, "Correlations",
			progress -> Correlations.of(TraceArguments.traces(
			traces, SamplingRate.ofHz(fs)), new CorrelationOptions(bin), Parallel
				.defaultThreads(), progress));
	}

	/** As {@link #export(Object, String, Map)} with the defaults: an Excel file. */
	default List<Path> export(final Object of, final String output)
		throws IOException
	{
		return export(of, output, Map.of());
	}

	/**
	 * Writes a result or traces for other programs; see {@link org.calab.export.Export}.
	 *
	 * @param of a result, a trace set, or the path of a saved result or of traces
	 * @param output path without extension
	 * @param options {@code format} and the other {@link org.calab.export.ExportOptions}, {@code cells_only},
	 *          {@code overwrite}, {@code traces} of a result, and the files {@code fluorescence} and {@code rois}
	 * @return the files and folders
	 */
	default List<Path> export(final Object of, final String output,
		final Map<?, ?> options) throws IOException
	{
		return OpenExport.save(of, output, options, (file, note) -> ServiceCall.log(
			this).ifPresent(log -> log.info(file + ": " + note)));
	}
}
