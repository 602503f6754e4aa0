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
package org.calab.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.calab.SharedData;
import org.calab.check.InvalidInputException;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From images and ROIs to traces, against sums pixel by pixel. */
class ExtractionTest {

	private static final int W = 40, H = 30, T = 7;

	@TempDir
	Path folder;

	private static ImagePlus stack(final int bits) {
		final Random random = new Random(bits);
		final ImageStack stack = new ImageStack(W, H);
		for (int t = 0; t < T; t++) {
			final ImageProcessor p = switch (bits) {
				case 8 -> new ByteProcessor(W, H);
				case 16 -> new ShortProcessor(W, H);
				case 24 -> new ColorProcessor(W, H);
				default -> new FloatProcessor(W, H);
			};
			for (int i = 0; i < W * H; i++) {
				if (bits == 32) p.setf(i, (float) random.nextGaussian());
				else p.set(i, random.nextInt(bits == 8 ? 256 : bits == 16 ? 65536
					: 1 << 24));
			}
			stack.addSlice(p);
		}
		final ImagePlus image = new ImagePlus("movie", stack);
		image.setDimensions(1, 1, stack.size());
		return image;
	}

	private static double value(final ImagePlus image, final int t, final int x,
		final int y)
	{
		final ImageProcessor p = image.getStack().getProcessor(t + 1);
		if (image.getBitDepth() != 24) return p.getf(x, y);
		final int v = p.get(x, y);
		return 0.299 * (v >> 16 & 255) + 0.587 * (v >> 8 & 255) + 0.114 * (v & 255);
	}

	/** The mean over the ROI's mask, pixel by pixel. */
	private static double mean(final ImagePlus image, final int t,
		final Roi roi)
	{
		double sum = 0;
		int n = 0;
		final ImageProcessor mask = roi.getMask();
		final java.awt.Rectangle b = roi.getBounds();
		for (int y = 0; y < b.height; y++) {
			for (int x = 0; x < b.width; x++) {
				if (mask != null && mask.get(x, y) == 0) continue;
				final int ix = b.x + x, iy = b.y + y;
				if (ix < 0 || iy < 0 || ix >= image.getWidth() || iy >= image
					.getHeight()) continue;
				sum += value(image, t, ix, iy);
				n++;
			}
		}
		return sum / n;
	}

	private static ExtractedTraces extract(final ImagePlus image,
		final List<Roi> rois, final ExtractionOptions options)
	{
		return TraceExtraction.extract(ImagePlusMovie.of(image, MovieOptions
			.defaults().withFs(10)), RoiRegions.of(rois), options, Progress.none());
	}

