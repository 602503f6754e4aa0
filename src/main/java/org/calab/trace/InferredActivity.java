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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Activity inferred from traces. Every kind of result implements what plots, tables, files
 * and reports show of it, so that these do not depend on its class.
 */
public interface InferredActivity {

	/** @return the activity, n_cells × n_timepoints, in {@link #activityUnit()} */
	TraceSet activity();

	/** @return the fit to the traces, n_cells × n_timepoints, including their baseline; empty where the method has no model of the trace */
	Optional<TraceSet> fitted();

	/** @return the standard deviation of the activity, n_cells × n_timepoints, in its unit; empty where the method does not know it */
	default Optional<TraceSet> deviation() {
		return Optional.empty();
	}

	/** @return the probability that there is activity, n_cells × n_timepoints; empty where the method does not know it */
	default Optional<TraceSet> probability() {
		return Optional.empty();
	}

	/** @return the unit of the activity, for labels */
	String activityUnit();

	/**
	 * @param cell from 0
	 * @return the sum of the activity per second; of activity that is a rate, its mean
	 */
	default double activityRate(final int cell) {
		return Arrays.stream(activity().trace(cell)).sum() * activity().rate().hz() /
			activity().numTimepoints();
	}

	/** @return warnings about the whole result, one sentence each; may be empty */
	List<String> warnings();

	/**
	 * @param cell from 0
	 * @return warnings about this cell, one sentence each; may be empty
	 */
	List<String> cellWarnings(int cell);

	/** @return a table with one row per cell, created by {@link CellTable} */
	Table cellTable();

	/**
	 * @param cells cells counted from 0, at least one, without duplicates
	 * @return the result for these cells; what was learned from all cells stays as it is
	 */
	InferredActivity withCells(int[] cells);

	/** @return the same with these states of the cells */
	InferredActivity withStates(CellStates states);

	/**
	 * @return the result for the accepted cells; this if none is rejected
	 * @throws org.calab.check.InvalidInputException if all are rejected
	 */
	default InferredActivity accepted() {
		final int[] cells = activity().acceptedCells();
		return cells.length == activity().numCells() ? this : withCells(cells);
	}

	/** @return tables of the whole run by file name; empty for most kinds of results */
	default Map<String, Table> runTables() {
		return Map.of();
	}

	/** @return the set of files in which the result is saved */
	ResultLayout layout();

	/** @return options and outcome in the order of the JSON file: text, numbers, booleans, lists, arrays and maps */
	Map<String, Object> info();
}
