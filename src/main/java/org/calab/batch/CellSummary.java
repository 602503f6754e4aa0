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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.quality.Snr;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Table with one row per cell of a recording: the SNR of the trace, the columns of the result, and the rate of activity.
 */
final class CellSummary {

	static final String SNR = "snr", RATE =
		"activity_rate";

	private CellSummary() {}

	static Table of(final TraceSet traces,
		final Optional<InferredActivity> result)
	{
		final Table own = result.map(InferredActivity::cellTable).orElseGet(() -> new Table(List
			.of(CellTable.CELL), traces.names().stream().map(n -> List.<Object> of(n))
				.toList()));
		final boolean hasSnr = own.columns().contains(SNR);
		final List<String> columns = new ArrayList<>(own.columns());
		if (!hasSnr) columns.add(1, SNR);
		result.ifPresent(r -> columns.add(RATE + " (" + unit(r) + "/s)"));
		final double seconds = traces.numTimepoints() / traces.rate().hz();
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < traces.numCells(); i++) {
			final List<Object> row = new ArrayList<>(own.rows().get(i));
			if (!hasSnr) row.add(1, Snr.of(traces.trace(i), traces
				.rate().hz()));
			if (result.isPresent()) row.add(Arrays.stream(result.get().activity()
				.trace(i)).sum() / seconds);
			rows.add(row);
		}
		return new Table(columns, rows);
	}

	/** @return the unit of activity summed over time: spikes for "spikes per frame", else a.u. */
	private static String unit(final InferredActivity result) {
		return result.activityUnit().startsWith("spikes") ? "spikes" : "a.u.";
	}
}
