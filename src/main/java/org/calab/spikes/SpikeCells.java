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

import org.calab.quality.QualityCheck;
import org.calab.trace.CellTable;
import org.calab.trace.ConvergenceWarning;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;

/** Table and warnings of cells with inferred spikes, shared by the results of all methods. */
public final class SpikeCells {

	private static final List<String> COLUMNS = List.of("snr",
		"spikes", "alpha (per spike)", "baseline", "threshold", "pve", "iterations",
		"converged");

	private SpikeCells() {}

	/**
	 * @param cells cells of the result, in order
	 * @param checks one entry per cell
	 */
	public static Table table(final InferredActivity result,
		final List<SpikeSolution> cells, final List<QualityCheck> checks)
	{
		return CellTable.of(result, COLUMNS, i -> {
			final SpikeSolution c = cells.get(i);
			return List.of(checks.get(i).snr(), Arrays.stream(c.counts()).sum(), c.alpha(), c.baseline(), c
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
		words.addAll(ConvergenceWarning.ofCells(cells, SpikeSolution::converged,
			SpikeSolution::iterations));
		return words;
	}

	/** @return sentences about the trace of this cell, and whether it did not converge; may be empty */
	public static List<String> warnings(final SpikeSolution cell,
		final QualityCheck check)
	{
		final List<String> words = new ArrayList<>(check.sentences());
		words.addAll(ConvergenceWarning.ofCell(cell.converged(), cell
			.iterations()));
		return words;
	}
}
