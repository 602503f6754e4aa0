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
package org.calab.tools.benchmark;

import net.imglib2.img.array.ArrayImgs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.calab.detection.CellFinder;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCell;
import org.calab.detection.FoundCells;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Movie;
import org.calab.extraction.OutlineOptions;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.image.RoiRegions;
import org.calab.image.SimulatedMovieFiles;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.tools.benchmark.FindCellsMovies.Kind;
import org.calab.tools.benchmark.FindCellsMovies.Pixels;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * How well cells are found in simulated movies, whose cells are known. A found cell is right if it
 * shares at least 0.4 of the union with an active cell; one that matches a silent cell does not count.
 */
public final class FindCellsBenchmark {

	/** Smallest intersection over union of a match. */
	private static final double SAME = 0.4;

	/** A cell is active from this peak SNR on, the smallest that the search accepts by default. */
	private static final double ACTIVE = 5;

	/** Bounds of the classes of SNR in which the recall is told. */
	private static final double[] CLASSES = { 0, 5, 8, 14, Double.POSITIVE_INFINITY };

	/** Wrong diameters, relative to the true one. */
	private static final double[] WRONG = { 0.85, 1, 1.2 };

	/** Seeds without an argument. */
	private static final long[] SEEDS = { 1, 2 };

	private static final int WARM_UP = 3;

	private FindCellsBenchmark() {}

	/**
	 * What was found in one movie, and of the cells in each class of SNR, how many.
	 *
	 * @param match the number of the found cell that is each true cell, or -1
	 */
	record Score(double precision, double recall, double f1, double iou,
		int active, int found, int[] hits, int[] all, int[] match)
	{}

	/** Mean correlation with the true calcium of the traces of the found cells: from the true ROIs, and from those that were found. */
	private record Correlations(double trueRois, double foundRois) {}

	public static void main(final String... args) throws IOException {
		if (args.length > 0 && args[0].equals("big")) {
			FindCellsBig.run(args.length > 1 ? Long.parseLong(args[1]) : 1);
			return;
		}
		// numbers are seeds; a pattern of the names of movies, while the method is worked on
		final long[] given = Arrays.stream(args).filter(a -> a.matches("\\d+"))
			.mapToLong(Long::parseLong).toArray(), seeds = given.length > 0 ? given
				: SEEDS;
		final String only = Arrays.stream(args).filter(a -> !a.matches("\\d+"))
			.findFirst().orElse(".*");
		// the first calls are slower, because the code is compiled meanwhile
		final Kind plain = FindCellsMovies.plain(seeds[0]).get(0);
		for (int i = 0; i < WARM_UP; i++)
			find(plain, movie(plain, truth(plain)), 1);
		for (final long seed : seeds) {
			table("movies of seed " + seed, FindCellsMovies.plain(seed), only);
			table("movies of seed " + seed + " that were processed before",
				FindCellsMovies.processed(seed), only);
		}
	}

