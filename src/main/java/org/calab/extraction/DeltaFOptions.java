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
 * How the resting fluorescence F0 of ΔF/F is found: a rolling percentile.
 *
 * @param window length of the window in seconds, above 0, centred
 * @param percentile 0 to 100
 */
@RecordBuilder
public record DeltaFOptions(
	@Option(key = "dff_window", label = "dF/F window", unit = "s", value = "60", min = 0, above = true, help = DeltaFOptions.DFF_WINDOW_HELP) double window,
	@Option(key = "dff_percentile", label = "dF/F percentile", value = "10", min = 0, max = 100, help = DeltaFOptions.DFF_PERCENTILE_HELP) double percentile)
	implements DeltaFOptionsBuilder.With
{

	public static final String DFF_WINDOW_HELP =
		"Length in seconds of the window in which F0 is taken, for example 60, centred on each frame";
	public static final String DFF_PERCENTILE_HELP =
		"Percentile of the window that is F0, for example 10";

	public DeltaFOptions {
		OptionList.check(DeltaFOptions.class, window, percentile);
	}

	/** @return 60 s, 10th percentile */
	public static DeltaFOptions defaults() {
		return OptionList.of(DeltaFOptions.class).defaults();
	}

}
