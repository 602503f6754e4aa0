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

/** Running mean from cumulative sums, in O(n) for any window. */
public final class RunningMean {

	private RunningMean() {}

	/**
	 * @param y n finite samples. Not modified.
	 * @param half samples on each side, at least 0
	 * @return n samples, the means of {@code y[t-half..t+half]}; the window is truncated at
	 *         the ends
	 */
	public static double[] of(final double[] y, final int half) {
		Require.within("half", half, 0, Integer.MAX_VALUE / 2);
		final int n = y.length;
		final double[] sums = new double[n + 1], out = new double[n];
		for (int t = 0; t < n; t++)
			sums[t + 1] = sums[t] + y[t];
		for (int t = 0; t < n; t++) {
			final int from = Math.max(0, t - half), to = (int) Math.min(n, t + half +
				1L);
			out[t] = (sums[to] - sums[from]) / (to - from);
		}
		return out;
	}
}
