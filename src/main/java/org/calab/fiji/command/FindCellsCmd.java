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

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.detection.CellFinder;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.extraction.Footprints;
import org.calab.extraction.Movie;
import org.calab.extraction.OutlineOptions;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.image.FoundCellFiles;
import org.calab.image.ImageFiles;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.image.Outlines;
import org.calab.io.FileGroup;
import org.calab.task.Parallel;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the cells of the active image or a movie file. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Find Cells", menu = { @Menu(
		label = "Plugins"), @Menu(label = "CaLab"), @Menu(
			label = "Find Cells...", weight = 0.5) })
public final class FindCellsCmd extends CaLabCommand {

	@Parameter(required = false, persist = false,
		description = "The movie: the active image, or the movie of the active activity image")
	private ImagePlus image;

	@Parameter(required = false, persist = false, label = "Movie (file)",
		description = "A movie file instead of the active image, for example /data/movie.tif")
	private File movie;

	@Parameter(required = false, persist = false,
		label = "Cell diameter (pixels)", initializer = "presetDiameter",
		description = FindCellsOptions.DIAMETER_HELP)
	private double diameter;

	@Parameter(required = false, persist = false, label = "Smallest SNR",
		description = FindCellsOptions.MIN_SNR_HELP)
	private double min_snr = FindCellsOptions.defaults().minSnr();

	@Parameter(required = false, persist = false, label = "Cells at points",
		initializer = "presetPoints", description = FindCellsOptions.POINTS_HELP)
	private String points = "";

	@Parameter(required = false, persist = false, label = "Rejected candidates",
		description = FindCellsOptions.CANDIDATES_HELP)
	private boolean candidates;

	@Parameter(required = false, persist = false, label = "Sampling rate (Hz)",
		description = MovieOptions.FS_HELP)
	private double fs;

	@Parameter(required = false, persist = false, label = "Channel",
		description = MovieOptions.CHANNEL_HELP)
	private int channel = MovieOptions.defaults().channel();

	@Parameter(required = false, persist = false, label = "Slice",
		description = MovieOptions.SLICE_HELP)
	private int slice = MovieOptions.defaults().slice();

	@Parameter(required = false, persist = false, label = "Z as time",
		description = MovieOptions.Z_AS_TIME_HELP)
	private boolean z_as_time;

	@Parameter(required = false, persist = false,
		label = "Output (path without extension, optional)", style = "save",
		description = FoundCellFiles.HELP)
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	/** Called by SciJava before the dialog is shown: the diameter of what the user drew. */
	void presetDiameter() {
		if (diameter == 0) selection().flatMap(DrawnInputs::diameter).ifPresent(
			d -> diameter = d);
	}

	/** Called by SciJava before the dialog is shown: the points that the user set. */
	void presetPoints() {
		if (points == null || points.isBlank()) selection().flatMap(
			DrawnInputs::points).ifPresent(p -> points = p);
	}

	/** A macro says what it wants; only a person may have drawn it. */
	private static Optional<Roi> selection() {
		return Desktop.isInteractive() ? Optional.ofNullable(WindowManager
			.getCurrentImage()).map(ImagePlus::getRoi) : Optional.empty();
	}

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("diameter", "min_snr", "fs", "output").more("Movie",
			"movie", "channel", "slice", "z_as_time").more("Cells", "points", "candidates")
			.more("Results", "overwrite").options(FindCellsOptions.class, MovieOptions.class)
			.forget("fs", "channel", "slice", "z_as_time", "points");
	}

	@Override
	protected String job() {
		return "Find Cells";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final FindCellsOptions options = CommandOptions.of(this,
			FindCellsOptions.class);
		final MovieOptions axes = CommandOptions.of(this, MovieOptions.class);
		options.requireDiameter(); // before the movie is opened
		final Optional<Path> stem = Inputs.path(output);
		if (stem.isPresent()) for (final Path p : FoundCellFiles.files(stem.get()))
			FileGroup.requireWritable(p, overwrite);
		final ImagePlus source = source();
		final Movie m = ImagePlusMovie.of(source, axes.withZAsTime(axes.zAsTime() ||
			SlicesAsTime.confirmed(source, axes, job())));
		final FoundCells found = CellFinder.find(m, options, Parallel
			.defaultThreads(), progress);
		found.notes().forEach(n -> note(m.title(), n));
		IJ.log("CaLab: " + found.summary());
		if (stem.isPresent()) FoundCellFiles.save(found, stem.get(), overwrite);
		showImages(found, source);
		final boolean added = options.points().isPresent();
		openTraces.describe(found.title(), found.table(), added);
		if (found.footprints().isEmpty()) return;
		showRois(found.footprints().get(), added, source);
		final OpenTraces.Entry entry = openTraces.open("Cells of " + found.title(),
			found.traces().orElseThrow(), Optional.empty());
		openTraces.keep(entry, found.footprints().get());
		TraceViews.show(entry, openTraces);
	}

	private static void showImages(final FoundCells found,
		final ImagePlus source)
	{
		if (!Desktop.showsWindows()) return;
		for (final String name : List.of(FoundCells.CORRELATION,
			FoundCells.ACTIVITY))
		{
			final ImagePlus shown = FoundCellFiles.outlined(found, name);
			DrawnInputs.belongsTo(shown, source);
			shown.show();
		}
	}

	/**
	 * The ROI Manager holds the cells; without windows the movie does, as its overlay.
	 *
	 * @param added whether the cells are added to the ROIs, as those at points are
	 */
	private void showRois(final Footprints cells, final boolean added,
		final ImagePlus source)
	{
		final List<Roi> rois = Outlines.of(cells.outlined(OutlineOptions.defaults()));
		if (!Desktop.showsWindows()) {
			final Overlay overlay = added && source.getOverlay() != null ? source
				.getOverlay() : new Overlay();
			rois.forEach(overlay::add);
			source.setOverlay(overlay);
			return;
		}
		final RoiManager manager = RoiManager.getRoiManager();
		if (!added && manager.getCount() > 0) {
			if (Desktop.isInteractive() && !IJ.showMessageWithCancel(job(), "The " +
				manager.getCount() + " ROIs of the ROI Manager will be replaced by the " +
				"cells that were found.\nCancel keeps them; the cells are then only in the " +
				"activity image.")) return;
			manager.reset();
		}
		rois.forEach(manager::addRoi);
	}

	private ImagePlus source() throws IOException {
		final Optional<Path> file = Inputs.path(movie);
		if (file.isPresent()) return ImageFiles.open(file.get());
		if (image == null) throw new InvalidInputException(
			"There is no image: open a movie first, or set movie to its file.");
		return DrawnInputs.movieOf(image);
	}
}
