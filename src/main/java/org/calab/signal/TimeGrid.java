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

import org.calab.check.Require;

/**
 * Resamples a trace from one rate to another; the ratio need not be an integer. At a lower rate
 * each sample is the mean of the linear interpolant over one new sample interval, which limits
 * aliasing; at a higher rate it is the interpolant. Beyond its ends the trace is constant.
 */
public final class TimeGrid {

	/** Rates whose relative difference is smaller count as equal. */
	private static final double SAME = 1e-3;

	private TimeGrid() {}

	/** @return the number of samples at rate {@code to} from the first to the last of n samples at rate {@code from} */
	public static int length(final int n, final double from, final double to) {
		final double length = Math.floor((n - 1) * (to / from) + 1e-9) + 1;
		return (int) Require.within("samples", length, 1, Integer.MAX_VALUE / 2);
	}

	/**
	 * @param y at least 1 finite sample; sample i is at {@code i/from} s. Not modified.
	 * @param from rate of y in Hz, above 0
	 * @param to rate of the result in Hz, above 0
	 * @param samples number of samples of the result
	 * @param offset time of the first sample of the result in seconds
	 * @return the resampled trace, in the unit of y
	 */
	public static double[] resample(final double[] y, final double from,
		final double to, final int samples, final double offset)
	{
		Require.finite("trace", y);
		Require.positive("from", from, "Hz");
		Require.positive("to", to, "Hz");
		final double[] out = new double[samples];
		if (to >= from * (1 - SAME)) {
			for (int k = 0; k < samples; k++)
				out[k] = at(y, (offset + k / to) * from);
			return out;
		}
		final double[] sum = new double[y.length];
		for (int i = 1; i < y.length; i++)
			sum[i] = sum[i - 1] + 0.5 * (y[i - 1] + y[i]);
		final double half = 0.5 * from / to;
		for (int k = 0; k < samples; k++) {
			final double middle = (offset + k / to) * from;
			out[k] = (integral(y, sum, middle + half) - integral(y, sum, middle -
				half)) / (2 * half);
		}
		return out;
	}

	/** @param x position in samples */
	private static double at(final double[] y, final double x) {
		if (x <= 0) return y[0];
		if (x >= y.length - 1) return y[y.length - 1];
		final int i = (int) x;
		return y[i] + (x - i) * (y[i + 1] - y[i]);
	}

	private static double integral(final double[] y, final double[] sum,
		final double x)
	{
		final int last = y.length - 1;
		if (x <= 0) return y[0] * x;
		if (x >= last) return sum[last] + y[last] * (x - last);
		final int i = (int) x;
		final double part = x - i;
		return sum[i] + part * (y[i] + 0.5 * part * (y[i + 1] - y[i]));
	}
}
