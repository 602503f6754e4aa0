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
package org.calab.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/** What the options of a simulated movie do, against closed forms. */
class SceneTest {

	/** Much light, no neuropil, and almost no noise. */
	private static final SceneOptions CLEAR = SceneOptions.defaults().withNeuropil(0)
		.withBackground(0).withReadNoise(0).withPhotonsPerLevel(1e6);

	private static SimulatedMovie movie(final SceneOptions scene, final int cells,
		final int frames)
	{
		return SimulatedMovie.of(new MovieConfig(MovieCellsOptions.defaults()
			.withCells(cells).withFrames(frames).config(), scene), 1, Progress.none());
	}

	/** A single silent cell in the middle of a small image. */
	private static SimulatedMovie still(final SceneOptions scene,
		final int frames)
	{
		return movie(scene.withSilentFraction(1).withWidth(40).withHeight(40), 1,
			frames);
	}

	private static long checksum(final SimulatedMovie movie, final int... frames) {
		final CRC32 sum = new CRC32();
		for (final int t : frames) {
			final float[] frame = movie.frame(t);
			final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * frame.length);
			for (final float v : frame)
				bytes.putFloat(v);
			sum.update(bytes.array());
		}
		return sum.getValue();
	}

	/** The sums are those of version 0.2 before these options existed. */
	@Test
	void defaultsGiveTheMoviesOfFormerVersions() {
		final MovieConfig d = MovieConfig.defaults();
		assertEquals(0x1433f4beL, checksum(SimulatedMovie.of(d, 1, Progress.none()),
			0, 1, 300, 599));
		assertEquals(0x918f6f2eL, checksum(SimulatedMovie.of(d.withCells(
			MovieCellsOptions.defaults().withSeed(7).withCells(5).withBleaching(true)
				.config()).withSize(60, 50).withLevels(80, 200, 30), 2, Progress
					.none()), 0, 1, 300, 599));
	}

	@Test
	void varianceIsThatOfPhotonsAndReadNoise() {
		for (final double photons : new double[] { 0.05, 0.5 }) {
			final int n = 300;
			final SceneOptions scene = CLEAR.withPhotonsPerLevel(photons).withReadNoise(
				4).withBackground(1000);
			final SimulatedMovie m = still(scene, n), mean = still(scene
				.withPhotonsPerLevel(1e9).withReadNoise(0), 1);
			final float[] expected = mean.frame(0);
			double measured = 0, predicted = 0;
			for (int t = 0; t < n; t++) {
				final float[] frame = m.frame(t);
				for (int p = 0; p < frame.length; p++) {
					measured += Math.pow(frame[p] - expected[p], 2);
					predicted += (expected[p] - 1000) / photons + 16;
				}
			}
			// 480,000 samples: their variance is known to about 0.3 %
			assertEquals(1, measured / predicted, 0.02, photons + " photons");
		}
	}

	@Test
	void centresKeepTheirDistance() {
		for (final double spacing : new double[] { 0, 1, 3 }) {
			final List<CellBody> cells = movie(CLEAR.withSpacing(spacing), 25, 1)
				.bodies();
			double least = Double.MAX_VALUE;
			for (int i = 0; i < cells.size(); i++)
				for (int j = 0; j < i; j++)
					least = Math.min(least, Math.hypot(cells.get(i).x() - cells.get(j).x(),
						cells.get(i).y() - cells.get(j).y()));
			assertTrue(least >= 6 * spacing, "spacing " + spacing + ": " + least);
			// 25 cells in 128 x 128 pixels: some are closer than twice what they must be
			if (spacing > 0) assertTrue(least < 12 * spacing, "spacing " + spacing +
				": " + least);
			else assertTrue(least < 12, "no overlap: " + least);
		}
	}

	@Test
	void radiiAreUniformWithinTheirSpread() {
		final double[] radii = movie(CLEAR.withCellRadius(10).withRadiusSpread(0.4)
			.withSpacing(0), 500, 1).bodies().stream().mapToDouble(CellBody::radius)
			.sorted().toArray();
		assertTrue(radii[0] >= 5.5 && radii[0] < 5.7, "smallest: " + radii[0]);
		assertTrue(radii[499] <= 13.5 && radii[499] > 13.3, "largest: " +
			radii[499]);
		for (int i = 0; i < radii.length; i++) // Kolmogorov-Smirnov, p < 0.001
			assertEquals((i + 0.5) / 500, (radii[i] - 5.5) / 8, 1.95 / Math.sqrt(500));
	}

	@Test
	void donutsAreRings() {
		final SimulatedMovie ring = still(CLEAR.withDonutFraction(1).withCellRadius(
			12), 1), disc = still(CLEAR.withCellRadius(12), 1);
		final CellBody c = ring.bodies().get(0);
		assertTrue(c.donut());
		assertArrayEquals(disc.bodies().get(0).outlineX(), c.outlineX());
		// the lobes change the outline by at most 30 %
		assertEquals(150 * 0.25, level(ring, 0, 0.3 * c.radius()), 1);
		assertEquals(150, level(disc, 0, 0.3 * c.radius()), 1);
		assertEquals(level(disc, 0.85 * c.radius(), 2 * c.radius()), level(ring, 0.85 *
			c.radius(), 2 * c.radius()), 1);
		assertTrue(level(ring, 0.75 * c.radius(), 0.8 * c.radius()) > 140);
	}

	/** @return mean brightness at distances from the centre of the first cell */
	private static double level(final SimulatedMovie m, final double from,
		final double to)
	{
		final float[] frame = m.frame(0);
		final CellBody c = m.bodies().get(0);
		final int w = m.config().scene().width();
		return IntStream.range(0, frame.length).filter(p -> {
			final double d = Math.hypot(p % w + 0.5 - c.x(), p / w + 0.5 - c.y());
			return d >= from && d <= to;
		}).mapToDouble(p -> frame[p]).average().getAsDouble();
	}

	@Test
	void aFractionOfTheCellsIsSilentOrADonut() {
		final SimulatedMovie m = movie(CLEAR.withSilentFraction(0.3).withDonutFraction(
			0.45), 20, 200);
		assertEquals(9, m.bodies().stream().filter(CellBody::donut).count());
		final double[][] spikes = m.truth().spikes(), clean = m.truth()
			.cleanCalcium(), traces = m.truth().traces().toArray();
		int silent = 0;
		for (int i = 0; i < 20; i++) {
			final boolean none = IntStream.of(m.truth().cells().get(i).spikes())
				.sum() == 0;
			assertEquals(!none, m.isActive(i));
			if (!none) {
				assertTrue(m.peakSnr(i) > 100);
				continue;
			}
			silent++;
			assertEquals(0, m.peakSnr(i));
			assertArrayEquals(new double[200], spikes[i]);
			assertArrayEquals(new double[200], clean[i]);
			assertArrayEquals(new double[200], traces[i]);
		}
		assertEquals(6, silent);
	}

	/** Against the SNR of the weighted mean of the pixels, as measured in the movie. */
	@Test
	void peakSnrIsThatOfTheBestMeanOfItsPixels() {
		final SceneOptions scene = SceneOptions.defaults().withNeuropil(0)
			.withReadNoise(20);
		final SimulatedMovie m = movie(scene, 1, 2000), silent = movie(scene
			.withSilentFraction(1), 1, 2000);
		final double[] a = bins(m), b = bins(silent);
		double mean = 0, square = 0;
		for (final double v : b) {
			mean += v / b.length;
			square += v * v / b.length;
		}
		final double sd = Math.sqrt(square - mean * mean), peak = Arrays
			.stream(a).max().getAsDouble();
		final double snr = (peak - mean) / sd;
		assertEquals(1, m.peakSnr(0) / snr, 0.2, m.peakSnr(0) + " and " + snr);
	}

	/** @return means of 0.25 s of the pixels, each weighted by its signal over its variance */
	private static double[] bins(final SimulatedMovie m) {
		final CellBody c = m.bodies().get(0);
		final SceneOptions s = m.config().scene();
		final double[] bins = new double[400];
		for (int t = 0; t < 2000; t++) {
			final float[] frame = m.frame(t);
			for (int i = 0; i < c.mask().length; i++) {
				final double light = s.resting() * c.mask()[i];
				bins[t / 5] += frame[(c.top() + i / c.maskWidth()) * s.width() + c
					.left() + i % c.maskWidth()] * light / (light / s.photonsPerLevel() +
						s.readNoise() * s.readNoise());
			}
		}
		return bins;
	}

	@Test
	void framesJumpByTheJitter() {
		final int n = 400;
		final SceneOptions scene = CLEAR.withMotionJitter(0.7).withNeuropil(0);
		final SimulatedMovie m = still(scene, n), rest = still(scene
			.withMotionJitter(0), 1);
		final double[] home = centre(rest.frame(0), 40);
		double sumX = 0, sumY = 0, product = 0, sum = 0;
		for (int t = 0; t < n; t++) {
			final double[] shift = m.shift(t), at = centre(m.frame(t), 40);
			// the cell is where the shift says
			assertEquals(home[0] + shift[0], at[0], 0.02);
			assertEquals(home[1] + shift[1], at[1], 0.02);
			sumX += shift[0] * shift[0];
			sumY += shift[1] * shift[1];
			product += shift[0] * shift[1];
			sum += shift[0];
		}
		// the standard deviation of a standard deviation is 1/sqrt(2 n) of it: 3.5 %
		assertEquals(0.7, Math.sqrt(sumX / n), 0.09);
		assertEquals(0.7, Math.sqrt(sumY / n), 0.09);
		assertEquals(0, product / n / 0.49, 0.18);
		assertEquals(0, sum / n, 0.12);
	}

	private static double[] centre(final float[] frame, final int width) {
		double x = 0, y = 0, total = 0;
		for (int p = 0; p < frame.length; p++) {
			x += frame[p] * (p % width);
			y += frame[p] * (p / width);
			total += frame[p];
		}
		return new double[] { x / total, y / total };
	}

	@Test
	void driftIsSteadyAndCentred() {
		final SimulatedMovie m = movie(CLEAR.withMotionDrift(3), 3, 101);
		final double[] first = m.shift(0), middle = m.shift(50), last = m.shift(100),
				quarter = m.shift(25);
		assertEquals(3, Math.hypot(last[0] - first[0], last[1] - first[1]), 1e-12);
		assertEquals(0, Math.hypot(middle[0], middle[1]), 1e-12);
		assertEquals(first[0] / 2, quarter[0], 1e-12);
		assertEquals(0, Math.hypot(movie(CLEAR, 3, 1).shift(0)[0], 0));
	}

	@Test
	void localNeuropilHasItsLevelAndItsOwnTimeCourses() {
		final SceneOptions scene = CLEAR.withResting(0).withNeuropilLocal(80)
			.withPatchRadius(8);
		final SimulatedMovie m = movie(scene, 1, 400);
		final double[] left = new double[400], right = new double[400];
		double level = 0;
		for (int t = 0; t < 400; t++) {
			final float[] frame = m.frame(t);
			double sum = 0;
			for (final float v : frame)
				sum += v;
			level += sum / frame.length / 400;
			left[t] = frame[64 * 128 + 20];
			right[t] = frame[64 * 128 + 108];
		}
		// at rest 80, and more by the mean activity of its processes
		assertTrue(level > 80 && level < 80 * 1.4, "level: " + level);
		assertTrue(Math.abs(correlation(left, right)) < 0.4, "r: " + correlation(left,
			right));
		// the same movie on any number of threads
		assertArrayEquals(m.frame(17), SimulatedMovie.of(m.config(), 3, Progress
			.none()).frame(17));
		assertFalse(Arrays.equals(m.frame(17), movie(scene.withPatchRadius(
			9), 1, 400).frame(17)));
	}

	private static double correlation(final double[] a, final double[] b) {
		double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
		for (int t = 0; t < a.length; t++) {
			ma += a[t] / a.length;
			mb += b[t] / b.length;
		}
		for (int t = 0; t < a.length; t++) {
			ab += (a[t] - ma) * (b[t] - mb);
			aa += (a[t] - ma) * (a[t] - ma);
			bb += (b[t] - mb) * (b[t] - mb);
		}
		return ab / Math.sqrt(aa * bb);
	}

	/** An option of one part leaves the others as they are. */
	@Test
	void optionsDoNotChangeEachOther() {
		final SimulatedMovie plain = movie(CLEAR, 10, 50), other = movie(CLEAR
			.withDonutFraction(0.5).withMotionJitter(1).withNeuropilLocal(20), 10, 50);
		for (int i = 0; i < 10; i++) {
			assertEquals(plain.bodies().get(i).x(), other.bodies().get(i).x());
			assertArrayEquals(plain.truth().spikes()[i], other.truth().spikes()[i]);
		}
		assertNotEquals(checksum(plain, 3), checksum(other, 3));
	}
}
