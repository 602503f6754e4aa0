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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Movie;
import org.calab.extraction.NeuropilOptions;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.image.RoiRegions;
import org.calab.image.SimulatedMovieFiles;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;

/**
 * How near the traces of true ROIs are to the true calcium of simulated movies: the mean of the pixels, less
 * a ring of neuropil, and demixed.
 */
public final class DemixingBenchmark {

	private static final int SIDE = 128, FRAMES = 600, CELLS = 30, MOVIES = 3;

	private DemixingBenchmark() {}

	public static void main(final String... args) {
		System.out.printf(Locale.ROOT,
			"%d movies of %d x %d pixels, %d frames at 20 Hz, %d cells each; median over the cells of Pearson's r with the true calcium%n%n",
			MOVIES, SIDE, SIDE, FRAMES, CELLS);
		System.out.println("| movie | mean | mean - 0.7 ring | demixed |");
		System.out.println("|---|---|---|---|");
		final SceneOptions s = SceneOptions.defaults();
		final Map<String, SceneOptions> scenes = new LinkedHashMap<>();
		scenes.put("default", s);
		scenes.put("overlap (`spacing=1.2`)", s.withSpacing(1.2));
		scenes.put("strong neuropil (`neuropil=400`)", s.withNeuropil(400));
		scenes.put(
			"local neuropil (`neuropil_local=200 patch_radius=20`)", s
				.withNeuropilLocal(200).withPatchRadius(20));
		scenes.put("overlap and local neuropil", s.withSpacing(1.2)
			.withNeuropilLocal(200).withPatchRadius(20));
		scenes.put("patches smaller than two cells (`neuropil_local=200 patch_radius=8`)", s
			.withNeuropilLocal(200).withPatchRadius(8));
		scenes.forEach(DemixingBenchmark::row);
	}

	private static void row(final String name, final SceneOptions scene) {
		final List<double[]> r = List.of(new double[MOVIES * CELLS],
			new double[MOVIES * CELLS], new double[MOVIES * CELLS]);
		for (int k = 0; k < MOVIES; k++) {
			final SimulatedMovie m = SimulatedMovie.of(new MovieConfig(
				MovieCellsOptions.defaults().withCells(CELLS).withFrames(FRAMES).withSeed(
					100 + k).config(), scene), Parallel.defaultThreads(), Progress.none());
			final float[] pixels = new float[SIDE * SIDE * FRAMES];
			Parallel.forEach(FRAMES, Parallel.defaultThreads(), Progress.none(), "",
				t -> System.arraycopy(m.frame(t), 0, pixels, t * SIDE * SIDE, SIDE *
					SIDE));
			final Movie movie = new Movie(ArrayImgs.floats(pixels, SIDE, SIDE, FRAMES),
				SamplingRate.ofHz(20), name);
			final List<Region> regions = RoiRegions.of(SimulatedMovieFiles.rois(m));
			final List<ExtractedTraces> ways = new ArrayList<>();
			for (final ExtractionOptions o : List.of(ExtractionOptions.defaults(),
				ExtractionOptions.defaults().withNeuropil(NeuropilOptions.defaults()),
				ExtractionOptions.defaults().withDemix(true))) ways.add(TraceExtraction
					.extract(movie, regions, o, Progress.none()));
			for (int w = 0; w < r.size(); w++)
				for (int i = 0; i < CELLS; i++)
					r.get(w)[k * CELLS + i] = correlation(m.truth().cells().get(i)
						.cleanCalcium(), ways.get(w).traces().trace(i));
		}
		System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.3f |%n", name, median(r
			.get(0)), median(r.get(1)), median(r.get(2)));
	}

	private static double median(final double[] v) {
		final double[] sorted = v.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	/** @return Pearson's r */
	static double correlation(final double[] a, final double[] b) {
		final double ma = Arrays.stream(a).average().getAsDouble(), mb = Arrays
			.stream(b).average().getAsDouble();
		final double[] sums = new double[3];
		IntStream.range(0, a.length).forEach(t -> {
			sums[0] += (a[t] - ma) * (b[t] - mb);
			sums[1] += (a[t] - ma) * (a[t] - ma);
			sums[2] += (b[t] - mb) * (b[t] - mb);
		});
		return sums[0] / Math.sqrt(sums[1] * sums[2]);
	}
}
