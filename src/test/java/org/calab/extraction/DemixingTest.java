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
package org.calab.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.junit.jupiter.api.Test;

/** Demixed traces against mixtures that are known, and against dense least squares. */
class DemixingTest {

	private static final int WIDTH = 40, HEIGHT = 34;
	private static final double DIAMETER = 8;

	/** Three discs with random weights, of which two overlap and one is cut by the border. */
	private static List<Region> cells(final boolean weighted) {
		final Random random = new Random(1);
		final List<Region> cells = new ArrayList<>();
		for (final int[] c : new int[][] { { 12, 14 }, { 17, 16 }, { 38, 20 } }) {
			final List<int[]> at = new ArrayList<>();
			for (int y = 0; y < HEIGHT; y++)
				for (int x = 0; x < WIDTH + 3; x++)
					if (Math.hypot(x - c[0], y - c[1]) <= 4) at.add(new int[] { x, y });
			final int[] x = at.stream().mapToInt(p -> p[0]).toArray(), y = at.stream()
				.mapToInt(p -> p[1]).toArray();
			cells.add(weighted ? Region.weighted("c" + cells.size(), x, y, at.stream()
				.mapToDouble(p -> 0.2 + random.nextDouble()).toArray()) : Region.of("c" +
					cells.size(), x, y));
		}
		return cells;
	}

	private static List<Region.Pixels> pixels(final List<Region> cells) {
		return cells.stream().map(r -> r.inside(WIDTH, HEIGHT)).toList();
	}

	/** @return the footprint whose weighted mean is 1, on the image */
	private static double[] footprint(final Region.Pixels c) {
		double sum = 0, squares = 0;
		final double[] out = new double[WIDTH * HEIGHT];
		for (int i = 0; i < c.offsets().length; i++) {
			final double w = c.weights() == null ? 1 : c.weights()[i];
			sum += w;
			squares += w * w;
			out[c.offsets()[i]] = w;
		}
		for (int p = 0; p < out.length; p++)
			out[p] *= sum / squares;
		return out;
	}

	private static double[] mixture(final List<Region.Pixels> cells,
		final double[] levels, final double offset, final double slope)
	{
		final double[] frame = new double[WIDTH * HEIGHT];
		for (int p = 0; p < frame.length; p++)
			frame[p] = offset + slope * (p % WIDTH) - 0.5 * slope * (p / WIDTH);
		for (int k = 0; k < levels.length; k++) {
			final double[] a = footprint(cells.get(k));
			for (int p = 0; p < frame.length; p++)
				frame[p] += levels[k] * a[p];
		}
		return frame;
	}

	private static double[] demixed(final List<Region.Pixels> cells,
		final double[] frame)
	{
		final FrameReader reader = new FrameReader(ArrayImgs.doubles(frame, WIDTH,
			HEIGHT, 1));
		reader.load(0);
		final double[][] out = new double[cells.size()][1];
		new Demixing(WIDTH, HEIGHT, cells, DIAMETER).solve(reader, out, 0);
		return Stream.of(out).mapToDouble(r -> r[0]).toArray();
	}

	private static void near(final double[] expected, final double[] actual,
		final double tolerance)
	{
		assertEquals(expected.length, actual.length);
		for (int k = 0; k < expected.length; k++)
			assertEquals(expected[k], actual[k], tolerance, "cell " + k);
	}

	@Test
	void mixturesWithoutNoiseAreRecovered() {
		final double[] levels = { 70, -20, 150 };
		for (final boolean weighted : new boolean[] { false, true }) {
			final List<Region.Pixels> cells = pixels(cells(weighted));
			near(levels, demixed(cells, mixture(cells, levels, 0, 0)), 1e-5);
			near(levels, demixed(cells, mixture(cells, levels, 300, 0)), 1e-5);
			near(levels, demixed(cells, mixture(cells, levels, 300, 2)), 1e-2);
		}
	}

	/** Without neighbours and background, it is the weighted mean of a cell's pixels. */
	@Test
	void theScaleIsThatOfTheMean() {
		final List<Region.Pixels> one = pixels(cells(true)).subList(0, 1);
		final double[] frame = mixture(one, new double[] { 42 }, 0, 0);
		final FrameReader reader = new FrameReader(ArrayImgs.doubles(frame, WIDTH,
			HEIGHT, 1));
		reader.load(0);
		assertEquals(42, reader.sum(one.get(0)) / one.get(0).totalWeight(), 1e-9);
		near(new double[] { 42 }, demixed(one, frame), 1e-6);
	}

