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

import org.calab.check.Require;

/**
 * Coefficients of the AR(2) recursion
 * {@code c[t] = g1·c[t-1] + g2·c[t-2] + s[t-1]/p}, which convolves with the kernel in O(n).
 *
 * @param g1 {@code d + r}
 * @param g2 {@code -d·r}
 * @param d decay root {@code exp(-dt/tauDecay)}
 * @param r rise root {@code exp(-dt/tauRise)}
 */
public record Ar2(double g1, double g2, double d, double r) {

	/**
	 * @param tauRise rise time constant in seconds, above 0
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 */
	public static Ar2 of(final double tauRise, final double tauDecay,
		final double fs)
	{
		final double dt = 1 / Require.positive("fs", fs, "Hz");
		final double d = Math.exp(-dt / Require.positive("tau_decay", tauDecay,
			"s"));
		final double r = Math.exp(-dt / Require.positive("tau_rise", tauRise,
			"s"));
		return new Ar2(d + r, -(d * r), d, r);
	}

	/**
	 * The limit of a fast rise: {@code c[t] = d·c[t-1] + s[t-1]}.
	 *
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 */
	public static Ar2 withoutRise(final double tauDecay, final double fs) {
		final double d = Math.exp(-1 / (Require.positive("tau_decay", tauDecay,
			"s") * Require.positive("fs", fs, "Hz")));
		return new Ar2(d, 0, d, 0);
	}

	/**
	 * The maximum of the impulse response of {@code c[t] = g1·c[t-1] + g2·c[t-2] + s[t]}.
	 * Divided by it, the transient of one spike has a peak of 1 at any sampling rate.
	 *
	 * @return p, at least 1
	 */
	public double peak() {
		final Ar2Recursion response = recursion();
		double peak = 0;
		// the response has a single maximum
		for (response.next(1); response.now() > peak; response.next(0))
			peak = response.now();
		return peak;
	}

	/** @return a new recursion that starts at 0 */
	public Ar2Recursion recursion() {
		return new Ar2Recursion(this);
	}

	/** @return a new recursion in single precision that starts at 0 */
	public Ar2FloatRecursion floatRecursion() {
		return new Ar2FloatRecursion(this);
	}
}
