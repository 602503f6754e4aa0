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

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/** The movies in which {@link FindCellsBenchmark} finds cells. */
final class FindCellsMovies {

	/** Frames of the movies that are upsampled, per simulated frame: not a whole number, so that noise is shared by neighbouring bins. */
	private static final double REPEATED = 5.25;

	private FindCellsMovies() {}

	/**
	 * One movie.
	 *
	 * @param name in the table
	 * @param config of the simulation
	 * @param then what happens to the simulated movie, as smoothing does
	 * @param fs frames per second afterwards
	 * @param tile largest number of pixels that are processed at once; all of them if it is 0
	 */
	record Kind(String name, MovieConfig config, UnaryOperator<Pixels> then,
		double fs, int tile)
	{}

	/** A movie in memory. @param values frame by frame, each row by row */
	record Pixels(int width, int height, int frames, float[] values) {

		int perFrame() {
			return width * height;
		}

		static Pixels of(final SimulatedMovie movie) {
			final SceneOptions s = movie.config().scene();
			final int n = s.width() * s.height(), frames = movie.config().cells()
				.numTimepoints();
			final float[] out = new float[Math.multiplyExact(n, frames)];
			Parallel.forEach(frames, Parallel.defaultThreads(), Progress.none(), "",
				t -> {
					final float[] frame = movie.frame(t);
					for (int i = 0; i < n; i++)
						out[t * n + i] = Math.round(frame[i]);
				});
			return new Pixels(s.width(), s.height(), frames, out);
		}

		private Pixels with(final int newFrames, final float[] newValues) {
			return new Pixels(width, height, newFrames, newValues);
		}

		/** @return each frame several times: {@link FindCellsMovies#REPEATED} on average */
		Pixels repeated() {
			final int n = perFrame(), count = (int) (frames * REPEATED);
			final float[] out = new float[Math.multiplyExact(n, count)];
			for (int t = 0; t < count; t++)
				System.arraycopy(values, (int) (t / REPEATED) * n, out, t * n, n);
			return with(count, out);
		}

		/** @return as many frames as {@link #repeated} has, interpolated linearly */
		Pixels interpolated() {
			final int n = perFrame(), count = (int) (frames * REPEATED);
			final float[] out = new float[Math.multiplyExact(n, count)];
			for (int t = 0; t < count; t++) {
				final int before = (int) (t / REPEATED), after = Math.min(frames - 1,
					before + 1);
				final float f = (float) (t / REPEATED - before);
				for (int i = 0; i < n; i++)
					out[t * n + i] = (1 - f) * values[before * n + i] + f * values[after *
						n + i];
			}
			return with(count, out);
		}

		/** @return each pixel's mean over neighbouring frames with Gaussian weights. @param sigma in frames */
		Pixels smoothedInTime(final double sigma) {
			return smoothed(sigma, perFrame(), frames);
		}

		/** @return each frame's mean over neighbouring pixels with Gaussian weights. @param sigma in pixels */
		Pixels smoothedInSpace(final double sigma) {
			return smoothed(sigma, 1, width).smoothed(sigma, width, height);
		}

		/** @param stride from a sample to the next one of the same line. @param length of a line */
		private Pixels smoothed(final double sigma, final int stride,
			final int length)
		{
			final int reach = (int) Math.ceil(4 * sigma);
			final float[] out = new float[values.length];
			Parallel.forEach(frames, Parallel.defaultThreads(), Progress.none(), "",
				t -> {
					for (int i = t * perFrame(); i < (t + 1) * perFrame(); i++) {
						final int at = i / stride % length;
						double sum = 0, weights = 0;
						for (int d = Math.max(-reach, -at); d <= Math.min(reach, length -
							1 - at); d++)
						{
							final double w = Math.exp(-d * d / (2 * sigma * sigma));
							sum += w * values[i + d * stride];
							weights += w;
						}
						out[i] = (float) (sum / weights);
					}
				});
			return with(frames, out);
		}
	}

