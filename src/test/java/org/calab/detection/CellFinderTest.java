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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Movie;
import org.calab.extraction.Region;
import org.calab.simulation.CellBody;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.PoissonConfig;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.SamplingRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of simulated movies, whose true places are known. */
class CellFinderTest {

	private static final int SIZE = 96, CELLS = 12, FRAMES = 500;

	private static final SimulatedMovie TRUTH = simulated(0.15);

	private static final float[] PIXELS = pixels(TRUTH);

	private static final FindCellsOptions OPTIONS = FindCellsOptions.ofDiameter(
		12);

	private static SimulatedMovie simulated(final double rate) {
		final MovieConfig d = MovieConfig.defaults();
		return SimulatedMovie.of(d.withCells(d.cells().withNumCells(CELLS)
			.withNumTimepoints(FRAMES).withSeed(20).withSpikeModel(new PoissonConfig(
				rate))).withSize(SIZE, SIZE), 1, Progress.none());
	}

	private static float[] pixels(final SimulatedMovie movie) {
		final float[] out = new float[SIZE * SIZE * FRAMES];
		for (int t = 0; t < FRAMES; t++)
			System.arraycopy(movie.frame(t), 0, out, t * SIZE * SIZE, SIZE * SIZE);
		return out;
	}

	private static Movie movie(final float[] pixels, final int frames) {
		return new Movie(ArrayImgs.floats(pixels, SIZE, SIZE, frames), SamplingRate
			.ofHz(20), "movie");
	}

	private static FoundCells find(final float[] pixels,
		final FindCellsOptions options) throws IOException
	{
		return CellFinder.find(movie(pixels, FRAMES), options, 1, Progress.none());
	}

	private static long near(final CellBody cell, final List<FoundCell> found) {
		return found.stream().filter(f -> Math.hypot(f.x() - cell.x(), f.y() - cell
			.y()) < 2).count();
	}

	@Test
	void findsEachCellOnceAndNothingElse() throws IOException {
		final FoundCells found = find(PIXELS, OPTIONS);
		assertEquals(CELLS, found.cells().size(), found.summary());
		for (final CellBody cell : TRUTH.bodies())
			assertEquals(1, near(cell, found.cells()), cell.x() + "," + cell.y());
		for (int i = 1; i < CELLS; i++)
			assertTrue(found.cells().get(i - 1).score() >= found.cells().get(i)
				.score());
		assertEquals("cell-001", found.cells().get(0).name());
		assertEquals(5, found.framesPerBin());
		assertEquals(FRAMES / 5, found.traces().get().numTimepoints());
		assertEquals(4, found.traces().get().rate().hz());
		assertEquals(CELLS, found.table().rows().size());
		assertEquals(CELLS, found.footprints().get().regions().size());
	}

	@Test
	void saysThatTheImageMoves() throws IOException {
		final MovieConfig still = TRUTH.config();
		final SimulatedMovie moving = SimulatedMovie.of(still.withScene(still.scene()
			.withMotionDrift(4)), 1, Progress.none());
		final FoundCells found = find(pixels(moving), OPTIONS), plain = find(PIXELS,
			OPTIONS);
		assertTrue(found.notes().stream().anyMatch(n -> n.startsWith(
			"The image moves by about 2.")));
		assertEquals(found.motion().get().info(), found.info().get("motion"));
		assertTrue(plain.notes().stream().noneMatch(n -> n.contains("moves")));
		assertTrue(plain.motion().get().pixels() < 1);
	}

	private static void assertSame(final FoundCells a, final FoundCells b,
		final float tolerance)
	{
		assertEquals(a.cells().size(), b.cells().size());
		assertArrayEquals(a.images().get(0).pixels(), b.images().get(0).pixels(),
			tolerance);
		assertArrayEquals(a.images().get(1).pixels(), b.images().get(1).pixels(),
			tolerance);
		for (int i = 0; i < a.cells().size(); i++) {
			final FoundCell p = a.cells().get(i), q = b.cells().get(i);
			assertEquals(p.snr(), q.snr(), tolerance);
			assertEquals(p.x(), q.x(), tolerance);
			assertEquals(p.y(), q.y(), tolerance);
			assertArrayEquals(p.trace(), q.trace(), tolerance);
		}
	}

