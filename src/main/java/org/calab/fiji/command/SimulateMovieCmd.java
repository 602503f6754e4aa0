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

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.Require;
import org.calab.fiji.Desktop;
import org.calab.fiji.TaskProgress;
import org.calab.image.SimulatedMovieFiles;
import org.calab.io.FileGroup;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.Presets;
import org.calab.simulation.ShortNames;
import org.calab.simulation.SimulatedMovie;
import org.calab.simulation.SimulationConfig;
import org.calab.task.Parallel;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Simulates a movie of cells whose positions, traces and spikes are known. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Simulate Movie", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Simulate Movie...", weight = 4) })
public final class SimulateMovieCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Indicator",
		choices = { "gcamp6f", "gcamp6m", "gcamp6s", "jgcamp8f", "ogb1", "clean" },
		description = "Sets the time constants, for example gcamp6f")
	private String preset = Presets.GCAMP6F.toString();

	@Parameter(required = false, persist = false, label = "Cells",
		description = "Number of cells, for example 20; they must fit into the image")
	private int cells = MovieConfig.defaults().cells().numCells();

	@Parameter(required = false, persist = false, label = "Frames",
		description = "Number of frames, for example 600")
	private int frames = MovieConfig.defaults().cells().numTimepoints();

	@Parameter(required = false, persist = false, label = "Sampling rate (Hz)",
		description = "Frames per second in Hz, for example 20")
	private double fs = MovieConfig.defaults().cells().fs();

	@Parameter(required = false, persist = false, label = "Width (pixels)",
		description = "Width of the image in pixels, for example 128")
	private int width = MovieConfig.defaults().width();

	@Parameter(required = false, persist = false, label = "Height (pixels)",
		description = "Height of the image in pixels, for example 128")
	private int height = MovieConfig.defaults().height();

	@Parameter(required = false, persist = false, label = "Cell radius (pixels)",
		description = "Mean radius of a cell in pixels, for example 6")
	private double cell_radius = MovieConfig.defaults().cellRadius();

	@Parameter(required = false, persist = false, label = "Neuropil (grey levels)",
		description = "Mean fluorescence around the cells in grey levels, for example 60; a silent cell has 150")
	private double neuropil = MovieConfig.defaults().neuropil();

	@Parameter(required = false, persist = false, label = "Photons per grey level",
		description = "Fewer photons mean more shot noise, for example 0.5")
	private double photons_per_level = MovieConfig.defaults().photonsPerLevel();

	@Parameter(required = false, persist = false, label = "Bleaching",
		description = "Whether the movie loses 15 % of its fluorescence, with a time constant of 600 s")
	private boolean bleaching;

	@Parameter(required = false, persist = false, label = "Seed",
		description = "0 to 4294967295; the same seed gives the same movie, for example 42")
	private double seed = MovieConfig.defaults().cells().seed();

	@Parameter(required = false, persist = false, label = "Output (path without extension, optional)",
		style = "save",
		description = "Also save as OUT.tif with RoiSet, true traces, spikes and truth, for example /data/movie")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Parameter(type = ItemIO.OUTPUT, label = "Simulated movie")
	private ImagePlus movie;

	@Override
	protected String inputName(final String key) {
		return ShortNames.of(key);
	}

	@Override
	protected String job() {
		return "Simulate Movie";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final MovieConfig config = configuration();
		final Optional<Path> stem = Inputs.path(output);
		if (stem.isPresent()) {
			for (final Path p : SimulatedMovieFiles.files(stem.get()))
				FileGroup.requireWritable(p, overwrite);
		}
		final SimulatedMovie simulated = SimulatedMovie.of(config, Parallel
			.defaultThreads(), progress.stage(0, 0.1));
		final ImagePlus image = SimulatedMovieFiles.image(simulated,
			"Simulated movie", progress.stage(0.1, stem.isPresent() ? 0.5 : 1));
		if (stem.isPresent()) SimulatedMovieFiles.save(simulated, stem.get(),
			overwrite, progress.stage(0.5, 1));
		movie = image;
		Desktop.open(movie);
	}

	private MovieConfig configuration() {
		final SimulationConfig c = MovieConfig.cellsOf(Require.choice("preset",
			preset, Presets.class)).withNumCells(cells).withNumTimepoints(frames)
			.withFs(fs).withSeed(Inputs.seed(seed));
		final MovieConfig d = MovieConfig.of(c.withPhotobleaching(c.photobleaching()
			.withEnabled(bleaching)));
		return d.withSize(width, height).withCellRadius(cell_radius).withLevels(d
			.background(), d.resting(), neuropil).withNoise(photons_per_level, d
				.readNoise());
	}
}