	/** @return movies as a microscope gives them */
	static List<Kind> plain(final long seed) {
		final List<Kind> kinds = new ArrayList<>();
		final SceneOptions d = SceneOptions.defaults();
		add(kinds, seed, "plain", 20, 600, 20, 0.1, d);
		add(kinds, seed, "dense, overlapping", 60, 1200, 20, 0.1, d.withWidth(160)
			.withHeight(160).withSpacing(1.7));
		add(kinds, seed, "crowded", 80, 1200, 20, 0.1, d.withWidth(160).withHeight(160)
			.withSpacing(1.5));
		add(kinds, seed, "dim", 40, 1200, 20, 0.1, d.withWidth(192).withHeight(192)
			.withPhotonsPerLevel(0.02));
		add(kinds, seed, "few photons", 40, 1200, 20, 0.1, d.withWidth(192).withHeight(
			192).withPhotonsPerLevel(0.01).withReadNoise(20));
		add(kinds, seed, "donuts", 50, 1200, 20, 0.1, d.withWidth(192).withHeight(192)
			.withDonutFraction(1).withCellRadius(7));
		add(kinds, seed, "half silent", 60, 1200, 20, 0.1, d.withWidth(192).withHeight(
			192).withSilentFraction(0.5));
		add(kinds, seed, "jitter", 50, 1200, 20, 0.1, d.withWidth(192).withHeight(192)
			.withMotionJitter(0.7));
		add(kinds, seed, "local neuropil", 50, 1200, 20, 0.1, d.withWidth(192)
			.withHeight(192).withNeuropilLocal(60));
		add(kinds, seed, "strong neuropil", 50, 1200, 20, 0.1, d.withWidth(192)
			.withHeight(192).withNeuropil(200));
		add(kinds, seed, "radii of all sizes", 60, 1200, 20, 0.1, d.withWidth(224)
			.withHeight(224).withRadiusSpread(0.3));
		add(kinds, seed, "small cells, 8 Hz", 120, 600, 8, 0.1, d.withWidth(192)
			.withHeight(192).withCellRadius(4));
		add(kinds, seed, "many active", 60, 1200, 30, 1, d.withWidth(192).withHeight(
			192));
		add(kinds, seed, "large image", 200, 600, 10, 0.1, d.withWidth(512).withHeight(
			512));
		add(kinds, seed, "nothing active", 60, 1200, 20, 0.1, d.withWidth(256)
			.withHeight(256).withSilentFraction(1).withNeuropilLocal(30));
		return kinds;
	}

	/** @return movies that were changed before cells are looked for, so that their noise is no longer independent */
	static List<Kind> processed(final long seed) {
		final List<Kind> kinds = new ArrayList<>();
		final SceneOptions d = SceneOptions.defaults().withWidth(160).withHeight(160);
		final long first = 1000 * seed + 500;
		final MovieConfig slow = config(first, 40, 480, 4, 0.1, d), fast = config(
			first + 1, 40, 960, 8, 0.1, d), many = config(first + 2, 50, 600, 10, 0.3, d),
				silent = config(first + 3, 60, 960, 8, 0.1, d.withWidth(256).withHeight(
					256).withSilentFraction(1).withNeuropilLocal(30));
		changed(kinds, "frames repeated 5 times", slow, 4 * REPEATED,
			Pixels::repeated);
		changed(kinds, "interpolated 5 times", slow, 4 * REPEATED,
			Pixels::interpolated);
		changed(kinds, "smoothed in time, 0.13 s", fast, 8, m -> m.smoothedInTime(1));
		changed(kinds, "smoothed in time, 0.25 s", fast, 8, m -> m.smoothedInTime(2));
		changed(kinds, "smoothed in time, 0.5 s", slow, 4, m -> m.smoothedInTime(2));
		changed(kinds, "smoothed in time, 0.2 s, many active", many, 10, m -> m
			.smoothedInTime(2));
		changed(kinds, "smoothed in space, 1 pixel", fast, 8, m -> m.smoothedInSpace(
			1));
		changed(kinds, "smoothed in space and time", fast, 8, m -> m.smoothedInSpace(
			1).smoothedInTime(2));
		changed(kinds, "nothing active, smoothed in time, 0.25 s", silent, 8, m -> m
			.smoothedInTime(2));
		changed(kinds, "nothing active, smoothed in space", silent, 8, m -> m
			.smoothedInSpace(1));
		changed(kinds, "nothing active, smoothed in space and time", silent, 8,
			m -> m.smoothedInSpace(1).smoothedInTime(2));
		kinds.add(new Kind("in tiles", config(first + 4, 90, 1200, 20, 0.1, d
			.withWidth(256).withHeight(256)), m -> m, 20, 180 * 180));
		kinds.add(new Kind("in tiles, frames repeated 5 times", config(first + 5, 90,
			400, 4, 0.1, d.withWidth(256).withHeight(256)), Pixels::repeated, 4 *
				REPEATED, 180 * 180));
		return kinds;
	}

	private static void changed(final List<Kind> kinds, final String name,
		final MovieConfig config, final double fs, final UnaryOperator<Pixels> then)
	{
		kinds.add(new Kind(name, config, then, fs, 0));
	}

	private static void add(final List<Kind> kinds, final long seed,
		final String name, final int cells, final int frames, final double fs,
		final double rate, final SceneOptions scene)
	{
		kinds.add(new Kind(name, config(1000 * seed + kinds.size(), cells, frames, fs,
			rate, scene), m -> m, fs, 0));
	}

	private static MovieConfig config(final long seed, final int cells,
		final int frames, final double fs, final double rate,
		final SceneOptions scene)
	{
		return new MovieConfig(MovieCellsOptions.defaults().withCells(cells)
			.withFrames(frames).withFs(fs).withRateHz(rate).withSeed(seed).config(),
			scene);
	}
}
