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
package org.calab.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.quality.Snr;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/** The table of cells of a recording: name, state, SNR of the trace, and the columns of the result. */
public final class CellSummary {

	/** Heading of the column after the state, unless the result has it elsewhere. */
	public static final String SNR = "snr";

	private CellSummary() {}

	/**
	 * @param own one row per cell, with a column for its name
	 * @param other the same of other cells or in another order
	 * @return the first table with the columns of the second that it lacks; NaN or "" for cells that the
	 *         second lacks, and the first alone if they have no cell in common
	 */
	public static Table with(final Table own, final Table other) {
		final Map<Object, List<Object>> rows = new HashMap<>();
		final int name = other.columns().indexOf(CellTable.CELL), at = own.columns()
			.indexOf(CellTable.CELL);
		other.rows().forEach(r -> rows.put(r.get(name), r));
		if (own.rows().stream().noneMatch(r -> rows.containsKey(r.get(at))))
			return own;
		final int[] added = IntStream.range(0, other.columns().size()).filter(c -> !own
			.columns().contains(other.columns().get(c))).toArray();
		final List<String> columns = new ArrayList<>(own.columns());
		for (final int c : added)
			columns.add(other.columns().get(c));
		return new Table(columns, own.rows().stream().map(r -> {
			final List<Object> row = new ArrayList<>(r);
			final List<Object> more = rows.get(r.get(at));
			for (final int c : added)
				row.add(more != null ? more.get(c) : other.rows().get(0).get(
					c) instanceof Number ? Double.NaN : "");
			return row;
		}).toList());
	}

	/**
	 * @param traces the traces, whose states are shown
	 * @param result the activity inferred from them, if any, for the same cells
	 * @return one row per cell; without the SNR if neither the result has it nor the rate of
	 *         the traces is known
	 */
	public static Table of(final TraceSet traces,
		final Optional<? extends InferredActivity> result)
	{
		final Table own = result.map(r -> r.withStates(traces.states()).cellTable())
			.orElseGet(() -> new Table(List.of(CellTable.CELL, CellTable.STATE), traces
				.names().stream().map(n -> List.<Object> of(n, traces.states().of(n)
					.toString())).toList()));
		if (own.columns().contains(SNR) || !traces.rate().isKnown()) return own;
		final int at = own.columns().indexOf(CellTable.STATE) + 1;
		final List<String> columns = new ArrayList<>(own.columns());
		columns.add(at, SNR);
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < traces.numCells(); i++) {
			final List<Object> row = new ArrayList<>(own.rows().get(i));
			row.add(at, Snr.of(traces.trace(i), traces.rate().hz()));
			rows.add(row);
		}
		return new Table(columns, rows);
	}
}