	@Test
	void isTheSameForAnyNumberOfThreads() throws IOException {
		assertSame(find(PIXELS, OPTIONS), CellFinder.find(movie(PIXELS, FRAMES),
			OPTIONS, 3, Progress.none()), 0);
	}

	/** The image is larger than the tiles with their margins only for small cells. */
	@Test
	void tilesGiveTheSameCellsAsTheWholeImage() throws IOException {
		final FindCellsOptions small = OPTIONS.withDiameter(OptionalDouble.of(6));
		final FoundCells whole = find(PIXELS, small), tiled = CellFinder.find(movie(
			PIXELS, FRAMES), small, 1, 75 * 75, Progress.none());
		assertArrayEquals(whole.images().get(0).pixels(), tiled.images().get(0)
			.pixels(), 1e-3f);
		assertEquals(whole.cells().size(), tiled.cells().size(), 1);
		for (final FoundCell cell : whole.cells())
			assertTrue(tiled.cells().stream().anyMatch(c -> Math.hypot(c.x() - cell
				.x(), c.y() - cell.y()) < 3), cell.name());
	}

	/** Smoothing of 0.25 s over time, and frames that were recorded at 4 Hz and repeated: neighbouring bins share noise. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noiseThatBinsShareIsNotTakenForCells(final boolean repeated)
		throws IOException
	{
		final float[] changed = repeated ? repeated(PIXELS, 5, 5.25) : smoothed(
			PIXELS, 5);
		final int frames = changed.length / SIZE / SIZE;
		final FoundCells found = CellFinder.find(movie(changed, frames), OPTIONS, 1,
			Progress.none());
		assertEquals(CELLS, found.cells().size(), found.summary());
		for (final CellBody cell : TRUTH.bodies())
			assertEquals(1, near(cell, found.cells()), cell.x() + "," + cell.y());
	}

	@Test
	void slowNoiseAloneHasNoCells() throws IOException {
		final FoundCells found = find(smoothed(pixels(simulated(1e-9)), 5), OPTIONS);
		assertEquals(List.of(), found.cells(), found.summary());
	}

	/** @return means of frames with Gaussian weights. @param sigma in frames */
	private static float[] smoothed(final float[] pixels, final double sigma) {
		final int n = SIZE * SIZE, reach = (int) (3 * sigma);
		final float[] out = new float[pixels.length];
		for (int t = 0; t < FRAMES; t++) {
			double weights = 0;
			for (int s = Math.max(0, t - reach); s <= Math.min(FRAMES - 1, t +
				reach); s++)
			{
				final float w = (float) Math.exp(-(s - t) * (s - t) / (2 * sigma *
					sigma));
				weights += w;
				for (int i = 0; i < n; i++)
					out[t * n + i] += w * pixels[s * n + i];
			}
			for (int i = 0; i < n; i++)
				out[t * n + i] /= (float) weights;
		}
		return out;
	}

	/** @return means of {@code bin} frames, each {@code times} times on average */
	private static float[] repeated(final float[] pixels, final int bin,
		final double times)
	{
		final int n = SIZE * SIZE, frames = (int) (FRAMES / bin * times);
		final float[] out = new float[n * frames];
		for (int t = 0; t < frames; t++)
			for (int k = 0; k < bin; k++)
				for (int i = 0; i < n; i++)
					out[t * n + i] += pixels[((int) (t / times) * bin + k) * n + i] / bin;
		return out;
	}

	/** Gates: what is not a cell is told with its reason, and shown only on request. */
	@Test
	void weakCandidatesAreRejectedWithTheirGate() throws IOException {
		final FoundCells strict = find(PIXELS, OPTIONS.withMinSnr(1e4)
			.withCandidates(true));
		assertEquals(List.of(), strict.cells());
		assertTrue(strict.rejected().size() >= CELLS, strict.summary());
		assertTrue(strict.rejected().stream().filter(c -> c.failed().get() == Gate.SNR)
			.count() >= CELLS);
		assertEquals("snr", strict.table().rows().get(0).get(9));
		assertEquals("candidate-001", strict.footprints().get().names().get(0));
		assertEquals(CellState.REJECTED, strict.traces().get().states().of(
			"candidate-001"));
		assertTrue(strict.shown().size() > 0);
		assertTrue(find(PIXELS, OPTIONS.withMinSnr(1e4)).footprints().isEmpty());
	}

