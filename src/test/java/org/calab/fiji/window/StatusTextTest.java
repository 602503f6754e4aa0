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
package org.calab.fiji.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatusTextTest {

	@Test
	void filesAreNamedWithoutTheirFolders() {
		assertEquals("120 ROIs of day1_RoiSet.zip \u00b7 Deconvolved: F/F0", StatusText
			.brief("120 ROIs of /data/my mice/day1_RoiSet.zip \u00b7 Deconvolved: F/F0"));
		assertEquals("a.zip and b.zip", StatusText.brief(
			"/data/a.zip and /data/x/b.zip"));
		assertEquals("Saved b.png", StatusText.brief("Saved C:\\Users\\me\\b.png"));
		assertEquals("\"b.png\" and dF/F are there", StatusText.brief(
			"\"/data/b.png\" and dF/F are there"));
	}

	@Test
	void longTextIsShortened() {
		final String text = StatusText.brief("word ".repeat(40));
		assertEquals(111, text.length());
		assertTrue(text.endsWith("..."));
	}

	@Test
	void theTooltipHasTheWholeText() {
		assertTrue(StatusText.whole("1 < 2 of /data/a.zip \u00b7 next").endsWith(
			"1 &lt; 2 of /data/a.zip<br>next"));
		assertNull(StatusText.whole(" "));
	}
}
