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
package org.calab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.calab.bridge.Bridge;
import org.calab.bridge.PageExport;
import org.calab.bridge.PageFiles;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.io.FileGroup;
import org.calab.io.catune.CaTuneExport;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab tune}: traces tuned by eye in the CaTune page. */
@Command(name = "tune", mixinStandardHelpOptions = true, description = {
	"Opens traces in the CaTune page and waits until it exports its parameters.",
	"The traces stay on this machine." })
final class TuneSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "Trace file, see calab convert --help")
	private Path input;

	@Mixin
	private LoadArguments load;

	@Mixin
	private PageArguments page;

	@Option(names = { "-o", "--output" }, paramLabel = "PARAMS.json",
		description = "Save what the page exports, for calab deconvolve --params")
	private Path out;

	@Option(names = "--overwrite", description = "Replace an existing file")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(LoadArguments.USE, PageArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		page.options(); // a wrong one is told before any file is read
		if (out != null) FileGroup.requireWritable(out, overwrite);
		final TraceSet traces = load.load(input);
		final PageExport export = page.open(progress, (options,
			opener, part) -> Bridge.tune(traces, options, opener, part));
		if (out != null) PageFiles.save(export, traces, out, overwrite);
		final CaTuneExport tuned = export.parameters();
		spec.commandLine().getOut().println(input + ": tau_rise " + tuned
			.tauRise() + " s, tau_decay " + tuned.tauDecay() + " s, lambda " + tuned
				.lambda() + ", fs " + tuned.fs() + " Hz, filter " + (tuned
					.filterEnabled() ? "on" : "off") + (out == null ? "" : " -> " + out));
		return 0;
	}
}
