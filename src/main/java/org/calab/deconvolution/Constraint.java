package org.calab.deconvolution;

import java.util.Locale;

/** Where the activity may lie. */
public enum Constraint {

		/** {@code s ≥ 0}. */
		NONNEG(Double.POSITIVE_INFINITY),

		/** {@code 0 ≤ s ≤ 1}. */
		BOX01(1);

	private final double upper;

	Constraint(final double upper) {
		this.upper = upper;
	}

	/** @return the largest activity allowed in a frame */
	public double upper() {
		return upper;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