	@Test
	void itIsTheLeastSquaresSolution() {
		final Random random = new Random(8);
		for (final boolean weighted : new boolean[] { false, true }) {
			final List<Region.Pixels> cells = pixels(cells(weighted));
			final double[] frame = random.doubles(WIDTH * HEIGHT).map(v -> 1000 * v)
				.toArray();
			near(dense(cells, frame), demixed(cells, frame), 1e-5);
		}
	}

	/** Missing pixels are as if they were not there. */
	@Test
	void missingPixelsAreLeftOut() {
		final List<Region.Pixels> cells = pixels(cells(true));
		final Random random = new Random(9);
		final double[] frame = random.doubles(WIDTH * HEIGHT).map(v -> 1000 * v)
			.toArray();
		for (int k = 0; k < 150; k++)
			frame[random.nextInt(frame.length)] = Double.NaN;
		for (int y = 0; y < HEIGHT; y++)
			frame[y * WIDTH] = Double.NaN;
		near(dense(cells, frame), demixed(cells, frame), 0.05);
		for (final int p : cells.get(2).offsets())
			frame[p] = Double.NaN;
		assertTrue(Double.isNaN(demixed(cells, frame)[2]));
		assertTrue(Double.isFinite(demixed(cells, frame)[0]));
	}

	/** Least squares by elimination in the full matrix of all pixels and unknowns, from the definition. */
	private static double[] dense(final List<Region.Pixels> cells,
		final double[] frame)
	{
		final int columns = 1 + (int) Math.ceil((WIDTH - 1) / (2 * DIAMETER)), rows =
			1 + (int) Math.ceil((HEIGHT - 1) / (2 * DIAMETER)), nodes = columns * rows,
				n = nodes + cells.size();
		final List<double[]> footprints = cells.stream().map(DemixingTest::footprint)
			.toList();
		final double[][] a = new double[n][n + 1];
		for (int p = 0; p < frame.length; p++) {
			if (!Double.isFinite(frame[p])) continue;
			boolean cell = false, near = false;
			for (final double[] f : footprints) {
				cell |= f[p] > 0;
				for (int q = 0; q < frame.length; q++)
					near |= f[q] > 0 && Math.abs(q % WIDTH - p % WIDTH) <= 2 && Math.abs(q /
						WIDTH - p / WIDTH) <= 2;
			}
			if (near && !cell) continue;
			final double[] row = new double[n];
			for (int k = 0; k < nodes; k++)
				row[k] = hat(p % WIDTH, k % columns, columns, WIDTH) * hat(p / WIDTH, k /
					columns, rows, HEIGHT);
			for (int k = 0; k < cells.size(); k++)
				row[nodes + k] = footprints.get(k)[p];
			add(a, row, frame[p]);
		}
		for (int k = 0; k < nodes; k++) {
			for (final int other : new int[] { k % columns + 1 < columns ? k + 1 : -1,
				k + columns < nodes ? k + columns : -1 })
			{
				if (other < 0) continue;
				final double[] row = new double[n];
				row[k] = Math.sqrt(1e-3);
				row[other] = -Math.sqrt(1e-3);
				add(a, row, 0);
			}
		}
		for (int i = 0; i < n; i++) { // Gauss-Jordan
			int pivot = i;
			for (int j = i; j < n; j++)
				if (Math.abs(a[j][i]) > Math.abs(a[pivot][i])) pivot = j;
			final double[] swap = a[i];
			a[i] = a[pivot];
			a[pivot] = swap;
			for (int j = 0; j < n; j++) {
				final double f = a[j][i] / a[i][i];
				for (int k = i; j != i && k <= n; k++)
					a[j][k] -= f * a[i][k];
			}
		}
		final double[] out = new double[cells.size()];
		for (int k = 0; k < out.length; k++)
			out[k] = a[nodes + k][n] / a[nodes + k][nodes + k];
		return out;
	}

	private static double hat(final int x, final int node, final int nodes,
		final int length)
	{
		return Math.max(0, 1 - Math.abs(x * (nodes - 1.0) / (length - 1) - node));
	}

