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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.awt.Point;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.TraceExtraction;
import org.calab.image.ImageFiles;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.image.RegionFiles;
import org.calab.image.SimulatedMovieFiles;
import org.calab.loader.TraceFiles;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated movie, from its frames to its files and back to its traces. */
class SimulatedMovieTest {

	@TempDir
	Path folder;

	private static SimulatedMovie movie(final MovieConfig config) {
		return SimulatedMovie.of(config, 1, Progress.none());
	}

	@Test
	void trueRoisOfASavedMovieGiveTheTrueTraces() throws IOException {
		final MovieConfig d = MovieConfig.defaults();
		final SimulatedMovie m = movie(d);
		final List<Path> files = SimulatedMovieFiles.save(m, folder.resolve("m"),
			false, Progress.none());
		for (final Path f : files)
			assertTrue(Files.size(f) > 100, f.toString());
		final ImagePlus image = ImageFiles.open(folder.resolve("m.tif"));
		assertEquals(600, image.getNFrames());
		assertEquals(16, image.getBitDepth());
		assertEquals(20, image.getOverlay().size());
		assertEquals(20, 1 / image.getCalibration().frameInterval, 1e-9);
		final TraceSet traces = TraceExtraction.extract(ImagePlusMovie.of(image,
			MovieOptions.defaults()), RegionFiles.rois(folder.resolve(
				"m_RoiSet.zip")), ExtractionOptions.defaults(), Progress.none())
			.traces();
		final TraceSet truth = TraceFiles.load(folder.resolve("m_traces"));
		assertEquals(truth.names(), traces.names());
		for (int i = 0; i < traces.numCells(); i++) {
			final double r = Correlation.of(truth.trace(i), traces.trace(i));
			assertTrue(r > 0.9, traces.names().get(i) + ": " + r);
		}
		assertThrows(FileAlreadyExistsException.class, () -> SimulatedMovieFiles
			.save(m, folder.resolve("m"), false, Progress.none()));
	}

	@Test
	void framesAreTheSameInAnyOrderAndDifferFromEachOther() {
		final SimulatedMovie a = Sample.movie(), b = Sample.movie();
		final float[] last = a.frame(Sample.FRAMES - 1);
		assertArrayEquals(a.frame(0), b.frame(0));
		assertArrayEquals(last, b.frame(Sample.FRAMES - 1));
		assertFalse(Arrays.equals(last, a.frame(0)));
		assertThrows(InvalidInputException.class, () -> a.frame(Sample.FRAMES));
	}

	@Test
	void cellsHardlyOverlap() {
		final Set<Point> seen = new HashSet<>();
		int pixels = 0;
		for (final var roi : SimulatedMovieFiles.rois(movie(MovieConfig
			.defaults())))
		{
			for (final Point p : roi.getContainedPoints()) {
				pixels++;
				seen.add(p);
			}
		}
		assertTrue(pixels > 20 * 50, "pixels: " + pixels);
		assertTrue(pixels - seen.size() < 0.05 * pixels, "overlap: " + (pixels -
			seen.size()) + " of " + pixels);
	}

	@Test
	void photobleachingDimsTheMovie() {
		final MovieConfig d = MovieConfig.defaults();
		final SimulatedMovie m = movie(d.withCells(d.cells().withPhotobleaching(d
			.cells().photobleaching().losing(0.8, 5))));
		assertTrue(mean(m.frame(599)) - d.scene().background() < 0.5 * (mean(m.frame(0)) - d
			.scene().background()));
	}

	@Test
	void neuropilHasTheGivenMeanLevel() {
		final MovieConfig d = MovieConfig.defaults();
		final SimulatedMovie with = movie(d.withLevels(100, 0, 60)), without = movie(
			d.withLevels(100, 0, 0));
		double level = 0;
		for (int t = 0; t < 600; t += 20)
			level += (mean(with.frame(t)) - mean(without.frame(t))) / 30;
		// at rest, and up to 0.7 more per unit of the population's activity
		assertTrue(level > 60 && level < 60 * 1.7, "level: " + level);
	}

	@Test
	void errorsNameTheInput() {
		final MovieConfig d = MovieConfig.defaults();
		refused("num_cells of 500 is too large: only ", () -> movie(d.withCells(d.cells().withNumCells(
			500))));
		refused("width must be a whole number from 8 to 4096 pixels, but is 4.", () -> d.withSize(4, 128));
		refused("height must be a whole number from 8 to 4096 pixels, but is 5000.", () -> d.withSize(128, 5000));
		refused("cell_radius must be a number from 1 to 200 pixels, but is 0.", () -> d.scene().withCellRadius(0));
		refused("background must be a number from 0 to 60000 grey levels, but is -1.", () -> d.withLevels(-1, 1, 1));
		refused("resting must be a number from 0 to 60000 grey levels, but is NaN.", () -> d.withLevels(1, Double.NaN, 1));
		refused("neuropil must be a number from 0 to 60000 grey levels, but is -1.", () -> d.withLevels(1, 1, -1));
		refused("photons_per_level must be a number greater than 0, but is 0.", () -> d.withNoise(0, 1));
		refused("read_noise must be a number of at least 0 grey levels, but is -1.", () -> d.withNoise(1, -1));
	}

	private static void refused(final String message, final Runnable work) {
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			work::run);
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	private static double mean(final float[] v) {
		double sum = 0;
		for (final float x : v)
			sum += x;
		return sum / v.length;
	}

}
