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

import ij.plugin.frame.Recorder;

import java.util.List;
import java.util.stream.IntStream;

import org.calab.cells.CellList;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;

/**
 * Keeps the states of the cells alike in a workspace, its open traces and their ROIs, and writes
 * them as macro lines.
 */
final class CellMarks {

	private final OpenTraces openTraces;
	private final ShownTraces traces;
	private final Workspace workspace;
	private CellStates known, written;

	/** Shows the states of the traces, which need no macro line. */
	CellMarks(final OpenTraces openTraces, final ShownTraces traces,
		final Workspace workspace)
	{
		this.openTraces = openTraces;
		this.traces = traces;
		this.workspace = workspace;
		begin();
		workspace.adopt(known);
	}

	private CellStates states() {
		return traces.entry().map(e -> e.traces().states()).orElse(CellStates
			.allAccepted());
	}

	/** Goes on with other traces, whose states need no macro line. */
	void begin() {
		known = states();
		written = known;
	}

	/** Shows states that need no macro line. */
	void show(final CellStates states) {
		workspace.adopt(states);
		written = states;
	}

	/** Shows the states of a project. */
	void restore(final CellStates states) {
		known = traces.states().orElse(states);
		show(states);
	}

	/** Takes over the states that a command or a macro marked. */
	void follow() {
		traces.states().filter(s -> !s.equals(known)).ifPresent(s -> {
			known = s;
			show(s);
		});
	}

	/** Gives the states to the open traces and the ROIs, so that commands and saved ROI sets know them. */
	void mark(final WorkspaceState s) {
		ManagerRois.mark(s.data().names(), s.states());
		if (traces.entry().isEmpty() || s.states().equals(known)) return;
		openTraces.mark(traces.entry().get(), s.states());
		known = traces.states().orElse(s.states());
	}

	/** Writes and records the macro lines of the states that changed since the last ones. */
	void write() {
		if (traces.entry().isEmpty()) return;
		final OpenTraces.Entry entry = traces.entry().get();
		final List<String> names = entry.traces().names();
		final CellStates now = workspace.state().states();
		for (final CellState as : CellState.values()) {
			final int[] cells = IntStream.range(0, names.size()).filter(i -> now.of(
				names.get(i)) == as && written.of(names.get(i)) != as).toArray();
			if (cells.length == 0) continue;
			final String line = "run(\"Mark Cells...\", \"cells=" + CellList.text(
				cells) + " as=" + as + "\");\n";
			openTraces.forgetOpened();
			openTraces.keepStep(line, List.of(entry.title()));
			if (Recorder.record) Recorder.recordString(line);
		}
		written = now;
	}
}
