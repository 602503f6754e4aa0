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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab spikes}: traces to spike counts, one file or a batch. */
@Command(name = "spikes", mixinStandardHelpOptions = true, description = {
	"Spikes per frame of each cell, as OUT.npy with OUT_info.json.",
	"Several FILEs or a folder are a batch: OUT is then a folder, failures are listed at the end, and the exit code is 1 if there was one." })
final class SpikesSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "anything that convert reads; or a folder of .npy, .npz or .csv")
	private List<Path> inputs;

	@Mixin
	private LoadArguments load;

	@Mixin
	private ActivityArguments output;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of(SpikeOptions.class), LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		final SpikeOptions options = RecordOptions.read(spec, SpikeOptions.class);
		return TraceBatch.run(inputs, output.out(), spec, (in, to) -> infer(in, to,
			options));
	}

	private void infer(final Path in, final Path to,
		final SpikeOptions options) throws Exception {
		output.requireWritable(to);
		final TraceSet traces = load.load(in);
		final SpikeResult result = SpikeInference.run(traces, options, Parallel
			.defaultThreads(), Progress.none());
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.WITH_INFO);
		spec.commandLine().getOut().println(in + ": " + traces + " -> " + written);
		ResultWarnings.print(spec, in, result);
	}
}
