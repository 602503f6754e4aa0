package org.calab.io.loader;

import java.util.Locale;

/** What is done about frame times that are uneven by more than 1 %. */
public enum UnevenTimes {

		/** The worst interval is named and nothing is loaded. */
		REFUSE,
		/** Linearly interpolated onto an even grid of the median interval. */
		RESAMPLE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
