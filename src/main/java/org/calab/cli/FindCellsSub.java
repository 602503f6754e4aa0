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

import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.detection.CellFinder;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.image.FoundCellFiles;
import org.calab.image.MovieFiles;
import org.calab.image.MovieOptions;
import org.calab.io.FileGroup;
import org.calab.task.Parallel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab find-cells}: a movie to the ROIs of its cells. */
@Command(name = "find-cells", mixinStandardHelpOptions = true,
	description = "Finds the cells of a movie by their activity: writes OUT_RoiSet.zip, " +
		"OUT_labels.tif, OUT_cells.csv, OUT_activity.tif, OUT_correlation.tif and OUT_find_cells.json.")
final class FindCellsSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "MOVIE", description = "Movie, for example movie.tif")
	private Path movie;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("The movie", MovieOptions.class),
			RecordOptions.Use.of("Cells", FindCellsOptions.class));
	}

	@Override
	public Integer call() throws Exception {
		final FindCellsOptions options = RecordOptions.read(spec,
			FindCellsOptions.class);
		final MovieOptions axes = RecordOptions.read(spec, MovieOptions.class);
		options.requireDiameter(); // before the movie is opened
		for (final Path p : FoundCellFiles.files(stem))
			FileGroup.requireWritable(p, overwrite);
		final FoundCells found = CellFinder.find(MovieFiles.open(movie, axes), options,
			Parallel.defaultThreads(), progress.progress());
		Notes.print(spec, movie, found.notes());
		final List<Path> files = FoundCellFiles.save(found, stem, overwrite);
		spec.commandLine().getOut().println(found.summary() + " -> " + PathList.text(
			files));
		return 0;
	}
}
