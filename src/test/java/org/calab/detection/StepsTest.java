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
package org.calab.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.calab.check.InvalidInputException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of finding cells, each against a plain computation of the same, or values of scipy. */
class StepsTest {

	private static final Workers ONE = new Workers(1, Progress.none());

	private static float[] random(final int n, final long seed) {
		final Random r = new Random(seed);
		final float[] out = new float[n];
		for (int i = 0; i < n; i++)
			out[i] = (float) r.nextGaussian();
		return out;
	}

	/** 0.25 s; at least 100 bins, at most 2,500. */
	@ParameterizedTest
	@CsvSource({ "600, 20, 5", "1000, 30, 8", "300, 20, 3", "99, 20, 1",
		"20000, 20, 8", "500, 1, 1", "4000, 20, 5" })
	void binsAQuarterOfASecond(final int frames, final double fs,
		final int perBin)
	{
		assertEquals(perBin, Binning.framesPerBin(frames, fs));
	}

	@Test
	void mediansAreThoseOfSortedValues() {
		final Medians medians = new Medians();
		for (final int n : new int[] { 1, 2, 5, 48, 49, 121, 300 }) {
			final float[] v = random(n, n), sorted = v.clone();
			Arrays.sort(sorted);
			assertEquals((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, medians.of(v, 0, n),
				1e-6f);
		}
	}

	/** Among them transients, few levels as with few photons, and pixels that never change. */
	@Test
	void mediansOfRowsAreThoseOfEachSeries() {
		final RowMedians rows = new RowMedians();
		final Medians one = new Medians();
		final float[] out = new float[RowMedians.WIDTH];
		for (final int samples : new int[] { 1, 2, 3, 10, 25, 49, 120, 121, 700 }) {
			final float[][] series = new float[100][];
			for (int p = 0; p < series.length; p++) {
				series[p] = random(samples, 1000L * samples + p);
				for (int t = 0; t < samples; t++)
					series[p][t] = p % 4 == 0 ? 1e4f + 3 * series[p][t] : p % 4 == 1 &&
						t % 10 == 0 ? 100 : p % 4 == 2 ? (int) (2 * series[p][t]) : p == 3
							? 7 : series[p][t];
			}
			rows.of(samples, (t, to) -> {
				for (int p = 0; p < series.length; p++)
					to[p] = series[p][t];
			}, series.length, out);
			for (int p = 0; p < series.length; p++) {
				double mean = 0, deviation = 0;
				for (final float v : series[p])
					mean += v / samples;
				for (final float v : series[p])
					deviation += Math.abs(v - mean) / samples;
				assertEquals(one.of(series[p], 0, samples), out[p], deviation / 900 +
					1e-6 * Math.abs(mean), samples + " samples, series " + p);
			}
		}
	}

	@Test
	void blurIsTheConvolutionWithAGaussianThatEndsAtThreeSigma() {
		final int w = 13, h = 9, reach = 5;
		final double sigma = 1.5;
		final float[] image = random(w * h, 1), out = new float[w * h];
		new GaussianBlur(sigma).apply(image, w, new GaussianBlur.Buffers(), out);
		double all = 0;
		for (int d = -reach; d <= reach; d++)
			all += Math.exp(-d * d / (2 * sigma * sigma));
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++) {
				double sum = 0;
				for (int v = Math.max(0, y - reach); v <= Math.min(h - 1, y +
					reach); v++)
					for (int u = Math.max(0, x - reach); u <= Math.min(w - 1, x +
						reach); u++)
						sum += image[v * w + u] * Math.exp(-((u - x) * (u - x) + (v - y) *
							(v - y)) / (2 * sigma * sigma)) / all / all;
				assertEquals(sum, out[y * w + x], 1e-5);
			}
	}

