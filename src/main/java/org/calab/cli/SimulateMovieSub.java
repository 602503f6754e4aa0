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

import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.image.SimulatedMovieFiles;
import org.calab.io.FileGroup;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Parallel;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calab simulate-movie}: a movie with its true ROIs, traces and spikes. */
@Command(name = "simulate-movie", mixinStandardHelpOptions = true,
	description = "Simulates a movie: writes OUT.tif, OUT_RoiSet.zip, the true " +
		"traces OUT_traces.npy with metadata, OUT_spikes.npy, OUT_clean.npy " +
		"and OUT_truth.json.")
final class SimulateMovieSub implements Callable<Integer>, RecordOptions.Taker
{


	@Spec
	private CommandSpec spec;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("The cells", MovieCellsOptions.class),
			RecordOptions.Use.of("The image", SceneOptions.class));
	}

	@Override
	public Integer call() throws Exception {
		final MovieConfig config = new MovieConfig(RecordOptions.read(spec,
			MovieCellsOptions.class).config(), RecordOptions.read(spec,
				SceneOptions.class));
		for (final Path p : SimulatedMovieFiles.files(stem))
			FileGroup.requireWritable(p, overwrite);
		final Progress all = progress.progress();
		final SimulatedMovie movie = SimulatedMovie.of(config, Parallel
			.defaultThreads(), all.stage(0, 0.8));
		spec.commandLine().getOut().println(movie.truth().traces() + " -> " +
			PathList.text(SimulatedMovieFiles.save(movie, stem, overwrite, all
				.stage(0.8, 1))));
		return 0;
	}
}
