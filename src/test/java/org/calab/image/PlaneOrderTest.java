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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Movie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels, slices and frames as the headers of other programs say. */
class PlaneOrderTest {

	private static final MovieOptions AT_20_HZ = MovieOptions.defaults().withFs(
		20);

	@TempDir
	Path folder;

	/** Planes of one pixel. */
	private Path write(final String description, final String software,
		final double... planes) throws IOException
	{
		final TiffBytes bytes = new TiffBytes().description(description).software(
			software);
		for (final double v : planes)
			bytes.page(1, 1, v);
		return bytes.write(folder.resolve("movie.tif"));
	}

	private static double[] values(final Movie movie) {
		final var at = movie.frames().randomAccess();
		return IntStream.range(0, movie.numFrames()).mapToDouble(t -> at
			.setPositionAndGet(0, 0, t).getRealDouble()).toArray();
	}

	private String refusal(final String description, final double... planes)
		throws IOException
	{
		final Path file = write(description, "", planes);
		return assertThrows(InvalidInputException.class, () -> MovieFiles.open(file,
			AT_20_HZ)).getMessage();
	}

	private static String ome(final String order, final int c, final int z,
		final int t, final String inside)
	{
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME xmlns=\"http://www.openmicroscopy.org/" +
			"Schemas/OME/2016-06\"><Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"" +
			order + "\" Type=\"uint16\" SizeX=\"1\" SizeY=\"1\" SizeC=\"" + c +
			"\" SizeZ=\"" + z + "\" SizeT=\"" + t +
			"\" TimeIncrement=\"50\" TimeIncrementUnit=\"ms\">" + inside +
			"</Pixels></Image></OME>";
	}

	/** Value of a plane: hundreds are the channel, tens the slice, ones the frame. */
	private static double[] planes(final String order, final int nc, final int nz,
		final int nt)
	{
		final double[] out = new double[nc * nz * nt];
		for (int i = 0; i < out.length; i++) {
			int rest = i;
			for (final char axis : order.toCharArray()) {
				final int n = axis == 'C' ? nc : axis == 'Z' ? nz : nt;
				out[i] += rest % n * (axis == 'C' ? 100 : axis == 'Z' ? 10 : 1);
				rest /= n;
			}
		}
		return out;
	}

	@ParameterizedTest
	@ValueSource(strings = { "CZT", "CTZ", "ZCT", "ZTC", "TCZ", "TZC" })
	void omeInEveryOrder(final String order) throws IOException {
		final Path file = write(ome("XY" + order, 2, 3, 5, ""), "", planes(order, 2,
			3, 5));
		final Movie movie = MovieFiles.open(file, MovieOptions.defaults());
		assertArrayEquals(new double[] { 0, 1, 2, 3, 4 }, values(movie));
		assertEquals(20, movie.rate().hz(), 1e-9, "TimeIncrement");
		assertEquals(List.of(
			"Channel 1 of 2 was taken (channels as in the header of OME); set channel for another one.",
			"Slice 1 of 3 was taken."), movie.notes());
		assertArrayEquals(new double[] { 120, 121, 122, 123, 124 }, values(MovieFiles
			.open(file, AT_20_HZ.withChannel(2).withSlice(3))));
	}

	@Test
	void omeCanSayWhereEachPlaneIs() throws IOException {
		final StringBuilder data = new StringBuilder();
		for (int i = 0; i < 4; i++)
			data.append("<TiffData IFD=\"").append(i).append("\" FirstT=\"").append(3 - i)
				.append("\" PlaneCount=\"1\"/>");
		assertArrayEquals(new double[] { 3, 2, 1, 0 }, values(MovieFiles.open(write(
			ome("XYCZT", 1, 1, 4, data.toString()), "", 0, 1, 2, 3), AT_20_HZ)));
		assertTrue(refusal(ome("XYCZT", 1, 1, 4, data.toString().replace("FirstT=\"0",
			"FirstT=\"1")), 0, 1, 2, 3).contains("gives no plane, or several"));
	}

