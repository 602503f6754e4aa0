package org.calab.kernel;

import java.util.Locale;

/** How a free-form kernel is found. */
public enum FreeKernelSolver {

		/** The reference's iterations, stopped where it stops. */
		FISTA,

		/** The optimum itself, by an active-set method. */
		EXACT;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
