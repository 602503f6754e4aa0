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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.extraction.Motion;
import org.calab.extraction.MotionCheck;
import org.calab.extraction.Movie;
import org.calab.extraction.Region;
import org.calab.extraction.SummaryImage;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.SamplingRate;

/**
 * Finds the cells of a movie by their activity: see the package for the steps and their sources.
 */
public final class CellFinder {

	/** Samples of the movie that are kept per binned pixel: the signal and its blurred copy, 4 bytes each. */
	private static final int BYTES = 8;

	/** Part of the heap that they may fill; beyond it the image is processed in tiles. */
	private static final double PART_OF_HEAP = 0.4;

	/** Fewest binned frames in which activity can be told from noise. */
	private static final int FEWEST = 10;

	/** A cell near the edge of a tile may have its centre on either side in the two tiles, within this many diameters. */
	private static final double SLACK = 0.5;

	/** Smallest weight of a pixel inside an outline, as a part of the largest one: a hole that was filled may have none. */
	private static final double SMALLEST_WEIGHT = 0.01;

	private CellFinder() {}

	/**
	 * @param movie with a known rate, read once and frame by frame
	 * @param threads which do not change the result
	 * @return the cells, best first
	 * @throws InvalidInputException if the diameter is missing or larger than the image, the movie is
	 *           too short, its rate is unknown, or a point lies outside the image
	 * @throws IOException if the temporary file of a large movie cannot be written
	 */
	public static FoundCells find(final Movie movie,
		final FindCellsOptions options, final int threads, final Progress progress)
		throws IOException
	{
		return find(movie, options, threads, 0, progress);
	}

	/**
	 * The same, in tiles of a chosen size.
	 *
	 * @param tilePixels largest number of pixels of a tile, with its margin of 3 diameters; 0 for as many
	 *          as fit into 40 % of the heap
	 */
	public static FoundCells find(final Movie movie,
		final FindCellsOptions options, final int threads, final long tilePixels,
		final Progress progress) throws IOException
	{
		Require.present("movie", movie);
		final double diameter = options.requireDiameter();
		final int shorter = Math.min(movie.width(), movie.height());
		if (diameter > shorter) throw InvalidInputException.of("diameter",
			"must be at most the shorter side of the movie, " + shorter +
				" pixels, but is " + Require.plain(diameter) + ".");
		final int perBin = Binning.framesPerBin(movie.numFrames(), movie.rate().hz());
		final int bins = movie.numFrames() / perBin;
		if (bins < FEWEST) throw new InvalidInputException("\"" + movie.title() +
			"\" must have at least " + FEWEST +
			" frames, in which activity can be told from noise, but has " + movie
				.numFrames() + ".");
		final List<int[]> points = options.points().map(Points::of).orElse(List.of());
		for (final int[] p : points)
			if (p[0] >= movie.width() || p[1] >= movie.height())
				throw InvalidInputException.of("points", "contains " + p[0] + "," + p[1] +
					", which lies outside the movie of " + movie.width() + " x " + movie
						.height() + " pixels.");
		final int square = Neuropil.square(diameter);
		final List<Tile> tiles = Tile.of(Axis.of(movie.width(), square), Axis.of(movie
			.height(), square), diameter, tilePixels > 0 ? tilePixels : fitting(bins));
		final Workers all = new Workers(Math.max(1, threads), progress);
		try (BinnedMovie binned = tiles.size() == 1 ? BinnedMovie.inMemory(bins)
			: BinnedMovie.inFile(movie.width(), movie.height(), bins))
		{
			final MotionCheck motion = new MotionCheck(movie.width(), movie.height(), bins,
				SamplingRate.ofHz(movie.rate().hz() / perBin), diameter);
			final Binning.Read read = Binning.stream(movie, perBin, (bin, frame) -> {
				if (motion.wants(bin)) motion.add(p -> frame[p]);
				binned.accept(bin, frame);
			}, progress.stage(0, 0.3));
			return new Search(movie, options, perBin, new Scale(diameter), points, read,
				motion.result(progress))
				.run(tiles, binned, all.stage(0.3, 1));
		}
	}

	/** @return the pixels of a movie of so many bins that fit into the heap */
	private static long fitting(final int bins) {
		return (long) (PART_OF_HEAP * Runtime.getRuntime().maxMemory()) / BYTES /
			bins;
	}

