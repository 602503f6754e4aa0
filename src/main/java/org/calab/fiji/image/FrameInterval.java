package org.calab.fiji.image;

import ij.ImagePlus;
import ij.measure.Calibration;

import java.util.Locale;

import org.calab.check.InvalidInputException;
import org.calab.trace.SamplingRate;

/** An image's frame interval, with its unit, as a sampling rate. */
final class FrameInterval {

	private FrameInterval() {}

	/**
	 * @return unknown where the image has none
	 * @throws InvalidInputException if it has one in a unit that is not one of time
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
		switch (unit == null ? "" : unit.trim().toLowerCase(Locale.ROOT)) {
			case "s", "sec", "secs", "second", "seconds":
				return 1;
			case "ms", "msec", "msecs", "millisecond", "milliseconds":
				return 1e-3;
			case "us", "usec", "\u00b5s", "\u03bcs", "\u00b5sec", "microsecond", "microseconds":
				return 1e-6;
			case "m", "min", "mins", "minute", "minutes":
				return 60;
			case "h", "hr", "hrs", "hour", "hours":
				return 3600;
			default:
				throw new InvalidInputException("The frame interval of \"" + image
					.getTitle() + "\" is " + image.getCalibration().frameInterval +
					" in the unit \"" + unit + "\"; allowed are sec, ms, µs, min and h. " +
					"Give fs in Hz instead, or mend it in Image > Properties...");
		}
	}
}