	/** A plane is its own median and its own interpolation between the outer squares. */
	@Test
	void neuropilFollowsASmoothBackgroundAndNotACell() {
		final Axis x = Axis.of(60, 6), y = Axis.of(54, 6);
		final float[] plane = new float[60 * 54];
		for (int i = 0; i < plane.length; i++)
			plane[i] = 100 + i % 60 + 2 * (i / 60);
		final float[] withCell = plane.clone();
		for (int v = 20; v < 32; v++)
			for (int u = 24; u < 36; u++)
				withCell[v * 60 + u] += 500;
		final Neuropil.Estimator neuropil = new Neuropil(x, y, Neuropil.NARROW)
			.estimator();
		neuropil.add(-1, neuropil.of(withCell), withCell);
		assertEquals(500, withCell[26 * 60 + 30], 40);
		assertEquals(0, withCell[26 * 60 + 15], 40);
		neuropil.add(-1, neuropil.of(plane), plane);
		assertEquals(0, plane[26 * 60 + 30], 1e-3);
	}

	@Test
	void baselineIsTheMedianOfBlocksAndCanBeAddedAgain() {
		final float[][] frames = new float[240][];
		for (int t = 0; t < 240; t++)
			frames[t] = new float[] { 5 + t * 0.1f, t % 7 == 0 ? 50 : 3 };
		final float[][] before = Arrays.stream(frames).map(float[]::clone).toArray(
			float[][]::new);
		final RunningMedian baseline = RunningMedian.subtract(frames, ONE, "");
		assertEquals(3, before[100][1] - frames[100][1], 0.015);
		assertEquals(0, frames[120][0], 5e-3); // between the centres of the blocks
		for (int t = 0; t < 240; t++) {
			baseline.add(t, frames[t], baseline.time().interpolation());
			assertArrayEquals(before[t], frames[t], 1e-4f);
		}
	}

	@Test
	void noiseIsThatOfTheDifferencesEvenWithTransients() {
		final float[][] frames = new float[2000][1];
		final float[] n = random(2000, 3);
		for (int t = 0; t < 2000; t++)
			frames[t][0] = 4 * n[t] + (t % 100 < 3 ? 60 : 0);
		assertEquals(4, PixelNoise.of(frames, 1, ONE, "")[0], 0.5);
		assertEquals(1, PixelNoise.of(new float[10][1], 1, ONE, "")[0]);
	}

	/** Means of two neighbouring samples: the correlation of neighbours is 1/2, that of others 0. */
	@Test
	void noiseThatNeighboursShareIsMissingInTheirDifferences() {
		final int frames = 400, pixels = 600;
		final float[] all = random(frames * pixels, 5);
		final float[][] independent = new float[frames - 1][], shared =
			new float[frames - 1][pixels];
		for (int t = 0; t < frames - 1; t++) {
			independent[t] = Arrays.copyOfRange(all, t * pixels, (t + 1) * pixels);
			for (int i = 0; i < pixels; i++)
				shared[t][i] = 3 * (all[t * pixels + i] + all[(t + 1) * pixels + i]);
		}
		assertEquals(SlowNoise.INDEPENDENT, SlowNoise.of(independent));
		final SlowNoise slow = SlowNoise.of(shared);
		assertEquals(Math.sqrt(2), slow.factor(), 0.03);
		assertEquals(1 + 2 * 0.5, slow.frames(), 0.4);
		final float[] sd = PixelNoise.of(shared, slow.factor(), ONE, "");
		assertEquals(3 * Math.sqrt(2), new Medians().of(sd, 0, pixels), 0.1);
		assertEquals(1, SlowNoise.INDEPENDENT.ofPair());
		assertEquals(Math.sqrt(1.5), new SlowNoise(Math.sqrt(2), 2).ofPair(), 1e-9);
		assertEquals(SlowNoise.INDEPENDENT, SlowNoise.of(new float[30][50]),
			"no noise");
		assertEquals(SlowNoise.INDEPENDENT, SlowNoise.of(new float[3][50]),
			"too short to tell");
	}

