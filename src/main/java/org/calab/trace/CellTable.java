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
package org.calab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Creates tables with one row per cell: the name of the cell in the first column, its
 * state in the second, its rate of activity and its warnings in the last two, and columns
 * of the result in between.
 */
public final class CellTable {

	/** Heading of the first column. */
	public static final String CELL = "cell";

	/** Heading of the second column. */
	public static final String STATE = "state";

	/** Heading of the last column. */
	public static final String WARNINGS = "warnings";

	/** Heading of the column before it, followed by its unit. */
	public static final String RATE = "activity_rate";

	private CellTable() {}

	/**
	 * @param result the result whose cells are the rows
	 * @param columns headings of the columns between the state and the rate
	 * @param values returns the values of a cell, one per heading; cells count from 0
	 */
	public static Table of(final InferredActivity result,
		final List<String> columns, final IntFunction<List<Object>> values)
	{
		final List<String> headings = new ArrayList<>(List.of(CELL,
			STATE));
		headings.addAll(columns);
		headings.add(RATE + " (" + unit(result) + "/s)");
		headings.add(WARNINGS);
		return new Table(headings, IntStream.range(0, result.activity().numCells())
			.mapToObj(i -> {
				final List<Object> row = new ArrayList<>();
				final String name = result.activity().names().get(i);
				row.add(name);
				row.add(result.activity().states().of(name).toString());
				row.addAll(values.apply(i));
				row.add(result.activityRate(i));
				row.add(String.join(" ", result.cellWarnings(i)));
				return row;
			}).toList());
	}

	/** @return the unit of activity summed over time: spikes for "spikes per frame", else a.u. */
	private static String unit(final InferredActivity result) {
		return result.activityUnit().startsWith("spikes") ? "spikes" : "a.u.";
	}
}
