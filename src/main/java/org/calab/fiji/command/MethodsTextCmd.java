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

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.results.MethodsText;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes sentences for the methods section of a paper to the log and, on a desktop, to the clipboard. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Methods Text", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Methods Text...", weight = 12.5) })
public final class MethodsTextCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = "Title of an open result, for example Deconvolved movie.tif. Empty: the active one")
	private String traces = "";

	@Parameter(required = false, persist = false,
		label = "File (instead of an open result)",
		description = "OUT_info.json, OUT_results.json, or OUT_metadata.json of extracted traces, for example /data/activity_info.json")
	private File file;

	@Parameter(required = false, persist = false, label = "Output (text file, optional)",
		style = "save", description = "Also save the text, for example /data/methods.txt")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("traces", "file", "output").titleOrFile("traces",
			"file").more("Results", "overwrite");
	}

	@Override
	protected String job() {
		return "Methods Text";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Optional<Path> json = Inputs.path(file), out = Inputs.path(output);
		final String text = MethodsText.of(List.of(json.isPresent() ? Json.read(json
			.get()) : Json.tree(result().inferred().get().info())));
		if (out.isPresent()) FileGroup.write(out.get(), overwrite, to -> to.write(text
			.getBytes(StandardCharsets.UTF_8)));
		IJ.log(text);
		if (Desktop.isInteractive()) Toolkit.getDefaultToolkit().getSystemClipboard()
			.setContents(new StringSelection(text), null);
	}

	private OpenTraces.Entry result() {
		final OpenTraces.Entry entry = openTraces.get(traces);
		if (entry.inferred().isEmpty()) throw new InvalidInputException("\"" + entry
			.title() + "\" has no inferred activity: choose the result of Deconvolve Traces..., Infer Spikes... or CaDecon, or give a file.");
		return entry;
	}
}
