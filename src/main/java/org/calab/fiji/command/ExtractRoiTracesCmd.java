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

import org.calab.check.InvalidInputException;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.image.ImageFiles;
import org.calab.image.MovieOptions;
import org.calab.io.FileGroup;
import org.calab.loader.LoadOptions;
import org.calab.results.ExtractionFiles;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Extracts the traces of ROIs from the active image or a movie file. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Extract ROI Traces",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Extract ROI Traces...", weight = 1) })
public final class ExtractRoiTracesCmd extends CaLabCommand {

	@Parameter(required = false, persist = false,
		description = "The movie: the active image")
	private ImagePlus image;

	@Parameter(required = false, persist = false, label = "Movie (file)",
		description = "A movie file instead of the active image, for example /data/movie.tif")
	private File movie;

	@Parameter(required = false, persist = false, label = "ROIs (file)",
		description = "RoiSet.zip, .roi, or cells of Suite2p, CaImAn, Minian, NWB or Cellpose, for example /data/RoiSet.zip. Empty: from the source in the next field")
	private File rois;

	@Parameter(required = false, persist = false, label = "Regions from (if no file)",
		choices = { RegionChoice.AUTO, RegionChoice.MANAGER, RegionChoice.OVERLAY,
			RegionChoice.SELECTION },
		description = "Source of the ROIs if no file is given. auto: the overlay of the movie, else the ROI Manager, else the selection")
	private String regions_from = RegionChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Label image (title or file)",
		description = "Instead of ROIs, a label image, for example /data/labels.tif: 0 is background, each other value a cell")
	private String labels = "";

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

	@Parameter(required = false, persist = false, label = "Subtract neuropil",
		description = ExtractionOptions.NEUROPIL_HELP)
	private boolean neuropil;

	@Parameter(required = false, persist = false, label = "Neuropil factor",
		description = NeuropilOptions.NEUROPIL_FACTOR_HELP)
	private double neuropil_factor = NeuropilOptions.defaults().factor();

	@Parameter(required = false, persist = false, label = "Inner gap (pixels)",
		description = NeuropilOptions.INNER_GAP_HELP)
	private int inner_gap = NeuropilOptions.defaults().innerGap();

	@Parameter(required = false, persist = false, label = "Min neuropil pixels",
		description = NeuropilOptions.MIN_NEUROPIL_PIXELS_HELP)
	private int min_neuropil_pixels = NeuropilOptions.defaults().minPixels();

	@Parameter(required = false, persist = false, label = "Demix",
		description = ExtractionOptions.DEMIX_HELP)
	private boolean demix;

	@Parameter(required = false, persist = false, label = "Compute dF/F",
		description = ExtractionOptions.DFF_HELP)
	private boolean dff;

	@Parameter(required = false, persist = false, label = "dF/F window (s)",
		description = DeltaFOptions.DFF_WINDOW_HELP)
	private double dff_window = DeltaFOptions.defaults().window();

	@Parameter(required = false, persist = false, label = "dF/F percentile",
		description = DeltaFOptions.DFF_PERCENTILE_HELP)
	private double dff_percentile = DeltaFOptions.defaults().percentile();

	@Parameter(required = false, persist = false, label = "Cells only",
		description = LoadOptions.CELLS_ONLY_HELP)
	private boolean cells_only = LoadOptions.defaults().cellsOnly();

	@Parameter(required = false, persist = false, label = "Output (path without extension, optional)",
		style = "save",
		description = "Also save as OUT.npy, OUT_metadata.json and OUT.csv, for example /data/movie")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("regions_from", "fs", "neuropil", "dff", "output").more(
			"Movie", "movie", "channel", "slice", "z_as_time").more("ROIs", "rois", "labels",
				"cells_only", "demix").more("Neuropil", "neuropil_factor", "inner_gap",
					"min_neuropil_pixels").more("dF/F", "dff_window", "dff_percentile").more(
						"Results", "overwrite").options(MovieOptions.class,
							ExtractionOptions.class, LoadOptions.class).when(v -> v.isOn(
								"neuropil"), "neuropil_factor", "inner_gap",
								"min_neuropil_pixels").when(v -> v.isOn("dff"), "dff_window",
									"dff_percentile").when(v -> !v.has("rois") && !v.has("labels"),
										"regions_from").forget("fs", "channel", "slice", "z_as_time",
											"labels").shown("regions_from", RegionChoice.AUTO,
												"overlay, else ROI Manager");
	}

	@Override
	protected String job() {
		return "Extract ROI Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final ExtractionOptions options = options();
		final MovieOptions axes = CommandOptions.of(this, MovieOptions.class);
		final Optional<Path> stem = Inputs.path(output);
		if (stem.isPresent()) {
			for (final Path p : ExtractionFiles.files(stem.get(), neuropil || demix ||
				dff))
				FileGroup.requireWritable(p, overwrite);
		}
		final RoiExtraction.Result result = new RoiExtraction(source(), axes, Inputs
			.path(rois), labels, regions_from, options).run(job(), progress);
		final ExtractedTraces extracted = result.traces();
		if (stem.isPresent()) save(extracted, result.regionsFrom(), stem.get());
		TraceViews.show(openTraces.open(OpenTraces.Entry.of("Traces of " + extracted
			.traces().origin(), extracted)), openTraces);
	}

	private void save(final ExtractedTraces extracted, final String regionsFrom,
		final Path stem) throws IOException
	{
		if (cells_only) noteLeftOut(stem.toString(), extracted.traces().states(),
			extracted.traces().names());
		ExtractionFiles.save(cells_only ? extracted.accepted() : extracted, stem,
			ExtractionFiles.metadata(options(), regionsFrom, extracted.motion()),
			overwrite);
	}

	private ExtractionOptions options() {
		return CommandOptions.of(this, ExtractionOptions.class);
	}

	private ImagePlus source() throws IOException {
		final Optional<Path> file = Inputs.path(movie);
		if (file.isPresent()) return ImageFiles.open(file.get());
		if (image == null) throw new InvalidInputException(
			"There is no image: open a movie first, or set movie to its file.");
		return image;
	}
}
