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

import java.awt.Font;

/**
 * Text in Helvetica, one of the fonts that every reader of PDF has, so that text stays text and nothing is
 * embedded. Only characters whose widths are known here are written so.
 */
final class PdfText {

	/** Widths of the characters from space to tilde in thousandths of the type size (Adobe's font metrics). */
	private static final int[] PLAIN = { 278, 278, 355, 556, 556, 889, 667, 191, 333,
		333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556,
		556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722,
		278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
		667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556,
		222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500,
		500, 500, 334, 260, 334, 584 };

	private static final int[] BOLD = { 278, 333, 474, 556, 556, 889, 722, 238, 333, 333,
		389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
		333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
		556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667,
		611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278,
		278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
		500, 389, 280, 389, 584 };

	private static final char PLUS_MINUS = '\u00b1';
	private static final int PLUS_MINUS_WIDTH = 584;

	private PdfText() {}

	/** @return whether all characters can be written */
	static boolean isKnown(final String text) {
		return text.chars().allMatch(c -> c >= ' ' && c <= '~' || c == PLUS_MINUS);
	}

	/** @return the name of the font among the resources of a page */
	static String name(final Font font) {
		return font.isBold() ? "/F2" : "/F1";
	}

	/** @return the width of the text in Helvetica, in the unit of the type size */
	static double width(final String text, final Font font) {
		final int[] widths = font.isBold() ? BOLD : PLAIN;
		return text.chars().map(c -> c == PLUS_MINUS ? PLUS_MINUS_WIDTH : widths[c -
			' ']).sum() * font.getSize2D() / 1000;
	}

	/** @return the text as a string of PDF; WinAnsi has these characters where Latin-1 has them */
	static String literal(final String text) {
		return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")",
			"\\)").replace("\u00b1", "\\261") + ")";
	}
}
