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
package org.calab.image;

import org.calab.check.Require;
import org.calab.trace.SamplingRate;

/**
 * What of an image is the movie.
 *
 * @param channel counted from 1
 * @param slice counted from 1; without meaning where slices are time
 * @param zAsTime whether the slices of an image without frames are its frames
 * @param rate frames per second where the user gave them; unknown means the
 *          image's frame interval
 */
public record MovieOptions(int channel, int slice, boolean zAsTime,
	SamplingRate rate)
{

	public MovieOptions {
		Require.within("channel", channel, 1, Integer.MAX_VALUE);
		Require.within("slice", slice, 1, Integer.MAX_VALUE);
		Require.present("rate", rate);
	}

	/** @return first channel, first slice, slices are not time, the image's rate */
	public static MovieOptions defaults() {
		return new MovieOptions(1, 1, false, SamplingRate.unknown());
	}

	/** @param fs in Hz; 0 means that of the image */
	public MovieOptions withFs(final double fs) {
		return new MovieOptions(channel, slice, zAsTime, Require.nonNegative("fs",
			fs, "Hz") == 0 ? SamplingRate.unknown() : SamplingRate.ofHz(fs));
	}

	public MovieOptions withChannel(final int c) {
		return new MovieOptions(c, slice, zAsTime, rate);
	}

	public MovieOptions withSlice(final int z) {
		return new MovieOptions(channel, z, zAsTime, rate);
	}

	public MovieOptions withZAsTime(final boolean on) {
		return new MovieOptions(channel, slice, on, rate);
	}
}
