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
package org.calab.signal;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/** Converts traces and spike counts between a frame rate and an integer multiple of it. */
public final class Resampling {

	private Resampling() {}

	/**
	 * @param fs sampling rate in Hz, above 0
	 * @param target desired rate in Hz, above 0
	 * @return {@code max(1, round(target/fs))}
	 */
	public static int upsampleFactor(final double fs, final double target) {
		final double factor = Math.round(Require.positive("target", target, "Hz") /
			Require.positive("fs", fs, "Hz"));
		if (factor > 1_000_000) throw InvalidInputException.mustBe("target",
			"at most 1000000 times fs (" + Require.plain(fs) + " Hz)", target);
		return (int) Math.max(1, factor);
	}

	/**
	 * Upsamples by linear interpolation; the last sample is held.
	 *
	 * @param y n samples. Not modified.
	 * @param factor at least 1
	 * @return n·factor samples
	 */
	public static double[] upsample(final double[] y, final int factor) {
		final double[] out = new double[size(y.length, factor)];
		for (int i = 0; i < y.length; i++) {
			final double next = i + 1 < y.length ? y[i + 1] : y[i];
			for (int k = 0; k < factor; k++)
				out[i * factor + k] = y[i] + (next - y[i]) * k / factor;
		}
		return out;
	}

	/**
	 * @param y n·factor samples. Not modified.
	 * @param factor at least 1
	 * @return n samples, each the mean of {@code factor} samples
	 */
	public static double[] blockMeans(final double[] y, final int factor) {
		Require.within("factor", factor, 1, Integer.MAX_VALUE);
		final double[] out = new double[y.length / factor];
		for (int i = 0; i < out.length; i++) {
			double sum = 0;
			for (int k = 0; k < factor; k++)
				sum += y[i * factor + k];
			out[i] = sum / factor;
		}
		return out;
	}

	/**
	 * Places the spikes of each frame at the high rate: a count C becomes min(C, factor)
	 * consecutive ones, centred on the sample of the frame.
	 *
	 * @param counts n spike counts; they are rounded. Not modified.
	 * @param factor at least 1; at 1 a count above 0.5 becomes 1
	 * @return n·factor zeros and ones
	 */
	public static double[] countsToBinary(final double[] counts,
		final int factor)
	{
		final double[] out = new double[size(counts.length, factor)];
		for (int i = 0; i < counts.length; i++) {
			if (factor == 1) {
				out[i] = counts[i] > 0.5 ? 1 : 0;
				continue;
			}
			final int ones = (int) Math.min(factor, Math.max(0, Math.round(
				counts[i])));
			final int start = Math.max(0, i * factor - ones / 2);
			for (int k = start; k < Math.min(out.length, start + ones); k++)
				out[k] = 1;
		}
		return out;
	}

	/**
	 * Counts binary spikes in bins centred on the samples of the frames; the first bin is
	 * truncated.
	 *
	 * @param binary n·factor samples. Not modified.
	 * @param factor at least 1
	 * @return n counts
	 */
	public static double[] centredBinSums(final double[] binary,
		final int factor)
	{
		Require.within("factor", factor, 1, Integer.MAX_VALUE);
		final double[] out = new double[binary.length / factor];
		for (int i = 0; i < out.length; i++) {
			final int from = i * factor - factor / 2;
			for (int k = Math.max(0, from); k < Math.min(binary.length, from +
				factor); k++)
				out[i] += binary[k];
		}
		return out;
	}

	private static int size(final int n, final int factor) {
		Require.within("factor", factor, 1, Integer.MAX_VALUE);
		if ((long) n * factor > Integer.MAX_VALUE - 8) {
			throw InvalidInputException.mustBe("factor", "at most " + (Integer.MAX_VALUE -
				8) / n + " for " + n + " samples", factor);
		}
		return n * factor;
	}
}
