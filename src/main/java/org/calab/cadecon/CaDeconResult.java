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
package org.calab.cadecon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.calab.kernel.CalciumKernel;
import org.calab.quality.QualityCheck;
import org.calab.spikes.SpikeCells;
import org.calab.spikes.SpikeSolution;
import org.calab.trace.CellStates;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Result of CaDecon: the spikes of each cell, and the kernel learned from the recording.
 *
 * @param options options of the run
 * @param activity spikes per frame, n_cells × n_timepoints: counts with the solver FISTA,
 *          expected numbers with the solver EXACT, or activity in the unit of the trace in cells whose calibration
 *          is relative
 * @param fit fit to the input, including the baseline; n_cells × n_timepoints
 * @param cells one entry per cell
 * @param kernel kernel of the final pass
 * @param history the seed, followed by all iterations
 * @param convergedAt first iteration from which the kernel was unchanged; empty if it did not
 *          converge
 * @param stopped whether the user stopped the learning
 * @param subsets subsets from which the kernel was learned
 * @param checks quality of each trace
 */
public record CaDeconResult(CaDeconOptions options, TraceSet activity,
	TraceSet fit, List<SpikeSolution> cells, CalciumKernel kernel,
	List<Iteration> history, OptionalInt convergedAt, boolean stopped,
	List<Subset> subsets, List<QualityCheck> checks) implements InferredActivity
{

	/** Length of the waveforms in decay time constants. */
	private static final double DECAYS = 5;

	public CaDeconResult {
		cells = List.copyOf(cells);
		history = List.copyOf(history);
		subsets = List.copyOf(subsets);
		checks = List.copyOf(checks);
	}

	@Override
	public CaDeconResult withCells(final int[] chosen) {
		return new CaDeconResult(options, activity.withCells(chosen), fit
			.withCells(chosen), TraceSet.pick(cells, chosen), kernel, history,
			convergedAt, stopped, subsets, TraceSet.pick(checks, chosen));
	}

	@Override
	public CaDeconResult withStates(final CellStates states) {
		return new CaDeconResult(options, activity.withStates(states), fit
			.withStates(states), cells, kernel, history, convergedAt, stopped, subsets,
			checks);
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
		final List<String> words = new ArrayList<>();
		if (stopped) words.add("The learning was stopped after " + (history.size() -
			1) + " iterations, before the kernel converged.");
		else if (!converged()) words.add("The kernel did not converge within " +
			(history.size() - 1) +
			" iterations: more iterations may change it by a few percent.");
		words.addAll(KernelWarnings.of(kernel, last(), activity.rate().hz()));
		if (cells.stream().allMatch(c -> c.alpha() == 0)) words.add(
			"No cell has a spike.");
		words.addAll(SpikeCells.warnings(cells, checks, activity.names()));
		return words;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		return SpikeCells.warnings(cells.get(cell), checks.get(cell));
	}

	@Override
	public ResultLayout layout() {
		return options.solver().layout();
	}

	@Override
	public Table cellTable() {
		return SpikeCells.table(this, cells, checks);
	}

	/** @return tables of the history of the kernel and of the kernel itself */
	@Override
	public Map<String, Table> runTables() {
		final Map<String, Table> tables = new LinkedHashMap<>();
		tables.put("history", CaDeconTables.history(this));
		tables.put("kernel", CaDeconTables.kernel(this));
		return tables;
	}

	/** @return the fields of results.json of CaLab's CaDecon page, and additional ones */
	@Override
	public Map<String, Object> info() {
		return CaDeconInfo.of(this);
	}

	/** @return the last iteration; the seed if there is none */
	public Iteration last() {
		return history.get(history.size() - 1);
	}

	public boolean converged() {
		return convergedAt.isPresent();
	}

	/** @return the free-form kernel of the last iteration at the frame rate, of the first subset that has one; may be empty */
	public double[] freeKernel() {
		return last().subsets().stream().map(SubsetKernel::free).filter(
			h -> h.length > 0).findFirst().orElseGet(() -> new double[0]);
	}

	/**
	 * @return the amplitude of {@code exp(-t/tau_decay) - exp(-t/tau_rise)} at which the final
	 *         kernel has the same peak as that of the last iteration
	 */
	public double beta() {
		final Iteration last = last();
		return last.beta() * peak(last.kernel()) / peak(kernel);
	}

	/** @return the final kernel at the frame rate, five decay time constants long */
	public double[] slowKernel() {
		return waveform(kernel.effectiveRise(), kernel.tauDecay(), beta());
	}

	/** @return the fast artefact of the last iteration at the frame rate, five of its decay time constants long; empty if there is none */
	public double[] fastKernel() {
		final Iteration last = last();
		return last.betaFast() > 0 ? waveform(last.tauRiseFast(), last
			.tauDecayFast(), last.betaFast()) : new double[0];
	}

	private double[] waveform(final double rise, final double decay,
		final double beta)
	{
		final double fs = activity.rate().hz();
		final double[] h = new double[(int) Math.floor(DECAYS * decay * fs)];
		for (int i = 0; i < h.length; i++)
			h[i] = beta * (Math.exp(-i / fs / decay) - Math.exp(-i / fs / rise));
		return h;
	}

	private static double peak(final CalciumKernel kernel) {
		final double t = kernel.shape().tPeak();
		return Math.exp(-t / kernel.tauDecay()) - Math.exp(-t / kernel
			.effectiveRise());
	}
}