	@Test
	void omeThatContradictsTheFileIsRefused() throws IOException {
		final String several = refusal(ome("XYCZT", 2, 1, 4, ""), 0, 1, 2, 3);
		assertTrue(several.contains(
			"(OME) says 2 channels, 1 slice and 4 frames, but it has 4 planes") && several
				.contains("Bio-Formats"), several);
		assertTrue(refusal(ome("XYTCZ", 2, 1, 2, "<").replace("XYTCZ", "YX"), 0, 1, 2,
			3).contains("OME header"));
		assertTrue(refusal(ome("XYCZT", 2, 1, 2, "<broken"), 0, 1, 2, 3).contains(
			"its OME header is damaged"));
		// one of several files of a recording of one channel: its planes are frames
		assertArrayEquals(new double[] { 0, 1, 2 }, values(MovieFiles.open(write(ome(
			"XYCZT", 1, 1, 9, ""), "", 0, 1, 2), AT_20_HZ)));
	}

	@Test
	void omeEntitiesAreNotFollowed() throws IOException {
		final String evil = ome("XYCZT", 1, 1, 3, "&a;").replace("<OME ",
			"<OME><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]></OME><OME ");
		assertTrue(refusal(evil, 0, 1, 2).contains("its OME header is damaged"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "scanimage.SI4.channelsSave = [1;2]",
		"scanimage.SI.hChannels.channelSave = [1;2]",
		"SI.VERSION_MAJOR = 2020\nSI.hChannels.channelSave = [1 2]\nSI.hFastZ.enable = false",
		"state.acq.numberOfZSlices=1\nstate.acq.savingChannel1=1\nstate.acq.savingChannel2=1\nstate.acq.savingChannel3=0" })
	void scanImage(final String header) throws IOException {
		for (final boolean inSoftware : new boolean[] { false, true }) {
			final Path file = write(inSoftware ? "" : header, inSoftware ? header : "",
				0, 100, 1, 101, 2, 102);
			assertArrayEquals(new double[] { 0, 1, 2 }, values(MovieFiles.open(file,
				AT_20_HZ)));
			assertArrayEquals(new double[] { 100, 101, 102 }, values(MovieFiles.open(
				file, AT_20_HZ.withChannel(2))));
		}
	}

	@Test
	void scanImageVolumesAndAnIncompleteLastFrame() throws IOException {
		final Movie volumes = MovieFiles.open(write("",
			"SI.hChannels.channelSave = [1;2]\nSI.hFastZ.enable = true\nSI.hFastZ.numFramesPerVolume = 2",
			planes("CZT", 2, 2, 3)), AT_20_HZ.withSlice(2));
		assertArrayEquals(new double[] { 10, 11, 12 }, values(volumes));
		final Movie stopped = MovieFiles.open(write("",
			"SI.hChannels.channelSave = [1;2]", 0, 100, 1, 101, 2), AT_20_HZ);
		assertArrayEquals(new double[] { 0, 1 }, values(stopped));
		assertTrue(stopped.notes().contains(
			"The last frame is incomplete: 1 plane at the end of the file was left out."),
			stopped.notes().toString());
		final Movie one = MovieFiles.open(write("", "SI.hChannels.channelSave = 2", 5,
			6), AT_20_HZ);
		assertArrayEquals(new double[] { 5, 6 }, values(one));
		assertEquals(List.of(), one.notes());
	}

	@Test
	void arraysOfTifffile() throws IOException {
		assertArrayEquals(new double[] { 0, 1, 2 }, values(MovieFiles.open(write(
			"{\"shape\": [3, 2, 1, 1], \"axes\": \"TCYX\"}", "", 0, 100, 1, 101, 2, 102),
			AT_20_HZ)));
		assertArrayEquals(new double[] { 0, 1, 2 }, values(MovieFiles.open(write(
			"{\"shape\": [3, 1, 1]}", "", 0, 1, 2), AT_20_HZ)));
		final String message = refusal("{\"shape\": [3, 2, 1, 1]}", 0, 100, 1, 101, 2,
			102);
		assertTrue(message.contains("the shape 3 x 2 x 1 x 1") && message.contains(
			"metadata={\"axes\": \"TCYX\"}"), message);
	}

	@Test
	void framesWrittenAsChannels() throws IOException {
		final String header = "ImageJ=1.11a\nimages=4\nchannels=4\nhyperstack=true\nmode=grayscale\n";
		for (final int compression : new int[] { TiffBytes.NONE,
			TiffBytes.DEFLATE })
		{
			final TiffBytes bytes = new TiffBytes().description(header).compressed(
				compression, 1);
			for (int t = 0; t < 4; t++)
				bytes.page(1, 1, t);
			final Path file = bytes.write(folder.resolve("movie.tif"));
			final String message = assertThrows(InvalidInputException.class,
				() -> MovieFiles.open(file, AT_20_HZ)).getMessage();
			assertTrue(message.startsWith("z_as_time must be set") && message.contains(
				"4 channels") && message.contains("tifffile"), message);
			final Movie movie = MovieFiles.open(file, AT_20_HZ.withZAsTime(true));
			assertArrayEquals(new double[] { 0, 1, 2, 3 }, values(movie));
			assertEquals(List.of(
				"The 4 channels were taken as the frames of the movie."), movie.notes());
		}
	}

	/** ImageJ's reader takes the pages of a file with its header to lie one behind the other. */
	@Test
	void pagesApartUnderImageJsHeader() throws IOException {
		final Path file = write("ImageJ=1.54p\nimages=3\nframes=3\n", "", 7, 8, 9);
		assertArrayEquals(new double[] { 7, 8, 9 }, values(MovieFiles.open(file,
			AT_20_HZ)));
	}

	/** ImageJ's own header says it of compressed files too, which ImageJ's reader does not open here. */
	@Test
	void imageJsHeaderOfACompressedFile() throws IOException {
		final TiffBytes bytes = new TiffBytes().description(
			"ImageJ=1.54p\nimages=6\nchannels=2\nframes=3\nfinterval=100\ntunit=ms\n")
			.compressed(TiffBytes.DEFLATE, 1);
		for (final double v : new double[] { 0, 100, 1, 101, 2, 102 })
			bytes.page(1, 1, v);
		final Movie movie = MovieFiles.open(bytes.write(folder.resolve("movie.tif")),
			MovieOptions.defaults().withChannel(2));
		assertArrayEquals(new double[] { 100, 101, 102 }, values(movie));
		assertEquals(10, movie.rate().hz(), 1e-9);
	}

	/** An image that is open in ImageJ has the header in its info. */
	@Test
	void anImageThatIsOpen() throws IOException {
		final Path file = write("", "SI.hChannels.channelSave = [1;2]", 0, 100, 1, 101,
			2, 102);
		final ImagePlus open = IJ.openImage(file.toString());
		assertEquals(1, open.getNChannels());
		final Movie movie = ImagePlusMovie.of(open, AT_20_HZ);
		assertArrayEquals(new double[] { 0, 1, 2 }, values(movie));
		assertTrue(movie.notes().get(0).contains("ScanImage"));
		// somebody took one channel and saved it: the old info no longer holds
		final ImagePlus changed = new ImagePlus("c", open.getStack().duplicate());
		changed.setProperty("Info", open.getInfoProperty());
		assertEquals(6, ImagePlusMovie.of(changed, AT_20_HZ).numFrames());
		final String saved = folder.resolve("saved.tif").toString();
		assertTrue(new FileSaver(changed).saveAsTiffStack(saved));
		final ImagePlus again = IJ.openImage(saved);
		assertFalse(again.getInfoProperty().isEmpty());
		assertEquals(6, ImagePlusMovie.of(again, AT_20_HZ).numFrames());
	}
}
