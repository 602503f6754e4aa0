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

import org.calab.batch.TraceFileBatch;
import org.calab.cli.shared.GivenKernel;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.results.ActivityFiles;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab spikes}: traces to spike counts, one file or a batch. */
@Command(name = "spikes", mixinStandardHelpOptions = true, description = {
	"Infers the spikes per frame of each cell: OUT.npy with OUT_info.json.",
	"Several FILEs or a folder are a batch: OUT is then a folder, failures are listed at the end, and the exit code is 1 if there was one." })
final class SpikesSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "Trace file, see calab convert --help; or a folder of NumPy or CSV files")
	private List<Path> inputs;

	@Option(names = "--kernel", paramLabel = "NAME", description = GivenKernel.HELP)
	private String kernel;

	@Mixin
	private LoadArguments load;

	@Mixin
	private ActivityArguments output;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Inference",
			SpikeOptions.class), LoadArguments.USE, ActivityArguments.FIGURE);
	}

	@Override
	public Integer call() throws Exception {
		output.figureOptions();
		final SpikeOptions options = RecordOptions.read(spec, SpikeOptions.class)
			.withKernel(GivenKernel.of(spec, kernel));
		return FailedFiles.print(spec, TraceFileBatch.run(inputs, output.out(),
			progress.progress(), (in, to, part) -> infer(in, to, options, part)));
	}

	private void infer(final Path in, final Path to,
		final SpikeOptions options, final Progress part) throws Exception
	{
		output.requireWritable(to);
		final TraceSet traces = load.load(in);
		final SpikeResult result = SpikeInference.run(traces, options, Parallel
			.defaultThreads(), part);
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.WITH_INFO);
		spec.commandLine().getOut().println(in + ": " + traces + " -> " + written);
		Notes.print(spec, in, result.warnings());
	}
}
