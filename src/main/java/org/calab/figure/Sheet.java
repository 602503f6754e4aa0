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

import java.util.OptionalInt;

/**
 * The area that a figure is drawn on.
 *
 * @param width in units of the drawing: pixels of a screen, or points of paper
 * @param height in the same unit
 * @param dpi pixels per inch of a PNG of paper; empty for a screen
 */
record Sheet(double width, double height, OptionalInt dpi) {

	private static final double MM_PER_INCH = 25.4, POINTS_PER_INCH = 72,
			SCREEN_DPI = 96;

	static Sheet screen(final int width, final int height) {
		return new Sheet(width, height, OptionalInt.empty());
	}

	/** @param height in points */
	static Sheet paper(final double mm, final double height, final int dpi) {
		return new Sheet(mm / MM_PER_INCH * POINTS_PER_INCH, height, OptionalInt.of(
			dpi));
	}

	/** @return pixels of a PNG per unit */
	double pixels() {
		return dpi.isPresent() ? dpi.getAsInt() / POINTS_PER_INCH : 1;
	}

	/** @return points of a PDF per unit */
	double points() {
		return dpi.isPresent() ? 1 : POINTS_PER_INCH / SCREEN_DPI;
	}

	double mm(final double units) {
		return units / POINTS_PER_INCH * MM_PER_INCH;
	}
}
