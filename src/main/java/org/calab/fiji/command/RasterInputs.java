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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.calab.cells.CellList;
import org.calab.check.InvalidInputException;
import org.calab.figure.RasterScale;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.TraceSet;

/** The inputs of Plot Traces that save the raster as a workspace shows it. */
final class RasterInputs {

	/** Parts of a second, or of a frame if the sampling rate is unknown. */
	private static final double ROUNDED = 1000;

	private RasterInputs() {}

	/**
	 * @param s with traces
	 * @param file the user agreed to replace it
	 */
	static Map<String, Object> of(final WorkspaceState s, final Path file) {
		final TraceSet traces = s.data().traces().orElseThrow();
		final List<Integer> rows = s.shown().stream().map(s.data()::row).filter(
			r -> r >= 0).toList();
		if (rows.isEmpty()) throw new InvalidInputException(
			"No cell with a trace passes the filter: there is no raster to save.");
		final Map<String, Object> inputs = new LinkedHashMap<>();
		inputs.put("show", "raster");
		inputs.put("figure", file.toFile());
		if (!rows.equals(IntStream.range(0, traces.numCells()).boxed().toList()))
			inputs.put("cells", CellList.inOrder(rows, traces.names()));
		// the numbers of cells count the rejected ones, too
		if (s.rejected() > 0) inputs.put("cells_only", false);
		if (s.perCell()) inputs.put("raster_scale", RasterScale.PER_CELL.toString());
		final TimeWindow w = s.window();
		final double fs = traces.rate().isKnown() ? traces.rate().hz() : 1;
		if (w.from() > 0) inputs.put("from", rounded(w.from() / fs));
		if (w.to() < w.frames()) inputs.put("to", String.valueOf(rounded(w.to() /
			fs)));
		inputs.put("overwrite", Files.exists(file));
		return inputs;
	}

	private static double rounded(final double time) {
		return Math.round(time * ROUNDED) / ROUNDED;
	}
}
