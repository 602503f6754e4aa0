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

import org.calab.bridge.Bridge;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.bridge.PageActivity;
import org.calab.figure.FigureOptions;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Deconvolves traces automatically on the CaDecon page. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI),
	label = "Open in CaDecon (Browser)", menu = { @Menu(label = "Plugins"),
		@Menu(label = "CaLab"), @Menu(label = "Open in CaDecon (Browser)...",
			weight = 11) })
public final class OpenInCaDeconCmd extends PageCommand {

	private static final String DEFAULT = "default";

	@Parameter(required = false, persist = false, label = "Autorun",
		description = DeconConfig.AUTORUN_HELP)
	private boolean autorun;

	@Parameter(required = false, persist = false, label = "Upsample target (Hz)",
		description = DeconConfig.UPSAMPLE_TARGET_HELP)
	private String upsample_target = DEFAULT;

	@Parameter(required = false, persist = false, label = "High pass",
		choices = { DEFAULT, "true", "false" },
		description = DeconConfig.HIGH_PASS_HELP)
	private String high_pass = DEFAULT;

	@Parameter(required = false, persist = false, label = "Low pass",
		choices = { DEFAULT, "true", "false" },
		description = DeconConfig.LOW_PASS_HELP)
	private String low_pass = DEFAULT;

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = DeconConfig.MAX_ITERATIONS_HELP)
	private String max_iterations = DEFAULT;

	@Parameter(required = false, persist = false, label = "Convergence tolerance",
		description = DeconConfig.CONVERGENCE_TOL_HELP)
	private String convergence_tol = DEFAULT;

	@Parameter(required = false, persist = false, label = "Number of subsets",
		description = DeconConfig.NUM_SUBSETS_HELP)
	private String num_subsets = DEFAULT;

	@Parameter(required = false, persist = false, label = "Target coverage",
		description = DeconConfig.TARGET_COVERAGE_HELP)
	private String target_coverage = DEFAULT;

	@Parameter(required = false, persist = false, label = "Aspect ratio",
		description = DeconConfig.ASPECT_RATIO_HELP)
	private String aspect_ratio = DEFAULT;

	@Parameter(required = false, persist = false, label = "Seed",
		description = DeconConfig.SEED_HELP)
	private String seed = DEFAULT;

	@Parameter(required = false, persist = false, label = "Spike table",
		description = "Also open the counts as a table with a row per frame")
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
		return reading(page(traces("autorun", "output").more("CaDecon", "upsample_target",
			"high_pass", "low_pass", "max_iterations", "convergence_tol", "num_subsets",
			"target_coverage", "aspect_ratio", "seed")).more("Results", "activity_table",
				"figure", "overwrite")).options(DeconConfig.class);
	}

	@Override
	protected String job() {
		return "Open in CaDecon";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final BridgeOptions options = options();
		final DeconConfig config = config();
		final ActivityOutputs outputs = ActivityOutputs.of(output, figure,
			activity_table, overwrite);
		final TraceSet input = entry().traces();
		final PageActivity result = PageActivity.of(open(options, progress,
			page -> Bridge.decon(input, config, options, page, progress)), input);
		outputs.give(openTraces.open("CaDecon of " + input.origin(), input, Optional
			.of(result)), result, openTraces);
	}

	private DeconConfig config() {
		final DeconConfig given = CommandOptions.of(this, DeconConfig.class);
		return given.withAutorun(given.autorun() || headless);
	}
}
