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

import static org.calab.image.TiffBytes.DEFLATE;
import static org.calab.image.TiffBytes.LZW;
import static org.calab.image.TiffBytes.NONE;
import static org.calab.image.TiffBytes.PACK_BITS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.process.ColorProcessor;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Movie;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.io.DataFormatException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The right pixels of every kind of TIFF, or a refusal by its name. */
class TiffKindsTest {

	private static final int W = 21, H = 18, T = 4;

	private static final MovieOptions AT_20_HZ = MovieOptions.defaults().withFs(
		20);

	@TempDir
	Path folder;

	/** Whole numbers that fit into the kind, its extremes among them; halves for floats. */
	private static double[] pixels(final int t, final int bits,
		final int format)
	{
		final Random random = new Random(31L * t + bits);
		final double[] out = new double[W * H];
		final double range = format == 3 ? 2048 : Math.pow(2, Math.min(bits, 32)),
				least = format == 1 ? 0 : -range / 2;
		for (int i = 0; i < out.length; i++)
			out[i] = least + Math.floor(random.nextDouble() * range);
		out[0] = least;
		out[1] = least + range - 1;
		return out;
	}

	private static TiffBytes tiff(final int bits, final int format) {
		final TiffBytes out = new TiffBytes().kind(bits, format);
		for (int t = 0; t < T; t++)
			out.page(W, H, pixels(t, bits, format));
		return out;
	}

	private Movie open(final TiffBytes bytes) throws IOException {
		return MovieFiles.open(bytes.write(folder.resolve("movie.tif")), AT_20_HZ);
	}

	private static double[] frame(final Movie movie, final int t) {
		final double[] out = new double[movie.width() * movie.height()];
		final var at = movie.frames().randomAccess();
		for (int i = 0; i < out.length; i++)
			out[i] = at.setPositionAndGet(i % movie.width(), i / movie.width(), t)
				.getRealDouble();
		return out;
	}

	private String refusal(final TiffBytes bytes) throws IOException {
		final Path file = bytes.write(folder.resolve("movie.tif"));
		return assertThrows(DataFormatException.class, () -> MovieFiles.open(file,
			AT_20_HZ)).getMessage();
	}

