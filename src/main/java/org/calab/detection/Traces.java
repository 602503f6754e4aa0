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
package org.calab.detection;

/** Numbers of traces. */
final class Traces {

	private Traces() {}

	/** @return Pearson's correlation; 0 if one of them is constant */
	static double correlation(final float[] a, final float[] b) {
		double ma = 0, mb = 0;
		for (int t = 0; t < a.length; t++) {
			ma += a[t];
			mb += b[t];
		}
		ma /= a.length;
		mb /= b.length;
		double ab = 0, aa = 0, bb = 0;
		for (int t = 0; t < a.length; t++) {
			final double p = a[t] - ma, q = b[t] - mb;
			ab += p * q;
			aa += p * p;
			bb += q * q;
		}
		return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
	}

	/** @return the root mean square */
	static double rms(final float[] a) {
		double sum = 0;
		for (final float v : a)
			sum += (double) v * v;
		return Math.sqrt(sum / a.length);
	}

	/** @return the frames with the largest samples, largest first; the earlier of equal ones first */
	static int[] largest(final float[] trace, final int count) {
		// sorted as numbers: the sample as an integer in the same order, and below it the frame, from the last to the first
		final long[] order = new long[trace.length];
		for (int t = 0; t < order.length; t++) {
			final int bits = Float.floatToIntBits(trace[t] + 0f);
			order[t] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32 | trace.length -
				1 - t;
		}
		java.util.Arrays.sort(order);
		final int[] out = new int[Math.min(count, order.length)];
		for (int i = 0; i < out.length; i++)
			out[i] = trace.length - 1 - (int) order[order.length - 1 - i];
		return out;
	}
}
