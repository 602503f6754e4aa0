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
import java.util.List;
import java.util.Optional;

import org.calab.batch.StateFiles;
import org.calab.cells.CellFilter;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.trace.CellStates;
import org.calab.trace.Table;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Rejects the cells that do not meet a condition. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Filter Cells", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Filter Cells...", weight = 8.8) })
public final class FilterCellsCmd extends CellsCommand {

	@Parameter(required = false, persist = false, label = "Keep",
		description = CellFilter.HELP)
	private String keep = "";

	@Override
	protected DialogLayout layout() {
		return marking("keep");
	}

	@Override
	protected String job() {
		return "Filter Cells";
	}

	@Override
	CellStates states(final Table table, final CellStates before) {
		final CellFilter.Answer answer = CellFilter.parse(keep).apply(table);
		answer.notes().forEach(n -> note("keep", n));
		return CellFilter.keep(table, answer, before);
	}

	@Override
	StateFiles.Changed change(final List<Path> files,
		final Optional<Path> folder, final boolean replace) throws IOException
	{
		return StateFiles.filter(files, keep, folder, replace);
	}
}
