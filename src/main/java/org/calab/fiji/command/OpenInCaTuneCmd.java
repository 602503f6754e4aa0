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

import org.calab.bridge.Bridge;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.PageExport;
import org.calab.bridge.PageFiles;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.io.FileGroup;
import org.calab.io.catune.CaTuneExport;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Tunes a deconvolution by eye on the CaTune page. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI),
	label = "Open in CaTune (Browser)", menu = { @Menu(label = "Plugins"),
		@Menu(label = "CaLab"), @Menu(label = "Open in CaTune (Browser)...",
			weight = 10) })
public final class OpenInCaTuneCmd extends PageCommand {

	@Parameter(required = false, persist = false,
		label = "Output (PARAMS.json, optional)", style = "save",
		description = "Also save the page's export, for example /data/params.json, which Deconvolve Traces... accepts as params")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return reading(page(traces("output")).more("Results", "overwrite"));
	}

	@Override
	protected String job() {
		return "Open in CaTune";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final BridgeOptions options = options();
		final Optional<Path> file = Inputs.path(output);
		if (file.isPresent()) FileGroup.requireWritable(file.get(), overwrite);
		final TraceSet input = entry().traces();
		final PageExport export = open(options, progress, page -> Bridge.tune(input,
			options, page, progress));
		if (file.isPresent()) PageFiles.save(export, input, file.get(), overwrite);
		final CaTuneExport tuned = export.parameters();
		// as Deconvolve Traces... takes them
		IJ.log("CaTune: tau_rise=" + tuned.tauRise() + " tau_decay=" + tuned
			.tauDecay() + " lambda=" + tuned.lambda() + " fs=" + tuned.fs() + (tuned
				.filterEnabled() ? " filter" : ""));
	}
}
