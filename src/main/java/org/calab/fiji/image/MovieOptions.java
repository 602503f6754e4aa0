package org.calab.fiji.image;

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
