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
package org.calab.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconSnapshot;
import org.calab.cadecon.Iteration;
import org.calab.cadecon.Subset;
import org.calab.cadecon.SubsetOptions;
import org.calab.cadecon.SubsetPlacement;
import org.calab.kernel.CalciumKernel;
import org.calab.spikes.SpikeSolution;
import org.calab.trace.TraceSet;

/**
 * What there is to see of a run of CaDecon: before it, while it goes on, or at
 * its end.
 *
 * @param title of the figures
 * @param traces the fluorescence, at a known rate
 * @param subsets where the kernel is learned
 * @param history the seed and every iteration that is over
 * @param kernel the newest; that of the final pass at the end
 * @param parts spikes, as far as there are any yet
 */
public record CaDeconData(String title, TraceSet traces, List<Subset> subsets,
	List<Iteration> history, Optional<CalciumKernel> kernel, List<Part> parts)
{

	/**
	 * A stretch of a cell.
	 *
	 * @param cell from 0
	 * @param from its first frame, from 0
	 * @param spikes of the stretch
	 */
	public record Part(int cell, int from, SpikeSolution spikes) {

		/** @return spikes per second; NaN for an unknown rate */
		double eventRate(final double fs) {
			final double[] counts = spikes.counts();
			return Arrays.stream(counts).sum() / counts.length * fs;
		}
	}

	public CaDeconData {
		subsets = List.copyOf(subsets);
		history = List.copyOf(history);
		parts = List.copyOf(parts);
	}

	/** @return before a run: the traces, and where the kernel will be learned */
	public static CaDeconData of(final String title, final TraceSet traces,
		final SubsetOptions subsets)
	{
		return new CaDeconData(title, traces, SubsetPlacement.of(traces.numCells(),
			traces.numTimepoints(), subsets), List.of(), Optional.empty(), List
				.of());
	}

	/** @return a run that goes on */
	public static CaDeconData of(final String title, final TraceSet traces,
		final CaDeconSnapshot now)
	{
		final List<Part> parts = new ArrayList<>();
		for (int k = 0; k < now.spikes().size(); k++) {
			final Subset s = now.subsets().get(k);
			for (int i = 0; i < now.spikes().get(k).size(); i++)
				parts.add(new Part(s.cellStart() + i, s.tStart(), now.spikes().get(k)
					.get(i)));
		}
		final List<Iteration> history = now.history();
		return new CaDeconData(title, traces, now.subsets(), history, history
			.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() -
				1).kernel()), parts);
	}

	/** @return a run that is over */
	public static CaDeconData of(final String title, final TraceSet traces,
		final CaDeconResult result)
	{
		final List<Part> parts = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++)
			parts.add(new Part(i, 0, result.cells().get(i)));
		return new CaDeconData(title, traces, result.subsets(), result.history(),
			Optional.of(result.kernel()), parts);
	}

	double fs() {
		return traces.rate().hz();
	}

	/** @return spikes of a cell on all frames; 0 where none were looked for */
	double[] counts(final int cell) {
		final double[] row = new double[traces.numTimepoints()];
		parts.stream().filter(p -> p.cell() == cell).forEach(p -> put(p.spikes()
			.counts(), row, p.from()));
		return row;
	}

	/** @return the fit of a cell on all frames; NaN where there is none */
	double[] fit(final int cell) {
		final double[] row = new double[traces.numTimepoints()];
		Arrays.fill(row, Double.NaN);
		parts.stream().filter(p -> p.cell() == cell).forEach(p -> put(p.spikes()
			.fit(), row, p.from()));
		return row;
	}

	private static void put(final double[] part, final double[] row,
		final int from)
	{
		System.arraycopy(part, 0, row, from, part.length);
	}
}
