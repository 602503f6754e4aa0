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

import org.calab.quality.CellWarning;
import org.calab.quality.WarningSummary;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultInfo;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Result of the automatic inference, for the cells and frames of the input. The activity is a
 * posterior mean: it is not smoothed, but as wide as the time of the events is uncertain.
 *
 * @param options options of the inference
 * @param activity n_cells × n_timepoints, at least 0, a.u.; scales with the traces
 * @param fit fit to the input, including the baseline; n_cells × n_timepoints
 * @param baseline slow baseline of each trace, including the constant of the fit, in the unit of
 *          the trace; n_cells × n_timepoints
 * @param dataSet parameters of all cells together
 * @param cells one entry per cell
 */
public record AutoResult(AutoOptions options, TraceSet activity, TraceSet fit,
	TraceSet baseline, DataSet dataSet, List<Cell> cells)
	implements InferredActivity
{

	private static final List<String> COLUMNS = List.of("snr", "tau_decay (s)",
		"decay_sd (s)", "noise", "standardised_noise", "event_size", "baseline", "iterations",
		"converged");

	/** Unit of the activity, for labels. */
	public static final String ACTIVITY_UNIT = "a.u., proportional to rate";

	/**
	 * Parameters of a data set.
	 *
	 * @param tauDecay decay time constant of the transients in seconds
	 * @param tauRise rise time constant in seconds: that of the traces if they show one, otherwise one
	 *          that matches the delay, for use as a kernel in other programs
	 * @param delay delay of the transients after the spikes in seconds besides that of the rise, including
	 *          the shift
	 * @param lambda expected size of events, see {@link AutoOptions}
	 * @param warnings warnings about the data set, one sentence each
	 */
	public record DataSet(double tauDecay, double tauRise, double delay,
		double lambda, List<String> warnings)
	{

		public DataSet {
			warnings = List.copyOf(warnings);
		}
	}

	/**
	 * Parameters and quality of the fit of one cell.
	 *
	 * @param tauDecay decay time constant of this cell in seconds: its own as far as its transients
	 *          show one, otherwise near that of the data set
	 * @param decayDeviation standard deviation of that estimate in seconds; 0 if the kernel was given
	 * @param noise standard deviation of the noise per sample at 50 Hz, from the band of 2 to 5 Hz,
	 *          in the unit of the trace
	 * @param nu standardised noise (Rupprecht et al., Nat. Neurosci. 24, 2021): the median absolute
	 *          difference of successive frames divided by √fs, in % per √Hz if the trace is ΔF/F
	 *          (1 is 100 %)
	 * @param eventSize expected mean size of an event, in the unit of the trace
	 * @param baseline mean of the baseline, in the unit of the trace
	 * @param snr signal-to-noise ratio, see {@link org.calab.quality.Snr}
	 * @param iterations number of rounds
	 * @param converged whether the rounds converged
	 * @param warnings warnings about this cell
	 */
	public record Cell(double tauDecay, double decayDeviation, double noise, double nu, double eventSize,
		double baseline, double snr, int iterations, boolean converged,
		List<CellWarning> warnings) implements Serializable
	{

		public Cell {
			warnings = List.copyOf(warnings);
		}
	}

	public AutoResult {
		cells = List.copyOf(cells);
	}

	@Override
	public AutoResult withCells(final int[] chosen) {
		return new AutoResult(options, activity.withCells(chosen), fit
			.withCells(chosen), baseline.withCells(chosen), dataSet, TraceSet.pick(
				cells, chosen));
	}

	@Override
	public AutoResult withStates(final CellStates states) {
		return new AutoResult(options, activity.withStates(states), fit
			.withStates(states), baseline.withStates(states), dataSet, cells);
	}

	@Override
	public Optional<TraceSet> fitted() {
		return Optional.of(fit);
	}

	@Override
	public String activityUnit() {
		return ACTIVITY_UNIT;
	}

	/** @return the warnings of the data set, then a summary of those of the cells */
	@Override
	public List<String> warnings() {
		final List<String> all = new ArrayList<>(dataSet.warnings());
		all.addAll(WarningSummary.of(cells.stream().map(Cell::warnings).toList(),
			activity.names()));
		return all;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		return cells.get(cell).warnings().stream().map(CellWarning::sentence)
			.toList();
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.ARRAYS;
	}

	@Override
	public Table cellTable() {
		return CellTable.of(this, COLUMNS, i -> {
			final Cell c = cells.get(i);
			return List.of(c.snr(), c.tauDecay(), c.decayDeviation(), c.noise(), c.nu(), c.eventSize(), c
				.baseline(), c.iterations(), c.converged());
		});
	}

	@Override
	public Map<String, Object> info() {
		return ResultInfo.of(this).put("method", "auto").put("kernel", options.kernel().isPresent()
			? "given" : "auto").put("tau_rise_s", dataSet.tauRise()).put(
				"tau_decay_s", dataSet.tauDecay()).put("delay_s", dataSet.delay()).put(
					"lambda", dataSet.lambda()).put("shift_s", options.shift()).putUnits(
						"on the level of the input traces").putCellNames().putEach(
							"cell_tau_decay_s", cells, Cell::tauDecay).putEach("cell_decay_sd_s",
								cells, Cell::decayDeviation).putEach("noise", cells,
								Cell::noise).putEach("standardised_noise", cells, Cell::nu)
			.putEach("event_size", cells, Cell::eventSize).putEach("baseline", cells,
				Cell::baseline).putEach("snr", cells, Cell::snr).putEach("iterations",
					cells, Cell::iterations).putEach("converged", cells, Cell::converged)
			.withWarnings(warnings());
	}
}