	private static List<Roi> everyKind() {
		final List<Roi> rois = new ArrayList<>();
		rois.add(new Roi(3, 4, 6, 5));
		rois.add(new OvalRoi(10, 8, 9, 7));
		rois.add(new OvalRoi(10.3, 8.6, 6.5, 7.2));
		rois.add(new PolygonRoi(new float[] { 5.5f, 14.2f, 9 }, new float[] { 20.1f,
			21, 27.7f }, Roi.POLYGON));
		rois.add(new PolygonRoi(new float[] { 20, 25.5f, 28, 22 }, new float[] { 3,
			2.5f, 9, 11 }, Roi.FREEROI));
		rois.add(new PolygonRoi(new int[] { 30, 35, 35, 30 }, new int[] { 3, 3, 9,
			9 }, 4, Roi.TRACED_ROI));
		rois.add(new ShapeRoi(new Roi(20, 15, 8, 8)).not(new ShapeRoi(new OvalRoi(22,
			17, 4, 4))));
		rois.add(new ShapeRoi(new Roi(1, 1, 3, 3)).or(new ShapeRoi(new Roi(30, 20, 4,
			4))));
		rois.add(new RotatedRectRoi(10, 10, 20, 20, 5));
		rois.add(new EllipseRoi(5, 15, 15, 20, 0.5));
		rois.add(new OvalRoi(-4, -3, 9, 9));
		rois.add(new Roi(35, 25, 20, 20));
		return rois;
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void readsEveryKindOfRoiAtEveryBitDepth(final int bits) {
		final ImagePlus image = stack(bits);
		final List<Roi> rois = everyKind();
		final ExtractedTraces traces = extract(image, rois, ExtractionOptions
			.defaults());
		for (int i = 0; i < rois.size(); i++)
			for (int t = 0; t < T; t++)
				assertEquals(mean(image, t, rois.get(i)), traces.raw().value(i, t), bits ==
					24 ? 1e-3 : 1e-5, rois.get(i) + " frame " + t);
		assertEquals(2, traces.notices().stream().filter(n -> n.contains(
			"was clipped")).count(), traces.notices().toString());
	}

	@Test
	void acceptsPointsAndRefusesLines() {
		final ImagePlus image = stack(16);
		final Roi points = new PointRoi(new int[] { 3, 7 }, new int[] { 4, 9 }, 2);
		assertEquals((value(image, 2, 3, 4) + value(image, 2, 7, 9)) / 2, extract(
			image, List.of(points), ExtractionOptions.defaults()).raw().value(0, 2));
		final Roi line = new Line(1, 1, 9, 9);
		line.setName("dendrite");
		assertTrue(assertThrows(InvalidInputException.class, () -> RoiRegions.of(List
			.of(line))).getMessage().contains("dendrite"));
	}

	@Test
	void keepsNamesMakesThemDistinctAndReportsRoisOutside() {
		final Roi a = new Roi(1, 1, 2, 2), b = new Roi(5, 5, 2, 2), out = new Roi(
			100, 100, 5, 5);
		a.setName("soma");
		b.setName("soma");
		out.setName("lost");
		final ExtractedTraces traces = extract(stack(8), List.of(a, b, out, new Roi(7,
			7, 2, 2)), ExtractionOptions.defaults());
		assertEquals(List.of("soma", "soma-2", "ROI 4"), traces.raw().names());
		assertTrue(traces.notices().get(0).contains("lost"));
		assertThrows(InvalidInputException.class, () -> extract(stack(8), List.of(
			out), ExtractionOptions.defaults()));
	}

	@Test
	void weights() {
		final ImagePlus image = stack(16);
		final Region r = Region.weighted("w", new int[] { 9, 2 }, new int[] { 3, 1 },
			new double[] { 1, 3 });
		assertEquals((value(image, 4, 9, 3) + 3 * value(image, 4, 2, 1)) / 4,
			TraceExtraction.extract(ImagePlusMovie.of(image, MovieOptions.defaults()),
				List.of(r), ExtractionOptions.defaults(), Progress.none()).raw().value(0,
					4), 1e-9);
	}

	@Test
	void neuropilRingsMatchBruteForce() {
		final ImagePlus image = stack(16);
		final List<Roi> rois = List.of(new Roi(2, 2, 4, 4), new Roi(10, 3, 5, 5),
			new OvalRoi(34, 24, 8, 8));
		final NeuropilOptions ring = NeuropilOptions.defaults().withInnerGap(1)
			.withMinPixels(60);
		final ExtractedTraces traces = extract(image, rois, ExtractionOptions
			.defaults().withNeuropil(ring));
		for (int i = 0; i < rois.size(); i++) {
			final int[][] distance = new int[H][W];
			for (int y = 0; y < H; y++) {
				for (int x = 0; x < W; x++) {
					distance[y][x] = Integer.MAX_VALUE;
					for (final java.awt.Point p : rois.get(i).getContainedPoints()) {
						if (p.x >= W || p.y >= H) continue;
						distance[y][x] = Math.min(distance[y][x], Math.max(Math.abs(x -
							p.x), Math.abs(y - p.y)));
					}
				}
			}
			double sum = 0;
			int n = 0;
			for (int d = 2; n < 60; d++) {
				for (int y = 0; y < H; y++) {
					for (int x = 0; x < W; x++) {
						final int fx = x, fy = y;
						if (distance[y][x] == d && rois.stream().noneMatch(r -> Arrays.asList(r
							.getContainedPoints()).contains(new java.awt.Point(fx, fy))))
						{
							sum += value(image, 3, x, y);
							n++;
						}
					}
				}
			}
			assertEquals(sum / n, traces.neuropil().get().value(i, 3), 1e-9);
			assertEquals(traces.raw().value(i, 3) - 0.7 * sum / n, traces.corrected()
				.get().value(i, 3), 1e-9);
		}
	}

	@Test
	void deltaFOverF() {
		final ImagePlus image = stack(16);
		final ExtractedTraces traces = extract(image, List.of(new Roi(2, 2, 4, 4)),
			ExtractionOptions.defaults().withDeltaF(new DeltaFOptions(100, 0)));
		final double f0 = Arrays.stream(traces.raw().trace(0)).min().getAsDouble();
		for (int t = 0; t < T; t++)
			assertEquals(traces.raw().value(0, t) / f0 - 1, traces.traces().value(0,
				t), 1e-12);
		final Roi dark = new Roi(2, 2, 4, 4);
		dark.setName("dark");
		assertTrue(assertThrows(InvalidInputException.class, () -> extract(stack(32),
			List.of(dark), ExtractionOptions.defaults().withDeltaF(DeltaFOptions
				.defaults()))).getMessage().contains("dark"));
	}

	@Test
	void channelsSlicesAndTimeOfAHyperstack() {
		final ImageStack stack = new ImageStack(2, 2);
		for (int t = 0; t < 4; t++)
			for (int z = 0; z < 3; z++)
				for (int c = 0; c < 2; c++)
					stack.addSlice(new FloatProcessor(2, 2, new float[] { 100 * t + 10 * z +
						c, 0, 0, 0 }));
		final ImagePlus image = new ImagePlus("h", stack);
		image.setDimensions(2, 3, 4);
		image.setPosition(2, 2, 2);
		final Region corner = Region.of("c", new int[] { 0 }, new int[] { 0 });
		final MovieOptions which = MovieOptions.defaults().withChannel(2).withSlice(
			3);
		assertArrayEquals(new double[] { 21, 121, 221, 321 }, TraceExtraction.extract(
			ImagePlusMovie.of(image, which), List.of(corner), ExtractionOptions
				.defaults(), Progress.none()).raw().trace(0));
		assertEquals(2, image.getSlice(), "the user's position stays");
		assertThrows(InvalidInputException.class, () -> ImagePlusMovie.of(image, which
			.withSlice(4)));
		assertThrows(InvalidInputException.class, () -> ImagePlusMovie.of(image, which
			.withChannel(3)));
	}

	@Test
	void slicesAreTimeOnlyOnRequest() {
		final ImagePlus image = stack(8);
		image.setDimensions(1, T, 1);
		assertTrue(assertThrows(InvalidInputException.class, () -> ImagePlusMovie.of(
			image, MovieOptions.defaults())).getMessage().contains("set z_as_time"));
		assertEquals(T, ImagePlusMovie.of(image, MovieOptions.defaults().withZAsTime(
			true)).numFrames());
		assertEquals(T, ImagePlusMovie.of(image, MovieOptions.defaults().withFs(5))
			.numFrames());
	}

	@ParameterizedTest
	@CsvSource({ "0.05,sec,20", "0.05,s,20", "50,ms,20", "50000,µs,20",
		"0.001,min,16.6666667", "0.05,Seconds,20" })
	void frameIntervals(final double interval, final String unit,
		final double hz)
	{
		final ImagePlus image = stack(8);
		image.getCalibration().frameInterval = interval;
		image.getCalibration().setTimeUnit(unit);
		assertEquals(hz, ImagePlusMovie.of(image, MovieOptions.defaults()).rate()
			.hz(), 1e-6);
		assertEquals(7, ImagePlusMovie.of(image, MovieOptions.defaults().withFs(7))
			.rate().hz());
	}

	@Test
	void unknownRateStaysUnknown() {
		final ImagePlus image = stack(8);
		assertTrue(!ImagePlusMovie.of(image, MovieOptions.defaults()).rate()
			.isKnown());
		image.getCalibration().frameInterval = 3;
		image.getCalibration().setTimeUnit("frames");
		assertTrue(assertThrows(InvalidInputException.class, () -> ImagePlusMovie.of(
			image, MovieOptions.defaults())).getMessage().contains("frames"));
	}

	@Test
	void readsVirtualStacksOnceInOrder() {
		final List<Integer> reads = new ArrayList<>();
		final ImageStack source = stack(16).getStack();
		final VirtualStack virtual = new VirtualStack(W, H, null, null) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				reads.add(n);
				return source.getProcessor(n);
			}

			@Override
			public int getSize() {
				return T;
			}

			@Override
			public int size() {
				return T;
			}

			@Override
			public int getBitDepth() {
				return 16;
			}
		};
		final ImagePlus image = new ImagePlus("v", virtual);
		image.setDimensions(1, 1, T);
		reads.clear();
		extract(image, everyKind(), ExtractionOptions.defaults().withNeuropil(
			NeuropilOptions.defaults()));
		assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), reads);
	}

	@Test
	void cancelling() {
		final int[] seen = { 0 };
		final Progress stop = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				seen[0]++;
			}

			@Override
			public boolean isCancelled() {
				return seen[0] == 3;
			}
		};
		assertThrows(CancelledException.class, () -> TraceExtraction.extract(
			ImagePlusMovie.of(stack(8), MovieOptions.defaults()), RoiRegions.of(
				everyKind()), ExtractionOptions.defaults(), stop));
		assertEquals(3, seen[0]);
	}

	/** As ImageJ averages: without pixels that are not finite. */
	@Test
	void missingPixelsAreLeftOutAndTold() {
		final ImagePlus image = stack(32);
		for (int t = 0; t < T; t++)
			for (int y = 0; y < H; y++)
				for (int x = 0; x < (t == 3 ? 12 : 5); x++)
					image.getStack().getProcessor(t + 1).setf(x, y, x == 2
						? Float.POSITIVE_INFINITY : Float.NaN);
		final Roi partly = new OvalRoi(2, 3, 7, 9), inside = new Roi(20, 10, 5, 5);
		partly.setName("partly");
		inside.setName("inside");
		final ExtractedTraces traces = extract(image, List.of(partly, inside),
			ExtractionOptions.defaults());
		image.setRoi(partly);
		for (int t = 0; t < T; t++) {
			image.setSlice(t + 1);
			if (t == 3) assertTrue(Double.isNaN(traces.raw().value(0, t)));
			else assertEquals(image.getStatistics().mean, traces.raw().value(0, t), 1e-6);
			assertEquals(mean(image, t, inside), traces.raw().value(1, t), 1e-6);
		}
		assertEquals(2, traces.notices().size(), traces.notices().toString());
		assertTrue(traces.notices().get(0).matches(
			"Pixels that are not finite \\(NaN\\) were left out of the mean: " +
				"ROI \"partly\" up to \\d+ of \\d+ pixels in 6 of 7 frames\\."), traces
					.notices().get(0));
		assertEquals(
			"Samples are missing (NaN) where no pixel is finite: ROI \"partly\" in 1 of 7 frames.",
			traces.notices().get(1));
	}

	@Test
	void missingPixelsOfWeightsRingsAndDeltaF() {
		final ImagePlus image = stack(32);
		for (int t = 0; t < T; t++)
			for (int i = 0; i < W * H; i++)
				image.getStack().getProcessor(t + 1).setf(i, t == 2 ? Float.NaN : 100 +
					t);
		image.getStack().getProcessor(1).setf(9, 3, Float.NaN);
		image.getStack().getProcessor(1).setf(8, 3, 104);
		final Region r = Region.weighted("w", new int[] { 9, 8, 7 }, new int[] { 3, 3,
			3 }, new double[] { 5, 1, 3 });
		final ExtractedTraces traces = TraceExtraction.extract(ImagePlusMovie.of(
			image, MovieOptions.defaults().withFs(10)), List.of(r), ExtractionOptions
				.defaults().withNeuropil(NeuropilOptions.defaults().withMinPixels(20))
				.withDeltaF(new DeltaFOptions(100, 0)), Progress.none());
		assertEquals(101, traces.raw().value(0, 0), 1e-9, "(104 + 3 x 100) / 4");
		assertTrue(Double.isNaN(traces.raw().value(0, 2)));
		assertTrue(Double.isNaN(traces.neuropil().get().value(0, 2)));
		assertTrue(Double.isNaN(traces.traces().value(0, 2)));
		assertEquals(100, traces.neuropil().get().value(0, 0), 1e-9);
		final double least = 101 - 0.7 * 101, last = 106 - 0.7 * 106;
		assertEquals((last - least) / least, traces.traces().value(0, 6), 1e-9);
		assertTrue(traces.notices().toString().contains(
			"the neuropil of ROI \"w\" in 1 of 7 frames"), traces.notices().toString());
	}

	@Test
	void labelImages() {
		final FloatProcessor p = new FloatProcessor(W, H);
		p.setf(3, 4, 7);
		p.setf(4, 4, 7);
		p.setf(9, 9, 2);
		final List<Region> regions = LabelImageRegions.of(new ImagePlus("l", p));
		assertEquals(List.of("Label 2", "Label 7"), regions.stream().map(
			Region::name).toList());
		assertEquals(2, regions.get(1).size());
		p.setf(0, 0, 1.5f);
		assertThrows(InvalidInputException.class, () -> LabelImageRegions.of(
			new ImagePlus("l", p)));
		assertThrows(InvalidInputException.class, () -> LabelImageRegions.of(
			new ImagePlus("l", new ByteProcessor(3, 3))));
	}

	@Test
	void refusesHostileRoiFiles() throws IOException {
		final byte[] roi = ij.io.RoiEncoder.saveAsByteArray(new OvalRoi(2, 3, 9, 9));
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (final String n : List.of("../../../evil.roi", "notes.txt", "b.roi")) {
				zip.putNextEntry(new ZipEntry(n));
				zip.write(roi);
			}
		}
		final Path file = folder.resolve("set.zip");
		Files.write(file, bytes.toByteArray());
		assertEquals(List.of("evil", "b"), RoiFiles.read(file).stream().map(
			Roi::getName).toList());
		for (int n = 2; n < bytes.size(); n++) {
			Files.write(file, Arrays.copyOf(bytes.toByteArray(), n));
			try {
				assertTrue(!RoiFiles.read(file).isEmpty());
			}
			catch (final IOException e) {
				assertTrue(e.getMessage().contains("set.zip"), e.getMessage());
			}
		}
		final Random random = new Random(1);
		for (int k = 0; k < 2000; k++) {
			final byte[] broken = Arrays.copyOf(roi, random.nextInt(roi.length + 1));
			for (int j = 0; j < 4 && broken.length > 4; j++)
				broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
			Files.write(folder.resolve("a.roi"), broken);
			try {
				RoiFiles.read(folder.resolve("a.roi"));
			}
			catch (final IOException e) {
				assertTrue(e.getMessage().contains("a.roi"), e.getMessage());
			}
		}
	}

	@ParameterizedTest
	@CsvSource({
		"minian_org_crop_100x240x376.tif,minian_crop_RoiSet_derived.zip,132",
		"sima_example_20f.tif,sima_imageJ_ROIs.zip,2" })
	void realMovies(final String movie, final String set, final int cells)
		throws IOException
	{
		final ImagePlus image = ImageFiles.open(SharedData.require("data/movies/" +
			movie));
		final List<Roi> rois = RoiFiles.read(SharedData.require("data/movies/" +
			set));
		assertEquals(cells, rois.size());
		final ExtractedTraces traces = extract(image, rois, ExtractionOptions
			.defaults());
		for (int i = 0; i < cells; i += 7) {
			for (int t = 0; t < traces.raw().numTimepoints(); t += 9) {
				final int plane = image.getNFrames() > 1 ? image.getStackIndex(1, 1, t +
					1) : image.getStackIndex(1, t + 1, 1);
				assertEquals(mean(image, plane - 1, rois.get(i)), traces.raw().value(i,
					t), 1e-6, movie + " " + i + " " + t);
			}
		}
	}

	@Test
	void theMouseStackWithRoisOfOurOwn() throws IOException {
		final ImagePlus image = ImageFiles.open(SharedData.require(
			"data/movies/thunder_mouse_500x64x64.tif"));
		final List<Roi> rois = everyKind();
		final ExtractedTraces traces = extract(image, rois, ExtractionOptions
			.defaults());
		assertEquals(500, traces.raw().numTimepoints());
		for (int i = 0; i < rois.size(); i++)
			for (int t = 0; t < 500; t += 61)
				assertEquals(mean(image, t, rois.get(i)), traces.raw().value(i, t), 1e-4);
	}
}
