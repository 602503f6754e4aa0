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
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.cells.CellSummary;
import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.catune.TuningData;
import org.calab.trace.CellStates;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Traces with their sidecar.
 *
 * @param files the array and its sidecar
 * @param traces all cells
 */
record TuningFile(List<Path> files, TraceSet traces) implements StateFile {

	static TuningFile read(final Path file) throws IOException {
		final List<Path> files = TuningData.files(file);
		if (Files.exists(file) && !files.contains(file) || Files.isRegularFile(files
			.get(0)) && !Files.isRegularFile(files.get(1)))
			throw new DataFormatException(file.toString(),
				"states cannot be kept in this file; it must be a table of cells (.csv), a ROI set (.zip or .roi), or traces saved by CaLab (.npy with _metadata.json).");
		return new TuningFile(files, TuningData.load(file).traces());
	}

	@Override
	public Table table() {
		return CellSummary.of(traces, Optional.empty());
	}

	@Override
	public List<String> names() {
		return traces.names();
	}

	@Override
	public CellStates states() {
		return traces.states();
	}

	@Override
	public List<Path> unchanged() {
		return files.subList(0, 1);
	}

	@Override
	public Map<Path, FileGroup.Content> with(final CellStates changed)
		throws IOException
	{
		return Map.of(files.get(1), Json.of(TuningData.withStates((ObjectNode) Json
			.read(files.get(1)), changed)));
	}
}
