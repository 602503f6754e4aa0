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
package org.calab.trace;

/** The set of files in which a result is saved. */
public enum ResultLayout {

		/** {@code OUT.npy} in double precision, with files for the fit and the info. */
		ARRAYS,

		/** As {@link #ARRAYS}, with {@code OUT_sd.npy} and {@code OUT_probability.npy}. */
		POSTERIOR,

		/** As {@link #ARRAYS}, without a fit. */
		NO_FIT,

		/** The files of CaLab's CaDecon page: {@code OUT_activity.npy} in single precision and {@code OUT_results.json}. */
		CADECON_PAGE,

		/** As {@link #CADECON_PAGE}, with {@code OUT_sd.npy} and {@code OUT_probability.npy}. */
		CADECON_POSTERIOR;

	/** @return whether there is a file for the fit */
	public boolean hasFit() {
		return this != NO_FIT;
	}

	/** @return whether there are files for the standard deviation and the probability of the activity */
	public boolean hasDeviation() {
		return this == POSTERIOR || this == CADECON_POSTERIOR;
	}
}
