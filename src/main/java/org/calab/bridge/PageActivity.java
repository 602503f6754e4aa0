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
package org.calab.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.kernel.Ar2;
import org.calab.kernel.Ar2Recursion;
import org.calab.quality.QualityCheck;
import org.calab.signal.RollingBaseline;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultInfo;
import org.calab.trace.ResultLayout;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * The result of the CaDecon page, with the traces that it was given.
 *
 * @param page result of the page
 * @param fit alpha·K·spikes + baseline + rolling baseline of the trace; the mean if the
 *          page did not fit the cell or samples are missing. The page does not send its
 *          own fit, which is of the filtered trace.
 * @param checks quality of each trace
 */
public record PageActivity(PageResult page, TraceSet fit,
	List<QualityCheck> checks) implements InferredActivity
{

	private static final List<String> COLUMNS = List.of("snr", "spikes",
		"alpha (per spike)", "baseline", "pve");

	/** Unit of the activity, for labels. */
	public static final String ACTIVITY_UNIT = "spikes per frame";

	/** @param traces that the page was given */
	public static PageActivity of(final PageResult page,
		final TraceSet traces)
	{
		final double[][] fit = new double[traces.numCells()][];
		for (int i = 0; i < fit.length; i++) {
			final double[] y = traces.trace(i);
			final boolean whole = Arrays.stream(y).allMatch(Double::isFinite);
			if (whole && page.kernelSlow().length > 0) fit[i] = fit(page, y, i);
			else Arrays.fill(fit[i] = new double[y.length], Arrays.stream(y).filter(
				Double::isFinite).average().orElse(0));
		}
		return new PageActivity(page, traces.withTraces(fit), QualityCheck.of(traces));
	}

	private static double[] fit(final PageResult page, final double[] y,
		final int cell)
	{
		final double tauDecay = seconds(page, "tau_decay");
		final Ar2 ar2 = Ar2.of(seconds(page, "tau_rise"), tauDecay, page.fs());
		final double[] level = RollingBaseline.of(y, tauDecay, page.fs());
		final double alpha = page.alphas()[cell] / ar2.peak();
		final double[] fit = new double[y.length];
		final Ar2Recursion calcium = ar2.recursion();
		for (int t = 0; t < fit.length; t++) {
			fit[t] = calcium.now() + page.baselines()[cell] + level[t];
			calcium.next(alpha * page.activity().value(cell, t));
		}
		return fit;
	}

	private static double seconds(final PageResult page, final String name) {
		return ((Number) page.metadata().get(name)).doubleValue();
	}

	@Override
	public PageActivity withCells(final int[] chosen) {
		return new PageActivity(page.withCells(chosen), fit.withCells(
			chosen), TraceSet.pick(checks, chosen));
	}

	@Override
	public PageActivity withStates(final CellStates states) {
		return new PageActivity(page.withStates(states), fit.withStates(
			states), checks);
	}

	@Override
	public TraceSet activity() {
		return page.activity();
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
		final List<String> words = new ArrayList<>(QualityCheck.summary(checks,
			activity().names()));
		if (Boolean.FALSE.equals(page.metadata().get("converged"))) words.add(
			"The kernel did not converge on the CaDecon page: it may still change.");
		if (page.kernelSlow().length == 0) words.add(
			"The CaDecon page sent no kernel.");
		final long missed = IntStream.range(0, page.alphas().length).filter(
			this::isMissed).count();
		if (missed > 0) words.add("The CaDecon page did not fit " + missed +
			" of " + page.alphas().length + " cells.");
		return words;
	}

	@Override
	public List<String> cellWarnings(final int cell) {
		final List<String> words = new ArrayList<>(checks.get(cell).sentences());
		if (isMissed(cell)) words.add("The CaDecon page did not fit this cell.");
		return words;
	}

	private boolean isMissed(final int cell) {
		return Double.isNaN(page.alphas()[cell]);
	}

	@Override
	public ResultLayout layout() {
		return ResultLayout.ARRAYS;
	}

	@Override
	public Table cellTable() {
		return CellTable.of(this, COLUMNS, i -> List.of(checks.get(i).snr(), Arrays.stream(activity()
			.trace(i)).sum(), page.alphas()[i], page.baselines()[i], page
				.pves()[i]));
	}

	@Override
	public Map<String, Object> info() {
		return ResultInfo.of(this).put("method", "cadecon").putUnits("on the level of the input traces: " +
			"alpha*K*spikes + baseline + rolling baseline").putCellNames().putAll(
				PageFiles.json(page)).put("kernel_slow", page.kernelSlow()).put(
					"kernel_fast", page.kernelFast()).withWarnings(warnings());
	}
}
