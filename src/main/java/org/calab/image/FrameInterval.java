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

import ij.ImagePlus;
import ij.measure.Calibration;

import java.util.Locale;

import org.calab.check.InvalidInputException;
import org.calab.trace.SamplingRate;

/** Converts the frame interval of an image to a sampling rate. */
final class FrameInterval {

	private FrameInterval() {}

	/**
	 * @return the rate; unknown if the image has no frame interval
	 * @throws InvalidInputException if the unit of the frame interval is not a unit of time
	 */
	static SamplingRate rate(final ImagePlus image) {
		final Calibration c = image.getCalibration();
		if (!(c.frameInterval > 0) || Double.isInfinite(c.frameInterval)) {
			return SamplingRate.unknown();
		}
		final double seconds = c.frameInterval * seconds(c.getTimeUnit(), image);
		return SamplingRate.ofHz(1 / seconds);
	}

	private static double seconds(final String unit, final ImagePlus image) {
		final double seconds = seconds(unit);
		if (Double.isNaN(seconds)) throw new InvalidInputException(
			"The frame interval of \"" + image.getTitle() +
				"\" must be in sec, ms, µs, min or h, but is " + image
					.getCalibration().frameInterval + " \"" + unit +
				"\". Correct it in Image > Properties..., or give fs in Hz.");
		return seconds;
	}

	/** @return seconds per unit; NaN if it is not a unit of time */
	static double seconds(final String unit) {
		return switch (unit == null ? "" : unit.trim().toLowerCase(Locale.ROOT)) {
			case "s", "sec", "secs", "second", "seconds" -> 1;
			case "ms", "msec", "msecs", "millisecond", "milliseconds" -> 1e-3;
			case "us", "usec", "\u00b5s", "\u03bcs", "\u00b5sec", "microsecond", "microseconds" -> 1e-6;
			case "m", "min", "mins", "minute", "minutes" -> 60;
			case "h", "hr", "hrs", "hour", "hours" -> 3600;
			default -> Double.NaN;
		};
	}
}
