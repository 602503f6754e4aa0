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
package org.calab.extraction;

import org.calab.check.Require;

/**
 * The ring around a cell from which its neuropil contamination is taken.
 *
 * @param factor how much of the ring's fluorescence is subtracted, 0 to 2
 * @param innerGap pixels left out around the cell, 0 to 1000
 * @param minPixels the ring grows until it has so many, 1 to 1,000,000
 */
public record NeuropilOptions(double factor, int innerGap, int minPixels) {

	public NeuropilOptions {
		Require.within("neuropil_factor", factor, 0, 2);
		Require.within("inner_gap", innerGap, 0, 1000);
		Require.within("min_neuropil_pixels", minPixels, 1, 1_000_000);
	}

	/** @return factor 0.7, gap 2 pixels, at least 350 pixels, as Suite2p has them */
	public static NeuropilOptions defaults() {
		return new NeuropilOptions(0.7, 2, 350);
	}

	public NeuropilOptions withFactor(final double f) {
		return new NeuropilOptions(f, innerGap, minPixels);
	}

	public NeuropilOptions withInnerGap(final int pixels) {
		return new NeuropilOptions(factor, pixels, minPixels);
	}

	public NeuropilOptions withMinPixels(final int pixels) {
		return new NeuropilOptions(factor, innerGap, pixels);
	}
}
