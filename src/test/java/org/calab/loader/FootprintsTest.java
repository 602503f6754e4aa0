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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.calab.SharedData;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.extraction.Region;
import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.npy.PickleWriter;
import org.calab.results.Suite2pRoiFiles;
import org.calab.trace.CellState;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Footprints of the files that other programs wrote. The expected numbers were computed from the same
 * files with NumPy, SciPy, h5py and zarr: number of pixels; sum of x; sum of y; sum of the
 * weights; sum of weight times x.
 */
class FootprintsTest {

	private static final String PLANE = "data/loaders/suite2p/neuroconv_10Hz_2planes/plane0",
			CAIMAN = "data/loaders/caiman/caiman_analysis.hdf5", MINIAN =
				"data/loaders/minian/neuroconv_3units_100frames", NWB =
					"data/loaders/nwb/nwb_test.nwb";

	@TempDir
	Path folder;

	private static Footprints read(final String file, final LoadOptions options)
		throws IOException
	{
		return FootprintFiles.read(SharedData.require(file), options);
	}

	private static LoadOptions all() {
		return LoadOptions.defaults().withCellsOnly(false);
	}

	private static void assertRegion(final Region r, final String name, final int n,
		final long x, final long y, final double sum, final double moment)
	{
		assertEquals(name, r.name());
		assertEquals(n, r.size(), name);
		assertEquals(x, IntStream.range(0, n).mapToLong(r::x).sum(), name);
		assertEquals(y, IntStream.range(0, n).mapToLong(r::y).sum(), name);
		assertEquals(sum, IntStream.range(0, n).mapToDouble(r::weight).sum(), 1e-7 *
			sum, name);
		assertEquals(moment, IntStream.range(0, n).mapToDouble(i -> r.weight(i) * r.x(
			i)).sum(), 1e-7 * moment, name);
	}

	private static void assertNamesOfTheTraces(final String file,
		final LoadOptions options) throws IOException
	{
		final TraceSet traces = TraceFiles.load(SharedData.require(file), "auto",
			options).traces();
		assertEquals(traces.names(), read(file, options).names());
	}

	@Test
	void suite2p() throws IOException {
		final Footprints f = read(PLANE, all());
		assertEquals(15, f.regions().size());
		assertEquals(128, f.width());
		assertEquals(128, f.height());
		assertRegion(f.regions().get(0), "ROI 0", 74, 4295, 6407, 1.00000001,
			57.7575206);
		assertRegion(f.regions().get(2), "ROI 2", 163, 11591, 15170, 0.999999842,
			71.0544685);
		assertRegion(f.regions().get(14), "ROI 14", 60, 2564, 4292, 1, 42.7255939);
		assertEquals(List.of("ROI 0", "ROI 1", "ROI 2", "ROI 5", "ROI 7", "ROI 9",
			"ROI 10"), read(PLANE, LoadOptions.defaults()).names());
		assertNamesOfTheTraces(PLANE, LoadOptions.defaults());
		assertNamesOfTheTraces(PLANE, all());
		assertNamesOfTheTraces("data/loaders/suite2p/neuroconv_10Hz_2planes",
			LoadOptions.defaults());
		assertEquals("mean image", f.images().get(0).name());
		assertEquals(441.74, f.images().get(0).pixels()[3 * 128 + 7], 1e-4);
		assertEquals("correlation image", f.images().get(1).name());
		assertEquals(1.0168131, f.images().get(1).pixels()[3 * 128 + 7], 1e-6);
	}

	@Test
	void caiman() throws IOException {
		final Footprints f = read(CAIMAN, LoadOptions.defaults());
		assertEquals(72, f.regions().size());
		assertEquals(25527, f.regions().stream().mapToInt(Region::size).sum());
		assertRegion(f.regions().get(0), "Cell 1", 312, 7652, 5106, 15.7084908,
			368.350307);
		assertRegion(f.regions().get(1), "Cell 2", 312, 10045, 5977, 14.8270601,
			489.138955);
		assertRegion(f.regions().get(71), "Cell 72", 421, 3271, 7674, 18.6662371,
			131.231166);
		assertNamesOfTheTraces(CAIMAN, LoadOptions.defaults());
		assertEquals(215.002765, f.images().get(0).pixels()[3 * 128 + 7], 1e-4);
		// pixels of at least 0.2 of the largest weight
		final Footprints drawn = f.outlined(OutlineOptions.defaults());
		assertEquals(List.of(270, 207, 344), List.of(drawn.regions().get(0).size(),
			drawn.regions().get(1).size(), drawn.regions().get(71).size()));
	}

