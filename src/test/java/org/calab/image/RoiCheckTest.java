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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;

import java.awt.Font;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lengths that lie, wherever they stand, never cost memory. */
class RoiCheckTest {

	private static List<Roi> everyKind() {
		final Roi oval = new OvalRoi(3, 4, 10, 8);
		oval.setName("a name");
		oval.setProperty("key", "value");
		return List.of(oval, new Roi(1, 2, 3, 4), new PointRoi(new float[] { 1.5f,
			7 }, new float[] { 2, 3.5f }, 2), new PolygonRoi(new int[] { 1, 9, 9 },
				new int[] { 1, 1, 9 }, 3, Roi.POLYGON), new ShapeRoi(oval).not(
					new ShapeRoi(new Roi(5, 5, 3, 3))), new TextRoi(4, 5, "text", new Font(
						"SansSerif", Font.PLAIN, 12)));
	}

	@Test
	void acceptsWhatImageJWrites() {
		for (final Roi roi : everyKind())
			assertTrue(RoiCheck.lengthsFit(RoiEncoder.saveAsByteArray(roi)), roi
				.toString());
	}

	@Test
	void falseLengthsAllocateNothing(@TempDir final Path folder)
		throws IOException
	{
		int refused = 0;
		for (final Roi roi : everyKind()) {
			final byte[] whole = RoiEncoder.saveAsByteArray(roi);
			for (int at = 4; at + 4 <= whole.length; at += 2) {
				final byte[] changed = whole.clone();
				ByteBuffer.wrap(changed).putInt(at, 0x7ffffff0);
				final Path file = Files.write(folder.resolve("a.roi"), changed);
				try {
					RoiFiles.read(file);
				}
				catch (final DataFormatException e) {
					assertFalse(e.getCause() instanceof OutOfMemoryError, roi + " at " +
						at);
					refused++;
				}
			}
		}
		assertTrue(refused > 10, "refused " + refused);
	}

	/** ImageJ decodes them with the pixels. */
	@Test
	void refusesImagesWithDamagedOverlays(@TempDir final Path folder)
		throws IOException
	{
		final ImagePlus image = IJ.createImage("a", "16-bit", 12, 10, 3);
		final TextRoi text = new TextRoi(2, 2, "needle", new Font("SansSerif",
			Font.PLAIN, 12));
		image.setOverlay(new Overlay(new OvalRoi(1, 1, 4, 4)));
		image.getOverlay().add(text);
		final Path file = folder.resolve("a.tif");
		assertTrue(new FileSaver(image).saveAsTiffStack(file.toString()));
		assertEquals(2, ImageFiles.open(file).getOverlay().size());
		final byte[] bytes = Files.readAllBytes(file);
		final int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(
			"Iout") + 76;
		ByteBuffer.wrap(bytes).putInt(at, 0x7ffffff0);
		Files.write(file, bytes);
		final Exception e = assertThrows(DataFormatException.class,
			() -> ImageFiles.open(file));
		assertTrue(e.getMessage().contains("damaged ROI"), e.getMessage());
	}

	/** Every number in the directory and in ImageJ's own data, one after the other. */
	@Test
	void falseTiffDirectoryAllocatesNothing(@TempDir final Path folder)
		throws IOException
	{
		final ImagePlus image = IJ.createImage("a", "16-bit", 12, 10, 3);
		image.setOverlay(new Overlay(new OvalRoi(1, 1, 4, 4)));
		final Path file = folder.resolve("a.tif");
		assertTrue(new FileSaver(image).saveAsTiffStack(file.toString()));
		final byte[] whole = Files.readAllBytes(file);
		int refused = 0;
		for (int at = 8; at + 4 <= whole.length && at < 700; at += 2) {
			for (final int value : new int[] { 0, 1, 0x10000000, 0x7ffffff0 }) {
				final byte[] changed = whole.clone();
				ByteBuffer.wrap(changed).putInt(at, value);
				Files.write(file, changed);
				try {
					ImageFiles.open(file);
				}
				catch (final DataFormatException e) {
					assertFalse(e.getCause() instanceof OutOfMemoryError, value + " at " +
						at);
					refused++;
				}
			}
		}
		assertTrue(refused > 50, "refused " + refused);
	}
}
