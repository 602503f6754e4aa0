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
package org.calab.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Footprints;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.calab.io.npy.PickleWriter;
import org.calab.results.Suite2pRoiFiles;
import org.calab.trace.TraceSet;

/**
 * The files of a plane of Suite2p: {@code F.npy}, {@code Fneu.npy}, {@code spks.npy} (n_cells × n_timepoints,
 * {@code <f4}), {@code iscell.npy}, {@code ops.npy} and, if the shape of every cell is known, {@code stat.npy}.
 */
final class Suite2pExport {

	private Suite2pExport() {}

	/** @throws InvalidInputException if there are no traces */
	static void requireTraces(final ExportData data) {
		if (data.get(ExportData.TRACES).isPresent()) return;
		final String source = data.main().origin();
		throw InvalidInputException.of("fluorescence",
			"is missing: the format suite2p also has the traces from which the activity was inferred" +
				(source.isEmpty() ? "." : " (" + source + ").") + " Give their file.");
	}

	/** @return the files with their content */
	static Map<Path, FileGroup.Content> contents(final ExportData data,
		final Path folder, final Map<String, Object> settings)
	{
		final Optional<TraceSet> neuropil = data.get(ExportData.NEUROPIL);
		final TraceSet traces = data.get(ExportData.TRACES).orElseThrow();
		final TraceSet f = neuropil.isPresent() ? data.get(ExportData.F).orElseThrow()
			: traces;
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(folder.resolve("F.npy"), single(f));
		contents.put(folder.resolve("Fneu.npy"), neuropil.map(Suite2pExport::single)
			.orElseGet(() -> Npy.single(f.numCells(), f.numTimepoints(),
				i -> new double[f.numTimepoints()])));
		data.get(ExportData.ACTIVITY).ifPresent(a -> contents.put(folder.resolve(
			"spks.npy"), single(a)));
		contents.put(folder.resolve("iscell.npy"), Suite2pRoiFiles.isCell(data.names()
			.stream().map(traces.states()::of).toList()));
		final Optional<Footprints> shapes = data.everyFootprint();
		final Map<String, Object> ops = shapes.map(Suite2pRoiFiles::ops).orElseGet(
			LinkedHashMap::new);
		if (traces.rate().isKnown()) ops.put("fs", traces.rate().hz());
		ops.put("nframes", traces.numTimepoints());
		ops.put("calab", Json.text(settings));
		contents.put(folder.resolve("ops.npy"), PickleWriter.dict(ops));
		shapes.ifPresent(s -> contents.put(folder.resolve("stat.npy"), Suite2pRoiFiles
			.stat(s)));
		return contents;
	}

	private static FileGroup.Content single(final TraceSet traces) {
		return Npy.single(traces.numCells(), traces.numTimepoints(), traces::trace);
	}
}
