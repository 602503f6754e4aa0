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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.trace.TraceSet;

/** Chooses the cells to show. Cells are counted from 0 here and from 1 in text. */
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

	/**
	 * @param text numbers counted from 1 and ranges of them, for example "3, 7-9"
	 * @param count number of cells
	 */
	public static List<Integer> chosen(final String text, final int count) {
		final Set<Integer> cells = new LinkedHashSet<>();
		for (final String part : text.trim().split("[,;\\s]+")) {
			final String[] ends = part.split("-", 2);
			final int from = number(ends[0], text, count), to = ends.length == 1
				? from : number(ends[1], text, count);
			for (int i = from; i <= to; i++)
				cells.add(i - 1);
		}
		if (cells.isEmpty()) throw refused(text, count);
		return List.copyOf(cells);
	}

	private static int number(final String part, final String text,
		final int count)
	{
		try {
			final int n = Integer.parseInt(part.trim());
			if (n >= 1 && n <= count) return n;
		}
		catch (final NumberFormatException e) {
			// reported below, like a cell that does not exist
		}
		throw refused(text, count);
	}

	private static InvalidInputException refused(final String text,
		final int count)
	{
		return InvalidInputException.mustBe("cells", "numbers from 1 to " + count +
			" and ranges, for example 1, 3-5", text);
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
