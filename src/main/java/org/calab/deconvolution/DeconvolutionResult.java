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
package org.calab.deconvolution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.calab.kernel.DecayWarning;
import org.calab.options.OptionList;
import org.calab.quality.QualityCheck;
import org.calab.task.Progress;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.ConvergenceWarning;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultInfo;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Result of a deconvolution, for the cells and frames of the input.
 *
 * @param options options of the deconvolution
 * @param input input traces
 * @param activity n_cells × n_timepoints, a.u., proportional to the spike rate, in the frame
 *          of the spike; not spike counts
 * @param fit fit to the input, after the filter if there is one: K·activity + scalar
 *          baseline + rolling baseline
 * @param cells one entry per cell
 * @param checks quality of each trace, and its level if no baseline is fitted
 */
public record DeconvolutionResult(DeconvolutionOptions options, TraceSet input,
	TraceSet activity, TraceSet fit, List<Cell> cells, List<QualityCheck> checks)
	implements InferredActivity
{

	private static final List<String> COLUMNS = List.of("snr", "lambda",
		"baseline", "iterations", "converged", "duality_gap", "activity_sum (a.u.)",
		"sparsity", "fit_R2", "residual_rms");

	/** Unit of the activity, for labels. */
	public static final String ACTIVITY_UNIT = "a.u., proportional to rate";

	/**
	 * Outcome for one cell.
	 *
	 * @param lambda weight of the sparsity penalty
	 * @param baseline scalar baseline of the fit, in the unit of the trace
	 * @param iterations number of iterations
	 * @param converged whether the solver converged
	 * @param gap relative duality gap: upper bound of the difference between the objective and
	 *          the optimum, relative to the objective
	 * @param quality quality of the fit
	 */
	public record Cell(double lambda, double baseline, int iterations,
		boolean converged, double gap, TraceQuality quality)
		implements Serializable
	{}

	/**
	 * @param traces input traces
	 * @param activity n_cells × n_timepoints; the caller must not modify it afterwards
	 * @param fit n_cells × n_timepoints; the caller must not modify it afterwards
	 */
	public static DeconvolutionResult of(final DeconvolutionOptions options,
		final TraceSet traces, final double[][] activity, final double[][] fit,
		final List<Cell> cells)
	{
		final List<QualityCheck> checks = QualityCheck.of(traces);
		return new DeconvolutionResult(options, traces, traces.withOwned(activity),
			traces.withOwned(fit), cells, IntStream.range(0, checks.size()).mapToObj(
				i -> checks.get(i).with(LevelWarning.of(traces.trace(i), options)))
				.toList());
	}

	public DeconvolutionResult {
		cells = List.copyOf(cells);
		checks = List.copyOf(checks);
	}

	@Override
	public DeconvolutionResult withCells(final int[] chosen) {
		return new DeconvolutionResult(options, input.withCells(chosen),
			activity.withCells(chosen), fit.withCells(chosen), TraceSet.pick(cells,
				chosen), TraceSet.pick(checks, chosen));
	}

	@Override
	public DeconvolutionResult withStates(final CellStates states) {
		return new DeconvolutionResult(options, input.withStates(states),
			activity.withStates(states), fit.withStates(states), cells, checks);
	}

	@Override
	public Optional<TraceSet> fitted() {
		return Optional.of(fit);
	}

	@Override
	public String activityUnit() {
		return ACTIVITY_UNIT;
	}

	@Override
	public List<String> warnings() {
		final List<String> words = new ArrayList<>(DecayWarning.of(options.kernel()
			.tauDecay(), activity.rate().hz(), activity.numTimepoints()));
		words.addAll(QualityCheck.summary(checks, activity.names()));
		words.addAll(ConvergenceWarning.ofCells(cells, Cell::converged,
			Cell::iterations));
		return words;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		final Cell c = cells.get(cell);
		final List<String> words = new ArrayList<>(checks.get(cell).sentences());
		words.addAll(ConvergenceWarning.ofCell(c.converged(), c.iterations()));
		return words;
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.ARRAYS;
	}

	@Override
	public Table cellTable() {
		return CellTable.of(this, COLUMNS, i -> {
			final Cell c = cells.get(i);
			final TraceQuality q = c.quality();
			return List.of(q.snr(), c.lambda(), c.baseline(), c.iterations(), c
				.converged(), c.gap(), q.activitySum(), q.sparsity(), q.fitR2(), q
					.residualRms());
		});
	}

	@Override
	public Map<String, Object> info() {
		return ResultInfo.of(this).put("method", "deconvolve").put("settings", OptionList.valuesOf(options))
			.putUnits("on the level of the input traces: K*activity + " +
				"baseline + rolling baseline").putCellNames().putEach("cell_lambda",
					cells, Cell::lambda).putEach("baseline", cells, Cell::baseline)
			.putEach("iterations", cells, Cell::iterations).putEach("converged",
				cells, Cell::converged).putEach("duality_gap", cells, Cell::gap)
			.putEach("snr", cells, c -> c.quality().snr()).putEach("fit_r2", cells,
				c -> c.quality().fitR2()).withWarnings(warnings());
	}

	/**
	 * @return the traces that were solved, after the filter and without the rolling baseline, as
	 *         far as the options ask for these. Computed at each call, as are
	 *         {@link #reconvolution} and {@link #rollingBaseline}.
	 */
	public TraceSet solved() {
		return perCell(i -> DetrendedTrace.of(input.trace(i), options, input.rate()
			.hz(), Progress.none()).y());
	}

	/** @return the fit to {@link #solved}: K·activity + scalar baseline */
	public TraceSet reconvolution() {
		final Convolution convolution = TraceDeconvolution.convolution(options,
			input.rate().hz(), input.numTimepoints());
		return perCell(i -> {
			final double[] out = new double[input.numTimepoints()];
			convolution.forward(activity.trace(i), out);
			for (int t = 0; t < out.length; t++)
				out[t] += cells.get(i).baseline();
			return out;
		});
	}

	/** @return the rolling baseline that was subtracted; 0 for other baselines */
	public TraceSet rollingBaseline() {
		final TraceSet explained = reconvolution();
		return perCell(i -> {
			final double[] out = new double[input.numTimepoints()];
			if (options.baseline() == Baseline.ROLLING) for (int t = 0; t <
				out.length; t++)
				out[t] = fit.value(i, t) - explained.value(i, t);
			return out;
		});
	}

	private TraceSet perCell(final IntFunction<double[]> row) {
		return input.withOwned(IntStream.range(0, input.numCells()).mapToObj(row)
			.toArray(double[][]::new));
	}
}
