package org.calab.deconvolution;

import java.util.Locale;

/** How the deconvolution problem is solved. */
public enum Solver {

		/** FISTA with the AR(2) recursion: O(n) per iteration. */
		BANDED,

		/** FISTA with convolution by FFT: O(n log n) per iteration. */
		FFT;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
