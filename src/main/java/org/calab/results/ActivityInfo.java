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
package org.calab.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.calab.bridge.PageActivity;
import org.calab.bridge.PageFiles;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.inference.AutoResult;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.spikes.SpikeSolution;
import org.calab.trace.InferredActivity;

/** What {@code OUT_info.json} says: what was asked for, and what came of each cell. */
final class ActivityInfo {

	private ActivityInfo() {}

	static Map<String, Object> of(final InferredActivity result) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("source", result.activity().origin());
		info.put("sampling_rate_hz", result.activity().rate().hz());
		if (result instanceof DeconvolutionResult d) add(info, d);
		else if (result instanceof AutoResult a) add(info, a);
		else if (result instanceof SpikeResult s) add(info, s);
		else if (result instanceof PageActivity p) add(info, p);
		return info;
	}

	private static void add(final Map<String, Object> info,
		final PageActivity result)
	{
		info.put("activity_unit", result.activityUnit());
		info.put("fit_is", "on the level of the input traces: " +
			"alpha*K*spikes + baseline + rolling baseline");
		info.put("cell_names", result.activity().names());
		info.putAll(PageFiles.json(result.page()));
		info.put("kernel_slow", result.page().kernelSlow());
		info.put("kernel_fast", result.page().kernelFast());
	}

	private static void add(final Map<String, Object> info,
		final SpikeResult result)
	{
		final SpikeOptions o = result.options();
		info.put("tau_rise_s", o.kernel().tauRise());
		info.put("tau_decay_s", o.kernel().tauDecay());
		info.put("upsample_factor", o.upsampleFactor());
		info.put("hp_enabled", o.highPass());
		info.put("lp_enabled", o.lowPass());
		info.put("noise_constrained", o.noiseConstrained());
		info.put("lambda", o.lambda());
		info.put("solver", o.solver().toString());
		info.put("max_iters", o.maxIterations());
		info.put("tol", o.tolerance());
		info.put("activity_unit", result.activityUnit());
		info.put("fit_is", "on the level of the input traces (after the filter, " +
			"if there was one): alpha*K*spikes + baseline + rolling baseline");
		info.put("cell_names", result.activity().names());
		put(info, "alpha", result, SpikeSolution::alpha);
		put(info, "baseline", result, SpikeSolution::baseline);
		put(info, "threshold", result, SpikeSolution::threshold);
		put(info, "pve", result, SpikeSolution::pve);
		put(info, "iterations", result, SpikeSolution::iterations);
		put(info, "converged", result, SpikeSolution::converged);
	}

	private static void put(final Map<String, Object> info, final String name,
		final SpikeResult result, final Function<SpikeSolution, ?> value)
	{
		info.put(name, result.cells().stream().map(value).toList());
	}

	private static void add(final Map<String, Object> info,
		final DeconvolutionResult result)
	{
		final DeconvolutionOptions o = result.options();
		info.put("tau_rise_s", o.kernel().tauRise());
		info.put("tau_decay_s", o.kernel().tauDecay());
		info.put("lambda", o.lambdaText());
		info.put("constraint", o.constraint().toString());
		info.put("baseline_mode", o.baseline().toString());
		info.put("filter_enabled", o.filter());
		info.put("solver", o.solver().toString());
		info.put("activity_unit", DeconvolutionResult.ACTIVITY_UNIT);
		info.put("fit_is", "on the level of the input traces: K*activity + " +
			"baseline + rolling baseline");
		info.put("cell_names", result.activity().names());
		final List<DeconvolutionResult.Cell> cells = result.cells();
		info.put("cell_lambda", cells.stream().map(DeconvolutionResult.Cell::lambda)
			.toList());
		info.put("baseline", cells.stream().map(
			DeconvolutionResult.Cell::baseline).toList());
		info.put("iterations", cells.stream().map(
			DeconvolutionResult.Cell::iterations).toList());
		info.put("converged", cells.stream().map(
			DeconvolutionResult.Cell::converged).toList());
		info.put("duality_gap", cells.stream().map(DeconvolutionResult.Cell::gap)
			.toList());
		info.put("snr", cells.stream().map(c -> c.quality().snr()).toList());
		info.put("fit_r2", cells.stream().map(c -> c.quality().fitR2()).toList());
	}

	private static void add(final Map<String, Object> info,
		final AutoResult result)
	{
		final AutoResult.DataSet found = result.dataSet();
		info.put("kernel", result.options().kernel().isPresent() ? "given" : "auto");
		info.put("tau_rise_s", found.tauRise());
		info.put("tau_decay_s", found.tauDecay());
		info.put("delay_s", found.delay());
		info.put("lambda", found.lambda());
		info.put("shift_s", result.options().shift());
		info.put("activity_unit", result.activityUnit());
		info.put("fit_is", "on the level of the input traces");
		info.put("warnings", found.warnings());
		info.put("cell_names", result.activity().names());
		putCells(info, "cell_tau_decay_s", result, AutoResult.Cell::tauDecay);
		putCells(info, "noise", result, AutoResult.Cell::noise);
		putCells(info, "standardised_noise", result, AutoResult.Cell::nu);
		putCells(info, "event_size", result, AutoResult.Cell::eventSize);
		putCells(info, "baseline", result, AutoResult.Cell::baseline);
		putCells(info, "snr", result, AutoResult.Cell::snr);
		putCells(info, "iterations", result, AutoResult.Cell::iterations);
		putCells(info, "converged", result, AutoResult.Cell::converged);
		putCells(info, "cell_warnings", result, AutoResult.Cell::warnings);
	}

	private static void putCells(final Map<String, Object> info,
		final String name, final AutoResult result,
		final Function<AutoResult.Cell, ?> value)
	{
		info.put(name, result.cells().stream().map(value).toList());
	}
}
