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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.detection.CellFinder;
import org.calab.detection.FoundCells;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.Footprints;
import org.calab.extraction.Motion;
import org.calab.extraction.Movie;
import org.calab.extraction.OutlineOptions;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.image.FoundCellFiles;
import org.calab.image.MovieFiles;
import org.calab.image.Outlines;
import org.calab.image.RegionFiles;
import org.calab.image.RoiSetFiles;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/** Extracts or loads the traces of a recording. */
public final class RecordingReader {

	private RecordingReader() {}

	/** Ends of the names of the files about found cells that are saved with the results. */
	static final List<String> FOUND = List.of(FoundCellFiles.ROI_SET,
		FoundCellFiles.INFO);

	/**
	 * @param threads for finding cells; does not change the result
	 * @throws IOException if a file cannot be read or has the wrong format
	 * @throws org.calab.check.InvalidInputException if the rate is unknown, a
	 *           sample is not finite, or no region lies within the movie
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static RecordingTraces read(final Recording recording,
		final BatchSettings settings, final int threads, final Progress progress)
		throws IOException
	{
		progress.checkCancelled();
		final RecordingTraces read = switch (recording.kind()) {
			case TRACES -> load(recording, settings);
			case MOVIE_ALONE -> find(recording, settings, threads, progress);
			case MOVIE_WITH_ROIS, MOVIE_WITH_LABELS -> extract(recording, settings,
				progress);
		};
		final TraceSet traces = read.traces();
		traces.rate().hz(); // throws if unknown
		for (int i = 0; i < traces.numCells(); i++)
			Require.finite(traces.names().get(i), traces.trace(i));
		progress.checkCancelled();
		return read;
	}

	private static RecordingTraces load(final Recording recording,
		final BatchSettings settings) throws IOException
	{
		final Loaded loaded = TraceFiles.load(recording.path(), settings
			.format(), settings.loading());
		return new RecordingTraces(loaded.traces(), Map.of(), Map.of(), loaded
			.notes());
	}

	private static RecordingTraces extract(final Recording recording,
		final BatchSettings settings, final Progress progress) throws IOException
	{
		final Movie movie = MovieFiles.open(recording.path(), settings.movie());
		final List<Region> regions = recording
			.kind() == Recording.Kind.MOVIE_WITH_ROIS ? RegionFiles.rois(recording
				.regions().toPath()) : RegionFiles.labels(recording.regions().toPath(),
					movie.width(), movie.height());
		return extract(movie, regions, settings, progress);
	}

	/** Finds the cells first; their ROI set and how they were found are saved with the results. */
	private static RecordingTraces find(final Recording recording,
		final BatchSettings settings, final int threads, final Progress progress)
		throws IOException
	{
		final Movie movie = MovieFiles.open(recording.path(), settings.movie());
		final FoundCells found = CellFinder.find(movie, settings.findCells(), threads,
			progress.stage(0, 0.6));
		final Footprints cells = found.footprints().orElseThrow(
			() -> new InvalidInputException("No cell was found. Check the diameter, or lower min_snr."));
		final List<Region> outlines = cells.outlined(OutlineOptions.defaults())
			.regions();
		final RecordingTraces traces = extract(movie, outlines, settings, progress
			.stage(0.6, 1));
		final ByteArrayOutputStream rois = new ByteArrayOutputStream(),
				info = new ByteArrayOutputStream();
		RoiSetFiles.zip(Outlines.of(outlines)).writeTo(rois);
		FoundCellFiles.info(found).writeTo(info);
		final List<String> notes = new ArrayList<>(List.of(found.summary() + "."));
		notes.addAll(traces.notes());
		return new RecordingTraces(traces.traces(), traces.steps(), traces.motion(),
			notes, Map.of(FoundCellFiles.ROI_SET, rois.toByteArray(),
				FoundCellFiles.INFO, info.toByteArray()));
	}

	private static RecordingTraces extract(final Movie movie,
		final List<Region> regions, final BatchSettings settings,
		final Progress progress)
	{
		final ExtractedTraces extracted = TraceExtraction.extract(movie, regions,
			settings.extraction(), progress);
		final Map<String, Object> motion = extracted.motion().map(Motion::info).orElse(
			Map.of());
		if (!settings.loadOptions().cellsOnly()) return new RecordingTraces(extracted
			.traces(), extracted.steps(), motion, extracted.notices());
		final ExtractedTraces accepted = extracted.accepted();
		final List<String> notes = new ArrayList<>(extracted.notices());
		extracted.traces().states().leftOut(extracted.traces().names()).ifPresent(
			notes::add);
		return new RecordingTraces(accepted.traces(), accepted.steps(), motion,
			notes);
	}
}
