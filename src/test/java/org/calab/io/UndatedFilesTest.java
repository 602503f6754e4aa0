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
package org.calab.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.gui.Roi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;

import org.calab.image.RoiSetFiles;
import org.calab.io.mat.MatWriter;
import org.junit.jupiter.api.Test;

/** Files of the same content have the same bytes, whenever and wherever they are written. */
class UndatedFilesTest {

	private static byte[] bytes(final FileGroup.Content content) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		content.writeTo(out);
		return out.toByteArray();
	}

	@Test
	void roiSetsHaveNoTime() throws IOException {
		final TimeZone here = TimeZone.getDefault();
		try {
			for (final String zone : List.of("Pacific/Auckland", "America/Los_Angeles")) {
				TimeZone.setDefault(TimeZone.getTimeZone(zone));
				final Roi roi = new Roi(1, 2, 3, 4);
				roi.setName("a");
				try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(
					RoiSetFiles.zip(List.of(roi))))))
				{
					assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), zip.getNextEntry()
						.getTimeLocal());
				}
			}
		}
		finally {
			TimeZone.setDefault(here);
		}
	}

	@Test
	void matlabFilesHaveNoTime() throws IOException {
		final String head = new String(bytes(MatWriter.variables(Map.of("x", 1))), 0, 116,
			StandardCharsets.US_ASCII);
		assertEquals("MATLAB 5.0 MAT-file, written by CaLab for Fiji", head.replace("\0", "")
			.trim());
	}
}
