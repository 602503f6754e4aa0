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
import java.util.Locale;

import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;

/**
 * Traces with evenly spaced frames.
 *
 * @param rows n_cells × n_timepoints
 * @param hz sampling rate in Hz
 */
record FrameTimes(double[][] rows, double hz) {

	/** Largest tolerated deviation of an interval, as a fraction of the frame interval. */
	private static final double LARGEST_JITTER = 0.01;

	/** Deviations due to rounding of printed times, which are not reported. */
	private static final double ROUNDING = 1e-4;

	/** Rates outside of this range are taken for a mistaken unit, in Hz. */
	private static final double LOWEST = 0.1, HIGHEST = 5000;

	/**
	 * @param times of the frames in seconds, one per column of {@code rows}, at
	 *          least two
	 * @param rows n_cells × n_timepoints. Not modified.
	 * @param notes receives the jitter, and what was interpolated or resampled
	 * @throws DataFormatException if the times do not increase; if the rate is below 0.1 Hz or
	 *           above 5 kHz; or if frames are missing or the times are uneven by more than 1 %,
	 *           unless the options allow to repair this
	 */
	static FrameTimes even(final String file, final double[] times,
		final double[][] rows, final LoadOptions options, final List<String> notes)
		throws DataFormatException
	{
		final double median = medianInterval(file, times);
		requirePlausible(file, 1 / median);
		return even(file, times, median, rows, options, notes);
	}

	/**
	 * @param frames numbers of the frames, which increase
	 * @param rows n_cells × n_timepoints. Not modified.
	 * @return the rows with an even step from frame to frame, at an unknown rate
	 * @throws DataFormatException if frames are missing, unless the options allow to repair this
	 */
	static double[][] withoutGaps(final String file, final double[] frames,
		final double[][] rows, final LoadOptions options, final List<String> notes)
		throws DataFormatException
	{
		return even(file, frames, medianInterval(file, frames), rows, options, notes).rows;
	}

	private static void requirePlausible(final String file, final double hz)
		throws DataFormatException
	{
		if (hz >= LOWEST && hz <= HIGHEST) return;
		throw new DataFormatException(file, String.format(Locale.ROOT, "the frame times are %.4g s " +
			"apart, which is %.4g Hz and not plausible; %s? Name the unit in the heading, as in time_ms, " +
			"or set fs to the sampling rate.", 1 / hz, hz, hz < LOWEST ? "is this in ms"
				: "is this in minutes or hours"));
	}

	private static FrameTimes even(final String file, final double[] times,
		final double median, final double[][] rows, final LoadOptions options,
		final List<String> notes) throws DataFormatException
	{
		final int[] steps = new int[times.length - 1];
		int gaps = 0, firstGap = 0;
		long frames = 1;
		for (int t = 0; t < steps.length; t++) {
			steps[t] = wholeSteps((times[t + 1] - times[t]) / median);
			frames += steps[t];
			if (steps[t] > 1 && gaps++ == 0) firstGap = t;
		}
		final long dropped = frames - times.length;
		final double step = (times[times.length - 1] - times[0]) / (frames - 1);
		int worst = 0;
		double jitter = 0;
		for (int t = 0; t < steps.length; t++) {
			final double j = Math.abs((times[t + 1] - times[t]) / step - steps[t]);
			if (j > jitter && steps[t] == 1) {
				jitter = j;
				worst = t;
			}
		}
		final String uneven = String.format(Locale.ROOT, "the interval after frame " +
			"%d (counted from 0) differs from %.6g s by %.2g %%", worst, step, 100 * jitter);
		final boolean resample = options.uneven() == UnevenTimes.RESAMPLE;
		if (jitter > LARGEST_JITTER) {
			if (!resample) throw new DataFormatException(file, "the frame times are uneven: " +
				uneven + ", but at most 1 % is tolerated; set uneven to resample, or give the sampling " +
				"rate.");
			notes.add("The frame times were uneven (" + uneven +
				"); the traces were resampled linearly to an interval of " + String.format(Locale.ROOT,
				"%.6g", median) + " s.");
			if (dropped > 0) notes.add(gapsText(dropped, gaps, firstGap) +
				"; resampling has interpolated them.");
			return resampled(file, times, rows, median);
		}
		if (jitter > ROUNDING) notes.add("The frame times are even to within 1 %: " + uneven + ".");
		if (dropped == 0) return new FrameTimes(rows, 1 / step);
		if (!options.interpolateDropped() && !resample)
			throw new DataFormatException(file, gapsText(dropped, gaps, firstGap) +
				"; set interpolate_dropped to fill them in.");
		notes.add(gapsText(dropped, gaps, firstGap) + "; they were interpolated.");
		return new FrameTimes(filled(file, rows, steps, frames), 1 / step);
	}

