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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.image.FootprintImages;
import org.calab.loader.FootprintFiles;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a file of traces. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Load Traces", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Load Traces...", weight = 2) })
public final class LoadTracesCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "File",
		description = "CaImAn .hdf5, Minian or Suite2p folder, .nwb, .mat, table (CSV, TXT), .npy, .npz or tuning data, for example /data/caiman.hdf5")
	private File file;

	@Parameter(required = false, persist = false, label = "Format", choices = {
		"auto", "caiman", "minian", "suite2p", "nwb", "mat", "csv", "npy", "npz",
		"tuning" }, description = "auto: recognised by content")
	private String format = TraceFiles.AUTO;

	@Parameter(required = false, persist = false, label = "Trace key",
		description = LoadOptions.TRACE_KEY_HELP)
	private String trace_key = "";

	@Parameter(required = false, persist = false, label = "Sampling rate (Hz)",
		description = LoadOptions.FS_HELP)
	private double fs;

	@Parameter(required = false, persist = false, label = "Sampling rate key",
		description = LoadOptions.FS_KEY_HELP)
	private String fs_key = "";

	@Parameter(required = false, persist = false, label = "Cells only",
		description = LoadOptions.CELLS_ONLY_HELP)
	private boolean cells_only = LoadOptions.defaults().cellsOnly();

	@Parameter(required = false, persist = false, label = "Neuropil factor",
		description = LoadOptions.NEUROPIL_FACTOR_HELP)
	private double neuropil_factor = LoadOptions.defaults().neuropilFactor();

	@Parameter(required = false, persist = false, label = "Missing samples (NaN)",
		choices = { "refuse", "interpolate", "keep" },
		description = LoadOptions.MISSING_HELP)
	private String missing = LoadOptions.defaults().missing().toString();

	@Parameter(required = false, persist = false, label = "Uneven frame times",
		choices = { "refuse", "resample" },
		description = LoadOptions.UNEVEN_HELP)
	private String uneven = LoadOptions.defaults().uneven().toString();

	@Parameter(required = false, persist = false, label = "Interpolate dropped frames",
		description = LoadOptions.INTERPOLATE_DROPPED_HELP)
	private boolean interpolate_dropped;

	@Parameter(required = false, persist = false, label = "Swap cells and frames",
		description = LoadOptions.TRANSPOSE_HELP)
	private boolean transpose;

	@Parameter(required = false, persist = false, label = "Outline threshold",
		description = OutlineOptions.OUTLINE_THRESHOLD_HELP)
	private double outline_threshold;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("file", "fs").more("Format", "format", "trace_key",
			"fs_key").more("Cells", "cells_only", "neuropil_factor", "outline_threshold")
			.more("Repairs", "missing", "uneven", "interpolate_dropped", "transpose")
			.options(LoadOptions.class, OutlineOptions.class).forget("fs", "format",
				"trace_key", "fs_key", "transpose");
	}

	@Override
	protected String job() {
		return "Load Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final OutlineOptions outlines = CommandOptions.of(this, OutlineOptions.class);
		final Path path = Inputs.required("file", file, "the path of a trace file");
		final Loaded loaded = TraceFiles.load(path, format, CommandOptions.of(this,
			LoadOptions.class));
		loaded.notes().forEach(n -> note(path.toString(), n));
		final TraceSet traces = loaded.traces();
		final Optional<Footprints> shapes = footprints(path, traces);
		final OpenTraces.Entry entry = openTraces.open("Traces of " + traces.origin(),
			traces, Optional.empty());
		if (shapes.isPresent()) {
			openTraces.keep(entry, shapes.get());
			if (Desktop.showsWindows()) FootprintImages.withOutlines(ShapesImage.title(
				entry), shapes.get(), outlines).show();
		}
		TraceViews.show(entry, openTraces);
	}

	/** @return the shapes of the loaded cells; without them the traces are still of use */
	private Optional<Footprints> footprints(final Path path,
		final TraceSet traces)
	{
		try {
			final Optional<Footprints> found = FootprintFiles.find(path, format,
				CommandOptions.of(this, LoadOptions.class));
			if (found.isEmpty() || transpose) return Optional.empty();
			final Footprints shapes = found.get().of(traces.names());
			shapes.notes().forEach(n -> note(path.toString(), n));
			return Optional.of(shapes);
		}
		catch (final IOException | InvalidInputException e) {
			note(path.toString(), "The cells' shapes were not read: " + e.getMessage());
			return Optional.empty();
		}
	}
}
