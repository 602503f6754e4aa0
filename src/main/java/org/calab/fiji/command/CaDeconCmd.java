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

import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconTables;
import org.calab.cadecon.StopOptions;
import org.calab.cadecon.SubsetOptions;
import org.calab.check.InvalidInputException;
import org.calab.figure.CaDeconFigures;
import org.calab.figure.CaDeconReport;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.cadecon.CaDeconWindow;
import org.calab.fiji.cadecon.WatchedRun;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.io.FileGroup;
import org.calab.results.CaDeconFiles;
import org.calab.spikes.SpikeOptions;
import org.calab.task.Parallel;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Infers the spikes of each cell with a kernel learned from the traces. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI),
	label = "Automated Deconvolution (CaDecon)", menu = { @Menu(
		label = "Plugins"), @Menu(label = "CaLab"), @Menu(
			label = "Automated Deconvolution (CaDecon)...", weight = 8.5) })
public final class CaDeconCmd extends TracesCommand {

	@Parameter(required = false, persist = false, label = "Solver", choices = {
		"exact", "fista" },
		description = CaDeconOptions.SOLVER_HELP)
	private String solver = CaDeconOptions.defaults().solver().toString();

	@Parameter(required = false, persist = false, label = "Amplitude of one spike",
		description = SpikeOptions.AMPLITUDE_HELP)
	private String amplitude = "auto";

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = StopOptions.MAX_ITERATIONS_HELP)
	private int max_iterations = StopOptions.defaults().maxIterations();

	@Parameter(required = false, persist = false, label = "Convergence tolerance",
		description = StopOptions.CONVERGENCE_TOL_HELP)
	private double convergence_tol = StopOptions.defaults().convergenceTol();

	@Parameter(required = false, persist = false, label = "Number of subsets",
		description = SubsetOptions.NUM_SUBSETS_HELP)
	private int num_subsets = SubsetOptions.defaults().numSubsets();

	@Parameter(required = false, persist = false, label = "Target coverage",
		description = SubsetOptions.TARGET_COVERAGE_HELP)
	private double target_coverage = SubsetOptions.defaults().targetCoverage();

	@Parameter(required = false, persist = false, label = "Aspect ratio",
		description = SubsetOptions.ASPECT_RATIO_HELP)
	private double aspect_ratio = SubsetOptions.defaults().aspectRatio();

	@Parameter(required = false, persist = false, label = "Seed",
		description = SubsetOptions.SEED_HELP)
	private long seed = SubsetOptions.defaults().seed();

	@Parameter(required = false, persist = false, label = "Upsample target (Hz)",
		description = SpikeOptions.UPSAMPLE_TARGET_HELP)
	private double upsample_target = CaDeconOptions.defaults().upsampleTarget();

	@Parameter(required = false, persist = false, label = "High pass",
		description = SpikeOptions.HIGH_PASS_HELP)
	private boolean high_pass = CaDeconOptions.defaults().highPass();

	@Parameter(required = false, persist = false, label = "Low pass",
		description = SpikeOptions.LOW_PASS_HELP)
	private boolean low_pass = CaDeconOptions.defaults().lowPass();

	@Parameter(required = false, persist = false, label = "Noise constrained",
		description = SpikeOptions.NOISE_CONSTRAINED_HELP)
	private boolean noise_constrained = CaDeconOptions.defaults()
		.noiseConstrained();

	@Parameter(required = false, persist = false, label = "Patience",
		description = StopOptions.PATIENCE_HELP)
	private int patience = StopOptions.defaults().patience();

	@Parameter(required = false, persist = false, label = "Min iterations",
		description = StopOptions.MIN_ITERATIONS_HELP)
	private int min_iterations = StopOptions.defaults().minIterations();

	@Parameter(required = false, persist = false, label = "Output (path without extension, optional)",
		style = "save",
		description = "Also save OUT_activity.npy, OUT_results.json, OUT_cells.csv, OUT_history.csv, OUT_kernel.csv and, with solver exact, OUT_sd.npy and OUT_probability.npy, for example /data/movie")
	private File output;

	@Parameter(required = false, persist = false, label = "Save a zip",
		description = "Also save OUT_cadecon_results.zip, as CaLab's page does")
	private boolean zip;

	@Parameter(required = false, persist = false, label = "Also figures",
		description = "Also save OUT_cadecon.png, OUT_traces.png and OUT_traces_raster.png")
	private boolean figures;

	@Parameter(required = false, persist = false, label = "Report (optional)",
		style = "save",
		description = "Also save all figures and tables as one page, for example /data/movie.html")
	private File report;

	@Parameter(required = false, persist = false, label = "Show progress window",
		description = "Show a window to start, pause, stop or cancel the run. In a macro the run starts by itself")
	private boolean window = Desktop.isInteractive();

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return reading(traces("output", "window").more("Iterations", "max_iterations",
			"min_iterations", "convergence_tol", "patience").more("Subsets", "num_subsets",
				"target_coverage", "aspect_ratio", "seed").more("Spikes", "solver",
					"amplitude", "upsample_target", "high_pass", "low_pass",
					"noise_constrained").more("Results", "zip", "figures", "report",
						"overwrite")).options(CaDeconOptions.class).when(v -> v.has("output"),
							"zip", "figures");
	}

	@Override
	protected String job() {
		return "Automated Deconvolution (CaDecon)";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final CaDeconOptions options = CommandOptions.of(this, CaDeconOptions.class);
		final Optional<Path> stem = Inputs.path(output);
		if (stem.isEmpty() && (zip || figures)) throw new InvalidInputException(
			"output is missing; it is needed because the zip and the figures are saved beside it");
		if (stem.isPresent()) for (final Path p : CaDeconFiles.files(stem.get(),
			options.solver().layout(), zip)) FileGroup.requireWritable(p, overwrite);
		if (figures) for (final Path p : CaDeconFigures.files(stem.get()))
			FileGroup.requireWritable(p, overwrite);
		final Optional<Path> page = Inputs.path(report);
		if (page.isPresent()) {
			CaDeconReport.requireKnown(page.get());
			FileGroup.requireWritable(page.get(), overwrite);
		}
		final TraceSet input = entry().traces();
		final CaDeconResult result = run(input, options, progress);
		final OpenTraces.Entry entry = openTraces.open("CaDecon of " + input
			.origin(), input, Optional.of(result));
		if (stem.isPresent()) CaDeconFiles.save(result, stem.get(), zip, overwrite);
		if (figures) CaDeconFigures.save(TraceViews.plot(entry), result, stem.get(),
			overwrite);
		if (page.isPresent()) CaDeconReport.save(entry.title(), input, result, page
			.get(), overwrite);
		ActivityOutputs.logWarnings(entry, result);
		TraceViews.show(entry, openTraces);
		TraceViews.show(CaDeconTables.history(result), "Kernel of " + entry
			.title() + " (times in s)");
	}

	private CaDeconResult run(final TraceSet input, final CaDeconOptions options,
		final TaskProgress progress)
	{
		// on the event thread, this would block the buttons it waits for
		if (!window || !Desktop.showsWindows() || EventQueue.isDispatchThread())
			return CaDecon.run(input, options, Parallel.defaultThreads(), progress);
		final WatchedRun run = new WatchedRun(job() + " of " + input.origin(),
			input, options);
		if (!Desktop.isInteractive()) run.start();
		CaDeconWindow.open(run);
		return run.run(Parallel.defaultThreads(), progress);
	}
}