	@Test
	void minian() throws IOException {
		final Footprints f = read(MINIAN, LoadOptions.defaults());
		assertEquals(608, f.width());
		assertEquals(608, f.height());
		assertRegion(f.regions().get(0), "Unit 0", 242, 61924, 8797, 1, 255.456334);
		assertRegion(f.regions().get(1), "Unit 1", 221, 82240, 8925, 1, 372.331937);
		assertRegion(f.regions().get(2), "Unit 2", 213, 73288, 11745, 1, 344.778373);
		assertEquals(3, f.images().get(0).pixels()[3 * 608 + 7]);
		double sum = 0;
		for (final float v : f.images().get(0).pixels())
			sum += v;
		assertEquals(3242668, sum);
		assertNamesOfTheTraces(MINIAN, LoadOptions.defaults());
		assertEquals("maximum projection", f.images().get(0).name());
	}

	/** The file was made from the Suite2p folder: two readers of two formats must agree. */
	@Test
	void nwbHasThePixelsOfSuite2p() throws IOException {
		final Footprints nwb = read(NWB, all()), suite2p = read(PLANE, all());
		assertEquals(suite2p.regions().size(), nwb.regions().size());
		for (int i = 0; i < nwb.regions().size(); i++)
			assertEquals(weights(suite2p.regions().get(i)), weights(nwb.regions().get(
				i)), "ROI " + i);
		assertNamesOfTheTraces(NWB, LoadOptions.defaults());
		assertNamesOfTheTraces(NWB, all());
		assertEquals("mean", nwb.images().get(0).name());
		assertArrayEquals(suite2p.images().get(0).pixels(), nwb.images().get(0)
			.pixels());
	}

	private static Map<String, Float> weights(final Region r) {
		final Map<String, Float> all = new TreeMap<>();
		for (int i = 0; i < r.size(); i++)
			all.put(r.x(i) + ", " + r.y(i), (float) r.weight(i));
		return all;
	}

	/** The memory that a cell's footprint takes is no part of the file's claim. */
	@Test
	void withoutFootprints() throws IOException {
		final Path npy = folder.resolve("t.npy");
		FileGroup.write(npy, false, org.calab.io.npy.Npy.of(new double[3][9]));
		assertTrue(FootprintFiles.find(npy, "auto", all()).isEmpty());
		final String message = assertThrows(DataFormatException.class,
			() -> FootprintFiles.read(npy, all())).getMessage();
		assertTrue(message.contains("the file has no shapes of cells; it must be"),
			message);
	}

	/** ROIs to Suite2p's files and back: the same pixels, weights and order. */
	@Test
	void suite2pThereAndBack() throws IOException {
		final Random random = new Random(5);
		for (int k = 0; k < 30; k++) {
			final Footprints made = random(random, 1 + random.nextInt(40), 1 + random
				.nextInt(40));
			final Path to = Files.createDirectories(folder.resolve("s" + k));
			FileGroup.write(Suite2pRoiFiles.contents(made, to), false);
			final Footprints back = FootprintFiles.read(to, LoadOptions.defaults());
			assertEquals(made.width(), back.width());
			assertEquals(made.height(), back.height());
			assertEquals(made.regions().size(), back.regions().size());
			for (int i = 0; i < back.regions().size(); i++) {
				final Map<String, Float> was = weights(made.regions().get(i)), is =
					weights(back.regions().get(i));
				assertEquals(was.keySet(), is.keySet());
				final double scale = made.regions().get(i).largestWeight() / back
					.regions().get(i).largestWeight();
				was.forEach((at, w) -> assertEquals(w, is.get(at) * scale, 1e-5 * w));
				assertEquals("ROI " + i, back.regions().get(i).name());
			}
		}
	}

	/** iscell.npy and the states of cells are the same. */
	@Test
	void states() throws IOException {
		for (final String file : List.of(PLANE, NWB)) {
			final Footprints f = read(file, all());
			assertEquals(List.of(3, 4, 6, 8, 11, 12, 13, 14), IntStream.range(0, 15)
				.filter(i -> f.regions().get(i).state() == CellState.REJECTED).boxed()
				.toList(), file);
			assertEquals(read(file, LoadOptions.defaults()).names(), f.accepted()
				.names());
		}
		FileGroup.write(Suite2pRoiFiles.contents(read(PLANE, all()), folder), false);
		assertEquals(15, FootprintFiles.read(folder, all()).regions().size());
		assertEquals(read(PLANE, LoadOptions.defaults()).names(), FootprintFiles.read(
			folder, LoadOptions.defaults()).names());
	}

