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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.calab.batch.StateFiles;
import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.trace.CellStates;
import org.calab.trace.Table;
import org.scijava.plugin.Parameter;

/** A command that accepts or rejects cells: of open traces and the ROI Manager, or in files. */
abstract class CellsCommand extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = "Title of an open trace set, for example Traces of movie.tif. Empty: the active one. Its ROIs in the ROI Manager follow by name")
	private String traces = "";

	@Parameter(required = false, persist = false,
		label = "File (instead of open traces)",
		description = "Instead of open traces, a table of cells (OUT_cells.csv) or traces saved by CaLab, for example /data/activity_cells.csv")
	private File file;

	@Parameter(required = false, persist = false, label = "ROIs (file)",
		description = "A RoiSet.zip or .roi whose ROIs follow those of the file by name, or alone, for example /data/RoiSet.zip")
	private File rois;

	@Parameter(required = false, persist = false, label = "Output (folder)",
		style = "directory",
		description = "Folder for the changed files, for example /data/marked. Empty: in place, which needs Overwrite")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	private List<String> marked = List.of();

	@Override
	protected List<String> worksOn() {
		return marked;
	}

	/** @return the layout with these inputs after the traces or files */
	static DialogLayout marking(final String... first) {
		return DialogLayout.first(Stream.concat(Stream.of("traces", "file", "rois"),
			Stream.of(first)).toArray(String[]::new)).titleOrFile("traces", "file",
				"rois").more("Changed files", "output", "overwrite").when(v -> v.isFromFile(
					"traces"), "output", "overwrite");
	}

	/**
	 * @param cells names and columns of the cells
	 * @param before their states
	 * @return their states now
	 */
	abstract CellStates states(Table cells, CellStates before);

	/** Changes the states in files. @param folder empty: in place */
	abstract StateFiles.Changed change(List<Path> files, Optional<Path> folder,
		boolean replace) throws IOException;

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final List<Path> files = Stream.of(file, rois).map(Inputs::path).flatMap(
			Optional::stream).toList();
		if (files.isEmpty()) {
			Inputs.requireUnused("output", Inputs.path(output).isEmpty(),
				"file or rois");
			mark(openTraces.get(traces));
			return;
		}
		if (traces != null && !traces.isBlank()) throw new InvalidInputException(
			"Give either traces (\"" + traces + "\") or files (" + files + "), not both.");
		final StateFiles.Changed changed = change(files, Inputs.path(output),
			overwrite);
		changed.notes().forEach(n -> note(files.get(0).toString(), n));
		Notes.say(changed.summary());
	}

	private void mark(final OpenTraces.Entry entry) {
		final List<OpenTraces.Entry> changed = openTraces.mark(entry, states(
			openTraces.cells(entry), entry.traces()
				.states()));
		marked = changed.stream().map(OpenTraces.Entry::title).toList();
		final CellStates states = changed.get(0).traces().states();
		final List<String> names = entry.traces().names();
		final int rois = ManagerRois.mark(names, states);
		Notes.say(entry.title() + ": " + states.summary(names) + (rois > 0
			? ", as are their ROIs in the ROI Manager" : ""));
		changed.forEach(TraceViews::updateCells);
	}
}
