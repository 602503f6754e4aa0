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
import java.util.List;

import org.calab.cells.CellFilter;
import org.calab.trace.CellTable;
import org.calab.trace.Table;

/** Finds the cells that pass the filter of a workspace. */
final class CellSearch {

	private CellSearch() {}

	/** @throws org.calab.check.InvalidInputException if the filter is no condition on the columns */
	static List<Integer> of(final WorkspaceState s) {
		if (s.filter().isEmpty()) return s.data().all();
		final boolean[] met = CellFilter.parse(s.filter()).apply(table(s)).met();
		return s.data().all().stream().filter(c -> s.data().row(c) >= 0 && met[s
			.data().row(c)]).toList();
	}

	/** @return the table with the states of now */
	private static Table table(final WorkspaceState s) {
		final Table table = s.data().table();
		final int state = table.columns().indexOf(CellTable.STATE), name = table
			.columns().indexOf(CellTable.CELL);
		if (state < 0) return table;
		return new Table(table.columns(), table.rows().stream().map(r -> {
			final List<Object> row = new ArrayList<>(r);
			row.set(state, s.states().of(r.get(name).toString()).toString());
			return row;
		}).map(List::copyOf).toList());
	}
}
