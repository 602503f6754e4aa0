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
package org.calab.fiji;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.calab.batch.Outcome;
import org.calab.check.Require;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.fiji.command.OpenProjectCmd;
import org.calab.fiji.command.SaveProjectCmd;
import org.calab.image.FoundCellFiles;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} on movies: traces, cells, folders of recordings and projects. */
public interface MovieFunctions extends Contextual {

	/**
	 * Processes all recordings in a folder, as Batch Process Folder... does.
	 *
	 * @param folder path of the recordings
	 * @param output path of the results; created if missing
	 * @param options any of inputs ("auto", "movies" or "traces"), filter,
	 *          recursive, rois and overwrite; and of the fields of a batch's settings, for
	 *          example {"analysis": {"method": "auto"}}
	 * @return the outcome of each recording, including failures
	 */
	default List<Outcome> batch(final String folder, final String output,
		final Map<?, ?> options) throws IOException
	{
		try (TaskProgress progress = ServiceCall.progress(this, "Batch")) {
			return FolderBatch.run(ServiceCall.path("folder", folder), ServiceCall.path("output", output),
				options, progress);
		}
	}

	/**
	 * Mean traces of a movie's ROIs.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param rois path of a RoiSet.zip or .roi
	 * @param fs in Hz; 0 takes the image's frame interval
	 */
	default ExtractedTraces extract(final Object movie, final String rois,
		final double fs) throws IOException
	{
		return extract(movie, ImageArguments.rois(ServiceCall.path("rois", rois)), fs,
			ExtractionOptions.defaults());
	}

	/**
	 * Traces of a movie's ROIs.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param rois path of a RoiSet.zip or .roi
	 * @param fs in Hz; 0 takes the image's frame interval
	 * @param options those of the extraction by name, for example {@code {"demix": True}}
	 */
	default ExtractedTraces extract(final Object movie, final String rois,
		final double fs, final Map<String, ?> options) throws IOException
	{
		final Keywords k = new Keywords(options);
		final ExtractionOptions extraction = k.options(ExtractionOptions.class);
		k.requireNoOther();
		return extract(movie, ImageArguments.rois(ServiceCall.path("rois", rois)), fs,
			extraction);
	}

	/**
	 * Traces of a movie's ROIs.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param rois of {@code ij.gui.Roi}
	 * @param fs in Hz; 0 takes the image's frame interval
	 */
	default ExtractedTraces extract(final Object movie, final List<?> rois,
		final double fs, final ExtractionOptions options)
	{
		return ServiceCall.watched(this, "ROI traces", progress -> ImageArguments.extract(movie, rois,
			fs, options, progress));
	}

	/**
	 * Finds the cells of a movie by their activity.
	 *
	 * @param movie an {@code ij.ImagePlus} with a frame interval
	 * @param diameter of a typical cell in pixels
	 * @return the cells, best first, with their shapes: {@code calab.findCells(imp, 12).footprints().get()}
	 */
	default FoundCells findCells(final Object movie, final double diameter)
		throws IOException
	{
		return findCells(movie, 0, Map.of("diameter", diameter));
	}

	/**
	 * Finds the cells of a movie by their activity.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param fs in Hz; 0 takes the image's frame interval
	 * @param options diameter (pixels), and any of min_snr, points (such as "40,52; 61,18") and
	 *          candidates
	 */
	default FoundCells findCells(final Object movie, final double fs,
		final Map<?, ?> options) throws IOException
	{
		final Keywords k = new Keywords(options);
		final FindCellsOptions o = k.options(FindCellsOptions.class);
		k.requireNoOther();
		return ServiceCall.watched(this, "Finding cells",
			progress -> ImageArguments.findCells(movie, fs,
			o, progress));
	}

	/**
	 * Saves found cells as {@code OUT_RoiSet.zip}, {@code OUT_labels.tif}, {@code OUT_cells.csv},
	 * {@code OUT_activity.tif}, {@code OUT_correlation.tif} and {@code OUT_find_cells.json}.
	 *
	 * @return the files
	 */
	default List<Path> saveFoundCells(final FoundCells found, final String out,
		final boolean overwrite) throws IOException
	{
		return FoundCellFiles.save(Require.present("found", found), ServiceCall.path("out", out),
			overwrite);
	}

	/** As {@link #saveProject(String, Map)} for the active traces. */
	default void saveProject(final String project) throws IOException {
		saveProject(project, Map.of());
	}

	/**
	 * As Save Project...: saves how traces that are open in Fiji and their activity were made.
	 *
	 * @param project file, for example /data/movie_project.json
	 * @param options any of traces (their title; without it, the active ones), image (their movie, an
	 *          {@code ij.ImagePlus}; without it, the active image) and overwrite
	 */
	default void saveProject(final String project, final Map<?, ?> options)
		throws IOException
	{
		final Keywords k = new Keywords(options);
		final Map<String, Object> inputs = new HashMap<>(Map.of("project", ServiceCall
			.path("project", project).toFile(), "traces", k.text("traces", ""),
			"overwrite", k.flag("overwrite")));
		ImageArguments.movie(k.any("image")).ifPresent(i -> inputs.put("image", i));
		k.requireNoOther();
		ServiceCall.run(this, "Save Project", SaveProjectCmd.class, inputs);
	}

	/** As {@link #openProject(String, Map)} with the files of the project. */
	default TraceSet openProject(final String project) throws IOException {
		return openProject(project, Map.of());
	}

	/**
	 * As Open Project...: repeats what led to the traces of a project and their activity, and leaves them
	 * open in Fiji.
	 *
	 * @param options any of movie, rois and file: paths of files that were moved
	 * @return the traces; null if the project has none
	 */
	default TraceSet openProject(final String project, final Map<?, ?> options)
		throws IOException
	{
		final Keywords k = new Keywords(options);
		final Map<String, Object> inputs = new HashMap<>(Map.of("project", ServiceCall
			.path("project", project).toFile()));
		for (final String file : List.of("movie", "rois", "file"))
			if (k.has(file)) inputs.put(file, new File(k.text(file, "")));
		k.requireNoOther();
		final OpenTraces open = context().service(OpenTraces.class);
		final int before = open.titles().size();
		ServiceCall.run(this, "Open Project", OpenProjectCmd.class, inputs);
		return open.titles().size() == before ? null : open.get("").traces();
	}
}