	@Test
	void noiseHasNoCells() throws IOException {
		final FoundCells found = find(pixels(simulated(1e-9)), OPTIONS);
		assertEquals(List.of(), found.cells(), found.summary());
		assertEquals("no cell found in movie; 0 candidates rejected", found
			.summary());
	}

	/** Points are taken as they are, without gates. */
	@Test
	void growsCellsAtPoints() throws IOException {
		final CellBody a = TRUTH.bodies().get(3), b = TRUTH.bodies().get(7);
		final FoundCells found = find(PIXELS, OPTIONS.withMinSnr(1e4).withPoints(
			Optional.of(Points.text(List.of(new double[] { a.x() + 1, a.y() -
				1 }, new double[] { b.x(), b.y() })))));
		assertEquals(2, found.cells().size());
		assertEquals("point-002", found.cells().get(1).name());
		assertEquals(1, near(a, found.cells().subList(0, 1)));
		assertEquals(1, near(b, found.cells().subList(1, 2)));
		final Region region = found.cells().get(0).region();
		assertTrue(region.size() > 60 && region.size() < 150, "" + region.size());
		assertTrue(assertThrows(InvalidInputException.class, () -> find(PIXELS, OPTIONS
			.withPoints(Optional.of("200,3")))).getMessage().contains(
				"outside the movie of 96 x 96 pixels"));
	}

	@Test
	void missingAndDeadPixelsDoNotMatter() throws IOException {
		final float[] holes = PIXELS.clone();
		for (int t = 0; t < FRAMES; t++) {
			for (int i = 0; i < 3 * SIZE; i++)
				holes[t * SIZE * SIZE + i] = t % 3 == 0 ? Float.NaN : 0;
			holes[t * SIZE * SIZE + 50 * SIZE + 50] = Float.NaN;
		}
		final FoundCells found = find(holes, OPTIONS);
		final long inside = TRUTH.bodies().stream().filter(b -> b.y() > 14).count();
		final long again = TRUTH.bodies().stream().filter(b -> b.y() > 14 && near(b,
			found.cells()) == 1).count();
		assertTrue(again >= inside - 1, again + " of " + inside);
		assertTrue(found.cells().size() <= CELLS);
		for (final float v : found.images().get(0).pixels())
			assertTrue(Float.isFinite(v));
	}

	@Test
	void refusesWhatCannotBe() {
		assertEquals(
			"diameter is missing; it must be the diameter of a typical cell in pixels, for example 12. " +
				"Measure it with a line across a cell.", refused(FindCellsOptions
					.defaults(), FRAMES));
		assertEquals("diameter must be at most the shorter side of the movie, 96 " +
			"pixels, but is 97.", refused(FindCellsOptions.ofDiameter(97), FRAMES));
		assertTrue(refused(OPTIONS, 9).contains("must have at least 10 frames"));
	}

	private static String refused(final FindCellsOptions options,
		final int frames)
	{
		return assertThrows(InvalidInputException.class, () -> CellFinder.find(movie(
			new float[SIZE * SIZE * frames], frames), options, 1, Progress.none()))
			.getMessage();
	}

	/** Wherever a user cancels, the computation ends within a tenth of a second. */
	@Test
	void cancelsAtOnce() {
		final List<Double> late = new ArrayList<>();
		for (final double at : new double[] { 0.1, 0.4, 0.55, 0.7, 0.9 }) {
			final AtomicLong since = new AtomicLong();
			final Progress progress = Progress.of((what, fraction) -> {
				if (fraction >= at) since.compareAndSet(0, System.nanoTime());
			}, () -> since.get() != 0);
			assertThrows(CancelledException.class, () -> CellFinder.find(movie(PIXELS,
				FRAMES), OPTIONS, 2, progress));
			late.add((System.nanoTime() - since.get()) / 1e6);
		}
		assertTrue(late.stream().allMatch(ms -> ms < 100), "ms: " + late);
	}
}
