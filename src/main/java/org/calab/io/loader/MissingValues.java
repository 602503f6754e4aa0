package org.calab.io.loader;

import java.util.Locale;

/** What is done about samples that are NaN or infinite. */
public enum MissingValues {

		/** The first one is named and nothing is loaded. */
		REFUSE,
		/** Replaced on the line between the finite neighbours; ends are held. */
		INTERPOLATE,
		/** Left as they are. */
		KEEP;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
