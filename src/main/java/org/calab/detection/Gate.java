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
package org.calab.detection;

import java.util.Locale;

/** What a candidate must be to count as a cell, in the order in which it is tested. */
public enum Gate {

		/** The area must be that of a cell: from 0.25 to 2.5 times that of a disc of the diameter. */
		AREA,
		/** The SNR of the trace must be at least the option min_snr. */
		SNR,
		/** The footprint must agree with the active frames: a correlation of at least 0.5. */
		R,
		/** The outline must not be long: at most 2.5 times as long as wide, 1.7 if it is small. A crossing process or the edge of a moving cell is long. */
		ELONGATION,
		/** The surroundings must not do the same as the cell (contrast at least 0.75), nor the opposite, as beside a moving edge (at most 1.5). */
		CONTRAST,
		/** The outline must be compact: at most 1.4, where a disc has 1. The crescent that movement leaves is not. */
		COMPACTNESS,
		/** The outline must not be half covered by that of a better cell. */
		OVERLAP;

	/** @return the word in tables */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
