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

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.calab.check.Require;
import org.calab.io.catune.TuningData;

/**
 * One recording of a batch.
 *
 * @param name of its results, with {@code /} for subfolders; unique within a batch
 * @param kind of recording
 * @param file the movie, or the file or folder of traces
 * @param regions the ROI set or label image of a movie; null for traces and for a movie whose cells
 *          are found
 */
public record Recording(String name, Kind kind, File file, File regions)
	implements Serializable
{

	/** Kinds of recordings. */
	public enum Kind {
			MOVIE_WITH_ROIS, MOVIE_WITH_LABELS,
			/** Its cells are found. */
			MOVIE_ALONE, TRACES
	}

	public Recording {
		Require.present("name", name);
		Require.present("kind", kind);
		Require.present("file", file);
		if (kind == Kind.MOVIE_WITH_ROIS || kind == Kind.MOVIE_WITH_LABELS) Require
			.present("regions", regions);
	}

	public static Recording traces(final String name, final Path file) {
		return new Recording(name, Kind.TRACES, file.toFile(), null);
	}

	/** @return a movie whose cells are to be found */
	public static Recording movie(final String name, final Path movie) {
		return new Recording(name, Kind.MOVIE_ALONE, movie.toFile(), null);
	}

	/** @param regions a label image, or any other file or folder with regions */
	public static Recording movie(final String name, final Path movie,
		final Path regions)
	{
		return new Recording(name, RegionNames.isRoiSet(regions)
			? Kind.MOVIE_WITH_ROIS : Kind.MOVIE_WITH_LABELS, movie.toFile(), regions
				.toFile());
	}

	public Path path() {
		return file.toPath();
	}

	/**
	 * @return the size of the movie or traces in bytes; 0 if it cannot be determined
	 *          (reading will report the error)
	 */
	public long size() {
		try (Stream<Path> all = Files.walk(path())) {
			return all.filter(Files::isRegularFile).mapToLong(p -> p.toFile()
				.length()).sum();
		}
		catch (final IOException e) {
			return 0;
		}
	}

	/** @return all files that the result depends on, the movie or traces first */
	public List<Path> inputs() {
		final List<Path> inputs = new ArrayList<>(List.of(path()));
		if (kind == Kind.TRACES) sidecar().ifPresent(inputs::add);
		else if (regions != null) inputs.add(regions.toPath());
		return inputs;
	}

	/** @return the metadata file of tuning data */
	private Optional<Path> sidecar() {
		return Optional.of(TuningData.files(path()).get(1)).filter(
			Files::isRegularFile);
	}

	/** @return text for a preview: {@code movie.tif + movie_RoiSet.zip} */
	@Override
	public String toString() {
		return file.getName() + (regions == null ? "" : " + " + regions.getName());
	}
}
