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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.io.FileGroup;
import org.calab.loader.LoadOptions;
import org.calab.trace.CellState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions become outlines, ROI sets and label images, and regions again: with the same pixels. */
class OutlinesTest {

	@TempDir
	Path folder;

	/** @param picture rows separated by /, # for a pixel */
	private static Region region(final String name, final String picture,
		final int left, final int top)
	{
		final String[] rows = picture.split("/");
		final List<int[]> at = new ArrayList<>();
		for (int y = 0; y < rows.length; y++)
			for (int x = 0; x < rows[y].length(); x++)
				if (rows[y].charAt(x) == '#') at.add(new int[] { left + x, top + y });
		return Region.of(name, at.stream().mapToInt(p -> p[0]).toArray(), at.stream()
			.mapToInt(p -> p[1]).toArray());
	}

	private static Set<String> pixels(final Region r) {
		final Set<String> all = new TreeSet<>();
		for (int i = 0; i < r.size(); i++)
			all.add(r.x(i) + ", " + r.y(i));
		return all;
	}

	private void assertThereAndBack(final List<Region> regions) throws IOException {
		final Path set = folder.resolve("RoiSet.zip");
		FileGroup.write(set, true, RoiSetFiles.zip(Outlines.of(regions)));
		final List<Region> back = RegionFiles.rois(set);
		assertEquals(regions.stream().map(Region::name).toList(), back.stream().map(
			Region::name).toList());
		for (int i = 0; i < regions.size(); i++) {
			assertEquals(pixels(regions.get(i)), pixels(back.get(i)), regions.get(i)
				.name());
			assertEquals(regions.get(i).state(), back.get(i).state());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "#", "##", "#/#", "#./.#", ".#/#.", "###/#.#/###",
		"#####/#...#/#.#.#/#...#/#####", "#.#", "#.#/.#./#.#", "##../##../..##/..##",
		"###/.#./###", "#..#/#..#/####", ".##./####/####/.##.", "##.##/##.##" })
	void keepsHolesPartsAndCorners(final String picture) throws IOException {
		for (final int[] corner : new int[][] { { 0, 0 }, { 3, 5 }, { 200, 1 } })
			assertThereAndBack(List.of(region("Cell", picture, corner[0], corner[1]),
				region("Rejected", "#", 0, 0).withState(CellState.REJECTED)));
	}

	@Test
	void keepsThePixelsOfAnyMask() throws IOException {
		final Random random = new Random(11);
		for (int k = 0; k < 60; k++) {
			final int width = 1 + random.nextInt(25), height = 1 + random.nextInt(25),
					density = 1 + random.nextInt(9);
			final List<Region> regions = new ArrayList<>();
			for (int r = 0; r < 4; r++) {
				final int[] at = IntStream.range(0, width * height).filter(
					i -> random.nextInt(10) < density).toArray();
				if (at.length > 0) regions.add(Region.of("ROI " + r, IntStream.of(at).map(
					i -> i % width).toArray(), IntStream.of(at).map(i -> i / width)
						.toArray()));
			}
			if (!regions.isEmpty()) assertThereAndBack(regions);
		}
	}

	@Test
	void namesAreThoseOfTheCells() throws IOException {
		final Region one = region("plane0 ROI 3", "#", 0, 0), same = region(
			"Plane0 ROI 3", "#", 1, 0), slash = region("a/b", "#", 2, 0);
		final Path set = folder.resolve("RoiSet.zip");
		FileGroup.write(set, false, RoiSetFiles.zip(Outlines.of(List.of(one, same,
			slash))));
		assertEquals(List.of("plane0 ROI 3", "Plane0 ROI 3-2", "a_b"), RegionFiles
			.rois(set).stream().map(Region::name).toList());
	}

	/** Cells that do not overlap are the same in a label image. */
	@Test
	void labelImage() throws IOException {
		final List<Region> regions = List.of(region("Label 1", "###/#.#/###", 0, 0),
			region("Label 2", "#", 1, 1), region("Label 3", "#.#", 7, 4));
		final Footprints made = new Footprints(10, 5, regions, 0, List.of(), List.of());
		final Path file = folder.resolve("cells.tif");
		FileGroup.write(file, false, FootprintImages.tiff(FootprintImages.labels(
			"cells", made)));
		final Footprints back = RegionFiles.footprints(file, LoadOptions.defaults());
		assertEquals(10, back.width());
		assertEquals(5, back.height());
		assertEquals(made.names(), back.names());
		for (int i = 0; i < 3; i++)
			assertEquals(pixels(regions.get(i)), pixels(back.regions().get(i)));
		assertEquals(regions.size(), RegionFiles.labels(file, 10, 5).size());
	}

	/** The heavier cell has a shared pixel. */
	@Test
	void labelsOfOverlappingCells() {
		final Region a = Region.weighted("a", new int[] { 0, 1 }, new int[] { 0, 0 },
			new double[] { 10, 1 }), b = Region.weighted("b", new int[] { 1, 2 },
				new int[] { 0, 0 }, new double[] { 0.5, 1 });
		final Footprints f = new Footprints(3, 1, List.of(a, b), 0, List.of(), List
			.of());
		assertEquals(List.of(1, 2, 2), IntStream.of(f.labels()).boxed().toList());
		assertEquals(List.of("false true", "true false"), f.overlaps().stream().map(
			o -> o[0] + " " + o[1]).toList());
		assertEquals(1, f.background().pixels()[0]);
		assertEquals(0.5f, f.background().pixels()[1]);
	}

	/** A 16-bit label image as PNG, as Cellpose saves masks. */
	@Test
	void labelPng() throws IOException {
		final java.awt.image.BufferedImage png = new java.awt.image.BufferedImage(3, 1,
			java.awt.image.BufferedImage.TYPE_USHORT_GRAY);
		png.getRaster().setSample(1, 0, 0, 300);
		final Path file = folder.resolve("image_cp_masks.png");
		Files.createFile(file);
		javax.imageio.ImageIO.write(png, "png", file.toFile());
		final Region r = RegionFiles.labels(file, 3, 1).get(0);
		assertEquals("Label 300", r.name());
		assertEquals(Set.of("1, 0"), pixels(r));
	}
}
