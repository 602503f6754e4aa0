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

import org.calab.fiji.Desktop;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.image.SimulatedMovieFiles;
import org.calab.io.FileGroup;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.ShortNames;
import org.calab.simulation.SimulatedMovie;
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

	@Parameter(required = false, persist = false,
		label = "Indicator",
		choices = { "gcamp6f", "gcamp6m", "gcamp6s", "jgcamp8f", "ogb1", "clean" },
		description = MovieCellsOptions.PRESET_HELP)
	private String preset = MovieCellsOptions.defaults().preset().toString();

	@Parameter(required = false, persist = false,
		label = "Cells",
		description = MovieCellsOptions.CELLS_HELP)
	private int cells = MovieCellsOptions.defaults().cells();

	@Parameter(required = false, persist = false,
		label = "Frames",
		description = MovieCellsOptions.FRAMES_HELP)
	private int frames = MovieCellsOptions.defaults().frames();

	@Parameter(required = false, persist = false,
		label = "Sampling rate (Hz)",
		description = MovieCellsOptions.FS_HELP)
	private double fs = MovieCellsOptions.defaults().fs();

	@Parameter(required = false, persist = false,
		label = "Spike rate (Hz)",
		description = MovieCellsOptions.RATE_HZ_HELP)
	private double rate_hz = MovieCellsOptions.defaults().rateHz();

	@Parameter(required = false, persist = false,
		label = "Width (pixels)",
		description = SceneOptions.WIDTH_HELP)
	private int width = SceneOptions.defaults().width();

	@Parameter(required = false, persist = false,
		label = "Height (pixels)",
		description = SceneOptions.HEIGHT_HELP)
	private int height = SceneOptions.defaults().height();

	@Parameter(required = false, persist = false,
		label = "Cell radius (pixels)",
		description = SceneOptions.CELL_RADIUS_HELP)
	private double cell_radius = SceneOptions.defaults().cellRadius();

	@Parameter(required = false, persist = false,
		label = "Radius spread",
		description = SceneOptions.RADIUS_SPREAD_HELP)
	private double radius_spread = SceneOptions.defaults().radiusSpread();

	@Parameter(required = false, persist = false,
		label = "Spacing (radii)",
		description = SceneOptions.SPACING_HELP)
	private double spacing = SceneOptions.defaults().spacing();

	@Parameter(required = false, persist = false,
		label = "Donut fraction",
		description = SceneOptions.DONUT_FRACTION_HELP)
	private double donut_fraction = SceneOptions.defaults().donutFraction();

	@Parameter(required = false, persist = false,
		label = "Silent fraction",
		description = SceneOptions.SILENT_FRACTION_HELP)
	private double silent_fraction = SceneOptions.defaults().silentFraction();

	@Parameter(required = false, persist = false,
		label = "Background (grey levels)",
		description = SceneOptions.BACKGROUND_HELP)
	private double background = SceneOptions.defaults().background();

	@Parameter(required = false, persist = false,
		label = "Resting fluorescence (grey levels)",
		description = SceneOptions.RESTING_HELP)
	private double resting = SceneOptions.defaults().resting();

	@Parameter(required = false, persist = false,
		label = "Neuropil (grey levels)",
		description = SceneOptions.NEUROPIL_HELP)
	private double neuropil = SceneOptions.defaults().neuropil();

	@Parameter(required = false, persist = false,
		label = "Local neuropil (grey levels)",
		description = SceneOptions.NEUROPIL_LOCAL_HELP)
	private double neuropil_local = SceneOptions.defaults().neuropilLocal();

	@Parameter(required = false, persist = false,
		label = "Radius of local patches (pixels)",
		description = SceneOptions.PATCH_RADIUS_HELP)
	private double patch_radius = SceneOptions.defaults().patchRadius();

	@Parameter(required = false, persist = false,
		label = "Photons per grey level",
		description = SceneOptions.PHOTONS_PER_LEVEL_HELP)
	private double photons_per_level = SceneOptions.defaults().photonsPerLevel();

	@Parameter(required = false, persist = false,
		label = "Read noise (grey levels)",
		description = SceneOptions.READ_NOISE_HELP)
	private double read_noise = SceneOptions.defaults().readNoise();

	@Parameter(required = false, persist = false,
		label = "Motion jitter (pixels)",
		description = SceneOptions.MOTION_JITTER_HELP)
	private double motion_jitter = SceneOptions.defaults().motionJitter();

	@Parameter(required = false, persist = false,
		label = "Motion drift (pixels)",
		description = SceneOptions.MOTION_DRIFT_HELP)
	private double motion_drift = SceneOptions.defaults().motionDrift();

	@Parameter(required = false, persist = false,
		label = "Bleaching",
		description = MovieCellsOptions.BLEACHING_HELP)
	private boolean bleaching;

	@Parameter(required = false, persist = false,
		label = "Seed",
		description = MovieCellsOptions.SEED_HELP)
	private long seed = MovieCellsOptions.defaults().seed();

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
	protected DialogLayout layout() {
		return DialogLayout.first("preset", "cells", "frames", "fs").more("Cells",
			"rate_hz", "cell_radius", "radius_spread", "spacing", "donut_fraction",
			"silent_fraction", "resting").more("Image", "width", "height", "background",
				"photons_per_level", "read_noise", "bleaching").more("Neuropil", "neuropil",
					"neuropil_local", "patch_radius").more("Motion", "motion_jitter",
						"motion_drift").more("Results", "seed", "output", "overwrite").options(
							MovieCellsOptions.class, SceneOptions.class);
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
		return new MovieConfig(CommandOptions.of(this, MovieCellsOptions.class)
			.config(), CommandOptions.of(this, SceneOptions.class));
	}
}
