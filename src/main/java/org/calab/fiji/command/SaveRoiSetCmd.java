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
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.image.RegionFiles;
import org.calab.image.RegionOutput;
import org.calab.loader.LoadOptions;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Saves the cells' shapes: for the ROI Manager, as a label image, or for Suite2p. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Save RoiSet",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Save RoiSet...", weight = 9.5) })
public final class SaveRoiSetCmd extends CaLabCommand {

	static final String TRACES = "traces";

	@Parameter(required = false, persist = false,
		description = "The image that gives the size: the active image")
	private ImagePlus image;

	@Parameter(required = false, persist = false, label = "Cells (file)",
		description = "Suite2p or Minian folder, CaImAn .hdf5, .nwb, Cellpose _seg.npy or _cp_masks.tif, or RoiSet.zip, for example /data/suite2p. Empty: from the source in the next field")
	private File file;

	@Parameter(required = false, persist = false, label = "Cells from (if no file)",
		choices = { RegionChoice.AUTO, TRACES, RegionChoice.MANAGER,
			RegionChoice.OVERLAY },
		description = "Source of the cells if no file is given. traces: the shapes that were loaded with the traces. auto: these, else the overlay, else the ROI Manager")
	private String regions_from = RegionChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = "Title of the open trace set whose shapes are saved, for example Traces of suite2p. Empty: the active one")
	private String traces = "";

	@Parameter(required = false, persist = false, label = "Trace key",
		description = LoadOptions.TRACE_KEY_HELP)
	private String trace_key = "";

	@Parameter(required = false, persist = false, label = "Cells only",
		description = LoadOptions.CELLS_ONLY_HELP)
	private boolean cells_only = LoadOptions.defaults().cellsOnly();

	@Parameter(required = false, persist = false, label = "Outline threshold",
		description = OutlineOptions.OUTLINE_THRESHOLD_HELP)
	private double outline_threshold;

	@Parameter(required = false, persist = false, label = "Output", style = "save",
		description = RegionOutput.HELP)
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("regions_from", "file", "output").title("traces",
			"none are open").more("Cells", "traces", "trace_key", "cells_only",
				"outline_threshold").more("Results", "overwrite").options(LoadOptions.class,
					OutlineOptions.class).when(v -> !v.has("file"), "regions_from",
						"traces").forget("trace_key");
	}

	@Override
	protected String job() {
		return "Save RoiSet";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final OutlineOptions options = CommandOptions.of(this, OutlineOptions.class);
		final LoadOptions which = CommandOptions.of(this, LoadOptions.class);
		final Path out = Inputs.required("output", output, "a file such as RoiSet.zip or labels.tif, or a folder");
		RegionOutput.requireWritable(out, overwrite);
		final Footprints all = footprints(which), found = which.cellsOnly() ? all
			.accepted() : all;
		found.notes().forEach(n -> note(out.toString(), n));
		final List<Path> files = RegionOutput.save(found, out, options, overwrite);
		Notes.say(found.regions().size() + " cells -> " + files.get(0));
	}

	private Footprints footprints(final LoadOptions which) throws IOException {
		final Optional<Path> path = Inputs.path(file);
		if (path.isPresent()) return RegionFiles.footprints(path.get(), which);
		final String from = regions_from == null || regions_from.isBlank()
			? RegionChoice.AUTO : regions_from.trim().toLowerCase(java.util.Locale.ROOT);
		final boolean auto = from.equals(RegionChoice.AUTO);
		final Optional<Footprints> loaded = auto || from.equals(TRACES) ? openTraces
			.footprints(traces) : Optional.empty();
		if (loaded.isPresent()) return loaded.get().withStates(openTraces.get(traces)
			.traces().states());
		if (from.equals(TRACES)) throw new InvalidInputException(
			"The traces have no shapes of cells: load them with Load Traces... from a file that " +
				"has shapes, or choose another source.");
		if (!auto && !List.of(RegionChoice.MANAGER, RegionChoice.OVERLAY).contains(
			from)) throw InvalidInputException.mustBe("regions_from", "one of " + String
				.join(", ", RegionChoice.AUTO, TRACES, RegionChoice.MANAGER,
					RegionChoice.OVERLAY), regions_from);
		final Footprints around = Footprints.around(RegionChoice.regions(Optional
			.empty(), "", from, image).regions());
		return image == null ? around : RegionOutput.sized(around, image.getWidth(),
			image.getHeight());
	}
}
