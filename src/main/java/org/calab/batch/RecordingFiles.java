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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.extraction.ExtractionOptions;
import org.calab.figure.Figures;
import org.calab.figure.PlotData;
import org.calab.io.FileGroup;
import org.calab.results.ExtractionFiles;
import org.calab.results.ResultFiles;
import org.calab.trace.InferredActivity;

/**
 * The files of a recording {@code NAME}. For a movie (and for traces without an analysis):
 * {@code NAME_traces.npy}, {@code NAME_traces_metadata.json} and {@code NAME_traces.csv};
 * for activity, those of {@link ResultFiles}; figures; and, where cells were
 * found, {@code NAME_RoiSet.zip} and {@code NAME_find_cells.json}.
 */
final class RecordingFiles {

	private static final String TRACES = "_traces";

	private final Path stem, traces, figure;
	private final boolean withTraces, withSteps;
	private final BatchSettings settings;
	private final List<String> extra;
	private final Map<String, Object> metadata;

	/** @param out folder of the results */
	RecordingFiles(final Path out, final Recording recording,
		final BatchSettings settings)
	{
		stem = out.resolve(recording.name());
		traces = beside(TRACES);
		figure = beside(".png");
		withTraces = recording.kind() != Recording.Kind.TRACES || settings
			.analysis().isEmpty();
		withSteps = recording.kind() != Recording.Kind.TRACES && !settings
			.extraction().equals(ExtractionOptions.defaults());
		metadata = recording.kind() == Recording.Kind.TRACES ? Map.of()
			: ExtractionFiles.metadata(settings.extraction(), recording
				.regions() == null ? "cells found in " + recording.path().getFileName()
					: "ROIs of " + recording.regions().toPath().getFileName(), Optional
						.empty());
		extra = recording.kind() == Recording.Kind.MOVIE_ALONE
			? RecordingReader.FOUND : List.of();
		this.settings = settings;
	}

	private Path beside(final String end) {
		return stem.resolveSibling(stem.getFileName() + end);
	}

	/** @return the file of the receipt */
	Path receipt() {
		return beside("_batch.json");
	}

	/** @return the file of the activity, or of the traces if none is inferred */
	Path main() {
		return all().get(settings.analysis().isPresent() && withTraces ? tracesFiles()
			.size() : 0);
	}

	private List<Path> tracesFiles() {
		return withTraces ? ExtractionFiles.files(traces, withSteps) : List.of();
	}

	/** @return all files that will be written */
	List<Path> all() {
		final List<Path> files = new ArrayList<>(tracesFiles());
		settings.analysis().ifPresent(a -> files.addAll(ResultFiles.files(a
			.layout(), stem)));
		if (settings.figures()) files.addAll(List.of(figure, Figures.rasterFile(
			figure)));
		extra.forEach(end -> files.add(beside(end)));
		return files;
	}

	Map<Path, FileGroup.Content> contents(final RecordingTraces read,
		final Optional<InferredActivity> result)
	{
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		if (withTraces) {
			final Map<String, Object> about = new LinkedHashMap<>(metadata);
			if (!read.motion().isEmpty()) about.put("motion", read.motion());
			files.putAll(ExtractionFiles.contents(read.traces(), read.steps(), traces,
				about));
		}
		result.ifPresent(r -> files.putAll(ResultFiles.contents(r, stem)));
		if (settings.figures()) {
			final String title = stem.getFileName().toString();
			files.putAll(Figures.contents(result.map(r -> PlotData.of(title, read
				.traces(), r)).orElseGet(() -> PlotData.of(title, read.traces())),
				figure));
		}
		extra.forEach(end -> files.put(beside(end), out -> out.write(read.files().get(
			end))));
		return files;
	}
}
