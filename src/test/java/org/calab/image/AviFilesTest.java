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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.filter.AVI_Writer;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.calab.extraction.Movie;
import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AVIs as ImageJ writes them, without a screen. */
class AviFilesTest {

	private static final int W = 24, H = 16, T = 5;

	private static final MovieOptions AT_20_HZ = MovieOptions.defaults().withFs(
		20);

	@TempDir
	Path folder;

	private Path write(final boolean rgb, final int compression)
		throws IOException
	{
		final ImageStack stack = new ImageStack(W, H);
		for (int t = 0; t < T; t++) {
			final ImageProcessor p = rgb ? new ColorProcessor(W, H) : new ByteProcessor(W,
				H);
			for (int i = 0; i < W * H; i++)
				p.set(i, rgb ? 10 * t << 16 | 50 << 8 | 7 : 10 * t + i / W);
			stack.addSlice(p);
		}
		final Path file = folder.resolve("movie.avi");
		new AVI_Writer().writeImage(new ImagePlus("m", stack), file.toString(),
			compression, 95);
		return file;
	}

	private static double at(final Movie m, final int x, final int y,
		final int t)
	{
		return m.frames().randomAccess().setPositionAndGet(x, y, t).getRealDouble();
	}

	@ParameterizedTest
	@CsvSource({ "false,none,0", "false,jpeg,3", "false,png,0", "true,none,0",
		"true,jpeg,6" })
	void everyCompressionOfImageJ(final boolean rgb, final String compression,
		final double tolerance) throws IOException
	{
		final int code = switch (compression) {
			case "jpeg" -> AVI_Writer.JPEG_COMPRESSION;
			case "png" -> AVI_Writer.PNG_COMPRESSION;
			default -> AVI_Writer.NO_COMPRESSION;
		};
		final Path file = write(rgb, code);
		final Movie m = MovieFiles.open(file, rgb ? AT_20_HZ.withChannel(1)
			: AT_20_HZ);
		assertEquals(T, m.numFrames());
		assertEquals(20, m.rate().hz());
		for (int t = 0; t < T; t++)
			assertEquals(rgb ? 10 * t : 10 * t + 9, at(m, 5, 9, t), tolerance);
	}

	/** How fast it is played says nothing of the recording. */
	@Test
	void itsRateIsNotThatOfTheRecording() throws IOException {
		final Path file = write(false, AVI_Writer.NO_COMPRESSION);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> MovieFiles.open(
			file, MovieOptions.defaults())).getMessage().contains("rate"));
	}

	@Test
	void damagedOrOfAnUnknownCompression() throws IOException {
		final byte[] good = Files.readAllBytes(write(false,
			AVI_Writer.NO_COMPRESSION));
		final byte[] codec = good.clone();
		for (int i = 0; i < codec.length - 4 && i < 400; i++)
			if (new String(codec, i, 4, "ISO-8859-1").equals("strf")) codec[i + 24] = 'H';
		final Path file = Files.write(folder.resolve("a.avi"), codec);
		final String message = assertThrows(DataFormatException.class, () -> MovieFiles
			.open(file, AT_20_HZ)).getMessage();
		assertTrue(message.contains("a.avi: ImageJ cannot read this AVI") && message
			.contains("ffmpeg"), message);
		final Random random = new Random(5);
		for (int k = 0; k < 300; k++) {
			final byte[] broken = Arrays.copyOf(good, random.nextInt(good.length - 13) +
				13);
			for (int j = 0; j < 3; j++)
				broken[12 + random.nextInt(Math.min(400, broken.length - 12))] =
					(byte) random.nextInt();
			Files.write(file, broken);
			try {
				final Movie m = MovieFiles.open(file, AT_20_HZ);
				at(m, 0, 0, m.numFrames() - 1);
			}
			catch (final IOException | IllegalArgumentException e) {
				assertTrue(e.getMessage() != null, e.toString());
			}
		}
	}
}
