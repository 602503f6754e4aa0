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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.figure.KernelPlot;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.io.FileGroup;
import org.calab.kernel.FreeKernelOptions;
import org.calab.results.KernelFiles;
import org.calab.spikes.KernelEstimate;
import org.calab.spikes.SpikeResult;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Estimates the kernel from traces whose spikes are known. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Estimate Kernel",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Estimate Kernel...", weight = 8) })
public final class EstimateKernelCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Spikes (title)",
		description = "Title of an open result of Infer Spikes..., for example Spikes of movie.tif. Empty: the active one")
	private String spikes = "";

	@Parameter(required = false, persist = false, label = "Length (s)",
		description = "Length of the kernel in seconds, for example 3. 0: five decay times of the kernel with which the spikes were inferred")
	private double length;

	@Parameter(required = false, persist = false, label = "Solver", choices = {
		"fista", "exact" },
		description = FreeKernelOptions.SOLVER_HELP)
	private String solver = FreeKernelOptions.defaults().solver().toString();

	@Parameter(required = false, persist = false, label = "Smoothing",
		description = FreeKernelOptions.SMOOTHING_HELP)
	private double smoothing = FreeKernelOptions.defaults().smoothing();

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = FreeKernelOptions.MAX_ITERATIONS_HELP)
	private int max_iterations = FreeKernelOptions.defaults().maxIterations();

	@Parameter(required = false, persist = false, label = "Tolerance",
		description = FreeKernelOptions.TOLERANCE_HELP)
	private double tolerance = FreeKernelOptions.defaults().tolerance();

	@Parameter(required = false, persist = false, label = "Skip (samples)",
		description = "Number of first samples that the bi-exponential fit leaves out, for example 0")
	private int skip;

	@Parameter(required = false, persist = false, label = "Output (path without extension, optional)",
		style = "save",
		description = "Also save OUT_kernel.json and OUT_kernel.csv, for example /data/movie")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("spikes", "length", "output").title("spikes",
			"none are open").more("Solver", "solver", "smoothing", "max_iterations",
				"tolerance", "skip").more("Results", "overwrite").options(
					FreeKernelOptions.class);
	}

	@Override
	protected String job() {
		return "Estimate Kernel";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		Require.nonNegative("length", length, "s");
		final FreeKernelOptions options = CommandOptions.of(this,
			FreeKernelOptions.class);
		final Optional<Path> stem = Inputs.path(output);
		if (stem.isPresent()) for (final Path p : KernelFiles.files(stem.get()))
			FileGroup.requireWritable(p, overwrite);
		final OpenTraces.Entry entry = openTraces.get(spikes);
		if (!(entry.inferred().orElse(null) instanceof SpikeResult result))
			throw InvalidInputException.mustBe("spikes", "a result of Infer Spikes...", entry.title());
		final KernelEstimate kernel = KernelEstimate.of(result, length, options,
			skip, progress);
		if (stem.isPresent()) KernelFiles.save(kernel, stem.get(), overwrite);
		final String title = "Kernel of " + entry.title();
		TraceViews.show(KernelPlot.of(title, kernel));
		TraceViews.show(KernelFiles.table(kernel), title + " (time constants in s)");
	}
}
