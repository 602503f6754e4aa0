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
package org.calab.figure;

import java.awt.Color;

/**
 * Background and text colours of charts, which follow the look and feel. The colours of data are in
 * {@link Palette}.
 *
 * @param paper background
 * @param ink text and axes
 */
public record Theme(Color paper, Color ink) {

	/** For figures: black on white. */
	public static final Theme PRINT = new Theme(Color.WHITE, new Color(0x22, 0x22,
		0x22));

	/** Opacity of areas, of 255. */
	private static final int BAND = 80;

	/** @return a colour close to the paper, for grid lines */
	public Color faint() {
		return mix(0.14);
	}

	/** @return a colour between paper and ink, for secondary text */
	public Color soft() {
		return mix(0.62);
	}

	public Color mix(final double part) {
		return new Color(mix(paper.getRed(), ink.getRed(), part), mix(paper
			.getGreen(), ink.getGreen(), part), mix(paper.getBlue(), ink.getBlue(),
				part));
	}

	/** @return a colour of the palette, or its replacement if it is invisible on this paper */
	public Color onPaper(final Color colour) {
		return isDark() && colour.equals(Palette.ACTIVITY) ? Palette.SKY : colour;
	}

	/** @return a colour of the palette as a translucent area on this paper */
	public Color band(final Color colour) {
		final Color c = onPaper(colour);
		return new Color(c.getRed(), c.getGreen(), c.getBlue(), BAND);
	}

	/** @return a vermilion for the text of warnings, readable on this paper */
	public Color alarm() {
		return isDark() ? new Color(0xFF, 0x8C, 0x3C) : new Color(0xB0, 0x48, 0);
	}

	/** @return the background of warnings */
	public Color caution() {
		return isDark() ? new Color(0x4A, 0x38, 0x20) : new Color(0xFF, 0xF4, 0xE0);
	}

	public boolean isDark() {
		return paper.getRed() + paper.getGreen() + paper.getBlue() < 3 * 128;
	}

	private static int mix(final int a, final int b, final double part) {
		return (int) Math.round(a + part * (b - a));
	}
}
