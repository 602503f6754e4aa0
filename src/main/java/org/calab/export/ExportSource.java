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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Footprints;
import org.calab.image.RegionFiles;
import org.calab.loader.FootprintFiles;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;

/**
 * Reads what is exported from files.
 *
 * @param fluorescence file of the traces of a saved result
 * @param rois file of the cells' shapes
 * @param cellsOnly whether only accepted cells are read
 * @param notes receives what there is to say about a file
 */
public record ExportSource(Optional<Path> fluorescence, Optional<Path> rois,
	boolean cellsOnly, BiConsumer<Path, String> notes)
{

	/**
	 * @param file a file of a saved result, or of traces in any format
	 * @throws IOException if a file is missing or damaged
	 */
	public ExportData read(final Path file) throws IOException {
		if (SavedResult.recognises(file)) return completed(SavedResult.read(file));
		if (fluorescence.isPresent()) throw InvalidInputException.of("fluorescence",
			"has the traces of a saved result, but " + file +
				" is no saved result; leave it out.");
		final Loaded loaded = TraceFiles.load(file, TraceFiles.AUTO, options());
		loaded.notes().forEach(n -> notes.accept(file, n));
		final ExportData data = ExportData.of(loaded.traces());
		return completed(rois.isPresent() ? data : withOwnShapes(data, file));
	}

	/** @return the same with the traces and the shapes that were given */
	public ExportData completed(final ExportData data) throws IOException {
		ExportData all = data;
		if (fluorescence.isPresent()) {
			final Loaded loaded = TraceFiles.load(fluorescence.get(), TraceFiles.AUTO,
				options().withCellsOnly(false));
			loaded.notes().forEach(n -> notes.accept(fluorescence.get(), n));
			all = all.withTraces(loaded.traces());
		}
		if (rois.isPresent()) {
			final Footprints shapes = RegionFiles.footprints(rois.get(), options()
				.withCellsOnly(false));
			shapes.notes().forEach(n -> notes.accept(rois.get(), n));
			all = all.withFootprints(shapes);
		}
		return all;
	}

	private LoadOptions options() {
		return LoadOptions.defaults().withCellsOnly(cellsOnly);
	}

	/** Files of other tools have shapes beside the traces; without them the traces are still of use. */
	private ExportData withOwnShapes(final ExportData data, final Path file) {
		try {
			final Optional<Footprints> shapes = FootprintFiles.find(file,
				TraceFiles.AUTO, options());
			return shapes.isPresent() ? data.withFootprints(shapes.get()) : data;
		}
		catch (final IOException | InvalidInputException e) {
			notes.accept(file, "The cells' shapes were not read: " + e.getMessage());
			return data;
		}
	}
}