	private static double medianInterval(final String file,
		final double[] times) throws DataFormatException
	{
		final double[] intervals = new double[times.length - 1];
		for (int t = 0; t < intervals.length; t++) {
			intervals[t] = times[t + 1] - times[t];
			if (!(intervals[t] > 0) || Double.isInfinite(intervals[t]))
				throw new DataFormatException(file, "the frame times do not increase: " + times[t] +
					" s at frame " + t + " (counted from 0), then " + times[t + 1] + " s.");
		}
		// the lower of two: with three frames and a gap, that is the frame interval
		return Quantiles.of(intervals, 0.5, Rank.LOWER);
	}

	/** @return the length of a gap in frame intervals, or 1 if it is not a whole multiple */
	private static int wholeSteps(final double intervals) {
		final double whole = Math.rint(intervals);
		// the error of the median adds up over the intervals of the gap
		final double tolerance = Math.min(0.1, LARGEST_JITTER * whole);
		return whole >= 2 && whole < Integer.MAX_VALUE && Math.abs(intervals -
			whole) <= tolerance ? (int) whole : 1;
	}

	private static String gapsText(final long dropped, final int gaps,
		final int firstGap)
	{
		return (dropped == 1 ? "1 frame is missing in " : dropped + " frames are missing in ") +
			(gaps == 1 ? "1 gap" : gaps + " gaps") + " of the frame times, the first after frame " +
			firstGap + " (counted from 0)";
	}

	private static double[][] filled(final String file, final double[][] rows,
		final int[] steps, final long frames) throws DataFormatException
	{
		final int n = SizeLimits.shape(file, "the traces with dropped frames filled in",
			rows.length, frames)[1];
		final double[][] out = new double[rows.length][n];
		for (int i = 0; i < rows.length; i++) {
			int k = 0;
			for (int t = 0; t < steps.length; t++)
				for (int s = 0; s < steps[t]; s++)
					out[i][k++] = s == 0 ? rows[i][t] : rows[i][t] + (rows[i][t + 1] -
						rows[i][t]) * s / steps[t];
			out[i][k] = rows[i][steps.length];
		}
		return out;
	}

	private static FrameTimes resampled(final String file, final double[] times,
		final double[][] rows, final double step) throws DataFormatException
	{
		final double length = (times[times.length - 1] - times[0]) / step;
		// keeps the last frame even if its time was rounded down
		final int n = SizeLimits.shape(file, "the resampled traces", rows.length,
			(long) Math.floor(length + 1e-6) + 1)[1];
		final double[][] out = new double[rows.length][n];
		int left = 0;
		for (int k = 0; k < n; k++) {
			final double at = times[0] + k * step;
			while (left < times.length - 2 && times[left + 1] <= at)
				left++;
			final double part = Math.min(1, (at - times[left]) / (times[left + 1] -
				times[left]));
			for (int i = 0; i < rows.length; i++)
				out[i][k] = part == 0 ? rows[i][left] : rows[i][left] + part *
					(rows[i][left + 1] - rows[i][left]);
		}
		return new FrameTimes(out, 1 / step);
	}
}
