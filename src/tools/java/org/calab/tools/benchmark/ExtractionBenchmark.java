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
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.TraceExtraction;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.image.RoiRegions;
import org.calab.task.Progress;

/**
 * How fast traces are extracted, as ratios within one run: against ImageJ's
 * measuring of each ROI on each slice, and against one plain loop over every
 * pixel. With {@code memory}, a virtual stack four times the heap.
 */
public final class ExtractionBenchmark {

	private static final int SIDE = 512, FRAMES = 2000, ROIS = 200, RUNS = 5;

	/** ImageJ's way is measured on so many slices and scaled: all would take minutes. */
	private static final int SLICES_FOR_IMAGEJ = 20;

	private static long sink;

	private ExtractionBenchmark() {}

	public static void main(final String... args) {
		if (args.length > 0 && args[0].equals("memory")) memory();
		else speed();
	}

	private static List<Roi> rois() {
		final Random random = new Random(1);
		final List<Roi> rois = new ArrayList<>();
		for (int i = 0; i < ROIS; i++)
			rois.add(new OvalRoi(random.nextInt(SIDE - 12), random.nextInt(SIDE - 12),
				11, 11));
		return rois;
	}

	private static void speed() {
		final Random random = new Random(2);
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int t = 0; t < FRAMES; t++) {
			final short[] pixels = new short[SIDE * SIDE];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (short) random.nextInt();
			stack.addSlice(null, pixels);
		}
		final ImagePlus image = new ImagePlus("benchmark", stack);
		image.setDimensions(1, 1, FRAMES);
		final List<Roi> rois = rois();
		final double[] ours = new double[RUNS], loop = new double[RUNS], imagej =
			new double[RUNS];
		for (int r = -1; r < RUNS; r++) { // the first round is not counted
			final double a = seconds(() -> extract(image, rois)), b = seconds(
				() -> plainLoop(stack)), c = seconds(() -> measure(image, rois)) *
					FRAMES / SLICES_FOR_IMAGEJ;
			if (r < 0) continue;
			ours[r] = a;
			loop[r] = b;
			imagej[r] = c;
		}
		System.out.printf(Locale.ROOT, "%d x %d x %d frames, 16 bit, %d ROIs of %d " +
			"pixels, median of %d runs%n%n", SIDE, SIDE, FRAMES, ROIS, rois.get(0)
				.getContainedPoints().length, RUNS);
		System.out.println("| way | seconds | ours is faster by |");
		System.out.println("|---|---|---|");
		System.out.printf(Locale.ROOT, "| Extract ROI Traces | %.3f | |%n", median(
			ours));
		System.out.printf(Locale.ROOT,
			"| plain loop over every pixel | %.3f | %.2f |%n", median(loop), median(
				loop) / median(ours));
		System.out.printf(Locale.ROOT, "| setSlice, setRoi, getStatistics (scaled " +
			"from %d slices) | %.1f | %.0f |%n", SLICES_FOR_IMAGEJ, median(imagej),
			median(imagej) / median(ours));
	}

	private static void extract(final ImagePlus image, final List<Roi> rois) {
		final ExtractedTraces traces = TraceExtraction.extract(ImagePlusMovie.of(
			image, MovieOptions.defaults().withFs(30)), RoiRegions.of(rois),
			ExtractionOptions.defaults(), Progress.none());
		sink += (long) traces.raw().value(3, 7);
	}

	private static void plainLoop(final ImageStack stack) {
		long sum = 0;
		for (int t = 1; t <= stack.size(); t++) {
			final short[] pixels = (short[]) stack.getPixels(t);
			for (int i = 0; i < pixels.length; i++)
				sum += pixels[i] & 0xffff;
		}
		sink += sum;
	}

	private static void measure(final ImagePlus image, final List<Roi> rois) {
		for (int t = 1; t <= SLICES_FOR_IMAGEJ; t++) {
			for (final Roi roi : rois) {
				image.setSlice(t);
				image.setRoi(roi);
				sink += (long) image.getStatistics(ij.measure.Measurements.MEAN).mean;
			}
		}
		image.deleteRoi();
	}

	private static double seconds(final Runnable work) {
		final long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static double median(final double[] v) {
		final double[] sorted = v.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static void memory() {
		final long heap = Runtime.getRuntime().maxMemory();
		final int frames = (int) (4 * heap / (2L * SIDE * SIDE)) + 1;
		final VirtualStack stack = new VirtualStack(SIDE, SIDE, null, null) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				final short[] pixels = new short[SIDE * SIDE];
				Arrays.fill(pixels, (short) n);
				return new ShortProcessor(SIDE, SIDE, pixels, null);
			}

			@Override
			public int getSize() {
				return frames;
			}

			@Override
			public int size() {
				return frames;
			}

			@Override
			public int getBitDepth() {
				return 16;
			}
		};
		final ImagePlus image = new ImagePlus("virtual", stack);
		image.setDimensions(1, 1, frames);
		extract(image, rois());
		System.out.printf(Locale.ROOT, "A virtual stack of %d frames (%d MB) passed " +
			"with a heap of %d MB%n", frames, 2L * SIDE * SIDE * frames >> 20, heap >>
				20);
	}
}
