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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.MissingValues;
import org.calab.loader.TraceFiles;
import org.calab.loader.UnevenTimes;
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
		description = "CaImAn .hdf5, Minian or Suite2p folder, .nwb, .mat, wide CSV, .npy, .npz or tuning data, for example /data/caiman.hdf5")
	private File file;

	@Parameter(required = false, persist = false, label = "Format", choices = {
		"auto", "caiman", "minian", "suite2p", "nwb", "mat", "csv", "npy", "npz",
		"tuning" }, description = "auto: recognised by content")
	private String format = TraceFiles.AUTO;

	@Parameter(required = false, persist = false, label = "Trace key (optional)",
		description = "Which array, for example estimates/F_dff, spks, plane1 or a variable's name. Empty: the usual one of the format")
	private String trace_key = "";

	@Parameter(required = false, persist = false, label = "fs (Hz)",
		description = Inputs.FS_HELP)
	private double fs;

	@Parameter(required = false, persist = false, label = "Rate key (optional)",
		description = "Where the file holds its rate, for example params/data/fr. Empty: the usual place")
	private String fs_key = "";

	@Parameter(required = false, persist = false, label = "Cells only (Suite2p)",
		description = "Leave out ROIs that Suite2p did not classify as cells")
	private boolean cells_only = true;

	@Parameter(required = false, persist = false, label = "Neuropil (Suite2p, 0-1)",
		description = "F - neuropil x Fneu, for example 0.7")
	private double neuropil = LoadOptions.DEFAULT_NEUROPIL;

	@Parameter(required = false, persist = false, label = "Missing samples (NaN)",
		choices = { "refuse", "interpolate", "keep" },
		description = "refuse: tell the first one; interpolate: fill in linearly, and tell how many")
	private String missing = "refuse";

	@Parameter(required = false, persist = false, label = "Uneven frame times",
		choices = { "refuse", "resample" },
		description = "Where the file holds times that are uneven by more than 1 %")
	private String uneven = "refuse";

	@Parameter(required = false, persist = false, label = "Interpolate dropped frames",
		description = "Fill in frames that are missing from the file's times, and tell how many")
	private boolean interpolate_dropped;

	@Override
	protected String job() {
		return "Load Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Path path = Inputs.path(file).orElseThrow(
			() -> new InvalidInputException(
				"file is missing; allowed is the path of a file of traces"));
		final Loaded loaded = TraceFiles.load(path, format, options());
		loaded.notes().forEach(n -> IJ.log("CaLab: " + path + ": " + n));
		final TraceSet traces = loaded.traces();
		TraceViews.show(openTraces.open("Traces of " + traces.origin(), traces,
			Optional.empty()), openTraces);
	}

	private LoadOptions options() {
		LoadOptions options = LoadOptions.defaults().withCellsOnly(cells_only)
			.withNeuropil(neuropil).withMissing(Require.choice("missing", missing,
				MissingValues.class)).withUneven(Require.choice("uneven", uneven,
					UnevenTimes.class)).withInterpolateDropped(interpolate_dropped);
		if (Inputs.isGiven(fs)) options = options.withFs(fs);
		if (isGiven(trace_key)) options = options.withKey(trace_key.trim());
		if (isGiven(fs_key)) options = options.withRateKey(fs_key.trim());
		return options;
	}

	private static boolean isGiven(final String text) {
		return text != null && !text.isBlank();
	}
}
