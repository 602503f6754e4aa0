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

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.calab.cli.shared.Commands;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Movie;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.image.MovieFiles;
import org.calab.image.MovieOptions;
import org.calab.image.RegionFiles;
import org.calab.io.FileGroup;
import org.calab.loader.LoadOptions;
import org.calab.options.OptionList;
import org.calab.options.OptionSpec;
import org.calab.results.ExtractionFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab extract}: a movie and its regions to traces. */
@Command(name = "extract", mixinStandardHelpOptions = true,
	description = "Extracts the traces of ROIs from a movie: writes OUT.npy, " +
		"OUT_metadata.json and OUT.csv.")
final class ExtractSub implements Callable<Integer>, RecordOptions.Taker {

	/** Options of reading traces, of which only that of rejected cells is needed. */
	private static final String[] NOT_HERE = OptionList.of(LoadOptions.class)
		.options().stream().map(OptionSpec::key).filter(k -> !k.equals(
			"cells_only")).toArray(String[]::new);

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "MOVIE", description = "Movie, for example movie.tif")
	private Path movie;

	@Option(names = "--rois", paramLabel = "SET.zip",
		description = "ROIs of the cells: a RoiSet.zip or a .roi file, or the cells of Suite2p, CaImAn, Minian, NWB or Cellpose")
	private Path rois;

	@Option(names = "--labels", paramLabel = "L.tif",
		description = "Instead of --rois: a label image, 0 is background and each other value is a cell")
	private Path labels;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("The movie",
			MovieOptions.class), RecordOptions.Use.of("Extraction",
			ExtractionOptions.class), RecordOptions.Use.of("Which cells are saved",
				LoadOptions.class, NOT_HERE));
	}

	@Override
	public Integer call() throws Exception {
		final ExtractionOptions options = RecordOptions.read(spec,
			ExtractionOptions.class);
		for (final Path p : ExtractionFiles.files(stem, !options.equals(
			ExtractionOptions.defaults()))) FileGroup.requireWritable(p, overwrite);
		final Movie m = MovieFiles.open(movie, RecordOptions.read(spec,
			MovieOptions.class));
		final List<Region> regions = regions(m);
		final ExtractedTraces extracted = TraceExtraction.extract(m, regions,
			options, progress.progress());
		extracted.notices().forEach(n -> spec.commandLine().getErr().println(
			"calab: note: " + Notes.named(spec, n)));
		final boolean only = RecordOptions.read(spec, LoadOptions.class, NOT_HERE)
			.cellsOnly();
		if (only) extracted.traces().states().leftOut(extracted.traces().names())
			.ifPresent(n -> spec.commandLine().getErr().println("calab: note: " + Notes
				.named(spec, n)));
		final ExtractedTraces saved = only ? extracted.accepted() : extracted;
		final List<Path> files = ExtractionFiles.save(saved, stem, ExtractionFiles
			.metadata(options, rois != null ? "ROIs of " + rois
				: "regions of the label image " + labels, extracted.motion()), overwrite);
		spec.commandLine().getOut().println(saved.traces() + " -> " + PathList
			.text(files));
		return 0;
	}

	private List<Region> regions(final Movie m) throws Exception {
		if (rois == null == (labels == null)) throw Commands.misuse(spec,
			"Give the regions: either --rois SET.zip or --labels L.tif.");
		return rois != null ? RegionFiles.rois(rois) : RegionFiles.labels(labels, m
			.width(), m.height());
	}
}
