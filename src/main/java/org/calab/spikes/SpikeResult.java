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
package org.calab.spikes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.kernel.DecayWarning;
import org.calab.options.OptionList;
import org.calab.quality.QualityCheck;
import org.calab.trace.CellStates;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultInfo;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Result of the spike inference, for the cells and frames of the input.
 *
 * @param options options of the inference
 * @param activity spikes per frame, n_cells × n_timepoints; in cells whose calibration is relative, activity in the
 *          unit of the trace
 * @param fit fit to the input, including the baseline; n_cells × n_timepoints
 * @param cells one entry per cell
 * @param checks quality of each trace
 */
public record SpikeResult(SpikeOptions options, TraceSet activity,
	TraceSet fit, List<SpikeSolution> cells, List<QualityCheck> checks)
	implements InferredActivity
{

	/** Unit of the activity, for labels. */
	public static final String ACTIVITY_UNIT = "spikes per frame";

	/** @param cells one entry per cell of the traces, in order */
	public static SpikeResult of(final SpikeOptions options,
		final TraceSet traces, final List<SpikeSolution> cells)
	{
		return new SpikeResult(options, traces.withTraces(cells.stream().map(
			SpikeSolution::counts).toArray(double[][]::new)), traces.withTraces(cells
				.stream().map(SpikeSolution::fit).toArray(double[][]::new)), cells,
			QualityCheck.of(traces));
	}

	public SpikeResult {
		cells = List.copyOf(cells);
		checks = List.copyOf(checks);
	}

	@Override
	public SpikeResult withCells(final int[] chosen) {
		return new SpikeResult(options, activity.withCells(chosen), fit
			.withCells(chosen), TraceSet.pick(cells, chosen), TraceSet.pick(checks,
				chosen));
	}

	@Override
	public SpikeResult withStates(final CellStates states) {
		return new SpikeResult(options, activity.withStates(states), fit
			.withStates(states), cells, checks);
	}

	@Override
	public Optional<TraceSet> deviation() {
		return SpikeCells.rows(activity, cells, c -> c.uncertainty().deviation());
	}

	@Override
	public Optional<TraceSet> probability() {
		return SpikeCells.rows(activity, cells, c -> c.uncertainty().probability());
	}

	@Override
	public Optional<TraceSet> fitted() {
		return Optional.of(fit);
	}

	@Override
	public String activityUnit() {
		return SpikeCells.unit(cells);
	}

	@Override
	public List<String> warnings() {
		final List<String> words = new ArrayList<>(DecayWarning.of(options.kernel()
			.tauDecay(), activity.rate().hz(), activity.numTimepoints()));
		words.addAll(SpikeCells.warnings(cells, checks, activity.names()));
		return words;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		return SpikeCells.warnings(cells.get(cell), checks.get(cell));
	}

	@Override
	public ResultLayout layout() {
		return layout(options);
	}

	/** @return the files of a result with these options */
	public static ResultLayout layout(final SpikeOptions options) {
		return options.solver() == SpikeSolver.POSTERIOR ? ResultLayout.POSTERIOR
			: ResultLayout.ARRAYS;
	}

	@Override
	public Table cellTable() {
		return SpikeCells.table(this, cells, checks);
	}

	@Override
	public Map<String, Object> info() {
		return ResultInfo.of(this).put("method", "spikes").put("settings", OptionList.valuesOf(options)).put("upsample_factor", options
				.upsampleFactor(activity.rate().hz()))
			.putUnits(
									options.solver() == SpikeSolver.POSTERIOR
										? "on the level of the input traces: K*mean activity + baseline"
										: "on the level of the input traces (after the filter, " +
											"if there was one): alpha*K*spikes + baseline + rolling baseline")
			.putCellNames().putEach("snr", checks, QualityCheck::snr).putEach("alpha", cells, SpikeSolution::alpha).putEach("amplitude_sd", cells, c -> c.uncertainty().amplitudeSd()).putEach("calibration",
				cells, c -> c.uncertainty().calibration().toString()).putEach(
				"baseline", cells, SpikeSolution::baseline).putEach("threshold", cells,
					SpikeSolution::threshold).putEach("pve", cells, SpikeSolution::pve)
			.putEach("iterations", cells, SpikeSolution::iterations).putEach(
				"converged", cells, SpikeSolution::converged).withWarnings(warnings());
	}
}
