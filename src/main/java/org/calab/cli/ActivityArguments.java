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
package org.calab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.calab.cli.shared.Commands;
import org.calab.cli.shared.RecordOptions;
import org.calab.figure.ChartFiles;
import org.calab.figure.FigureOptions;
import org.calab.figure.Figures;
import org.calab.figure.PlotData;
import org.calab.io.FileGroup;
import org.calab.options.OptionList;
import org.calab.options.OptionSpec;
import org.calab.results.ActivityFiles;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where inferred activity goes, for every subcommand that infers some. */
final class ActivityArguments {

	@Option(names = "--full",
		description = "Also OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv")
	private boolean full;

	@Option(names = "--figure",
		description = "Also a figure, OUT.png, and a raster of all cells, OUT_raster.png")
	private boolean figure;

	@Option(names = "--figure-format", paramLabel = "NAME",
		description = "Format of the figures: png, svg or pdf (default: png)")
	private String figureFormat;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "File of the activity, .npy; or the folder of a batch")
	private Path out;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	Path out() {
		return out;
	}

	/** The options of the figures. */
	static final RecordOptions.Use FIGURE = RecordOptions.Use.of(
		"Figures (--figure)", FigureOptions.class);

	/** To be asked first: refuses options of figures that are invalid, or without {@code --figure}. */
	FigureOptions figureOptions() {
		final FigureOptions options = RecordOptions.read(spec, FigureOptions.class);
		final List<String> given = new ArrayList<>(RecordOptions.given(spec, OptionList
			.of(FigureOptions.class).options().stream().map(OptionSpec::key).toArray(
				String[]::new)));
		if (figureFormat != null) given.add("--figure-format");
		if (!figure && !given.isEmpty()) throw Commands.misuse(spec, String.join(", ",
			given) + (given.size() == 1 ? " is" : " are") +
			" allowed only with --figure.");
		return options;
	}

	private Path figureFile(final Path to) {
		final Path file = ActivityFiles.beside(to, "." + (figureFormat == null ? "png"
			: figureFormat.toLowerCase(Locale.ROOT)));
		ChartFiles.requireKnown(file);
		return file;
	}

	/** To be asked before the work. */
	void requireWritable(final Path to) throws IOException {
		figureFile(to);
		FileGroup.requireWritable(ActivityFiles.activityFile(to), overwrite);
	}

	/**
	 * @param least what is written even without {@code --full}
	 * @return the file of the activity
	 */
	Path save(final TraceSet traces, final InferredActivity result,
		final Path to, final ActivityFiles.Extent least) throws IOException
	{
		final List<Path> written = ActivityFiles.save(result, to, full
			? ActivityFiles.Extent.FULL : least, overwrite);
		if (figure) Figures.save(PlotData.of(to.getFileName().toString(), traces,
			result), figureFile(to), figureOptions(), overwrite);
		return written.get(0);
	}
}