	private static Footprints random(final Random random, final int width,
		final int height)
	{
		final List<Region> regions = new java.util.ArrayList<>();
		for (int r = 0; r <= random.nextInt(5); r++) {
			final int[] at = IntStream.range(0, width * height).filter(i -> random
				.nextInt(4) == 0).toArray();
			if (at.length > 0) regions.add(Region.weighted("Cell " + r, Arrays.stream(at)
				.map(i -> i % width).toArray(), Arrays.stream(at).map(i -> i / width)
					.toArray(), Arrays.stream(at).mapToDouble(i -> 0.1 + random
						.nextDouble()).toArray()));
		}
		return regions.isEmpty() ? random(random, width, height) : new Footprints(
			width, height, regions, 0, List.of(), List.of());
	}

	@Test
	void cellpose() throws IOException {
		final Path file = folder.resolve("image_seg.npy");
		// PickleWriter writes float32 images, which hold labels exactly
		FileGroup.write(file, false, PickleWriter.dict(Map.of("masks",
			new PickleWriter.Image(2, 3, new float[] { 0, 7, 7, 2, 0, 7 }), "diameter",
			30.0)));
		final Footprints f = FootprintFiles.read(file, LoadOptions.defaults());
		assertEquals(List.of("Label 2", "Label 7"), f.names());
		assertEquals(Map.of("0, 1", 1f), weights(f.regions().get(0)));
		assertEquals(Map.of("1, 0", 1f, "2, 0", 1f, "2, 1", 1f), weights(f.regions()
			.get(1)));
		assertEquals(3, f.width());
		assertEquals(2, f.height());
		FileGroup.write(file, true, PickleWriter.dict(Map.of("masks",
			new PickleWriter.Image(1, 2, new float[2]))));
		assertTrue(assertThrows(DataFormatException.class, () -> FootprintFiles.read(
			file, LoadOptions.defaults())).getMessage().contains("no label"));
	}

	/** A stat.npy that asks for a call is refused by the name of what it would call. */
	@Test
	void refusesObjectsByName() throws IOException {
		final Path mark = folder.resolve("mark"), stat = folder.resolve("stat.npy");
		final String header = "{'descr': '|O', 'fortran_order': False, 'shape': (), }";
		final byte[] magic = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header
			.length(), 0 };
		final String evil = "}(X\u0004\0\0\0ypixcos\nsystem\nX" + (char) ("touch " + mark)
			.length() + "\0\0\0touch " + mark + "\u0085RX\u0004\0\0\0xpixNu.";
		Files.write(stat, join(magic, header.getBytes(
			StandardCharsets.US_ASCII), evil.getBytes(StandardCharsets.ISO_8859_1)));
		final String message = assertThrows(DataFormatException.class,
			() -> FootprintFiles.read(folder, LoadOptions.defaults())).getMessage();
		assertTrue(message.contains(
			"ypix of ROI 0 must be an array of numbers, but is os.system, which is not read."),
			message);
		assertFalse(Files.exists(mark));
	}

	static byte[] join(final byte[]... parts) {
		final java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
		for (final byte[] part : parts)
			out.writeBytes(part);
		return out.toByteArray();
	}

	/** Whatever bytes change, reading succeeds or refuses; it never fails otherwise. */
	@Test
	void damagedStat() throws IOException {
		final Footprints made = random(new Random(1), 20, 20);
		FileGroup.write(Suite2pRoiFiles.contents(made, folder), false);
		final Path stat = folder.resolve("stat.npy");
		final byte[] good = Files.readAllBytes(stat);
		final Random random = new Random(2);
		int refused = 0;
		for (int k = 0; k < 2000; k++) {
			byte[] bad = good.clone();
			for (int c = 0; c <= random.nextInt(3); c++)
				bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
			if (k % 10 == 0) bad = Arrays.copyOf(bad, random.nextInt(bad.length));
			Files.write(stat, bad);
			try {
				FootprintFiles.read(folder, LoadOptions.defaults());
			}
			catch (final DataFormatException e) {
				refused++;
			}
		}
		assertTrue(refused > 500, "refused " + refused);
	}

	/** A text that is encoded again and again would fill the memory. */
	@Test
	void refusesPicklesThatUnfold() throws IOException {
		final StringBuilder p = new StringBuilder("c_codecs\nencode\nq\0X\0\0\u0001\0")
			.append("a".repeat(1 << 16)).append("q\u0001X\u0006\0\0\0latin1q\u0002]");
		for (int i = 0; i < 10000; i++)
			p.append("h\0h\u0001h\u0002\u0086Ra");
		final byte[] pickle = p.append('.').toString().getBytes(
			StandardCharsets.ISO_8859_1);
		assertTrue(assertThrows(IOException.class, () -> org.calab.io.npy.Pickle.read(
			java.nio.ByteBuffer.wrap(pickle))).getMessage().contains(
				"unfolds to many times its size"));
	}
}
