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

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Frames in which the trace does not vary: the laser is off, or the start is filled with zeros.
 * In a window of 20 frames or 0.5 s, the mean difference of successive frames is below 7 % of the
 * median difference of the noise, measured by the lower quarter of the differences; in noise this has a
 * probability below 1e-9 per window. Frames that are exactly equal may be as few as 10. In traces
 * that repeat half of their frames, such as denoised ones, nothing can be said.
 */
final class ConstantStretch {

	private static final double SECONDS = 0.5, STILL = 0.07;
	private static final int FRAMES = 20, EXACT_FRAMES = 10;

	/** Lower quartile of the absolute differences in noise, relative to their median. */
	private static final double QUARTILE = 0.4725;

	/** Fraction of the turns in noise is 2/3; denoised traces hardly turn. */
	private static final double TURNS = 0.3;

	private ConstantStretch() {}

	/**
	 * @param from first frame
	 * @param to last frame, exclusive
	 */
	record Stretch(int from, int to) {

		CellWarning warning(final double value) {
			return CellWarning.at(WarningKind.CONSTANT, from, (value == 0 ? "at 0 "
				: "") + "from frame %,d to %,d", from, to - 1);
		}
	}

	/** @return the longest such stretch */
	static Optional<Stretch> find(final MeasuredTrace trace) {
		if (!(trace.step() > 0)) return Optional.empty();
		final Optional<Stretch> exact = longest(trace, trace.block(SECONDS,
			EXACT_FRAMES), 0);
		return noisy(trace.y()) ? longest(trace, trace.block(SECONDS, FRAMES), STILL *
			quartile(trace) / QUARTILE).or(() -> exact) : exact;
	}

	/** @param mean largest mean difference of the frames of a window */
	private static Optional<Stretch> longest(final MeasuredTrace trace,
		final int window, final double mean)
	{
		final double[] y = trace.y();
		if (y.length < 2 * window) return Optional.empty();
		final double still = mean * (window - 1);
		int from = 0, best = 0, length = 0, start = -1;
		double sum = 0;
		for (int t = 1; t < y.length; t++) {
			sum += Math.abs(y[t] - y[t - 1]);
			if (t >= window) sum -= Math.abs(y[t - window + 1] - y[t - window]);
			final boolean calm = t >= window - 1 && exact(sum, y, t, window) <= still;
			if (calm && start < 0) start = t - window + 1;
			if (calm && t + 1 - start > length) {
				length = t + 1 - start;
				from = start;
				best = t + 1;
			}
			if (!calm) start = -1;
		}
		return length > 0 ? Optional.of(tight(y, from, best, trace.step()))
			: Optional.empty();
	}

	/** Rounding of the running sum must not hide a stretch that is exactly constant. */
	private static double exact(final double sum, final double[] y, final int t,
		final int window)
	{
		if (sum > 1e-9) return sum;
		double own = 0;
		for (int k = t - window + 2; k <= t; k++)
			own += Math.abs(y[k] - y[k - 1]);
		return own;
	}

	/** Moves the ends to the frames at which the variation begins. */
	private static Stretch tight(final double[] y, final int from,
		final int to, final double step)
	{
		int a = from, b = to;
		while (a + 1 < b && Math.abs(y[a + 1] - y[a]) > 0.5 * step) a++;
		while (b - 2 > a && Math.abs(y[b - 1] - y[b - 2]) > 0.5 * step) b--;
		return new Stretch(a, b);
	}

	/** @return the lower quartile of the absolute differences, without those of frames that hardly vary */
	private static double quartile(final MeasuredTrace trace) {
		final double[] y = trace.y();
		final double[] steps = IntStream.range(1, y.length).mapToDouble(t -> Math.abs(
			y[t] - y[t - 1])).filter(d -> d > STILL * trace.step()).sorted().toArray();
		return Snr.quantile(steps, 0.25);
	}

	private static boolean noisy(final double[] y) {
		int turns = 0;
		for (int t = 2; t < y.length; t++)
			if ((y[t] - y[t - 1]) * (y[t - 1] - y[t - 2]) < 0) turns++;
		return turns > TURNS * y.length;
	}
}
