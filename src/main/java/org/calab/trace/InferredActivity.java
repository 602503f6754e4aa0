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

import java.util.List;
import java.util.Map;

/**
 * What was inferred from traces. Each kind of result answers for itself all that
 * plots, tables, files and reports say about it, so that none of these asks for
 * its class.
 */
public interface InferredActivity {

	/** @return n_cells × n_timepoints, in {@link #activityUnit()} */
	TraceSet activity();

	/** @return n_cells × n_timepoints: the part of the traces that the activity explains, on their level */
	TraceSet fit();

	/** @return the unit of the activity, for every label that shows it */
	String activityUnit();

	/** @return what a user must know before trusting this result, one sentence each; empty if nothing */
	List<String> warnings();

	/**
	 * @param cell from 0
	 * @return what a user must know about this cell, one sentence each; empty if nothing
	 */
	List<String> cellWarnings(int cell);

	/** @return a row per cell, made by {@link CellTable} */
	Table cellTable();

	/** @return tables of the whole run, by the name of the file that each is saved as; none for most kinds */
	default Map<String, Table> runTables() {
		return Map.of();
	}

	/** @return the set of files that this is saved as */
	ResultLayout layout();

	/** @return options and outcome in the order in which a JSON file lists them: text, numbers, truth values, lists, arrays and maps */
	Map<String, Object> info();
}
