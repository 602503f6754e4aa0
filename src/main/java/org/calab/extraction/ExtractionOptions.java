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

import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Options of the extraction of traces from a movie. Immutable.
 *
 * @param neuropil options of the neuropil subtraction; empty for none
 * @param demix whether cells are separated from each other and from the background by least
 *          squares; not together with {@code neuropil}
 * @param deltaF options of ΔF/F; empty for fluorescence
 */
@RecordBuilder
public record ExtractionOptions(
	@Option(label = "Subtract neuropil", help = ExtractionOptions.NEUROPIL_HELP) Optional<NeuropilOptions> neuropil,
	@Option(help = ExtractionOptions.DEMIX_HELP) boolean demix,
	@Option(key = "dff", label = "Compute dF/F", help = ExtractionOptions.DFF_HELP) Optional<DeltaFOptions> deltaF)
	implements ExtractionOptionsBuilder.With
{

	public static final String NEUROPIL_HELP =
		"Subtract the fluorescence of a ring around each cell, against contamination by neuropil";
	public static final String DEMIX_HELP =
		"Separate each cell from overlapping cells and from the light around it by least squares in each " +
			"frame; instead of neuropil";
	public static final String DFF_HELP =
		"Compute dF/F = (F - F0)/F0, where F0 is a rolling percentile";

	public ExtractionOptions {
		OptionList.check(ExtractionOptions.class, neuropil, demix, deltaF);
		if (demix && neuropil.isPresent()) throw InvalidInputException.of("demix",
			"cannot be combined with neuropil: it finds the background of each cell itself. Switch one of " +
				"the two off.");
	}

	/** @return the mean fluorescence, without neuropil subtraction and ΔF/F */
	public static ExtractionOptions defaults() {
		return OptionList.of(ExtractionOptions.class).defaults();
	}

	public ExtractionOptions withNeuropil(final NeuropilOptions n) {
		return withNeuropil(Optional.of(n));
	}

	public ExtractionOptions withDeltaF(final DeltaFOptions d) {
		return withDeltaF(Optional.of(d));
	}
}
