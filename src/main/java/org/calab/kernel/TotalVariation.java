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
package org.calab.kernel;

import java.util.Arrays;

/** The total variation {@code Σ|h[k+1] - h[k]|}. */
final class TotalVariation {

	private TotalVariation() {}

	static double of(final double[] h) {
		double sum = 0;
		for (int k = 1; k < h.length; k++)
			sum += Math.abs(h[k] - h[k - 1]);
		return sum;
	}

	/**
	 * Minimises {@code ½‖u - x‖² + w·TV(u)} exactly by the taut-string algorithm (Davies &amp;
	 * Kovac, Ann. Stat. 29, 2001). u is the slope of the shortest string with fixed ends inside
	 * a tube of half-width w around the running sum of x. From each knot the string is straight
	 * for as long as one slope stays between the walls.
	 *
	 * @param x samples. Not modified.
	 * @param w weight, at least 0
	 * @return the minimiser u
	 */
	static double[] denoise(final double[] x, final double w) {
		final int n = x.length;
		final double[] u = new double[n];
		int from = 0;
		double knot = 0; // height of the string above the running sum at the knot
		while (from < n) {
			double sum = 0, steepest = Double.POSITIVE_INFINITY, flattest =
				Double.NEGATIVE_INFINITY;
			int touchesUp = from, touchesDown = from, to = n;
			double end = 0, slope = 0;
			for (int k = from; k < n; k++) {
				sum += x[k];
				final boolean last = k == n - 1;
				final double up = (sum + (last ? 0 : w) - knot) / (k + 1 - from);
				final double down = (sum - (last ? 0 : w) - knot) / (k + 1 - from);
				if (down > steepest) { // the string bends at the upper wall
					to = touchesUp;
					slope = steepest;
					end = w;
					break;
				}
				if (up < flattest) { // the string bends at the lower wall
					to = touchesDown;
					slope = flattest;
					end = -w;
					break;
				}
				if (up <= steepest) {
					steepest = up;
					touchesUp = k + 1;
				}
				if (down >= flattest) {
					flattest = down;
					touchesDown = k + 1;
				}
				slope = up; // the walls meet at the last sample
			}
			Arrays.fill(u, from, to, slope);
			from = to;
			knot = end;
		}
		return u;
	}
}
