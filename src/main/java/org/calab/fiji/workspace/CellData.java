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
package org.calab.fiji.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.calab.fiji.OpenTraces;
import org.calab.trace.CellNames;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * The cells of a workspace with what is known of them: places from the ROIs, traces and
 * activity from the commands. Cells are counted from 0. Immutable.
 *
 * @param names unique, one per cell
 * @param places centre of each ROI in pixels, x and y; empty for a cell without a ROI
 * @param entry the traces and what was inferred from them; empty before the extraction
 * @param rows the row of each cell in the traces; -1 for a cell without a trace
 * @param table one row per cell of the traces; see {@link #value}
 */
public record CellData(List<String> names, List<Optional<double[]>> places,
	Optional<OpenTraces.Entry> entry, List<Integer> rows, Table table)
{

	private static final Table NO_TABLE = new Table(List.of("cell"), List.of());

	public CellData {
		names = List.copyOf(names);
		places = List.copyOf(places);
		rows = List.copyOf(rows);
	}

	/** @return no cells */
	public static CellData none() {
		return new CellData(List.of(), List.of(), Optional.empty(), List.of(),
			NO_TABLE);
	}

	/**
	 * @param roiNames names of the ROIs, which the extraction makes unique in the same way
	 * @param roiPlaces their centres in pixels, x and y
	 * @param entry traces, named after their ROIs
	 * @param table one row per cell of the traces
	 * @return the ROIs first, then the traces without a ROI
	 */
	public static CellData of(final List<String> roiNames,
		final List<double[]> roiPlaces, final Optional<OpenTraces.Entry> entry,
		final Optional<Table> table)
	{
		final List<String> names = new ArrayList<>(CellNames.distinct(roiNames));
		final List<Optional<double[]>> places = new ArrayList<>(roiPlaces.stream()
			.map(Optional::of).toList());
		final Map<String, Integer> row = new HashMap<>();
		entry.ifPresent(e -> {
			for (final String name : e.traces().names())
				row.put(name, row.size());
		});
		final Set<String> known = new HashSet<>(names);
		entry.ifPresent(e -> e.traces().names().stream().filter(n -> !known
			.contains(n)).forEach(n -> {
				names.add(n);
				places.add(Optional.empty());
			}));
		return new CellData(names, places, entry, names.stream().map(n -> row
			.getOrDefault(n, -1)).toList(), table.orElse(NO_TABLE));
	}

	public int size() {
		return names.size();
	}

	/** @return the cells, counted from 0 */
	public List<Integer> all() {
		return IntStream.range(0, size()).boxed().toList();
	}

	/** @return fluorescence or ΔF/F, if there is any */
	public Optional<TraceSet> traces() {
		return entry.map(OpenTraces.Entry::traces);
	}

	/** @return the fit to the traces, if activity was inferred */
	public Optional<TraceSet> fit() {
		return entry.flatMap(OpenTraces.Entry::inferred).flatMap(InferredActivity::fitted);
	}

	/** @return the inferred activity, if there is any */
	public Optional<TraceSet> activity() {
		return entry.flatMap(e -> e.inferred().map(a -> a.activity()));
	}

	/** @return the standard deviation of the activity, if the method knows it */
	public Optional<TraceSet> deviation() {
		return entry.flatMap(e -> e.inferred().flatMap(a -> a.deviation()));
	}

	/** @return the number of frames; 0 without traces */
	public int frames() {
		return traces().map(TraceSet::numTimepoints).orElse(0);
	}

	/** @return the row of a cell in the traces; -1 if it has no trace */
	public int row(final int cell) {
		return rows.get(cell);
	}

	/** @return the cell of this name, or -1 */
	public int cell(final String name) {
		return names.indexOf(name);
	}

	/** @return the headings of the table without the name of the cell and its state, which may have changed */
	public List<String> columns() {
		return table.columns().stream().filter(c -> !c.equals(CellTable.CELL) && !c
			.equals(CellTable.STATE)).toList();
	}

	/** @return number, text or truth of a cell in a column; null if there is none */
	public Object value(final int cell, final String column) {
		final int row = rows.get(cell), c = table.columns().indexOf(column);
		return row < 0 || row >= table.rows().size() || c < 0 ? null : table.rows()
			.get(row).get(c);
	}

	/** @return the numbers of all cells; NaN where there is none */
	public double[] numbers(final String column) {
		final int c = table.columns().indexOf(column);
		return rows.stream().mapToDouble(r -> r >= 0 && r < table.rows().size() &&
			c >= 0 && table.rows().get(r).get(c) instanceof Number n ? n.doubleValue()
				: Double.NaN).toArray();
	}

	/** @return the columns that hold numbers */
	public List<String> numericColumns() {
		return table.rows().isEmpty() ? List.of() : columns().stream().filter(
			c -> table.rows().get(0).get(table.columns().indexOf(
				c)) instanceof Number).toList();
	}
}