	@ParameterizedTest
	@CsvSource({ "8,1", "8,2", "16,1", "16,2", "16,3", "32,1", "32,2", "32,3",
		"64,3" })
	void everyNumberInEveryPacking(final int bits, final int format)
		throws IOException
	{
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN,
			ByteOrder.BIG_ENDIAN))
			for (final int compression : new int[] { NONE, DEFLATE, LZW, PACK_BITS })
				for (final int predictor : compression == DEFLATE || compression == LZW
					? new int[] { 1, format == 3 ? 3 : 2 } : new int[] { 1 })
					for (final int tile : new int[] { 0, 16 })
						for (final boolean big : new boolean[] { false, true }) {
							final TiffBytes bytes = tiff(bits, format).order(order).compressed(
								compression, predictor).tiled(tile);
							final Movie movie = open(big ? bytes.big() : bytes);
							assertEquals(T, movie.numFrames());
							for (int t = 0; t < T; t++)
								assertArrayEquals(pixels(t, bits, format), frame(movie, t), order +
									" compression " + compression + " predictor " + predictor +
									" tile " + tile + " big " + big + " frame " + t);
						}
	}

	@Test
	void doublesAreNotRounded() throws IOException {
		final TiffBytes bytes = new TiffBytes().kind(64, 3);
		for (int t = 0; t < T; t++)
			bytes.page(1, 1, 1e9 + 0.001 * t);
		assertArrayEquals(new double[] { 1e9, 1e9 + 0.001, 1e9 + 0.002, 1e9 +
			0.003 }, TraceExtraction.extract(open(bytes), List.of(Region.of("c",
				new int[] { 0 }, new int[] { 0 })), ExtractionOptions.defaults(), Progress
					.none()).raw().trace(0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "8|1|50000|zstd compression",
		"16|1|34925|LZMA compression", "8|1|7|JPEG compression",
		"16|1|33005|JPEG 2000 compression", "16|1|50001|WebP compression",
		"16|1|4711|unknown (4711) compression",
		"64|1|1|64-bit unsigned integer pixels",
		"64|2|1|64-bit signed integer pixels", "64|6|1|64-bit complex pixels" })
	void refusesByName(final int bits, final int format, final int compression,
		final String name) throws IOException
	{
		final String message = refusal(tiff(bits, format).compressed(compression,
			1));
		assertTrue(message.contains("movie.tif: this TIFF cannot be read: it has " +
			name + ", not supported here. "), message);
		assertTrue(compression == 1 ? message.contains("tifffile.imwrite") : message
			.contains("Bio-Formats") && message.contains("tiffcp -c none"), message);
	}

	@Test
	void refusesOtherColours() throws IOException {
		assertTrue(refusal(tiff(8, 1).colours(5).compressed(DEFLATE, 1)).contains(
			"the colour space CMYK"));
	}

	/** Neither whether white is zero nor a palette changes the numbers. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 3 })
	void numbersAsStored(final int colours) throws IOException {
		for (final int compression : new int[] { NONE, DEFLATE }) {
			final Movie movie = open(tiff(16, 1).colours(colours).compressed(
				compression, 1));
			assertArrayEquals(pixels(2, 16, 1), frame(movie, 2));
		}
	}

	@Test
	void samplesOfAPixelAreChannels() throws IOException {
		for (final boolean apart : new boolean[] { false, true }) {
			final TiffBytes bytes = new TiffBytes().samples(2, 1, apart);
			for (int t = 0; t < T; t++)
				bytes.page(2, 1, t, 100 + t, 10 + t, 110 + t);
			final Path file = bytes.write(folder.resolve("movie.tif"));
			final Movie second = MovieFiles.open(file, AT_20_HZ.withChannel(2));
			assertArrayEquals(new double[] { 103, 113 }, frame(second, 3));
			assertEquals(List.of(), second.notes());
			final Movie first = MovieFiles.open(file, AT_20_HZ);
			assertArrayEquals(new double[] { 3, 13 }, frame(first, 3));
			assertTrue(first.notes().get(0).startsWith("Channel 1 of 2 was taken"));
		}
	}

	@Test
	void rgbIsNotedAndAChannelCanBeChosen() throws IOException {
		for (final int compression : new int[] { NONE, DEFLATE }) {
			for (final boolean apart : new boolean[] { false, true }) {
				final TiffBytes bytes = new TiffBytes().kind(8, 1).samples(3, 2, apart)
					.compressed(compression, 1);
				for (int t = 0; t < T; t++)
					bytes.page(1, 2, 10 + t, 100, 200, 20, 110, 210);
				final Path file = bytes.write(folder.resolve("movie.tif"));
				final Movie grey = MovieFiles.open(file, AT_20_HZ);
				assertEquals(0.299 * 11 + 0.587 * 100 + 0.114 * 200, frame(grey, 1)[0],
					1e-4);
				assertTrue(grey.notes().get(0).startsWith("The movie is RGB: its luminance"));
				assertArrayEquals(new double[] { 11, 20 }, frame(MovieFiles.open(file,
					AT_20_HZ.withChannel(1)), 1));
				assertArrayEquals(new double[] { 100, 110 }, frame(MovieFiles.open(file,
					AT_20_HZ.withChannel(2)), 1));
				final Movie blue = MovieFiles.open(file, AT_20_HZ.withChannel(3));
				assertArrayEquals(new double[] { 200, 210 }, frame(blue, 1));
				assertEquals(List.of(), blue.notes());
				assertTrue(assertThrows(IllegalArgumentException.class, () -> MovieFiles
					.open(file, AT_20_HZ.withChannel(4))).getMessage().contains(
						"channel must be a whole number from 1 to 3"));
			}
		}
		assertTrue(ImageFiles.open(folder.resolve("movie.tif")).getProcessor() instanceof ColorProcessor);
	}

	@Test
	void aPreviewIsLeftOut() throws IOException {
		final double[] small = new double[12];
		final Movie last = open(tiff(16, 1).page(4, 3, small));
		assertEquals(T, last.numFrames());
		assertEquals(List.of("Page 5 has 4 x 3 pixels of 16 bits and was left out: " +
			"the other 4 pages have 21 x 18 pixels of 16 bits."), last.notes());
		final TiffBytes first = new TiffBytes().page(4, 3, small);
		for (int t = 0; t < T; t++)
			first.page(W, H, pixels(t, 16, 1));
		assertArrayEquals(pixels(3, 16, 1), frame(open(first), 3));
	}

	@Test
	void thumbnailsThatAreMarkedAreLeftOut() throws IOException {
		final TiffBytes bytes = new TiffBytes();
		for (int t = 0; t < T; t++)
			bytes.subfile(0).page(W, H, pixels(t, 16, 1)).subfile(1).page(4, 3,
				new double[12]);
		final Movie movie = open(bytes);
		assertEquals(T, movie.numFrames());
		assertArrayEquals(pixels(3, 16, 1), frame(movie, 3));
		assertEquals(List.of(
			"4 pages are marked as thumbnails or masks and were left out."), movie
				.notes());
	}

	@Test
	void pagesThatDifferAreRefused() throws IOException {
		final TiffBytes bytes = tiff(16, 1);
		for (int t = 0; t < T; t++)
			bytes.page(4, 3, new double[12]);
		final String message = refusal(bytes);
		assertTrue(message.contains("page 1 has 21 x 18 pixels of 16 bits, page 5 4 x 3 pixels"),
			message);
	}

	@Test
	void damagedPixelsAreReported() throws IOException {
		for (final int compression : new int[] { DEFLATE, LZW, PACK_BITS }) {
			final byte[] bytes = tiff(16, 1).compressed(compression, 1).bytes();
			// neither deflated, nor a code of LZW, nor a run
			Arrays.fill(bytes, 8, 300, (byte) (compression == DEFLATE ? 0
				: compression == LZW ? 0xff : 0x80));
			final Path file = Files.write(folder.resolve("movie.tif"), bytes);
			final Exception e = assertThrows(Exception.class, () -> frame(MovieFiles
				.open(file, AT_20_HZ), 0));
			assertTrue(e instanceof DataFormatException && e.getMessage().contains(
				"movie.tif: this TIFF cannot be read"), compression + ": " + e);
		}
	}

	/** ImageJ's reader takes strips without compression to lie one behind the other. */
	@Test
	void stripsApart() throws IOException {
		final Path file = tiff(8, 1).write(folder.resolve("movie.tif"));
		assertTrue(TiffCheck.require(file).filter(t -> !t.forImageJ()).isPresent(),
			"strips of odd length, padded");
		assertArrayEquals(pixels(1, 8, 1), frame(MovieFiles.open(file, AT_20_HZ),
			1));
		assertTrue(TiffCheck.require(tiff(16, 1).write(file)).filter(
			TiffPages::forImageJ).isPresent());
	}

	/** Whatever is changed, the reader answers with pixels or a refusal. */
	@Test
	void hostileBytes() throws IOException {
		final Random random = new Random(3);
		final List<TiffBytes> kinds = List.of(tiff(8, 2), tiff(64, 3).big(), tiff(32,
			3).compressed(DEFLATE, 3), tiff(16, 1).tiled(16).compressed(LZW, 2));
		for (int k = 0; k < 1200; k++) {
			final byte[] bytes = kinds.get(k % kinds.size()).bytes();
			for (int j = 0; j < 3; j++)
				bytes[bytes.length - 1 - random.nextInt(Math.min(bytes.length - 8, 400))] =
					(byte) random.nextInt();
			final Path file = Files.write(folder.resolve("movie.tif"), Arrays.copyOf(
				bytes, bytes.length - (k % 7 == 0 ? random.nextInt(300) : 0)));
			try {
				final Movie movie = MovieFiles.open(file, AT_20_HZ);
				if (movie.width() * (long) movie.height() < 10000) frame(movie, movie
					.numFrames() - 1);
			}
			catch (final IOException | IllegalArgumentException e) {
				assertTrue(e.getMessage().contains("movie.tif"), e.toString());
			}
		}
	}
}
