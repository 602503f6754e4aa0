package org.calab;

import java.io.IOException;
import java.nio.file.Path;

import org.calab.fiji.image.SampleFiles;
import org.calab.simulation.SampleMovie;

/** The simulated sample as files in a test's folder. */
public final class Sample {

	public static final int FRAMES = 120, CELLS = 16;

	private Sample() {}

	/** Writes {@code movie.tif} and {@code movie_RoiSet.zip}. */
	public static SampleMovie write(final Path folder) throws IOException {
		final SampleMovie movie = SampleMovie.simulate(FRAMES, 7);
		SampleFiles.save(movie, folder.resolve("movie"), false);
		return movie;
	}
}
