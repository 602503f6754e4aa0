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

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.CaDeconSnapshot;
import org.calab.cadecon.Iteration;
import org.calab.cadecon.Subset;
import org.calab.kernel.CalciumKernel;
import org.calab.spikes.SpikeSolution;
import org.calab.trace.TraceSet;

/**
 * Data for the figures of CaDecon, before, during or after a run.
 *
 * @param title title of the figures
 * @param traces fluorescence, at a known rate
 * @param subsets subsets from which the kernel is learned
 * @param history the seed and all completed iterations
 * @param kernel latest kernel, after the run that of the final pass; empty before the seed
 * @param parts spikes inferred so far
 */
public record CaDeconData(String title, TraceSet traces, List<Subset> subsets,
	List<Iteration> history, Optional<CalciumKernel> kernel, List<Part> parts)
{

	/**
	 * A section of the trace of a cell.
	 *
	 * @param cell cell, counted from 0
	 * @param from first frame of the section, counted from 0
	 * @param spikes spikes in the section
	 */
	public record Part(int cell, int from, SpikeSolution spikes) {

		/** @return the amplitude of one spike; NaN in a relative cell, which does not show it */
		double alpha() {
			return spikes.isInSpikes() ? spikes.alpha() : Double.NaN;
		}

		/** @return spikes per second; NaN in a relative cell, whose activity is in the unit of the trace */
		double spikeRate(final double fs) {
			return spikes.isInSpikes() ? activityRate(fs) : Double.NaN;
		}

		/** @return activity per second, in spikes or in the unit of the trace */
		double activityRate(final double fs) {
			final double[] counts = spikes.counts();
			return Arrays.stream(counts).sum() / counts.length * fs;
		}
	}

	public CaDeconData {
		subsets = List.copyOf(subsets);
		history = List.copyOf(history);
		parts = List.copyOf(parts);
	}

	/** @return data before a run: the traces and the subsets */
	public static CaDeconData of(final String title, final TraceSet traces,
		final CaDeconOptions options)
	{
		return new CaDeconData(title, traces, CaDecon.subsets(traces, options), List
			.of(), Optional.empty(), List.of());
	}

	/** @return data during a run */
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

	/** @return data after a run */
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

	/** @return spikes of a cell in all frames; 0 outside the subsets */
	double[] counts(final int cell) {
		final double[] row = new double[traces.numTimepoints()];
		parts.stream().filter(p -> p.cell() == cell).forEach(p -> put(p.spikes()
			.counts(), row, p.from()));
		return row;
	}

	/** @return the fit of a cell in all frames; NaN outside the subsets */
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
