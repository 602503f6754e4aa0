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
package org.calab.fiji.tuner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.calab.trace.TraceSet;

/** Orders the cells for a view of the first ones. Cells are counted from 0. */
public final class CellChoice {

	private CellChoice() {}

	/** @return all cells in order of falling variance; those that are not finite last */
	public static List<Integer> mostActive(final TraceSet traces) {
		final double[] variance = IntStream.range(0, traces.numCells()).mapToDouble(
			i -> variance(traces, i)).toArray();
		return IntStream.range(0, variance.length).boxed().sorted(Comparator
			.comparingDouble((Integer i) -> -variance[i])).toList();
	}

	/** @return all cells in a random order, determined by the seed */
	public static List<Integer> random(final int count, final long seed) {
		final List<Integer> all = new ArrayList<>(IntStream.range(0, count).boxed()
			.toList());
		Collections.shuffle(all, new Random(seed));
		return List.copyOf(all);
	}

	private static double variance(final TraceSet traces, final int cell) {
		final int n = traces.numTimepoints();
		double mean = 0, sum = 0;
		for (int t = 0; t < n; t++)
			mean += traces.value(cell, t) / n;
		for (int t = 0; t < n; t++)
			sum += (traces.value(cell, t) - mean) * (traces.value(cell, t) - mean);
		return Double.isFinite(sum) ? sum / n : -1;
	}
}
