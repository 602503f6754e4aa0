package org.calab.fiji.plot;

import java.awt.Color;

/** Colours that colour-blind eyes tell apart (Okabe & Ito 2008), and an even colour map. */
final class Palette {

	static final Color TRACE = new Color(110, 110, 110);
	static final Color FIT = new Color(0xD5, 0x5E, 0x00);
	static final Color ACTIVITY = new Color(0x00, 0x72, 0xB2);
	static final Color GRID = new Color(225, 225, 225);

	/** Viridis at even steps (van der Walt & Smith 2015). */
	private static final int[] VIRIDIS = { 0x440154, 0x472D7B, 0x3B528B, 0x2C728E,
		0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725 };

	private Palette() {}

	/** @param part 0 to 1; outside it is cut off */
	static Color viridis(final double part) {
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
