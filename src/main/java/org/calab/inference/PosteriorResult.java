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
package org.calab.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.calab.deconvolution.TraceQuality;
import org.calab.kernel.DecayWarning;
import org.calab.options.OptionList;
import org.calab.quality.QualityCheck;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.ConvergenceWarning;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultInfo;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Posterior of the activity with a given kernel, for the cells and frames of the input.
 *
 * @param options options of the inference
 * @param activity posterior mean minus three times the prior mean, at least 0; n_cells × n_timepoints,
 *          a.u.: a spike whose transient has a peak of 1 adds 1 to the sum
 * @param spread posterior standard deviation of the activity, n_cells × n_timepoints, in its unit
 * @param active posterior probability of activity, n_cells × n_timepoints, 0 to 1
 * @param fit fit to the input: K·mean + baseline
 * @param cells one entry per cell
 * @param checks quality of each trace
 */
public record PosteriorResult(PosteriorOptions options, TraceSet activity,
	TraceSet spread, TraceSet active, TraceSet fit, List<Cell> cells,
	List<QualityCheck> checks) implements InferredActivity
{

	private static final List<String> COLUMNS = List.of("snr",
		"baseline", "noise", "iterations", "converged", "activity_sum (a.u.)",
		"fit_R2", "residual_rms");

	/**
	 * Outcome for one cell.
	 *
	 * @param baseline mean of the baseline, with {@code baseline=rolling} that of the rolling baseline and of
	 *          what the fit adds to it, in the unit of the trace
	 * @param noise standard deviation of the noise, in the unit of the trace; 0 for a flat trace
	 * @param iterations number of rounds
	 * @param converged whether the rounds converged
	 * @param quality quality of the fit
	 */
	public record Cell(double baseline, double noise,
		int iterations, boolean converged, TraceQuality quality) implements
		Serializable
	{}

	public PosteriorResult {
		cells = List.copyOf(cells);
		checks = List.copyOf(checks);
	}

	/**
	 * @param traces all cells of the recording
	 * @param cells one entry per cell, from {@link PosteriorInference#infer}
	 */
	public static PosteriorResult of(final PosteriorOptions options,
		final TraceSet traces, final List<PosteriorCell> cells)
	{
		return new PosteriorResult(options, rows(traces, cells,
			PosteriorCell::activity), rows(traces, cells, PosteriorCell::deviation),
			rows(traces, cells, PosteriorCell::probability), rows(traces, cells,
				PosteriorCell::fit), cells.stream().map(PosteriorCell::outcome).toList(),
			QualityCheck.of(traces));
	}

	private static TraceSet rows(final TraceSet traces,
		final List<PosteriorCell> cells,
		final Function<PosteriorCell, double[]> row)
	{
		return traces.withOwned(cells.stream().map(row).toArray(double[][]::new));
	}

	@Override
	public Optional<TraceSet> deviation() {
		return Optional.of(spread);
	}

	@Override
	public Optional<TraceSet> probability() {
		return Optional.of(active);
	}

	@Override
	public PosteriorResult withCells(final int[] chosen) {
		return new PosteriorResult(options, activity.withCells(chosen),
			spread.withCells(chosen), active.withCells(chosen), fit.withCells(chosen),
			TraceSet.pick(cells, chosen), TraceSet.pick(checks, chosen));
	}

	@Override
	public PosteriorResult withStates(final CellStates states) {
		return new PosteriorResult(options, activity.withStates(states),
			spread.withStates(states), active.withStates(states), fit.withStates(
				states), cells, checks);
	}

	@Override
	public Optional<TraceSet> fitted() {
		return Optional.of(fit);
	}

	@Override
	public String activityUnit() {
		return AutoResult.ACTIVITY_UNIT;
	}

	@Override
	public List<String> warnings() {
		final List<String> all = new ArrayList<>(DecayWarning.of(options.kernel()
			.tauDecay(), activity.rate().hz(), activity.numTimepoints()));
		all.addAll(QualityCheck.summary(checks, activity.names()));
		all.addAll(ConvergenceWarning.ofCells(cells, Cell::converged,
			Cell::iterations));
		return all;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		final Cell c = cells.get(cell);
		final List<String> all = new ArrayList<>(checks.get(cell).sentences());
		all.addAll(ConvergenceWarning.ofCell(c.converged(), c.iterations()));
		return all;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.POSTERIOR;
	}

	@Override
	public Table cellTable() {
		return CellTable.of(this, COLUMNS, i -> {
			final Cell c = cells.get(i);
			final TraceQuality q = c.quality();
			return List.of(q.snr(), c.baseline(), c.noise(), c.iterations(),
				c.converged(), q.activitySum(), q.fitR2(), q.residualRms());
		});
	}

	@Override
	public Map<String, Object> info() {
		return ResultInfo.of(this).put("method", "posterior").put("settings",
			OptionList.valuesOf(options)).putUnits(
				"on the level of the input traces: K*mean + baseline").putCellNames()
			.putEach("baseline", cells, Cell::baseline).putEach("noise", cells,
				Cell::noise).putEach("iterations", cells, Cell::iterations).putEach(
					"converged", cells, Cell::converged).putEach("snr", cells, c -> c
						.quality().snr()).putEach("fit_r2", cells, c -> c.quality().fitR2())
			.withWarnings(warnings());
	}
}
