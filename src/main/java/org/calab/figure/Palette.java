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

/** Colours that are distinguishable with colour vision deficiency (Okabe &amp; Ito 2008), and a perceptually uniform colour map. */
public final class Palette {

	public static final Color TRACE = new Color(160, 160, 160);
	public static final Color FIT = new Color(0xD5, 0x5E, 0x00);
	public static final Color ACTIVITY = new Color(0x00, 0x72, 0xB2);
	/** Replaces the blue of the activity on dark paper. */
	static final Color SKY = new Color(0x56, 0xB4, 0xE9);
	public static final Color FILTERED = new Color(0x00, 0x9E, 0x73);
	public static final Color RESIDUAL = new Color(0xCC, 0x79, 0xA7);
	public static final Color PINNED = new Color(0xE6, 0x9F, 0x00);
	static final Color GRID = new Color(225, 225, 225);

	/** Visible on light and on dark paper. */
	private static final int[] SERIES = { 0xE69F00, 0x56B4E9, 0x009E73, 0xCC79A7,
		0xD55E00 };

	/** Viridis at even steps (van der Walt &amp; Smith 2015). */
	private static final int[] VIRIDIS = { 0x440154, 0x472D7B, 0x3B528B, 0x2C728E,
		0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725 };

	private Palette() {}

	/** @return the colour of line i, counted from 0; the colours repeat */
	static Color series(final int i) {
		return new Color(SERIES[i % SERIES.length]);
	}

	/** @param part position in the colour map, clipped to 0 to 1 */
	public static Color viridis(final double part) {
		final double at = Math.max(0, Math.min(1, part)) * (VIRIDIS.length - 1);
		final int i = Math.min(VIRIDIS.length - 2, (int) at);
		final Color a = new Color(VIRIDIS[i]), b = new Color(VIRIDIS[i + 1]);
		final double f = at - i;
		return new Color(mix(a.getRed(), b.getRed(), f), mix(a.getGreen(), b
			.getGreen(), f), mix(a.getBlue(), b.getBlue(), f));
	}

	private static int mix(final int a, final int b, final double f) {
		return (int) Math.round(a + f * (b - a));
	}
}
