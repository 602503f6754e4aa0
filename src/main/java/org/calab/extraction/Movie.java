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

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.SamplingRate;

/**
 * A fluorescence movie of one plane and one channel.
 *
 * @param frames pixels with axes (x, y, t), at least 1 pixel and 2 frames; read once, frame by
 *          frame and in order
 * @param rate frames per second, or unknown
 * @param title title for messages and as the origin of the traces
 * @param notes what was chosen for the user, such as a channel, one sentence each
 */
public record Movie(RandomAccessibleInterval<? extends RealType<?>> frames,
	SamplingRate rate, String title, List<String> notes)
{

	public Movie {
		notes = List.copyOf(notes);
		Require.present("frames", frames);
		Require.present("rate", rate);
		Require.present("title", title);
		if (frames.numDimensions() != 3) throw new InvalidInputException("\"" +
			title + "\" must have 3 axes (x, y and time), but has " + frames
				.numDimensions() + ".");
		if (frames.dimension(2) < 2) throw new InvalidInputException("\"" + title +
			"\" must be a time series of at least 2 frames, but has " + frames
				.dimension(2) + ".");
		if (frames.dimension(0) * frames.dimension(1) > Integer.MAX_VALUE - 8) {
			throw new InvalidInputException("\"" + title +
				"\" must have frames of at most 2^31 - 9 pixels, but they have " + frames
					.dimension(0) + " x " + frames.dimension(1) + ".");
		}
		Require.within("frames", frames.dimension(2), 2, Integer.MAX_VALUE - 8);
	}

	/** A movie without notes. */
	public Movie(final RandomAccessibleInterval<? extends RealType<?>> frames,
		final SamplingRate rate, final String title)
	{
		this(frames, rate, title, List.of());
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