	@Test
	void partsShareEdgesNotCorners() {
		final boolean[] mask = mask("##..", "#..#", "..##", "#...");
		assertEquals(3, Arrays.stream(Masks.parts(mask, 4)).max().getAsInt());
		assertEquals(3, Masks.count(Masks.partAt(mask, 4, 0, 0)));
		assertEquals(1, Masks.count(Masks.partAt(mask, 4, 1, 3)));
		assertEquals(0, Masks.count(Masks.partAt(new boolean[16], 4, 1, 3)));
		assertArrayEquals(mask(".##.", "####", "####", ".##."), Masks.filled(mask(
			".##.", "#..#", "#..#", ".##."), 4));
		final boolean[] open = mask("....", ".##.", "#...", ".##.");
		assertArrayEquals(open, Masks.filled(open, 4));
	}

	private static boolean[] mask(final String... rows) {
		final String all = String.join("", rows);
		final boolean[] out = new boolean[all.length()];
		for (int i = 0; i < out.length; i++)
			out[i] = all.charAt(i) == '#';
		return out;
	}

	private static Outline outline(final int w, final String... rows) {
		final boolean[] in = mask(rows);
		return new Outline(Patch.empty(10, 20, w, in.length / w), in);
	}

	/** Values of scipy 1.11: numpy.cov, gaussian_filter(mask padded by 5, 1, truncate=3) and numpy.gradient. */
	@Test
	void shapesAreMeasured() {
		final Outline square = outline(6, "######", "######", "######", "######",
			"######", "######");
		assertEquals(1, square.elongation(), 1e-9);
		assertEquals(0.91417, square.compactness(), 1e-4);
		assertArrayEquals(new double[] { 12.5, 22.5 }, square.centre(), 1e-9);
		final Outline bar = outline(9, "#########", "#########", "#########");
		assertEquals(Math.sqrt((81 - 1) / (9.0 - 1)), bar.elongation(), 1e-9);
		assertEquals(0.94729, bar.compactness(), 1e-4);
		assertTrue(square.isSame(outline(6, "######", "######", "######", "......",
			"......", "......")));
		assertFalse(outline(4, "##..", "##..").isSame(outline(4, "..##", "..##")));
	}

	@Test
	void footprintsOverlapByPartOfTheSmallerOne() {
		final Patch a = new Patch(0, 0, 3, 2, new float[] { 1, 1, 1, 1, 1, 0 }),
				b = new Patch(2, 0, 2, 2, new float[] { 1, 1, 1, 0 });
		assertEquals(1 / 3.0, a.overlap(b), 1e-9);
		assertEquals(0, a.overlap(b.moved(5, 0)));
		assertEquals(5, a.area());
		assertArrayEquals(new int[] { 0, 1, 2, 10, 11 }, a.offsets(10));
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1 }, a.values());
	}

	@Test
	void tilesCoverTheImageOnceWithMarginsOfThreeDiameters() {
		final Axis x = Axis.of(500, 6), y = Axis.of(300, 6);
		final List<Tile> tiles = Tile.of(x, y, 12, 200 * 200);
		final int[] count = new int[500 * 300];
		for (final Tile t : tiles) {
			assertTrue((long) t.x().length() * t.y().length() <= 200 * 200);
			assertTrue(t.x().start() <= Math.max(0, t.left() - 36));
			assertTrue(t.x().end() >= Math.min(500, t.right() + 36));
			for (int v = t.top(); v < t.bottom(); v++)
				for (int u = t.left(); u < t.right(); u++)
					count[v * 500 + u]++;
		}
		assertTrue(Arrays.stream(count).allMatch(n -> n == 1));
		assertEquals(1, Tile.of(x, y, 12, 500 * 300).size());
		assertTrue(assertThrows(InvalidInputException.class, () -> Tile.of(x, y, 12,
			80 * 80)).getMessage().contains("-Xmx"));
	}

	@Test
	void pointsAreReadAndWritten() {
		assertArrayEquals(new int[] { 61, 18 }, Points.of("40,52; 61.7,18").get(1));
		assertEquals("40,52; 61.7,18", Points.text(List.of(new double[] { 40, 52 },
			new double[] { 61.7, 18 })));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "40", "40,x", "-1,4", "1,2 3,4" })
	void pointsMustBePairs(final String text) {
		assertTrue(assertThrows(InvalidInputException.class, () -> Points.of(text))
			.getMessage().startsWith("points must be pairs x,y in pixels"));
	}
}
