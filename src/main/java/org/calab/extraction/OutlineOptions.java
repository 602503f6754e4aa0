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

import java.util.OptionalDouble;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Which pixels of weighted footprints are inside the outline of a cell.
 *
 * @param threshold fraction of the cell's largest weight, from 0 to 1; empty: as the program that
 *          found the cells draws them
 */
@RecordBuilder
public record OutlineOptions(
	@Option(key = "outline_threshold", absent = "0", min = 0, above = true, max = 1, help = OutlineOptions.OUTLINE_THRESHOLD_HELP) OptionalDouble threshold)
	implements OutlineOptionsBuilder.With
{

	public static final String OUTLINE_THRESHOLD_HELP =
		"Smallest weight of a pixel inside a cell's outline, as a fraction of the cell's largest " +
			"weight, for example 0.2. 0: 0.2 for CaImAn and Minian, all pixels for the others";

	public OutlineOptions {
		OptionList.check(OutlineOptions.class, threshold);
	}

	/** @return the default: as the program that found the cells draws them */
	public static OutlineOptions defaults() {
		return OptionList.of(OutlineOptions.class).defaults();
	}
}
