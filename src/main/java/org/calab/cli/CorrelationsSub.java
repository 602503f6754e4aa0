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

import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.correlation.CorrelationOptions;
import org.calab.correlation.Correlations;
import org.calab.io.FileGroup;
import org.calab.results.AlignmentFiles;
import org.calab.task.Parallel;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab correlations}: a table of cells by cells. */
@Command(name = "correlations", mixinStandardHelpOptions = true,
	description = "Computes the Pearson correlation of each pair of cells: OUT_correlations.csv.")
final class CorrelationsSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE",
		description = "Activity (OUT.npy or OUT_activity.csv) or traces, see calab convert --help")
	private Path file;

	@Mixin
	private LoadArguments load;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = AlignmentFiles.CORRELATIONS_HELP)
	private Path output;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Correlations", CorrelationOptions.class),
			LoadArguments.KEEPING_MISSING);
	}

	@Override
	public Integer call() throws Exception {
		final CorrelationOptions options = RecordOptions.read(spec,
			CorrelationOptions.class);
		FileGroup.requireWritable(AlignmentFiles.correlationsFile(output), overwrite);
		final TraceSet traces = load.loadKeepingMissing(file);
		final Path written = AlignmentFiles.saveCorrelations(Correlations.table(traces,
			Correlations.of(traces, options, Parallel.defaultThreads(), progress.progress())),
			output, overwrite);
		spec.commandLine().getOut().println(file + ": " + traces + " -> " + written);
		return 0;
	}
}
