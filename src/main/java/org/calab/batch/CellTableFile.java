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
package org.calab.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.catune.TuningData;
import org.calab.io.table.TableCsv;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.Table;

/**
 * A table of cells, with the JSON file of the same result if it lies beside it.
 *
 * @param file {@code OUT_cells.csv}
 * @param info {@code OUT_info.json} or {@code OUT_results.json}, if there is one
 * @param table all values as they stand in the file; with the column state
 * @param names of the cells
 * @param states of the cells
 */
record CellTableFile(Path file, Optional<Path> info, Table table,
	List<String> names, CellStates states) implements StateFile
{

	static CellTableFile read(final Path file) throws IOException {
		final Table stored = TableCsv.read(file);
		final int cell = stored.columns().indexOf(CellTable.CELL);
		if (cell < 0) throw new DataFormatException(file.toString(),
			"the table has no column " + CellTable.CELL +
				"; it must be a table of cells, such as OUT_cells.csv. Its columns are " +
				String.join(", ", stored.columns()) + ".");
		if (stored.rows().isEmpty()) throw new DataFormatException(file.toString(),
			"the table has no cell.");
		final Table table = withState(stored, cell);
		final int state = table.columns().indexOf(CellTable.STATE);
		final List<String> names = new ArrayList<>(), rejected = new ArrayList<>();
		final Set<String> distinct = new HashSet<>();
		for (final List<Object> row : table.rows()) {
			final String name = row.get(cell).toString();
			if (!distinct.add(name)) throw new DataFormatException(file.toString(),
				"the cell " + name + " is in the table more than once.");
			names.add(name);
			if (row.get(state).toString().strip().toLowerCase(Locale.ROOT).equals(
				CellState.REJECTED.toString())) rejected.add(name);
		}
		final String base = file.getFileName().toString().replaceFirst(
			"(_cells)?\\.csv$", "");
		return new CellTableFile(file, List.of("_info.json", "_results.json").stream()
			.map(e -> file.resolveSibling(base + e)).filter(Files::isRegularFile)
			.findFirst(), table, List.copyOf(names), CellStates.rejecting(rejected));
	}

	/** Tables of earlier versions have no such column: their cells are accepted. */
	private static Table withState(final Table stored, final int cell) {
		if (stored.columns().contains(CellTable.STATE)) return stored;
		final List<String> columns = new ArrayList<>(stored.columns());
		columns.add(cell + 1, CellTable.STATE);
		return new Table(columns, stored.rows().stream().map(row -> {
			final List<Object> longer = new ArrayList<>(row);
			longer.add(cell + 1, CellState.ACCEPTED.toString());
			return longer;
		}).toList());
	}

	@Override
	public Map<Path, FileGroup.Content> with(final CellStates changed)
		throws IOException
	{
		final int cell = table.columns().indexOf(CellTable.CELL), state = table
			.columns().indexOf(CellTable.STATE);
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(file, TableCsv.of(new Table(table.columns(), table.rows()
			.stream().map(row -> {
				final List<Object> other = new ArrayList<>(row);
				other.set(state, changed.of(row.get(cell).toString()).toString());
				return other;
			}).toList())));
		if (info.isPresent()) {
			final ObjectNode json = (ObjectNode) Json.read(info.get());
			contents.put(info.get(), Json.of(TuningData.withStates(json, changed)));
		}
		return contents;
	}
}
