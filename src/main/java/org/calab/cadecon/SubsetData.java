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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.calab.kernel.CalciumKernel;
import org.calab.signal.Quantiles;
import org.calab.spikes.SpikeSolution;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * The traces of all subsets, and their spikes, which each iteration infers again. The spikes are
 * stored by cell, not by subset: where subsets overlap, both start the next iteration from the
 * spikes of the later subset, as in the reference.
 */
final class SubsetData {

	/** Avoids 0/0 if there were no spikes. */
	private static final double NONE = 1e-9;

	/** State of a cell: its spikes over the whole recording, and the quality of its last fit. */
	private static final class Known {

		private final double[] counts;
		private double pve;

		Known(final int frames) {
			counts = new double[frames];
		}
	}

	private final TraceSet all;
	private final List<Subset> subsets;
	private final Map<Integer, Known> known = new TreeMap<>();
	private List<List<SpikeSolution>> spikes = List.of();

	SubsetData(final TraceSet all, final List<Subset> subsets) {
		this.all = all;
		this.subsets = subsets;
	}

	int count() {
		return subsets.size();
	}

	/** @return a copy of the traces of a subset, one row per cell */
	double[][] traces(final int subset) {
		return subsets.get(subset).of(all);
	}

	/** @param consumer receives a copy of each trace of each subset */
	void forEach(final Consumer<double[]> consumer) {
		for (final Subset s : subsets)
			for (int i = 0; i < s.numCells(); i++)
				consumer.accept(s.trace(all, i));
	}

	List<List<SpikeSolution>> spikes() {
		return spikes;
	}

	/** Releases the memory after the last iteration. */
	void forget() {
		spikes = List.of();
		known.clear();
	}

	/**
	 * Infers the spikes of all traces, starting from those of the previous iteration.
	 *
	 * @return the median over the cells of the relative change of the spikes; NaN the first time
	 */
	double infer(final LearningMethod method, final CalciumKernel kernel,
		final int threads, final Progress progress, final String what)
	{
		final List<int[]> items = new ArrayList<>();
		for (int k = 0; k < count(); k++)
			for (int i = 0; i < subsets.get(k).numCells(); i++)
				items.add(new int[] { k, i });
		spikes = List.of(); // release the previous ones, which are three times as large as the traces
		final SpikeSolution[] found = new SpikeSolution[items.size()];
		Parallel.forEach(found.length, threads, progress, what, i -> {
			final int k = items.get(i)[0], row = items.get(i)[1];
			found[i] = method.spikes(subsets.get(k).trace(all, row), kernel, before(
				subsets.get(k), row), progress);
		});
		final List<List<SpikeSolution>> now = new ArrayList<>();
		subsets.forEach(s -> now.add(new ArrayList<>()));
		for (int i = 0; i < found.length; i++)
			now.get(items.get(i)[0]).add(found[i]);
		spikes = now.stream().map(List::copyOf).toList();
		return keep();
	}

	/** @return the median over the cells of the proportion of variance explained */
	double medianPve() {
		return Quantiles.median(known.values(), k -> k.pve);
	}

	private Optional<double[]> before(final Subset subset, final int row) {
		return Optional.ofNullable(known.get(subset.cellStart() + row)).map(
			k -> Arrays.copyOfRange(k.counts, subset.tStart(), subset.tEnd()));
	}

	private double keep() {
		final boolean first = known.isEmpty();
		final int frames = subsets.stream().mapToInt(Subset::tEnd).max().orElse(0);
		final TreeSet<Integer> cells = new TreeSet<>();
		subsets.forEach(s -> IntStream.range(s.cellStart(), s.cellEnd()).forEach(
			cells::add));
		final List<Double> changes = new ArrayList<>();
		for (final int cell : cells)
			changes.add(keep(cell, known.computeIfAbsent(cell, c -> new Known(
				frames))));
		return first ? Double.NaN : Quantiles.median(changes, c -> c);
	}

	/** @return the relative change of the spikes of the cell */
	private double keep(final int cell, final Known kept) {
		final double[] before = kept.counts.clone();
		for (int k = 0; k < count(); k++) {
			final Subset s = subsets.get(k);
			if (cell < s.cellStart() || cell >= s.cellEnd()) continue;
			final SpikeSolution solution = spikes.get(k).get(cell - s.cellStart());
			System.arraycopy(solution.counts(), 0, kept.counts, s.tStart(), s
				.numTimepoints());
			kept.pve = solution.pve();
		}
		return change(before, kept.counts);
	}

	private static double change(final double[] before, final double[] now) {
		double difference = 0, size = 0;
		for (int t = 0; t < now.length; t++) {
			difference += (now[t] - before[t]) * (now[t] - before[t]);
			size += before[t] * before[t];
		}
		return Math.sqrt(difference) / (Math.sqrt(size) + NONE);
	}
}
