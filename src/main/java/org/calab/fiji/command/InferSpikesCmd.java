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
import java.util.Optional;

import org.calab.figure.FigureOptions;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.kernel.CalciumKernel;
import org.calab.options.OptionList;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.task.Parallel;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Infers the spikes of each cell from its trace. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Infer Spikes", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Infer Spikes...", weight = 7) })
public final class InferSpikesCmd extends TracesCommand {

	private static final SpikeOptions DEFAULTS = OptionList.of(SpikeOptions.class)
		.defaults();

	@Parameter(required = false, persist = false, label = "Rise time constant (s)",
		description = CalciumKernel.TAU_RISE_HELP)
	private double tau_rise = DEFAULTS.kernel().tauRise();

	@Parameter(required = false, persist = false, label = "Decay time constant (s)",
		description = CalciumKernel.TAU_DECAY_HELP)
	private double tau_decay = DEFAULTS.kernel().tauDecay();

	@Parameter(required = false, persist = false, label = "Amplitude of one spike",
		description = SpikeOptions.AMPLITUDE_HELP)
	private String amplitude = "auto";

	@Parameter(required = false, persist = false, label = "Upsample target (Hz)",
		description = SpikeOptions.UPSAMPLE_TARGET_HELP)
	private double upsample_target = DEFAULTS.upsampleTarget();

	@Parameter(required = false, persist = false, label = "High pass",
		description = SpikeOptions.HIGH_PASS_HELP)
	private boolean high_pass = DEFAULTS.highPass();

	@Parameter(required = false, persist = false, label = "Low pass",
		description = SpikeOptions.LOW_PASS_HELP)
	private boolean low_pass = DEFAULTS.lowPass();

	@Parameter(required = false, persist = false, label = "Noise constrained",
		description = SpikeOptions.NOISE_CONSTRAINED_HELP)
	private boolean noise_constrained = DEFAULTS.noiseConstrained();

	@Parameter(required = false, persist = false, label = "Lambda (sparsity)",
		description = SpikeOptions.LAMBDA_HELP)
	private double lambda = DEFAULTS.lambda();

	@Parameter(required = false, persist = false, label = "Solver", choices = {
		"posterior", "exact", "fista" },
		description = SpikeOptions.SOLVER_HELP)
	private String solver = DEFAULTS.solver().toString();

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = SpikeOptions.MAX_ITERATIONS_HELP)
	private int max_iterations = DEFAULTS.maxIterations();

	@Parameter(required = false, persist = false, label = "Tolerance",
		description = SpikeOptions.TOLERANCE_HELP)
	private double tolerance = DEFAULTS.tolerance();

	@Parameter(required = false, persist = false, label = "Spike table",
		description = "Also open the spikes per frame as a table with a row per frame")
	private boolean activity_table;

	@Parameter(required = false, persist = false, label = "Output (OUT.npy, optional)",
		style = "save",
		description = "Also save OUT.npy (spikes per frame), OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv, for example /data/spikes.npy")
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
		return reading(traces("tau_rise", "tau_decay", "output").more("Counts",
			"amplitude", "upsample_target", "high_pass", "low_pass").more("Solver", "solver",
				"noise_constrained", "lambda", "max_iterations", "tolerance").more("Results",
					"activity_table", "figure", "overwrite")).options(SpikeOptions.class);
	}

	@Override
	protected String job() {
		return "Infer Spikes";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final SpikeOptions options = CommandOptions.of(this, SpikeOptions.class);
		final ActivityOutputs outputs = ActivityOutputs.of(output, figure,
			activity_table, overwrite);
		final TraceSet input = entry().traces();
		final SpikeResult result = SpikeInference.run(input, options, Parallel.defaultThreads(), progress);
		outputs.give(openTraces.open("Spikes of " + input.origin(), input, Optional
			.of(result)), result, openTraces);
	}
}
