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
import java.util.Locale;
import java.util.Optional;

import org.calab.bridge.Bridge;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.check.Require;
import org.calab.fiji.TaskProgress;
import org.calab.bridge.PageActivity;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Deconvolves automatically in the CaDecon page. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI),
	label = "Open in CaDecon (Browser)", menu = { @Menu(label = "Plugins"),
		@Menu(label = "CaLab"), @Menu(label = "Open in CaDecon (Browser)...",
			weight = 11) })
public final class OpenInCaDeconCmd extends PageCommand {

	private static final String DEFAULT = "default";

	/** A filter that is left to the page, or not. */
	private enum Filter {
			DEFAULT, ON, OFF;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	@Parameter(required = false, persist = false, label = "Autorun",
		description = "Start by itself once the traces are there; headless it always does")
	private boolean autorun;

	@Parameter(required = false, persist = false, label = "Upsample target (Hz)",
		description = "Rate in Hz at which spikes are placed, for example 300. 0: the page's default")
	private int upsample_target;

	@Parameter(required = false, persist = false, label = "High-pass filter",
		choices = { DEFAULT, "on", "off" },
		description = "Filter out slow drift; default: as the page has it")
	private String hp_filter = DEFAULT;

	@Parameter(required = false, persist = false, label = "Low-pass filter",
		choices = { DEFAULT, "on", "off" },
		description = "Filter out fast noise; default: as the page has it")
	private String lp_filter = DEFAULT;

	@Parameter(required = false, persist = false, label = "Max iterations",
		description = "1 to 200, for example 20. 0: the page's default")
	private int max_iterations;

	@Parameter(required = false, persist = false, label = "Convergence tolerance",
		description = "Above 0 and below 1, for example 0.005. 0: the page's default")
	private double convergence_tol;

	@Parameter(required = false, persist = false, label = "Number of subsets",
		description = "Parts of the recording that the kernel is learned on, for example 4. 0: the page's default")
	private int num_subsets;

	@Parameter(required = false, persist = false, label = "Target coverage",
		description = "How much of the recording the subsets cover together, up to 1, for example 0.25. 0: the page's default")
	private double target_coverage;

	@Parameter(required = false, persist = false, label = "Aspect ratio",
		description = "Of a subset, above 0, for example 1. 0: the page's default")
	private double aspect_ratio;

	@Parameter(required = false, persist = false, label = "Seed",
		description = "Of the subsets' places, for example 42. -1: the page's default")
	private int seed = -1;

	@Parameter(required = false, persist = false, label = "Spike table",
		description = "Also open the counts as a table, a row per frame")
	private boolean activity_table;

	@Parameter(required = false, persist = false, label = "Output (OUT.npy, optional)",
		style = "save",
		description = "Also save OUT.npy (spikes per frame), OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv, for example /data/spikes.npy")
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
		DeconConfig c = DeconConfig.defaults().withAutorun(autorun || headless);
		if (upsample_target != 0) c = c.withUpsampleTarget(upsample_target);
		final Filter hp = Require.choice("hp_filter", hp_filter, Filter.class), lp =
			Require.choice("lp_filter", lp_filter, Filter.class);
		if (hp != Filter.DEFAULT) c = c.withHighPass(hp == Filter.ON);
		if (lp != Filter.DEFAULT) c = c.withLowPass(lp == Filter.ON);
		if (max_iterations != 0) c = c.withMaxIterations(max_iterations);
		if (convergence_tol != 0) c = c.withConvergenceTol(convergence_tol);
		if (num_subsets != 0) c = c.withNumSubsets(num_subsets);
		if (target_coverage != 0) c = c.withTargetCoverage(target_coverage);
		if (aspect_ratio != 0) c = c.withAspectRatio(aspect_ratio);
		return seed == -1 ? c : c.withSeed(seed);
	}
}
