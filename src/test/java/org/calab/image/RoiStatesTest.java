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
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.calab.extraction.Region;
import org.calab.io.FileGroup;
import org.calab.trace.CellState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoiStatesTest {

	@TempDir
	Path folder;

	private static Roi oval(final String name) {
		final Roi roi = new OvalRoi(3, 4, 10, 12);
		roi.setName(name);
		return roi;
	}

	/** @return the ROI as ImageJ reads it from a file whose state was changed */
	private Roi marked(final Roi roi, final CellState state) throws IOException {
		final Path file = folder.resolve("one.roi");
		Files.write(file, RoiEncoder.saveAsByteArray(roi));
		FileGroup.write(file, true, RoiFiles.withStates(file, List.of(state)));
		assertEquals(state, RoiStates.of(RoiFiles.read(file).get(0)));
		return new RoiDecoder(file.toString()).getRoi();
	}

	/** In a file and on a ROI of the ROI Manager; ImageJ gives a ROI in a group the colour of that group. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void groupAndColourOfTheUserComeBack(final boolean live) throws IOException {
		for (final int group : new int[] { 0, 7 }) {
			final Roi roi = oval("a");
			roi.setGroup(group);
			if (group == 0) roi.setStrokeColor(new Color(10, 20, 30, 200));
			final Color colour = roi.getStrokeColor();
			roi.setProperty("mine", "kept");
			if (live) RoiStates.set(roi, CellState.REJECTED);
			final Roi rejected = marked(roi, CellState.REJECTED);
			assertEquals(CellState.REJECTED, RoiStates.of(rejected));
			assertEquals("rejected", rejected.getProperty("calab.state"));
			assertEquals(255, rejected.getGroup());
			if (live) RoiStates.set(rejected, CellState.ACCEPTED);
			final Roi accepted = marked(rejected, CellState.ACCEPTED);
			assertEquals(CellState.ACCEPTED, RoiStates.of(accepted));
			assertEquals(group, accepted.getGroup());
			assertEquals(colour, accepted.getStrokeColor());
			assertEquals("kept", accepted.getProperty("mine"));
			assertNull(accepted.getProperty("calab.state"));
		}
	}

	@Test
	void ofARoiWithoutAColourNothingIsLeft() throws IOException {
		final Roi roi = oval("a");
		RoiStates.set(roi, CellState.REJECTED);
		RoiStates.set(roi, CellState.REJECTED);
		RoiStates.set(roi, CellState.ACCEPTED);
		assertEquals(0, roi.getGroup());
		assertNull(roi.getStrokeColor());
		assertEquals(0, roi.getPropertyCount());
	}

	@Test
	void thePropertyDecidesOtherwiseTheGroup() {
		final Roi roi = oval("a");
		roi.setGroup(2);
		assertEquals(CellState.ACCEPTED, RoiStates.of(roi));
		roi.setGroup(255);
		assertEquals(CellState.REJECTED, RoiStates.of(roi));
		roi.setProperty("calab.state", "accepted");
		assertEquals(CellState.ACCEPTED, RoiStates.of(roi));
		roi.setGroup(0);
		roi.setProperty("calab.state", " Rejected");
		assertEquals(CellState.REJECTED, RoiStates.of(roi));
		RoiStates.set(roi, CellState.ACCEPTED);
		assertEquals(CellState.ACCEPTED, RoiStates.of(roi));
	}

	@Test
	void onlyWhatChangesIsWrittenAnew() throws IOException {
		final Path set = folder.resolve("RoiSet.zip"), out = folder.resolve(
			"out.zip");
		final byte[] a = RoiEncoder.saveAsByteArray(oval("a")), b = RoiEncoder
			.saveAsByteArray(oval("b"));
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(set))) {
			write(zip, "in/a.roi", a);
			write(zip, "notes.txt", new byte[] { 1, 2, 3 });
			write(zip, "b.roi", b);
		}
		FileGroup.write(out, false, RoiFiles.withStates(set, List.of(
			CellState.ACCEPTED, CellState.REJECTED)));
		final List<Region> regions = RegionFiles.rois(out);
		assertEquals(List.of("a", "b"), regions.stream().map(Region::name).toList());
		assertEquals(List.of(CellState.ACCEPTED, CellState.REJECTED), regions.stream()
			.map(Region::state).toList());
		try (ZipFile zip = new ZipFile(out.toFile())) {
			assertEquals(List.of("in/a.roi", "notes.txt", "b.roi"), zip.stream().map(
				ZipEntry::getName).toList());
			assertArrayEquals(a, zip.getInputStream(zip.getEntry("in/a.roi"))
				.readAllBytes());
			assertArrayEquals(new byte[] { 1, 2, 3 }, zip.getInputStream(zip.getEntry(
				"notes.txt")).readAllBytes());
		}
	}

	private static void write(final ZipOutputStream zip, final String name,
		final byte[] bytes) throws IOException
	{
		zip.putNextEntry(new ZipEntry(name));
		((OutputStream) zip).write(bytes);
	}
}
