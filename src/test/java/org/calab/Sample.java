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
package org.calab;

import java.io.IOException;
import java.nio.file.Path;

import org.calab.image.SimulatedMovieFiles;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;

/** A small simulated movie as files in a test's folder. */
public final class Sample {

	public static final int FRAMES = 120, CELLS = 16;

	private Sample() {}

	/** @return the movie: 128 x 128 pixels at 20 Hz */
	public static SimulatedMovie movie() {
		final MovieConfig d = MovieConfig.defaults();
		return SimulatedMovie.of(d.withCells(d.cells().withNumCells(CELLS)
			.withNumTimepoints(FRAMES).withSeed(7)), 1, Progress.none());
	}

	/** Writes {@code movie.tif}, {@code movie_RoiSet.zip} and the truth. */
	public static SimulatedMovie write(final Path folder) throws IOException {
		final SimulatedMovie movie = movie();
		SimulatedMovieFiles.save(movie, folder.resolve("movie"), false, Progress
			.none());
		return movie;
	}
}
