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

import org.calab.correlation.CorrelationOptions;
import org.calab.correlation.Correlations;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.io.FileGroup;
import org.calab.results.AlignmentFiles;
import org.calab.task.Parallel;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Correlations between the cells, as a table. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Correlations", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Correlations...", weight = 8.95) })
public final class CorrelationsCmd extends TracesCommand {

	@Parameter(required = false, persist = false, label = "Bin (s)",
		description = CorrelationOptions.BIN_HELP)
	private double bin = CorrelationOptions.defaults().bin();

	@Parameter(required = false, persist = false,
		label = "Output (path without extension, optional)", style = "save",
		description = AlignmentFiles.CORRELATIONS_HELP)
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return reading(traces("bin", "output").more("Results", "overwrite")).options(
			CorrelationOptions.class);
	}

	@Override
	protected String job() {
		return "Correlations";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final CorrelationOptions options = CommandOptions.of(this, CorrelationOptions.class);
		final Optional<Path> out = Inputs.path(output);
		if (out.isPresent()) FileGroup.requireWritable(AlignmentFiles.correlationsFile(out
			.get()), overwrite);
		final OpenTraces.Entry entry = entry();
		final TraceSet set = entry.inferred().map(InferredActivity::activity).orElse(entry
			.traces());
		final Table table = Correlations.table(set, Correlations.of(set, options, Parallel
			.defaultThreads(), progress));
		if (out.isPresent()) AlignmentFiles.saveCorrelations(table, out.get(), overwrite);
		TraceViews.show(table, "Correlations of " + entry.title());
	}
}