	private static void table(final String title, final List<Kind> kinds,
		final String only) throws IOException
	{
		System.out.println("\nFinding cells, simulated " + title +
			"\n\n| movie | pixels | frames | cells | active | found | precision | recall | F1 | IoU | " +
			"F1 at 0.85 d | F1 at 1.2 d | r of true ROIs | r of found ROIs | CPU s per megapixel-frame |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
		final int[] hits = new int[CLASSES.length - 1], all = hits.clone();
		final double[] sum = new double[WRONG.length];
		double worst = 1, iou = 0;
		int judged = 0;
		for (final Kind kind : kinds) {
			if (!kind.name().matches(only)) continue;
			final Score[] scores = row(kind);
			for (int c = 0; c < hits.length; c++) {
				hits[c] += scores[1].hits()[c];
				all[c] += scores[1].all()[c];
			}
			if (scores[1].active() == 0) continue;
			judged++;
			for (int k = 0; k < WRONG.length; k++)
				sum[k] += scores[k].f1();
			worst = Math.min(worst, scores[1].f1());
			iou += scores[1].iou();
		}
		System.out.printf(Locale.ROOT,
			"%nMean F1 %.3f (smallest %.3f), IoU %.3f; with 0.85 of the diameter %.3f, with 1.2 %.3f%n",
			sum[1] / judged, worst, iou / judged, sum[0] / judged, sum[2] / judged);
		System.out.println("\n| peak SNR | cells | found |\n|---|---|---|");
		for (int c = 0; c < hits.length; c++)
			System.out.printf(Locale.ROOT, "| %.0f to %.0f | %d | %.2f |%n", CLASSES[c],
				CLASSES[c + 1], all[c], hits[c] / (double) Math.max(1, all[c]));
	}

	private static SimulatedMovie truth(final Kind kind) {
		return SimulatedMovie.of(kind.config(), Parallel.defaultThreads(), Progress
			.none());
	}

	private static Movie movie(final Kind kind, final SimulatedMovie truth) {
		final Pixels pixels = kind.then().apply(Pixels.of(truth));
		return new Movie(ArrayImgs.floats(pixels.values(), pixels.width(), pixels
			.height(), pixels.frames()), SamplingRate.ofHz(kind.fs()), kind.name());
	}

	/** @param diameter relative to that of the cells */
	private static FoundCells find(final Kind kind, final Movie movie,
		final double diameter) throws IOException
	{
		return CellFinder.find(movie, FindCellsOptions.ofDiameter(2 * kind.config()
			.scene().cellRadius() * diameter), Parallel.defaultThreads(), kind.tile(),
			Progress.none());
	}

	/** @return the scores for each diameter */
	private static Score[] row(final Kind kind) throws IOException {
		final SimulatedMovie truth = truth(kind);
		final SceneOptions s = kind.config().scene();
		final Movie movie = movie(kind, truth);
		final int frames = movie.numFrames();
		final List<Set<Integer>> cells = cells(truth);
		final Score[] scores = new Score[WRONG.length];
		double seconds = 0;
		Correlations traces = null;
		for (int k = 0; k < WRONG.length; k++) {
			final double before = ProcessorTime.seconds();
			final FoundCells found = find(kind, movie, WRONG[k]);
			if (WRONG[k] == 1) seconds = ProcessorTime.seconds() - before;
			scores[k] = score(found, cells, truth);
			if (WRONG[k] == 1) traces = correlations(movie, truth, found, scores[k]
				.match());
		}
		final Score x = scores[1];
		System.out.printf(Locale.ROOT,
			"| %s | %d x %d | %d | %d | %d | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.4f | %.4f | %.3f |%n",
			kind.name(), s.width(), s.height(), frames, cells.size(), x.active(), x
				.found(), x.precision(), x.recall(), x.f1(), x.iou(), scores[0].f1(),
			scores[2].f1(), traces.trueRois(), traces.foundRois(), seconds * 1e6 / s.width() / s.height() / frames);
		return scores;
	}

	/** Of movies whose frames are those of the simulation; NaN otherwise. */
	private static Correlations correlations(final Movie movie,
		final SimulatedMovie truth, final FoundCells found, final int[] match)
	{
		final List<Region> cells = RoiRegions.of(SimulatedMovieFiles.rois(truth)),
				outlines = found.footprints().map(f -> f.outlined(OutlineOptions.defaults())
					.regions()).orElse(List.of()), trueRois = new ArrayList<>(), foundRois =
						new ArrayList<>();
		final List<double[]> calcium = new ArrayList<>();
		for (int j = 0; j < match.length; j++) {
			if (match[j] < 0 || truth.peakSnr(j) < ACTIVE) continue;
			trueRois.add(cells.get(j));
			foundRois.add(outlines.get(match[j]));
			calcium.add(truth.truth().cells().get(j).cleanCalcium());
		}
		if (calcium.isEmpty() || calcium.get(0).length != movie.numFrames())
			return new Correlations(Double.NaN, Double.NaN);
		return new Correlations(correlation(movie, trueRois, calcium), correlation(
			movie, foundRois, calcium));
	}

	/** @return the mean correlation of the plain means of the ROIs with the calcium */
	private static double correlation(final Movie movie, final List<Region> rois,
		final List<double[]> calcium)
	{
		final TraceSet traces = TraceExtraction.extract(movie, rois, ExtractionOptions
			.defaults(), Progress.none()).traces();
		double sum = 0;
		for (int j = 0; j < calcium.size(); j++)
			sum += DemixingBenchmark.correlation(traces.trace(j), calcium.get(j)) / calcium.size();
		return sum;
	}

	private static Set<Integer> pixels(final Region region, final SceneOptions s) {
		final Set<Integer> out = new HashSet<>();
		for (int i = 0; i < region.size(); i++)
			if (region.x(i) >= 0 && region.y(i) >= 0 && region.x(i) < s.width() && region
				.y(i) < s.height()) out.add(region.y(i) * s.width() + region.x(i));
		return out;
	}

	/** @return the pixels of the true cells */
	static List<Set<Integer>> cells(final SimulatedMovie truth) {
		final SceneOptions s = truth.config().scene();
		return RoiRegions.of(SimulatedMovieFiles.rois(truth)).stream().map(
			r -> pixels(r, s)).toList();
	}

	static Score score(final FoundCells found,
		final List<Set<Integer>> cells, final SimulatedMovie truth)
	{
		final SceneOptions s = truth.config().scene();
		final List<Set<Integer>> rois = found.cells().stream().map(
			FoundCell::region).map(r -> pixels(r, s)).toList();
		final int[] match = Matching.of(rois, cells, SAME);
		final int[] hits = new int[CLASSES.length - 1], all = hits.clone();
		int active = 0, right = 0, silent = 0;
		double iou = 0;
		for (int j = 0; j < cells.size(); j++) {
			final double snr = truth.peakSnr(j);
			int c = 0;
			while (snr >= CLASSES[c + 1])
				c++;
			all[c]++;
			if (match[j] >= 0) hits[c]++;
			if (snr >= ACTIVE) active++;
			if (match[j] < 0) continue;
			if (snr < ACTIVE) silent++;
			else {
				right++;
				iou += Matching.overlap(rois.get(match[j]), cells.get(j));
			}
		}
		final int counted = rois.size() - silent;
		final double precision = counted == 0 ? 1 : (double) right / counted, recall =
			active == 0 ? 1 : (double) right / active;
		return new Score(precision, recall, precision + recall == 0 ? 0 : 2 *
			precision * recall / (precision + recall), right == 0 ? 0 : iou / right,
			active, rois.size(), hits, all, match);
	}
}
