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
 * Marsaglia's xorshift generator with 32 bits of state (J. Stat. Softw. 8(14), 2003), with normal deviates
 * by the method of Box &amp; Muller (Ann. Math. Stat. 29:610, 1958). It gives the same numbers as CaLab's.
 * Not thread-safe.
 */
public final class Xorshift32 {

	private static final double SCALE = 0x1p-32;

	/** Replaces a uniform deviate of 0, whose logarithm is infinite. */
	private static final double SMALLEST = 1e-10;

	private int state;
	private double sine;
	private boolean hasSine;

	/** @param seed seed, of which the lower 32 bits are used; 0 becomes 1, since 0 is a fixed point of the generator */
	public Xorshift32(final long seed) {
		state = (int) seed == 0 ? 1 : (int) seed;
	}

	/** @return the next 32 bits, 1 to 2³²-1 */
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

	/** @return a uniform deviate in (0, 1), in steps of 2⁻³² */
	public double uniform() {
		return Integer.toUnsignedLong(next()) * SCALE;
	}

	/** @return a standard normal deviate. They are drawn in pairs; the second is kept for the next call. */
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

	/** @return a log-normal deviate with this mean and coefficient of variation; if cv is 0 the mean, without drawing */
	public double logNormal(final double mean, final double cv) {
		if (!(cv > 0)) return mean;
		final double variance = Math.log1p(cv * cv);
		return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) *
			gaussian());
	}

	/** @return {@code value·exp(cv·gaussian)}; if cv is 0 the value, without drawing */
	public double spread(final double value, final double cv) {
		return cv > 0 ? value * Math.exp(cv * gaussian()) : value;
	}

	/**
	 * A Poisson deviate by Knuth's product of uniform deviates. For means above 30 it is a normal deviate
	 * with the same mean and variance, at least 0.
	 *
	 * @param mean mean; 0 or less gives 0, without drawing
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
