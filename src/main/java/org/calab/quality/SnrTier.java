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
package org.calab.quality;

import java.util.Locale;

/**
 * Classes of the signal-to-noise ratio of a trace. With sparse transients of equal height and the right
 * decay, the automatic inference places more than 95 % of its largest events on spikes from {@link
 * Snr#CLEAR} on, more than 80 % from {@link Snr#SEEN} on, and less than 70 % below; noise does not reach
 * {@link Snr#SEEN}.
 */
public enum SnrTier {

		/** At least 5: transients are clear. */
		GOOD(Snr.CLEAR),

		/** At least 2: the largest transients are visible. */
		FAIR(Snr.SEEN),

		/** Below 2: inferred activity may be noise. */
		POOR(Double.NEGATIVE_INFINITY);

	private final double from;

	SnrTier(final double from) {
		this.from = from;
	}

	/** @param snr signal-to-noise ratio, see {@link Snr} */
	public static SnrTier of(final double snr) {
		return snr >= GOOD.from ? GOOD : snr >= FAIR.from ? FAIR : POOR;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
