package org.calab.deconvolution;

import java.util.Locale;

/** What is done about the level on which the transients stand. */
public enum Baseline {

		/** The rolling 20 % quantile is subtracted before the solve. */
		ROLLING,

		/** One number per trace, estimated together with the activity. */
		CONSTANT,

		/** Nothing: the trace's zero is its baseline. */
		NONE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
