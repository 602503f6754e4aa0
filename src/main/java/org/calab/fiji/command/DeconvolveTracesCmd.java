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
import java.util.function.Function;

import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Constraint;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.Solver;
import org.calab.fiji.TaskProgress;
import org.calab.io.catune.CaTuneExport;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelChoice;
import org.calab.task.Parallel;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Activity of each cell from its trace. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Deconvolve Traces",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Deconvolve Traces...", weight = 6) })
public final class DeconvolveTracesCmd extends TracesCommand {

	private static final double TAU_RISE = 0.1, TAU_DECAY = 0.6;

	@Parameter(required = false, persist = false, label = "Kernel", choices = {
		KernelChoice.AUTO, KernelChoice.TAU, "gcamp6f", "gcamp6m", "gcamp6s",
		"jgcamp8f", "ogb1" },
		description = "auto: everything is found from the data (automatic inference); tau: tau rise and tau decay as given below; or the indicator whose typical values replace tau, for example gcamp6f")
	private String kernel = KernelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Tau rise (s)",
		description = Inputs.TAU_RISE_HELP)
	private double tau_rise = TAU_RISE;

	@Parameter(required = false, persist = false, label = "Tau decay (s)",
		description = Inputs.TAU_DECAY_HELP)
	private double tau_decay = TAU_DECAY;

	@Parameter(required = false, persist = false, label = "Lambda (sparsity)",
		description = "Weight of the sparsity penalty, at least 0, for example 0.01; more means fewer events. auto: for each cell the one at which the fit leaves as much as there is noise. With kernel auto it is another number: how small events are against the noise, 1 unless told otherwise")
	private String lambda = "auto";

	@Parameter(required = false, persist = false, label = "Shift (s)",
		description = "With kernel auto only: seconds by which the fluorescence of these recordings is known to be late, for example 0.05; -1 to 1")
	private double shift;

	@Parameter(required = false, persist = false, label = "Params (CaTune export)",
		description = "A CaTune export JSON, for example /data/params.json: its tau, lambda and filter replace those here")
	private File params;

	@Parameter(required = false, persist = false, label = "Filter (band-pass)",
		description = "Apply the kernel's band-pass before the solve: against drift faster than five decays, or fast noise")
	private boolean filter;

	@Parameter(required = false, persist = false, label = "Baseline", choices = {
		"rolling", "constant", "none" },
		description = "The level under the transients. rolling: the 20 % quantile over the past 5 kernel lengths; constant: one number per cell; none: the traces have none")
	private String baseline = DeconvolutionOptions.DEFAULT_BASELINE.toString();

	@Parameter(required = false, persist = false, label = "Constraint",
		choices = { "nonneg", "box01" },
		description = "nonneg: activity of at least 0; box01: between 0 and 1")
	private String constraint = DeconvolutionOptions.DEFAULT_CONSTRAINT
		.toString();

	@Parameter(required = false, persist = false, label = "Solver", choices = {
		"exact", "banded", "fft" },
		description = "exact: the certified optimum, fastest; banded and fft: CaLab's FISTA, for comparison")
	private String solver = DeconvolutionOptions.DEFAULT_SOLVER.toString();

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = "Where the solver stops, for example 2000; the table says which cells converged")
	private int max_iterations = DeconvolutionOptions.DEFAULT_MAX_ITERATIONS;

	@Parameter(required = false, persist = false, label = "Activity table",
		description = "Also open the activity as a table, a row per frame")
	private boolean activity_table;

	@Parameter(required = false, persist = false, label = "Output (OUT.npy, optional)",
		style = "save",
		description = "Also save OUT.npy (activity), OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv, for example /data/activity.npy")
	private File output;

	@Parameter(required = false, persist = false, label = "Figure (.png or .svg, optional)",
		style = "save",
		description = Inputs.FIGURE_HELP)
	private File figure;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected String job() {
		return "Deconvolve Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Function<TraceSet, InferredActivity> method = KernelChoice.isAuto(
			kernel) && Inputs.path(params).isEmpty() ? automatic(progress)
				: deconvolution(progress);
		final ActivityOutputs outputs = ActivityOutputs.of(output, figure,
			activity_table, overwrite);
		final TraceSet input = entry().traces();
		final InferredActivity result = method.apply(input);
		outputs.give(openTraces.open("Deconvolved " + input.origin(), input, Optional
			.of(result)), result, openTraces);
	}

	private Function<TraceSet, InferredActivity> deconvolution(
		final TaskProgress progress) throws IOException
	{
		Inputs.requireUnused("shift", shift == 0, "kernel=auto");
		final DeconvolutionOptions options = options();
		return input -> Deconvolution.run(input, options, Parallel
			.defaultThreads(), progress);
	}

	private Function<TraceSet, InferredActivity> automatic(
		final TaskProgress progress)
	{
		Inputs.requireUnused("tau_rise", tau_rise == TAU_RISE, "kernel=tau");
		Inputs.requireUnused("tau_decay", tau_decay == TAU_DECAY, "kernel=tau");
		final String fixed = "a kernel that is given; kernel=auto finds its own";
		Inputs.requireUnused("filter", !filter, fixed);
		Inputs.requireUnused("baseline", Require.choice("baseline",
			baseline, Baseline.class) == DeconvolutionOptions.DEFAULT_BASELINE, fixed);
		Inputs.requireUnused("constraint", Require.choice("constraint",
			constraint, Constraint.class) == DeconvolutionOptions.DEFAULT_CONSTRAINT,
			fixed);
		Inputs.requireUnused("solver", Require.choice("solver", solver,
			Solver.class) == DeconvolutionOptions.DEFAULT_SOLVER, fixed);
		final AutoOptions options = AutoOptions.of(DeconvolutionOptions.lambda(
			lambda)).withShift(shift);
		return input -> AutoInference.run(input, options, Parallel
			.defaultThreads(), progress);
	}

	private DeconvolutionOptions options() throws IOException {
		final Optional<Path> export = Inputs.path(params);
		DeconvolutionOptions options;
		if (export.isPresent()) {
			final CaTuneExport e = CaTuneExport.read(export.get());
			options = DeconvolutionOptions.of(new CalciumKernel(e.tauRise(), e
				.tauDecay()), e.lambda()).withFilter(e.filterEnabled());
		}
		else options = DeconvolutionOptions.of(KernelChoice.of(kernel, tau_rise,
			tau_decay), DeconvolutionOptions.lambda(lambda)).withFilter(filter);
		return options.withBaseline(Require.choice("baseline", baseline,
			Baseline.class)).withConstraint(Require.choice("constraint", constraint,
				Constraint.class)).withSolver(Require.choice("solver", solver,
					Solver.class)).withMaxIterations(max_iterations);
	}
}
