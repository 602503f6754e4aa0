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
package org.calab.fiji.command;

import static org.junit.jupiter.api.Assertions.assertSame;

import ij.gui.Line;
import ij.gui.Roi;
import ij.gui.TextRoi;

import java.util.List;

import org.junit.jupiter.api.Test;

class RegionChoiceTest {

	private final List<Roi> none = List.of(), one = List.of(new Roi(1, 2, 3, 4)),
			two = List.of(new Roi(1, 2, 3, 4), new Roi(5, 6, 7, 8)), selection = List
				.of(new Roi(0, 0, 2, 2));

	@Test
	void theMoviesOwnRoisComeFirst() {
		assertSame(one, RegionChoice.automatic(one, two, selection));
		assertSame(two, RegionChoice.automatic(none, two, selection));
		assertSame(selection, RegionChoice.automatic(none, none, selection));
	}

	/** A scale bar in the overlay hides no ROIs, but is told where there are no others. */
	@Test
	void annotationsAreNoCells() {
		for (final Roi annotation : new Roi[] { new TextRoi(1, 1, "50 µm"), new Line(0,
			0, 9, 9) })
		{
			final List<Roi> overlay = List.of(new Roi(1, 2, 3, 4), annotation);
			assertSame(two, RegionChoice.automatic(overlay, two, selection));
			assertSame(overlay, RegionChoice.automatic(overlay, none, selection));
		}
	}
}
