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
import org.calab.bridge.DeconConfig;
import org.calab.bridge.PageFiles;
import org.calab.bridge.PageResult;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.io.FileGroup;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab cadecon --browser}: traces deconvolved automatically in the CaDecon page. */
@Command(name = "cadecon-browser", hidden = true, mixinStandardHelpOptions = true,
	customSynopsis = "calab cadecon --browser FILE -o OUT [OPTIONS]",
	description = {
		"Opens traces in the CaDecon page and waits for its result: OUT_activity.npy (spikes per frame) and OUT_results.json.",
		"The traces stay on this machine. What is not given is left to the page." })
final class CaDeconBrowserSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "Trace file, see calab convert --help")
	private Path input;

	@Mixin
	private LoadArguments load;

	@Mixin
	private PageArguments page;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Inference in the page",
			DeconConfig.class), LoadArguments.USE,
			PageArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		// wrong ones are told before any file is read
		final boolean headless = page.options().headless();
		final DeconConfig given = RecordOptions.read(spec, DeconConfig.class);
		final DeconConfig config = given.withAutorun(given.autorun() || headless);
		for (final Path p : PageFiles.files(stem))
			FileGroup.requireWritable(p, overwrite);
		final TraceSet traces = load.load(input);
		final PageResult result = page.open(progress, (options,
			opener, part) -> Bridge.decon(traces, config, options, opener,
				part));
		final Path written = PageFiles.save(result, stem, overwrite).get(0);
		spec.commandLine().getOut().println(input + ": tau_rise " + result
			.metadata().get("tau_rise") + " s, tau_decay " + result.metadata().get(
				"tau_decay") + " s -> " + written);
		return 0;
	}
}
