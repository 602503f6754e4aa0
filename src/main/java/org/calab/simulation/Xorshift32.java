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
package org.calab.simulation;

/**
 * Marsaglia's xorshift generator with 32 bits of state (J. Stat. Softw. 8(14),
 * 2003) and normal numbers by Box and Muller (Ann. Math. Stat. 29:610, 1958):
 * small, fast, and the same in every language. Not safe for several threads.
 */
public final class Xorshift32 {

	private static final double SCALE = 0x1p-32;

	/** Stands for a uniform of 0, which has no logarithm. */
	private static final double SMALLEST = 1e-10;

	private int state;
	private double sine;
	private boolean hasSine;

	/** @param seed its lower 32 bits; 0, from which the generator cannot leave, becomes 1 */
	public Xorshift32(final long seed) {
		state = (int) seed == 0 ? 1 : (int) seed;
	}

	/** @return the next number as it is drawn, 1 to 2³²-1 */
	public long nextBits() {
		return Integer.toUnsignedLong(next());
	}

	private int next() {
		int x = state;
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		state = x;
		return x;
	}

	/** @return uniform in (0, 1), in steps of 2⁻³² */
	public double uniform() {
		return Integer.toUnsignedLong(next()) * SCALE;
	}

	/** @return standard normal; drawn in pairs, of which the sine waits for the next call */
	public double gaussian() {
		if (hasSine) {
			hasSine = false;
			return sine;
		}
		double u = uniform();
		if (u == 0) u = SMALLEST;
		final double radius = Math.sqrt(-2 * Math.log(u)), angle = 2 * Math.PI *
			uniform();
		sine = radius * Math.sin(angle);
		hasSine = true;
		return radius * Math.cos(angle);
	}

	/** @return log-normal with this mean and coefficient of variation; with cv 0 the mean, and nothing is drawn */
	public double logNormal(final double mean, final double cv) {
		if (!(cv > 0)) return mean;
		final double variance = Math.log1p(cv * cv);
		return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) *
			gaussian());
	}

	/** @return {@code value·exp(cv·gaussian)}; with cv 0 the value, and nothing is drawn */
	public double spread(final double value, final double cv) {
		return cv > 0 ? value * Math.exp(cv * gaussian()) : value;
	}

	/**
	 * A Poisson count by Knuth's product of uniforms; above a mean of 30 a normal
	 * number of the same mean and variance, not below 0.
	 */
	public double poisson(final double mean) {
		if (!(mean > 0)) return 0;
		if (mean > 30) return Math.max(0, mean + Math.sqrt(mean) *
			gaussian());
		final double limit = Math.exp(-mean);
		int count = 0;
		for (double product = uniform(); product > limit; product *= uniform())
			count++;
		return count;
	}
}
