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
package org.calab.cli;

import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.image.MovieOptions;

import picocli.CommandLine.Option;

/** What is made of a movie, for every subcommand that takes one. */
final class ExtractionArguments {

	@Option(names = "--channel", paramLabel = "N", defaultValue = "1",
		description = "channel of the movie, counted from 1 (default: ${DEFAULT-VALUE})")
	private int channel;

	@Option(names = "--slice", paramLabel = "N", defaultValue = "1",
		description = "slice (Z) of the movie, counted from 1 (default: ${DEFAULT-VALUE})")
	private int slice;

	@Option(names = "--z-as-time",
		description = "the slices of a movie without frames are its frames (giving --fs says so too)")
	private boolean zAsTime;

	@Option(names = "--neuropil", paramLabel = "FACTOR", arity = "0..1",
		fallbackValue = "0.7",
		description = "subtract FACTOR times the neuropil ring (${FALLBACK-VALUE} where no number follows; default: no subtraction)")
	private Double neuropil;

	@Option(names = "--inner-gap", paramLabel = "PIXELS", defaultValue = "2",
		description = "width of the gap between cell and neuropil ring (default: ${DEFAULT-VALUE})")
	private int innerGap;

	@Option(names = "--min-neuropil-pixels", paramLabel = "N",
		defaultValue = "350",
		description = "pixels of a neuropil ring, at least (default: ${DEFAULT-VALUE})")
	private int minPixels;

	@Option(names = "--dff", description = "compute ΔF/F")
	private boolean dff;

	@Option(names = "--dff-window", paramLabel = "S", defaultValue = "60",
		description = "window of F0 in s (default: ${DEFAULT-VALUE})")
	private double window;

	@Option(names = "--dff-percentile", paramLabel = "P", defaultValue = "10",
		description = "percentile of F0 (default: ${DEFAULT-VALUE})")
	private double percentile;

	ExtractionOptions options() {
		ExtractionOptions options = ExtractionOptions.defaults();
		if (neuropil != null) options = options.withNeuropil(new NeuropilOptions(
			neuropil, innerGap, minPixels));
		if (dff) options = options.withDeltaF(new DeltaFOptions(window,
			percentile));
		return options;
	}

	/** @return what of an image is the movie; without a rate */
	MovieOptions axes() {
		return MovieOptions.defaults().withChannel(channel).withSlice(slice)
			.withZAsTime(zAsTime);
	}
}
