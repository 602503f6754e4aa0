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
package org.calab.spikes;

/**
 * White noise that measures how much noise passes a filter: uniform numbers from the 64-bit
 * linear congruential generator of Knuth (MMIX), with the seed of the reference, so that the
 * measured gain is that of the reference.
 */
final class WhiteProbe {

	private static final long MULTIPLIER = 6364136223846793005L, INCREMENT =
		1442695040888963407L, SEED = 0x9E3779B97F4A7C15L;

	private WhiteProbe() {}

	/** @return n samples from -1 to 0, the same in every call */
	static double[] of(final int n) {
		final double[] out = new double[n];
		long x = SEED;
		for (int i = 0; i < n; i++) {
			x = MULTIPLIER * x + INCREMENT;
			out[i] = (x >>> 33) / (double) (1L << 31) - 1;
		}
		return out;
	}

	/** @return the variance around the mean */
	static double variance(final double[] v) {
		double mean = 0, sum = 0;
		for (final double d : v)
			mean += d / v.length;
		for (final double d : v)
			sum += (d - mean) * (d - mean);
		return sum / v.length;
	}
}
