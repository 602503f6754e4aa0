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

import org.calab.check.Require;
import org.calab.cli.shared.GivenKernel;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.figure.ChartFiles;
import org.calab.figure.KernelPlot;
import org.calab.figure.TracesChart;
import org.calab.io.FileGroup;
import org.calab.kernel.FreeKernelOptions;
import org.calab.kernel.FreeKernelSolver;
import org.calab.results.ActivityFiles;
import org.calab.results.KernelFiles;
import org.calab.spikes.KernelEstimate;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.task.Parallel;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab kernel}: the kernel that traces show. */
@Command(name = "kernel", mixinStandardHelpOptions = true, description = {
	"Estimates the kernel from the traces: OUT_kernel.json (tau_rise, tau_decay, ..., h_free) and OUT_kernel.csv.",
	"Infers spikes with a first kernel, as calab spikes does, estimates a kernel of any shape from them, and fits rise and decay to it." })
final class KernelSub implements Callable<Integer>, RecordOptions.Taker {

	/** Options of the kernel whose names are those of the spikes here. */
	private static final String[] OWN = { "solver", "max_iterations", "tolerance" };

	private static final int FIGURE_HEIGHT = 420;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "Trace file, see calab convert --help")
	private Path input;

	@Option(names = "--kernel", paramLabel = "NAME", description = GivenKernel.HELP)
	private String kernel;

	@Mixin
	private LoadArguments load;

	@Option(names = "--length", paramLabel = "S", defaultValue = "0",
		description = "Length of the kernel in seconds; 0: five decay times (default: ${DEFAULT-VALUE})")
	private double length;

	@Option(names = "--kernel-solver", paramLabel = "NAME", defaultValue = "fista",
		description = "How the kernel is estimated: fista, the iterations of CaLab, or exact, the optimum (default: ${DEFAULT-VALUE})")
	private String solver;

	@Option(names = "--skip", paramLabel = "N", defaultValue = "0",
		description = "Leading samples of the kernel that the fit leaves out (default: ${DEFAULT-VALUE})")
	private int skip;

	@Option(names = "--figure", description = "Also OUT_kernel.png")
	private boolean figure;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Inference",
			SpikeOptions.class), RecordOptions.Use.of("Estimate of the kernel",
			FreeKernelOptions.class, OWN), LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		Require.nonNegative("length", length, "s");
		final FreeKernelOptions options = RecordOptions.read(spec,
			FreeKernelOptions.class, OWN).withSolver(Require.choice("kernel_solver",
				solver, FreeKernelSolver.class));
		final SpikeOptions how = RecordOptions.read(spec, SpikeOptions.class)
			.withKernel(GivenKernel.of(spec, kernel));
		for (final Path p : KernelFiles.files(stem))
			FileGroup.requireWritable(p, overwrite);
		final Progress all = progress.progress();
		final SpikeResult inferred = SpikeInference.run(load.load(input), how,
			Parallel.defaultThreads(), all.stage(0, 0.8));
		Notes.print(spec, input, inferred.warnings());
		final KernelEstimate estimate = KernelEstimate.of(inferred, length, options,
			skip, all.stage(0.8, 1));
		final Path written = KernelFiles.save(estimate, stem, overwrite).get(0);
		if (figure) ChartFiles.save(TracesChart.of(KernelPlot.of("Kernel of " +
			input.getFileName(), estimate), 0, 1), ActivityFiles.beside(stem,
				"_kernel.png"), FIGURE_HEIGHT, overwrite);
		spec.commandLine().getOut().println(String.format(Locale.ROOT,
			"%s: tau_rise %.4g s, tau_decay %.4g s (%s, %d spikes of %d cells) -> %s",
			input, estimate.fit().tauRise(), estimate.fit().tauDecay(), estimate
				.fit().outcome(), estimate.spikes(), estimate.cells(), written));
		return 0;
	}
}
