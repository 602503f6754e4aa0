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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.calab.inference.AutoResult;
import org.calab.quality.QualityCheck;
import org.calab.trace.CellTable;
import org.calab.trace.ConvergenceWarning;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/** Table and warnings of cells with inferred spikes, shared by the results of all methods. */
public final class SpikeCells {

	private static final List<String> COLUMNS = List.of("snr",
		"spikes", "spikes_per_s", "alpha (per spike)", "amplitude_sd", "calibration", "baseline", "threshold", "pve", "iterations",
		"converged");

	private static final String RELATIVE =
		"the trace does not show the size of one spike, and the activity is in the unit of the trace, not in spikes.";

	private SpikeCells() {}

	/** @return the unit of the activity, for labels */
	public static String unit(final List<SpikeSolution> cells) {
		if (cells.stream().allMatch(SpikeSolution::isInSpikes))
			return SpikeResult.ACTIVITY_UNIT;
		return cells.stream().anyMatch(SpikeSolution::isInSpikes)
			? SpikeResult.ACTIVITY_UNIT + "; unit of the trace in relative cells"
			: AutoResult.ACTIVITY_UNIT;
	}

	/** @return a row per cell; empty if a row is, for a method that does not know it */
	public static Optional<TraceSet> rows(final TraceSet activity,
		final List<SpikeSolution> cells, final Function<SpikeSolution, double[]> row)
	{
		final double[][] rows = cells.stream().map(row).toArray(double[][]::new);
		return Arrays.stream(rows).allMatch(r -> r.length == activity.numTimepoints())
			? Optional.of(activity.withOwned(rows)) : Optional.empty();
	}

	/**
	 * @param cells cells of the result, in order
	 * @param checks one entry per cell
	 */
	public static Table table(final InferredActivity result,
		final List<SpikeSolution> cells, final List<QualityCheck> checks)
	{
		final double seconds = result.activity().numTimepoints() / result.activity()
			.rate().hz();
		return CellTable.of(result, COLUMNS, i -> {
			final SpikeSolution c = cells.get(i);
			final double sum = Arrays.stream(c.counts()).sum(), known = c.isInSpikes()
				? 1 : Double.NaN;
			return List.of(checks.get(i).snr(), known * sum, known * sum / seconds, known *
				c.alpha(), c.uncertainty().amplitudeSd(), c.uncertainty().calibration()
					.toString(), c.baseline(), c
				.threshold(), c.pve(), c.iterations(), c.converged());
		});
	}

	/**
	 * @param names names of the cells
	 * @return sentences about the traces, and about the cells that did not converge; may be empty
	 */
	public static List<String> warnings(final List<SpikeSolution> cells,
		final List<QualityCheck> checks, final List<String> names)
	{
		final List<String> words = new ArrayList<>(QualityCheck.summary(checks,
			names));
		final long relative = cells.stream().filter(c -> !c.isInSpikes()).count();
		if (relative > 0) words.add((relative == 1 ? "1 cell" : relative +
			" cells") + " of " + cells.size() + (relative == 1 ? " is" : " are") +
			" relative: " + RELATIVE + " If you know the amplitude of one spike, give it as amplitude.");
		words.addAll(ConvergenceWarning.ofCells(cells, SpikeSolution::converged,
			SpikeSolution::iterations));
		return words;
	}

	/** @return sentences about the trace of this cell, and whether it did not converge; may be empty */
	public static List<String> warnings(final SpikeSolution cell,
		final QualityCheck check)
	{
		final List<String> words = new ArrayList<>(check.sentences());
		if (!cell.isInSpikes()) words.add("Relative: " + RELATIVE);
		words.addAll(ConvergenceWarning.ofCell(cell.converged(), cell
			.iterations()));
		return words;
	}
}
