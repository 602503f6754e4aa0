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

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Options of the neuropil subtraction. Immutable.
 *
 * @param factor fraction of the fluorescence of the ring that is subtracted
 * @param innerGap gap between the cell and its ring in pixels
 * @param minPixels smallest number of pixels of a ring
 */
@RecordBuilder
public record NeuropilOptions(
	@Option(key = "neuropil_factor", value = "0.7", min = 0, max = 2, help = NeuropilOptions.NEUROPIL_FACTOR_HELP) double factor,
	@Option(unit = "pixels", value = "2", min = 0, max = 1000, help = NeuropilOptions.INNER_GAP_HELP) int innerGap,
	@Option(key = "min_neuropil_pixels", value = "350", min = 1, max = 1_000_000, help = NeuropilOptions.MIN_NEUROPIL_PIXELS_HELP) int minPixels)
	implements NeuropilOptionsBuilder.With
{

	public static final String NEUROPIL_FACTOR_HELP =
		"Fraction of the fluorescence of the ring that is subtracted, for example 0.7";
	public static final String INNER_GAP_HELP =
		"Width in pixels of the gap between a cell and its ring, for example 2";
	public static final String MIN_NEUROPIL_PIXELS_HELP =
		"Smallest number of pixels in a ring, for example 350; the ring grows until it has them";

	public NeuropilOptions {
		OptionList.check(NeuropilOptions.class, factor, innerGap, minPixels);
	}

	/** @return the defaults of Suite2p: factor 0.7, gap 2 pixels, at least 350 pixels */
	public static NeuropilOptions defaults() {
		return OptionList.of(NeuropilOptions.class).defaults();
	}

}
