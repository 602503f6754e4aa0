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

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.TiffEncoder;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

import org.calab.detection.CellFinder;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.extraction.Movie;
import org.calab.image.MovieFiles;
import org.calab.image.MovieOptions;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Finds the cells of a movie of 2.2 GB, which is larger than the memory of this JVM. 800 frames at 4 Hz are
 * simulated; each is written 5 or 6 times, with a little noise of its own, as a movie of 20 Hz that was upsampled.
 */
final class FindCellsBig {

	private static final int SIZE = 512, CELLS = 200, SIMULATED = 800, FRAMES = 4200;

	/** Noise of each written frame: uniform, in grey levels on either side. */
	private static final int NOISE = 10;

	private FindCellsBig() {}

	static void run(final long seed) throws IOException {
		final SimulatedMovie truth = SimulatedMovie.of(new MovieConfig(MovieCellsOptions
			.defaults().withCells(CELLS).withFrames(SIMULATED).withFs(4).withRateHz(0.1)
			.withSeed(1000 * seed + 700).config(), SceneOptions.defaults().withWidth(SIZE)
				.withHeight(SIZE)), Parallel.defaultThreads(), Progress.none());
		final Path file = Files.createTempFile("calab-big", ".tif");
		try {
			write(truth, file);
			final Movie movie = MovieFiles.open(file, MovieOptions.defaults());
			final long start = System.nanoTime();
			final double before = ProcessorTime.seconds();
			final FoundCells found = CellFinder.find(movie, FindCellsOptions.ofDiameter(
				12), Parallel.defaultThreads(), Progress.none());
			final double cpu = ProcessorTime.seconds() - before, megapixels = 1e-6 *
				SIZE * SIZE * FRAMES;
			final FindCellsBenchmark.Score score = FindCellsBenchmark.score(found,
				FindCellsBenchmark.cells(truth), truth);
			System.out.printf(Locale.ROOT,
				"%.1f GB, -Xmx%dm: %d active cells, %d found, precision %.3f, recall %.3f, F1 %.3f, IoU %.3f; %.0f s on the clock, %.0f s of processor time, %.3f per megapixel-frame%n",
				Files.size(file) * 1e-9, Runtime.getRuntime().maxMemory() >> 20, score.active(), score.found(), score.precision(), score
					.recall(), score.f1(), score.iou(), 1e-9 * (System.nanoTime() - start),
				cpu, cpu / megapixels);
		}
		finally {
			Files.delete(file);
		}
	}

	private static void write(final SimulatedMovie truth, final Path file)
		throws IOException
	{
		final Frames frames = new Frames(truth);
		final FileInfo info = new ImagePlus("big", frames).getFileInfo();
		info.nImages = FRAMES;
		info.virtualStack = frames;
		info.description = "ImageJ=1.54p\nimages=" + FRAMES + "\nframes=" + FRAMES +
			"\nfinterval=0.05\ntunit=sec\n";
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
			file), 1 << 20))
		{
			new TiffEncoder(info).write(out);
		}
	}

	/** The frames, computed when they are written. */
	private static final class Frames extends VirtualStack {

		private final SimulatedMovie truth;
		private final Random random = new Random(1);
		private int last = -1;
		private float[] frame;

		Frames(final SimulatedMovie truth) {
			super(SIZE, SIZE, null, null);
			this.truth = truth;
		}

		@Override
		public int size() {
			return FRAMES;
		}

		@Override
		public int getSize() {
			return FRAMES;
		}

		@Override
		public int getBitDepth() {
			return 16;
		}

		@Override
		public String getSliceLabel(final int slice) {
			return null;
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			final int t = (int) ((slice - 1L) * SIMULATED / FRAMES);
			if (t != last) {
				frame = truth.frame(t);
				last = t;
			}
			final short[] pixels = new short[SIZE * SIZE];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (short) Math.max(0, Math.round(frame[i]) + random.nextInt(2 *
					NOISE + 1) - NOISE);
			return new ShortProcessor(SIZE, SIZE, pixels, null);
		}

		@Override
		public Object getPixels(final int slice) {
			return getProcessor(slice).getPixels();
		}
	}
}
