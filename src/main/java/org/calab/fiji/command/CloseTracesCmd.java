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

import ij.WindowManager;

import java.awt.EventQueue;
import java.awt.Window;
import java.util.List;

import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Closes trace sets and their windows. A loop over many files needs it where no window
 * can be closed: headless and in batch mode.
 */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Close Traces",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Close Traces...", weight = 13) })
public final class CloseTracesCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Traces (empty: all)",
		description = "Title of an open trace set, for example Traces of movie.tif. Empty: all")
	private String traces = "";

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("traces").titleOrAll("traces");
	}

	@Override
	protected String job() {
		return "Close Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) {
		final List<String> titles = traces == null || traces.isBlank() ? openTraces
			.titles() : List.of(openTraces.get(traces).title());
		for (final String title : titles) {
			final Window window = WindowManager.getWindow(title);
			openTraces.close(title);
			if (window != null) EventQueue.invokeLater(window::dispose);
		}
	}
}
