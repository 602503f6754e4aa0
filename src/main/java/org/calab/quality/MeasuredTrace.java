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
package org.calab.quality;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.numbers.arrays.Selection;
import org.calab.signal.Quantiles;

/**
 * A trace with the measures that the tests of artefacts share.
 *
 * @param y samples scaled to the range from 0 to 1
 * @param fs sampling rate in Hz
 * @param noise standard deviation of the noise in means of 0.1 s, in units of y
 * @param asymmetry signal-to-noise ratio, negative if the transients point down
 * @param balance asymmetry relative to the size of the transients, -1 to 1
 * @param step median difference of successive frames, in units of y
 * @param cutAt frame at which frames were left out
 * @param cut number of frames left out
 */
record MeasuredTrace(double[] y, double fs, double noise, double asymmetry,
	double balance, double step, int cutAt, int cut)
{

	/** Median absolute difference of successive samples of white noise, in its standard deviation. */
	private static final double STEP_OF_NOISE = 0.9539;

	/**
	 * @param y scaled finite samples, at least 2. Not modified.
	 * @param snr what {@link Snr#measure} finds in them
	 */
	static MeasuredTrace of(final double[] y, final double fs,
		final Snr.Measured snr, final int cutAt, final int cut)
	{
		final double low = Arrays.stream(y).min().orElse(0), high = Arrays.stream(y)
			.max().orElse(0);
		return new MeasuredTrace(y, fs, snr.noise() * (high - low), snr.asymmetry(),
			snr.balance(), Quantiles.median(IntStream.range(1, y.length).mapToDouble(t -> Math.abs(
				y[t] - y[t - 1])).toArray()), cutAt, cut);
	}

	/** @return the frame of the recording of sample t */
	int frame(final int t) {
		return t < cutAt ? t : t + cut;
	}

	/** @return the standard deviation of the noise of a frame */
	double frameNoise() {
		return step / STEP_OF_NOISE;
	}

	/**
	 * @param seconds length of a block
	 * @param least frames of a block at least
	 * @return the 20 % quantile of each block: the level under the transients
	 */
	double[] levels(final double seconds, final int least) {
		final int frames = block(seconds, least);
		return IntStream.range(0, y.length / frames).mapToDouble(i -> level(i *
			frames, (i + 1) * frames, 0.2)).toArray();
	}

	/** @return frames of a block */
	int block(final double seconds, final int least) {
		return (int) Math.min(y.length, Math.max(least, Math.round(seconds * fs)));
	}

	/** @return a quantile of the frames from {@code from} to {@code to}, exclusive */
	double level(final int from, final int to, final double quantile) {
		final double[] part = Arrays.copyOfRange(y, from, to);
		final int rank = (int) (quantile * (part.length - 1));
		Selection.select(part, new int[] { rank, Math.min(rank + 1, part.length -
			1) });
		return Snr.quantile(part, quantile);
	}
}
