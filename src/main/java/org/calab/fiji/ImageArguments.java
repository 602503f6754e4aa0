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

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.detection.CellFinder;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.TraceExtraction;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.image.RoiFiles;
import org.calab.image.RoiRegions;
import org.calab.image.SimulatedMovieFiles;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/** Converts images and ROIs passed by scripts. Separate from the service, whose signatures must not name their classes. */
final class ImageArguments {

	private ImageArguments() {}

	static Object image(final SimulatedMovie movie, final Progress progress) {
		return SimulatedMovieFiles.image(Require.present("movie", movie),
			"Simulated movie", progress);
	}

	static List<?> rois(final Path file) throws IOException {
		return RoiFiles.read(file);
	}

	static ExtractedTraces extract(final Object movie, final List<?> rois,
		final double fs, final ExtractionOptions options, final Progress progress)
	{
		return TraceExtraction.extract(ImagePlusMovie.of(of("movie", movie,
			ImagePlus.class), MovieOptions.defaults().withFs(fs)), RoiRegions.of(
				Require.present("rois", rois).stream().map(r -> of("rois entry", r,
					Roi.class)).toList()), options, progress);
	}

	static FoundCells findCells(final Object movie, final double fs,
		final FindCellsOptions options, final Progress progress)
	{
		try {
			return CellFinder.find(ImagePlusMovie.of(of("movie", movie,
				ImagePlus.class), MovieOptions.defaults().withFs(fs)), options, Parallel
					.defaultThreads(), progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the image of a script; if it is null, the active one */
	static Optional<Object> movie(final Object image) {
		return Optional.ofNullable(image == null ? WindowManager.getCurrentImage()
			: of("image", image, ImagePlus.class));
	}

	private static <T> T of(final String name, final Object value,
		final Class<T> type)
	{
		if (!type.isInstance(Require.present(name, value)))
			throw new InvalidInputException(name + " must be of type " + type
				.getName() + ", but is of type " + value.getClass().getName() + ".");
		return type.cast(value);
	}
}
