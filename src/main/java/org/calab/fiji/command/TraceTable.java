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
package org.calab.fiji.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/** Activity as a table with a row per frame. */
final class TraceTable {

	private TraceTable() {}

	/**
	 * @return a column for time, then for each cell one for the activity and, where they are known, for its
	 *         standard deviation and for the probability of activity
	 */
	static Table of(final InferredActivity result) {
		final TraceSet activity = result.activity();
		final List<String> columns = new ArrayList<>();
		columns.add(activity.rate().isKnown() ? "time_s" : "frame");
		for (final String name : activity.names()) {
			columns.add(name);
			if (result.deviation().isPresent()) columns.add(name + " SD");
			if (result.probability().isPresent()) columns.add(name +
				" probability");
		}
		final List<List<Object>> rows = new ArrayList<>();
		for (int t = 0; t < activity.numTimepoints(); t++) {
			final List<Object> row = new ArrayList<>();
			row.add(activity.time(t));
			for (int i = 0; i < activity.numCells(); i++) {
				row.add(activity.value(i, t));
				add(row, result.deviation(), i, t);
				add(row, result.probability(), i, t);
			}
			rows.add(row);
		}
		return new Table(columns, rows);
	}

	private static void add(final List<Object> row,
		final Optional<TraceSet> values, final int cell, final int frame)
	{
		values.ifPresent(v -> row.add(v.value(cell, frame)));
	}
}
