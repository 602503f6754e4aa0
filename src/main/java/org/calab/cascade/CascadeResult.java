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
package org.calab.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.calab.quality.QualityCheck;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultInfo;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Spike rates predicted by CASCADE, for the cells and frames of the input.
 *
 * @param model the model; its networks are not part of what is saved
 * @param activity n_cells × n_timepoints in spikes per second; NaN for the first and last frames
 * @param cells one entry per cell
 */
public record CascadeResult(CascadeModel model, TraceSet activity,
	List<CascadeCell> cells) implements InferredActivity
{

	private static final List<String> COLUMNS = List.of("snr", "noise_level",
		"model_noise_level", "spikes");

	/** Noise beyond that of the noisiest networks from which it is said. */
	private static final double BEYOND = 1;

	public CascadeResult {
		cells = List.copyOf(cells);
	}

	/**
	 * @param traces all cells of the recording
	 * @param cells one entry per cell, from {@link CascadeInference#infer}
	 */
	public static CascadeResult of(final CascadeModel model,
		final TraceSet traces, final List<CascadeCell> cells)
	{
		return new CascadeResult(model, traces.withOwned(cells.stream().map(
			CascadeCell::activity).toArray(double[][]::new)), cells);
	}

	@Override
	public CascadeResult withCells(final int[] chosen) {
		return new CascadeResult(model, activity.withCells(chosen), TraceSet.pick(
			cells, chosen));
	}

	@Override
	public CascadeResult withStates(final CellStates states) {
		return new CascadeResult(model, activity.withStates(states), cells);
	}

	@Override
	public double activityRate(final int cell) {
		return cells.get(cell).meanRate();
	}

	/** @return empty: the networks have no model of the trace */
	@Override
	public Optional<TraceSet> fitted() {
		return Optional.empty();
	}

	@Override
	public String activityUnit() {
		return "spikes/s, expected (CASCADE)";
	}

	@Override
	public List<String> warnings() {
		final List<String> all = new ArrayList<>(CascadeInference.notes(activity
			.numTimepoints(), activity.rate().hz(), model));
		all.addAll(QualityCheck.summary(cells.stream().map(CascadeCell::check)
			.toList(), activity.names()));
		final long beyond = cells.stream().filter(this::isBeyond).count();
		if (beyond > 0) all.add(String.format(Locale.ROOT,
			"%d of %d cells are noisier than the networks of the model, which end at level %d: their spike rates are uncertain.",
			beyond, cells.size(), model.networks().lastKey()));
		return all;
	}

	private boolean isBeyond(final CascadeCell c) {
		return c.noiseLevel() > model.networks().lastKey() + BEYOND;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		final CascadeCell c = cells.get(cell);
		final List<String> all = new ArrayList<>(c.check().sentences());
		if (isBeyond(c)) all.add(String.format(Locale.ROOT,
			"The trace is noisier (level %.1f) than the networks of the model, which end at level %d.",
			c.noiseLevel(), model.networks().lastKey()));
		return all;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.NO_FIT;
	}

	@Override
	public Table cellTable() {
		return CellTable.of(this, COLUMNS, i -> {
			final CascadeCell c = cells.get(i);
			return List.of(c.check().snr(), c.noiseLevel(), c.modelLevel(), c.spikes());
		});
	}

	@Override
	public Map<String, Object> info() {
		return ResultInfo.of(this).put("method", "cascade").put("model", model
			.name()).put("model_rate_hz", model.rate()).put("model_window", model
				.window()).put("model_smoothing_s", model.smoothing()).put(
					"activity_unit", activityUnit()).putCellNames().putEach("noise_level",
						cells, CascadeCell::noiseLevel).putEach("model_noise_level", cells,
							CascadeCell::modelLevel).putEach("spikes", cells,
								CascadeCell::spikes).putEach("rate", cells,
									CascadeCell::meanRate).putEach("snr", cells, c -> c.check()
										.snr()).withWarnings(warnings());
	}
}
