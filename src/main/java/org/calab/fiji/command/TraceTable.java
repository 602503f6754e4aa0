package org.calab.fiji.command;

import java.util.ArrayList;
import java.util.List;

import org.calab.results.Table;
import org.calab.trace.TraceSet;

/** Traces as a table: time, then a column per cell. */
final class TraceTable {

	private TraceTable() {}

	static Table of(final TraceSet traces) {
		final List<String> columns = new ArrayList<>();
		columns.add(traces.rate().isKnown() ? "time_s" : "frame");
		columns.addAll(traces.names());
		final List<List<Object>> rows = new ArrayList<>();
		for (int t = 0; t < traces.numTimepoints(); t++) {
			final List<Object> row = new ArrayList<>();
			row.add(traces.time(t));
			for (int i = 0; i < traces.numCells(); i++)
				row.add(traces.value(i, t));
			rows.add(row);
		}
		return new Table(columns, rows);
	}
}
