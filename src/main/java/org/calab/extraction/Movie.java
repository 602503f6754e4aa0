package org.calab.extraction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.SamplingRate;

/**
 * A fluorescence movie of one plane and one channel.
 *
 * @param frames axes (x, y, t), at least one pixel and two frames; read frame by
 *          frame, in order, once
 * @param rate frames per second, or unknown
 * @param title what the user calls it
 */
public record Movie(RandomAccessibleInterval<? extends RealType<?>> frames,
	SamplingRate rate, String title)
{

	public Movie {
		Require.present("frames", frames);
		Require.present("rate", rate);
		Require.present("title", title);
		if (frames.numDimensions() != 3) throw new InvalidInputException("\"" +
			title + "\" has " + frames.numDimensions() +
			" axes; allowed are 3: x, y and time");
		if (frames.dimension(2) < 2) throw new InvalidInputException("\"" + title +
			"\" has " + frames.dimension(2) +
			" frame; allowed is a time series of at least 2");
		if (frames.dimension(0) * frames.dimension(1) > Integer.MAX_VALUE - 8) {
			throw new InvalidInputException("\"" + title + "\" has frames of " + frames
				.dimension(0) + " x " + frames.dimension(1) +
				" pixels; allowed are 2^31 - 9 in all");
		}
		Require.within("frames", frames.dimension(2), 2, Integer.MAX_VALUE - 8);
	}

	public int width() {
		return (int) frames.dimension(0);
	}

	public int height() {
		return (int) frames.dimension(1);
	}

	public int numFrames() {
		return (int) frames.dimension(2);
	}
}
