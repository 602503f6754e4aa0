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
import java.util.Locale;
import java.util.concurrent.Callable;

import org.calab.batch.TraceFileBatch;
import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.figure.CaDeconFigures;
import org.calab.figure.CaDeconReport;
import org.calab.figure.PlotData;
import org.calab.io.FileGroup;
import org.calab.results.ActivityFiles;
import org.calab.results.CaDeconFiles;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab cadecon}: spikes without a kernel being given, one file or a batch. */
@Command(name = "cadecon", mixinStandardHelpOptions = true, description = {
	"Learns the kernel from the traces and infers the spikes with it: OUT_activity.npy, OUT_results.json, OUT_cells.csv, OUT_history.csv, OUT_kernel.csv and, with the solver exact, OUT_sd.npy and OUT_probability.npy.",
	"With --browser, CaLab's CaDecon page does it instead: see `cadecon --browser --help`.",
	"Several FILEs or a folder are a batch: OUT is then a folder, failures are listed at the end, and the exit code is 1 if there was one." })
final class CaDeconSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "Trace file, see calab convert --help; or a folder of NumPy or CSV files")
	private List<Path> inputs;

	@Mixin
	private LoadArguments load;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension; or the folder of a batch")
	private Path stem;

	@Option(names = "--zip",
		description = "Also OUT_cadecon_results.zip, as CaLab's page saves it")
	private boolean zip;

	@Option(names = "--figure",
		description = "Also OUT_cadecon.png (kernel and convergence), OUT_traces.png and OUT_traces_raster.png")
	private boolean figure;

	@Option(names = "--report",
		description = "Also OUT_report.html: all figures and tables as one page")
	private boolean report;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Inference",
			CaDeconOptions.class), LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		final CaDeconOptions options = RecordOptions.read(spec,
			CaDeconOptions.class);
		return FailedFiles.print(spec, TraceFileBatch.run(inputs, stem, progress
			.progress(), (in, to, part) -> run(in, to, options, part)));
	}

	private void run(final Path in, final Path to, final CaDeconOptions options,
		final Progress part) throws Exception
	{
		for (final Path p : CaDeconFiles.files(to, options.solver()
			.layout(), zip))
			FileGroup.requireWritable(p, overwrite);
		if (figure) for (final Path p : CaDeconFigures.files(to))
			FileGroup.requireWritable(p, overwrite);
		final Path page = ActivityFiles.beside(to, "_report.html");
		if (report) FileGroup.requireWritable(page, overwrite);
		final TraceSet traces = load.load(in);
		final CaDeconResult result = CaDecon.run(traces, options, Parallel
			.defaultThreads(), part);
		final Path written = CaDeconFiles.save(result, to, zip, overwrite).get(0);
		if (figure) CaDeconFigures.save(PlotData.of(to.getFileName().toString(),
			traces, result), result, to, overwrite);
		if (report) CaDeconReport.save("CaDecon of " + traces.origin(), traces,
			result, page, overwrite);
		Notes.print(spec, in, result.warnings());
		spec.commandLine().getOut().println(String.format(Locale.ROOT,
			"%s: %s, tau_rise %.4g s, tau_decay %.4g s -> %s", in, traces, result
				.kernel().tauRise(), result.kernel().tauDecay(), written));
	}
}
