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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeOptions;
import org.calab.check.Require;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.figure.FigureOptions;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.dialog.Values;
import org.calab.inference.ActivityMethod;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.io.cascade.CascadeFolder;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelChoice;
import org.calab.options.OptionList;
import org.calab.options.OptionSpec;
import org.calab.task.Parallel;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Infers the activity of each cell from its trace. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Deconvolve Traces",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Deconvolve Traces...", weight = 6) })
public final class DeconvolveTracesCmd extends TracesCommand {

	private static final DeconvolutionOptions DEFAULTS = OptionList.of(
		DeconvolutionOptions.class).defaults();

	/** Value of an option that is found from the data, or is the solver's own. */
	private static final String AUTOMATIC = "auto";

	/** Options that apply with and without a given kernel. */
	private static final List<String> OF_BOTH = List.of("lambda",
		"max_iterations");

	@Parameter(required = false, persist = false, label = "Kernel", choices = {
		KernelChoice.AUTO, KernelChoice.TAU, "gcamp6f", "gcamp6m", "gcamp6s",
		"jgcamp8f", "ogb1",
		"jgcamp8m", "jgcamp8s", "jgcamp7f", "xcampgf", "jrgeco1a", "cal520", "jgcamp7s" },
		description = KernelChoice.HELP)
	private String kernel = KernelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Method", choices = {
		"deconvolve", "posterior", "cascade" }, description = ActivityMethod.HELP)
	private String method = ActivityMethod.DECONVOLVE.toString();

	@Parameter(required = false, persist = false, label = "CASCADE model",
		style = "directory", description = CascadeOptions.MODEL_HELP)
	private File model;

	@Parameter(required = false, persist = false, label = "Rise time constant (s)",
		description = CalciumKernel.TAU_RISE_HELP)
	private double tau_rise = DEFAULTS.kernel().tauRise();

	@Parameter(required = false, persist = false, label = "Decay time constant (s)",
		description = CalciumKernel.TAU_DECAY_HELP)
	private double tau_decay = DEFAULTS.kernel().tauDecay();

	@Parameter(required = false, persist = false, label = "Lambda (sparsity)",
		description = DeconvolutionOptions.LAMBDA_HELP +
			". With kernel auto: " + AutoOptions.LAMBDA_HELP)
	private String lambda = AUTOMATIC;

	@Parameter(required = false, persist = false, label = "Shift (s)",
		description = "With kernel auto: " + AutoOptions.SHIFT_HELP)
	private double shift = AutoOptions.defaults().shift();

	@Parameter(required = false, persist = false, label = "Params (CaTune export)",
		description = "A CaTune export JSON, for example /data/params.json: its tau, lambda and filter replace those here; with method posterior its tau")
	private File params;

	@Parameter(required = false, persist = false, label = "Band-pass filter",
		description = DeconvolutionOptions.BAND_PASS_HELP)
	private boolean band_pass;

	@Parameter(required = false, persist = false, label = "Baseline", choices = {
		"rolling", "constant", "none" },
		description = DeconvolutionOptions.BASELINE_HELP)
	private String baseline = DEFAULTS.baseline().toString();

	@Parameter(required = false, persist = false, label = "Constraint",
		choices = { "nonneg", "box01" },
		description = DeconvolutionOptions.CONSTRAINT_HELP)
	private String constraint = DEFAULTS.constraint().toString();

	@Parameter(required = false, persist = false, label = "Solver", choices = {
		"exact", "fista", "fista_fft" },
		description = DeconvolutionOptions.SOLVER_HELP)
	private String solver = DEFAULTS.solver().toString();

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = DeconvolutionOptions.MAX_ITERATIONS_HELP)
	private int max_iterations = DEFAULTS.maxIterations();

	@Parameter(required = false, persist = false, label = "Tolerance",
		description = DeconvolutionOptions.TOLERANCE_HELP)
	private String tolerance = AUTOMATIC;

	@Parameter(required = false, persist = false, label = "Activity table",
		description = "Also open the activity as a table with a row per frame, with method posterior also its standard deviation and the probability of activity")
	private boolean activity_table;

	@Parameter(required = false, persist = false, label = "Output (OUT.npy, optional)",
		style = "save",
		description = "Also save OUT.npy (activity), OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv, with method posterior also OUT_sd.npy and OUT_probability.npy, for example /data/activity.npy")
	private File output;

	@Parameter(required = false, persist = false, label = FigureOptions.FILE_LABEL,
		style = "save",
		description = Inputs.FIGURE_HELP)
	private File figure;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return reading(traces("kernel", "tau_rise", "tau_decay", "output").more(
			"Method", "method", "model", "lambda", "shift", "params").more("Problem",
				"baseline", "band_pass", "constraint").more("Solver", "solver",
					"max_iterations", "tolerance").more("Results", "activity_table", "figure",
						"overwrite")).options(DeconvolutionOptions.class, AutoOptions.class,
							PosteriorOptions.class, CascadeOptions.class).shown("kernel",
								KernelChoice.AUTO, "find from the data").shown("kernel",
									KernelChoice.TAU, "time constants").when(v -> v.is("kernel",
										KernelChoice.TAU) && !v.is("method", "cascade"), "tau_rise",
										"tau_decay").when(v -> v.is("method", "cascade"), "model")
			.when(v -> !v.is("method", "cascade"), "kernel", "params").when(v -> v.is(
				"method", "deconvolve"), "lambda", "max_iterations").when(v -> v.is("method",
					"deconvolve") && v.is("kernel", KernelChoice.AUTO) && !v.has("params"),
					"shift").when(v -> v.is("method", "deconvolve") && hasKernel(v),
						"band_pass", "constraint", "solver", "tolerance").when(v -> !v.is(
							"method", "cascade") && hasKernel(v), "baseline");
	}

	/** @return whether the kernel is given, not found */
	private static boolean hasKernel(final Values values) {
		return !values.is("kernel", KernelChoice.AUTO) || values.has("params");
	}

	@Override
	protected String job() {
		return "Deconvolve Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Function<TraceSet, InferredActivity> inference = inference(progress);
		final ActivityOutputs outputs = ActivityOutputs.of(output, figure,
			activity_table, overwrite);
		final TraceSet input = entry().traces();
		final InferredActivity result = inference.apply(input);
		outputs.give(openTraces.open("Deconvolved " + input.origin(), input, Optional
			.of(result)), result, openTraces);
	}

	private Function<TraceSet, InferredActivity> inference(
		final TaskProgress progress) throws IOException
	{
		final ActivityMethod chosen = Require.choice("method", method,
			ActivityMethod.class);
		if (chosen == ActivityMethod.CASCADE) return cascade(progress);
		Inputs.requireUnused("model", Inputs.path(model).isEmpty(),
			"method=cascade");
		final boolean isPosterior = chosen == ActivityMethod.POSTERIOR;
		if (!KernelChoice.isAuto(kernel) || Inputs.path(params).isPresent())
			return isPosterior ? posterior(progress) : deconvolution(progress);
		Inputs.requireUnused("method", !isPosterior,
			"a given kernel; kernel=auto finds its own");
		return automatic(progress);
	}

	private Function<TraceSet, InferredActivity> cascade(
		final TaskProgress progress) throws IOException
	{
		Inputs.requireUnused("kernel", KernelChoice.isAuto(kernel),
			"method=deconvolve or posterior");
		Inputs.requireUnused("params", Inputs.path(params).isEmpty(),
			"method=deconvolve or posterior");
		Inputs.requireUnused("shift", shift == 0, "kernel=auto");
		requireNoOther(List.of(), "method=deconvolve");
		final CascadeModel networks = CascadeFolder.read(Path.of(new CascadeOptions(
			Inputs.path(model).map(Path::toString)).requiredModel()));
		return input -> CascadeInference.run(input, networks, Parallel
			.defaultThreads(), progress);
	}

	private Function<TraceSet, InferredActivity> posterior(
		final TaskProgress progress) throws IOException
	{
		Inputs.requireUnused("shift", shift == 0, "kernel=auto");
		requireNoOther(OptionList.of(PosteriorOptions.class).options().stream().map(
			OptionSpec::key).toList(), "method=deconvolve");
		final Optional<Path> export = Inputs.path(params);
		final PosteriorOptions options = CommandOptions.of(this,
			PosteriorOptions.class).withKernel(export.isPresent() ? CaTuneExport.read(
				export.get()).kernel() : KernelChoice.of(kernel, tau_rise, tau_decay));
		return input -> PosteriorInference.run(input, options, Parallel
			.defaultThreads(), progress);
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
		requireNoOther(OF_BOTH, "a given kernel; kernel=auto finds its own");
		final AutoOptions options = CommandOptions.of(this, AutoOptions.class);
		return input -> AutoInference.run(input, options, Parallel
			.defaultThreads(), progress);
	}

	/** Refuses the options of {@link DeconvolutionOptions} that the method does not have. */
	private void requireNoOther(final List<String> allowed, final String needs) {
		OptionList.of(DeconvolutionOptions.class).changes(CommandOptions.of(this,
			DeconvolutionOptions.class)).keySet().forEach(key -> Inputs.requireUnused(
				key, allowed.contains(key), key.startsWith("tau") ? "kernel=tau" : needs));
	}

	private DeconvolutionOptions options() throws IOException {
		final Optional<Path> export = Inputs.path(params);
		final DeconvolutionOptions here = CommandOptions.of(this,
			DeconvolutionOptions.class);
		return export.isPresent() ? CaTuneExport.read(export.get()).applyTo(here)
			: here.withKernel(KernelChoice.of(kernel, tau_rise, tau_decay));
	}
}