	private static void add(final double[][] a, final double[] row,
		final double value)
	{
		for (int i = 0; i < row.length; i++) {
			for (int j = 0; j < row.length; j++)
				a[i][j] += row[i] * row[j];
			a[i][row.length] += row[i] * value;
		}
	}

	@Test
	void cellsWithTheSamePixelsShareTheirLight() {
		final List<Region.Pixels> one = pixels(cells(false)).subList(0, 1);
		final double[] frame = mixture(one, new double[] { 90 }, 10, 0);
		near(new double[] { 45, 45 }, demixed(List.of(one.get(0), one.get(0)), frame),
			1e-2);
	}

	@Test
	void aBackgroundIsNeeded() {
		final int[] x = new int[WIDTH * HEIGHT], y = x.clone();
		for (int p = 0; p < x.length; p++) {
			x[p] = p % WIDTH;
			y[p] = p / WIDTH;
		}
		final List<Region.Pixels> all = pixels(List.of(Region.of("all", x, y)));
		assertTrue(assertThrows(InvalidInputException.class, () -> new Demixing(WIDTH,
			HEIGHT, all, 8)).getMessage().startsWith(
				"demix needs pixels without cells for the background"));
	}

	/** In a movie of overlapping cells in local neuropil, and as a choice of the extraction. */
	@Test
	void demixedTracesAreNearerToTheTruth() {
		final SimulatedMovie m = SimulatedMovie.of(new MovieConfig(MovieCellsOptions
			.defaults().withCells(25).withFrames(300).config(), SceneOptions.defaults()
				.withWidth(80).withHeight(80).withSpacing(1.2).withNeuropilLocal(150)
				.withPatchRadius(16)), 1, Progress.none());
		final float[] pixels = new float[80 * 80 * 300];
		for (int t = 0; t < 300; t++)
			System.arraycopy(m.frame(t), 0, pixels, t * 6400, 6400);
		final List<Region> regions = new ArrayList<>();
		m.bodies().forEach(c -> {
			final List<Integer> in = new ArrayList<>();
			for (int i = 0; i < c.mask().length; i++)
				if (c.mask()[i] >= 0.5) in.add(i);
			regions.add(Region.of("c" + regions.size(), in.stream().mapToInt(i -> c
				.left() + i % c.maskWidth()).toArray(), in.stream().mapToInt(i -> c.top() +
					i / c.maskWidth()).toArray()));
		});
		final Movie movie = new Movie(ArrayImgs.floats(pixels, 80, 80, 300),
			SamplingRate.ofHz(20), "m");
		final ExtractedTraces plain = TraceExtraction.extract(movie, regions,
			ExtractionOptions.defaults().withNeuropil(NeuropilOptions.defaults()
				.withMinPixels(100)), Progress.none()), demixed = TraceExtraction.extract(
					movie, regions, ExtractionOptions.defaults().withDemix(true), Progress
						.none());
		assertEquals(List.of("F", "F_demixed"), List.copyOf(demixed.steps()
			.keySet()));
		assertEquals(plain.raw().value(3, 5), demixed.raw().value(3, 5));
		final double a = median(m, plain), b = median(m, demixed);
		assertTrue(1 - b < 0.75 * (1 - a), "ring " + a + ", demixed " + b);
	}

	private static double median(final SimulatedMovie m,
		final ExtractedTraces traces)
	{
		return IntStream.range(0, 25).mapToDouble(i -> correlation(m
			.truth().cells().get(i).cleanCalcium(), traces.traces().trace(i))).sorted()
			.toArray()[12];
	}

	private static double correlation(final double[] a, final double[] b) {
		double sa = 0, sb = 0, ab = 0, aa = 0, bb = 0;
		for (int t = 0; t < a.length; t++) {
			sa += a[t];
			sb += b[t];
			ab += a[t] * b[t];
			aa += a[t] * a[t];
			bb += b[t] * b[t];
		}
		final int n = a.length;
		return (ab - sa * sb / n) / Math.sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
	}

	@Test
	void excludesTheRing() {
		assertEquals(
			"demix cannot be combined with neuropil: it finds the background of each cell itself. Switch one of the two off.",
			assertThrows(InvalidInputException.class, () -> ExtractionOptions.defaults()
				.withNeuropil(NeuropilOptions.defaults()).withDemix(true)).getMessage());
	}
}
