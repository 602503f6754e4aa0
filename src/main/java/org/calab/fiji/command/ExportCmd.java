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
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.export.Export;
import org.calab.export.ExportData;
import org.calab.export.ExportOptions;
import org.calab.export.ExportSource;
import org.calab.export.NwbOptions;
import org.calab.fiji.OpenExport;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.loader.LoadOptions;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes traces and inferred activity for MATLAB, Excel, R, Prism, Suite2p and NWB. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Export", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Export...", weight = 9.7) })
public final class ExportCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = "Title of an open result or trace set, for example Deconvolved movie.tif. Empty: the active one")
	private String traces = "";

	@Parameter(required = false, persist = false,
		label = "File (instead of an open result)",
		description = Export.FILE_HELP)
	private File file;

	@Parameter(required = false, persist = false, label = "Fluorescence (file)",
		description = Export.FLUORESCENCE_HELP)
	private File fluorescence;

	@Parameter(required = false, persist = false, label = "ROIs (file)",
		description = Export.ROIS_HELP)
	private File rois;

	@Parameter(required = false, persist = false, label = "Formats",
		description = ExportOptions.FORMAT_HELP)
	private String format = ExportOptions.defaults().format();

	@Parameter(required = false, persist = false, label = "Cells only",
		description = LoadOptions.CELLS_ONLY_HELP)
	private boolean cells_only = LoadOptions.defaults().cellsOnly();

	@Parameter(required = false, persist = false, label = "Event threshold",
		description = ExportOptions.EVENT_THRESHOLD_HELP)
	private String event_threshold = "auto";

	@Parameter(required = false, persist = false, label = "Animal",
		description = ExportOptions.ANIMAL_HELP)
	private String animal = "";

	@Parameter(required = false, persist = false, label = "Session",
		description = ExportOptions.SESSION_HELP)
	private String session = "";

	@Parameter(required = false, persist = false, label = "Session start",
		description = NwbOptions.SESSION_START_HELP)
	private String session_start = "";

	@Parameter(required = false, persist = false, label = "Session description",
		description = NwbOptions.SESSION_DESCRIPTION_HELP)
	private String session_description = "";

	@Parameter(required = false, persist = false, label = "Microscope",
		description = NwbOptions.DEVICE_HELP)
	private String device = "";

	@Parameter(required = false, persist = false, label = "Indicator",
		description = NwbOptions.INDICATOR_HELP)
	private String indicator = "";

	@Parameter(required = false, persist = false, label = "Location",
		description = NwbOptions.LOCATION_HELP)
	private String location = "";

	@Parameter(required = false, persist = false, label = "Excitation wavelength (nm)",
		description = NwbOptions.EXCITATION_HELP)
	private double excitation;

	@Parameter(required = false, persist = false, label = "Emission wavelength (nm)",
		description = NwbOptions.EMISSION_HELP)
	private double emission;

	@Parameter(required = false, persist = false, label = "Output (path without extension)",
		style = "save", description = Export.OUTPUT_HELP)
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	private List<String> works = List.of();

	@Override
	protected List<String> worksOn() {
		return works;
	}

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("traces", "file", "format", "output").more("Cells",
			"cells_only", "rois", "fluorescence").more("Columns of tables", "animal", "session")
			.more("Events", "event_threshold").more("NWB", "session_start",
				"session_description", "device", "indicator", "location", "excitation",
				"emission").more("Results", "overwrite").titleOrFile("traces", "file").options(
					ExportOptions.class, LoadOptions.class).forget("rois", "fluorescence",
						"session", "session_start", "session_description");
	}

	@Override
	protected String job() {
		return "Export";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final ExportOptions options = CommandOptions.of(this, ExportOptions.class);
		final boolean cellsOnly = CommandOptions.of(this, LoadOptions.class)
			.cellsOnly();
		final Path out = Inputs.required("output", output, "a path without extension");
		Export.requireWritable(options, out, overwrite);
		final Optional<Path> path = Inputs.path(file);
		final ExportSource source = new ExportSource(Inputs.path(fluorescence), Inputs
			.path(rois), cellsOnly, (about, note) -> note(about.toString(), note));
		final ExportData data;
		if (path.isPresent()) {
			if (traces != null && !traces.isBlank()) throw new InvalidInputException(
				"Give either traces (\"" + traces + "\") or file (\"" + file + "\"), not both.");
			data = source.read(path.get());
		}
		else {
			final OpenTraces.Entry entry = openTraces.get(traces);
			works = List.of(entry.title());
			data = source.completed(OpenExport.of(entry, openTraces));
		}
		if (cellsOnly) noteLeftOut(data.main().origin(), data.main().states(), data
			.names());
		final List<Path> files = Export.save(data, options, cellsOnly, out, overwrite);
		files.forEach(f -> IJ.log("CaLab: " + f));
	}
}
