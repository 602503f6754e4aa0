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
 * The ring around a cell from which its neuropil contamination is taken.
 *
 * @param factor how much of the ring's fluorescence is subtracted, 0 to 2
 * @param innerGap pixels left out around the cell, 0 to 1000
 * @param minPixels the ring grows until it has so many, 1 to 1,000,000
 */
@RecordBuilder
public record NeuropilOptions(
	@Option(key = "neuropil_factor", value = "0.7", min = 0, max = 2, help = NeuropilOptions.NEUROPIL_FACTOR_HELP) double factor,
	@Option(unit = "pixels", value = "2", min = 0, max = 1000, help = NeuropilOptions.INNER_GAP_HELP) int innerGap,
	@Option(key = "min_neuropil_pixels", value = "350", min = 1, max = 1_000_000, help = NeuropilOptions.MIN_NEUROPIL_PIXELS_HELP) int minPixels)
	implements NeuropilOptionsBuilder.With
{

	public static final String NEUROPIL_FACTOR_HELP =
		"Part of the fluorescence of the ring that is subtracted, for example 0.7";
	public static final String INNER_GAP_HELP =
		"Width in pixels of the gap between a cell and its ring, for example 2";
	public static final String MIN_NEUROPIL_PIXELS_HELP =
		"Pixels that a ring has at least, for example 350; it grows until it has them";

	public NeuropilOptions {
		OptionList.check(NeuropilOptions.class, factor, innerGap, minPixels);
	}

	/** @return factor 0.7, gap 2 pixels, at least 350 pixels, as Suite2p has them */
	public static NeuropilOptions defaults() {
		return OptionList.of(NeuropilOptions.class).defaults();
	}

}
