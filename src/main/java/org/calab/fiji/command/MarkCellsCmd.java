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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.batch.StateFiles;
import org.calab.cells.CellList;
import org.calab.check.Require;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.Table;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Accepts or rejects cells by their numbers or names. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Mark Cells", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Mark Cells...", weight = 8.7) })
public final class MarkCellsCmd extends CellsCommand {

	@Parameter(required = false, persist = false, label = "Cells",
		description = CellList.HELP)
	private String cells = "";

	@Parameter(required = false, persist = false, label = "As", choices = {
		"rejected", "accepted" },
		description = "New state: rejected cells are left out of analyses and saves, unless all are asked for")
	private String as = "";

	@Override
	protected DialogLayout layout() {
		return marking("cells", "as").forget("cells");
	}

	@Override
	protected String job() {
		return "Mark Cells";
	}

	@Override
	CellStates states(final Table table, final CellStates before) {
		final CellState state = state();
		final int name = table.columns().indexOf(CellTable.CELL);
		final List<String> names = table.rows().stream().map(r -> r.get(name)
			.toString()).toList();
		return before.with(Arrays.stream(CellList.of(cells, names)).mapToObj(
			names::get).toList(), state);
	}

	@Override
	StateFiles.Changed change(final List<Path> files,
		final Optional<Path> folder, final boolean replace) throws IOException
	{
		return StateFiles.mark(files, cells, state(), folder, replace);
	}

	private CellState state() {
		return Require.choice("as", as, CellState.class);
	}
}
