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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.OptionalDouble;

import org.calab.options.Option;
import org.calab.options.OptionList;
import org.calab.trace.SamplingRate;

/**
 * Which planes of an image are the movie, and its sampling rate.
 *
 * @param channel counted from 1; 0 for the first one, or the luminance of an RGB image
 * @param slice counted from 1; ignored if slices are time
 * @param zAsTime whether the slices of an image with one frame, or without slices
 *          its channels, are its frames
 * @param fs sampling rate in Hz; empty for that of the image
 */
@RecordBuilder
public record MovieOptions(
	@Option(value = "0", min = 0, help = MovieOptions.CHANNEL_HELP) int channel,
	@Option(value = "1", min = 1, help = MovieOptions.SLICE_HELP) int slice,
	@Option(label = "Z as time", help = MovieOptions.Z_AS_TIME_HELP) boolean zAsTime,
	@Option(label = "Sampling rate", unit = "Hz", absent = "0", min = 0, above = true, help = MovieOptions.FS_HELP) OptionalDouble fs)
	implements MovieOptionsBuilder.With
{

	public static final String CHANNEL_HELP =
		"Channel, counted from 1; of an RGB image red, green or blue. 0: the first one, or the " +
			"luminance of an RGB image";
	public static final String SLICE_HELP =
		"Slice (Z) of a hyperstack, counted from 1";
	public static final String Z_AS_TIME_HELP =
		"Use the slices (Z) of an image with one frame as its frames; implied by a sampling rate. " +
			"Without slices: use its channels";
	public static final String FS_HELP =
		"Sampling rate in Hz (frames per second), for example 20. 0: the rate of the image, which " +
			"must then be known";

	public MovieOptions {
		OptionList.check(MovieOptions.class, channel, slice, zAsTime, fs);
	}

	/**
	 * @return the defaults: first channel or luminance, first slice, slices are not time, the rate of
	 *          the image
	 */
	public static MovieOptions defaults() {
		return OptionList.of(MovieOptions.class).defaults();
	}

	/** @param hz sampling rate in Hz; 0 for that of the image */
	public MovieOptions withFs(final double hz) {
		return withFs(hz == 0 ? OptionalDouble.empty() : OptionalDouble.of(hz));
	}

	/** @return the given sampling rate, or unknown */
	public SamplingRate rate() {
		return fs.isPresent() ? SamplingRate.ofHz(fs.getAsDouble()) : SamplingRate
			.unknown();
	}
}
