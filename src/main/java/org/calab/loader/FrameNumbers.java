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
package org.calab.loader;

import java.util.List;

import org.calab.check.Require;
import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;

/** Frames that are missing or stepped, according to the frame numbers that Minian keeps. */
final class FrameNumbers {

	private FrameNumbers() {}

	/**
	 * @param numbers of the frames in the movie; ignored if they are not as many as the
	 *          frames or not whole numbers
	 * @param rows n_cells × n_timepoints. Not modified.
	 * @param notes receives the step, if only every n-th frame was kept, and how many
	 *          missing frames were filled in
	 * @return the traces without gaps
	 * @throws DataFormatException if the numbers do not increase, or if frames are missing,
	 *           unless the options allow to interpolate them
	 */
	static double[][] even(final String file, final double[] numbers,
		final double[][] rows, final LoadOptions options, final List<String> notes)
		throws DataFormatException
	{
		if (numbers.length < 2 || numbers.length != rows[0].length) return rows;
		long step = 0;
		for (int t = 0; t + 1 < numbers.length; t++) {
			final double interval = numbers[t + 1] - numbers[t];
			if (interval != Math.rint(interval) || Math.abs(
				interval) > Integer.MAX_VALUE) return rows;
			if (interval <= 0) throw new DataFormatException(file,
				"the frame numbers (the coordinate frame) do not increase: " + Require.plain(
					numbers[t]) + ", then " + Require.plain(numbers[t + 1]) + ".");
			step = divisor((long) interval, step);
		}
		final long frames = (long) (numbers[numbers.length - 1] - numbers[0]) /
			step + 1;
		final double[][] even = frames == numbers.length ? rows : filled(file,
			numbers, rows, step, frames, options, notes);
		if (step > 1) notes.add("Only every " + ordinal(step) +
			" frame of the movie was kept (the coordinate frame counts in steps of " + step +
			"). The sampling rate must be that of the kept frames" + (options.fs().isPresent()
				? ": if " + Require.plain(options.fs().getAsDouble()) +
					" Hz is that of the movie, give " + Require.plain(options.fs()
						.getAsDouble() / step) + "." : ", 1/" + step + " of that of the movie."));
		return even;
	}

	private static double[][] filled(final String file, final double[] numbers,
		final double[][] rows, final long step, final long frames,
		final LoadOptions options, final List<String> notes)
		throws DataFormatException
	{
		final long missing = frames - numbers.length;
		int gaps = 0, firstGap = 0;
		for (int t = 0; t + 1 < numbers.length; t++)
			if (numbers[t + 1] - numbers[t] > step && gaps++ == 0) firstGap = t;
		final String text = (missing == 1 ? "1 frame is missing in "
			: missing + " frames are missing in ") + (gaps == 1 ? "1 gap" : gaps +
				" gaps") + " of the frame numbers (the coordinate frame), the first after frame " +
			Require.plain(numbers[firstGap]);
		if (!options.interpolateDropped() && options
			.uneven() != UnevenTimes.RESAMPLE) throw new DataFormatException(file,
				text + "; set interpolate_dropped to fill them in.");
		notes.add(text + "; they were interpolated.");
		final int n = SizeLimits.shape(file, "the traces with missing frames filled in",
			rows.length, frames)[1];
		final double[][] out = new double[rows.length][n];
		for (int i = 0; i < rows.length; i++) {
			int k = 0;
			for (int t = 0; t + 1 < numbers.length; t++) {
				final int steps = (int) ((numbers[t + 1] - numbers[t]) / step);
				for (int s = 0; s < steps; s++)
					out[i][k++] = s == 0 ? rows[i][t] : rows[i][t] + (rows[i][t + 1] -
						rows[i][t]) * s / steps;
			}
			out[i][k] = rows[i][numbers.length - 1];
		}
		return out;
	}

	private static String ordinal(final long n) {
		return n + (n % 100 / 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd"
			: n % 10 == 3 ? "rd" : "th");
	}

	/** @return the greatest common divisor; {@code b} may be 0 */
	private static long divisor(final long a, final long b) {
		return b == 0 ? a : divisor(b, a % b);
	}
}