	/** The search over all tiles. */
	private record Search(Movie movie, FindCellsOptions options, int perBin,
		Scale scale, List<int[]> points, Binning.Read read,
		Optional<Motion> motion)
	{

		FoundCells run(final List<Tile> tiles, final BinnedMovie binned,
			final Workers workers) throws IOException
		{
			final int width = movie.width(), pixels = width * movie.height();
			final float[] activity = new float[pixels], correlation =
				new float[pixels];
			final List<Judgement.Rejected> rejected = new ArrayList<>();
			final List<Candidate> cells = new ArrayList<>();
			final List<String> notes = new ArrayList<>(movie.notes());
			motion.flatMap(Motion::warning).ifPresent(notes::add);
			for (int i = 0; i < tiles.size(); i++) {
				final Tile tile = tiles.get(i);
				final TileSearch.Result found = in(tile, binned, workers.stage((double) i /
					tiles.size(), (i + 1.0) / tiles.size()));
				tile.copyCore(found.activity(), activity, width);
				tile.copyCore(found.correlation(), correlation, width);
				final int dx = tile.x().start(), dy = tile.y().start();
				final double slack = tiles.size() == 1 ? Double.POSITIVE_INFINITY : SLACK *
					scale.diameter();
				found.cells().stream().map(c -> c.moved(dx, dy)).filter(c -> owns(tile, c,
					slack)).forEach(cells::add);
				found.rejected().stream().map(r -> new Judgement.Rejected(r.candidate()
					.moved(dx, dy), r.gate())).filter(r -> owns(tile, r.candidate(),
						0)).forEach(rejected::add);
				for (final int[] p : found.nothingAt())
					notes.add("No cell was found at the point " + (p[0] + dx) + "," + (p[1] +
						dy) + ": nothing there changes together over the size of a cell.");
			}
			if (points.isEmpty()) {
				cells.sort(Comparator.comparingDouble(Candidate::score).reversed());
				if (tiles.size() > 1) keepOneOfEach(cells);
			}
			rejected.sort(Comparator.comparingDouble((Judgement.Rejected r) -> r
				.candidate().score()).reversed());
			return new FoundCells(movie.title(), width, movie.height(), options, perBin,
				SamplingRate.ofHz(movie.rate().hz() / perBin), FoundCells.named(points
				.isEmpty() ? "cell" : "point",
					cells.stream().map(c -> found(c, Optional.empty())).toList()),
				FoundCells.named("candidate", rejected.stream().map(r -> found(r
					.candidate(), Optional.of(r.gate()))).toList()), List.of(
						new SummaryImage(FoundCells.ACTIVITY, activity), new SummaryImage(
							FoundCells.CORRELATION, correlation), new SummaryImage(
								FoundCells.MEAN, read.mean())), motion, notes);
		}

		private static boolean owns(final Tile tile, final Candidate c,
			final double slack)
		{
			final double[] centre = c.outline().centre();
			return slack == Double.POSITIVE_INFINITY || tile.owns(centre[0], centre[1],
				slack);
		}

		private TileSearch.Result in(final Tile tile, final BinnedMovie binned,
			final Workers workers) throws IOException
		{
			final float[][] frames = binned.tile(tile, workers.stage(0, 0.05));
			if (read.missing()) MissingBins.fill(frames, workers.stage(0.05, 0.1));
			final SignalMovie signal = new SignalMovie(tile.x(), tile.y(), frames,
				workers.stage(0.1, 0.3));
			final TileSearch search = new TileSearch(scale, options.minSnr());
			if (points.isEmpty()) return search.search(signal, workers.stage(0.3, 1));
			return search.at(signal, points.stream().filter(p -> tile.owns(p[0], p[1],
				0)).map(p -> new int[] { p[0] - tile.x().start(), p[1] - tile.y()
					.start() }).toList(), workers.stage(0.3, 1));
		}

		/** Of cells that two tiles found, the better stays. @param cells best first */
		private static void keepOneOfEach(final List<Candidate> cells) {
			final List<Candidate> kept = new ArrayList<>();
			for (final Candidate c : cells)
				if (kept.stream().noneMatch(k -> c.outline().isSame(k.outline()))) kept.add(
					c);
			cells.clear();
			cells.addAll(kept);
		}

		private static FoundCell found(final Candidate c,
			final Optional<Gate> failed)
		{
			final Outline o = c.outline();
			final int n = o.area();
			final int[] x = new int[n], y = new int[n];
			final double[] weights = new double[n];
			double largest = 0;
			for (final float w : o.patch().weights())
				largest = Math.max(largest, w);
			for (int i = 0, k = 0; i < o.inside().length; i++) {
				if (!o.inside()[i]) continue;
				x[k] = o.patch().x0() + i % o.patch().width();
				y[k] = o.patch().y0() + i / o.patch().width();
				weights[k++] = Math.max(o.patch().weights()[i], SMALLEST_WEIGHT * largest);
			}
			final double[] centre = o.centre();
			final Region region = Region.weighted("cell", x, y, weights).withState(failed
				.isPresent() ? CellState.REJECTED : CellState.ACCEPTED);
			return new FoundCell(region, centre[0], centre[1], c.snr(), c.r(), c
				.contrast(), n, c.score(), failed, c.component().trace());
		}
	}
}
