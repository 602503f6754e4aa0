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
package org.calab.inference;

import java.util.Arrays;

import org.calab.check.Require;

/**
 * Undoes part of an indicator's supralinearity: above 0,
 * {@code y ← A·((1 + y/A)^0.3 - 1)/0.3}, a Box-Cox transform whose slope is 1 at 0. Below 0
 * nothing changes.
 *
 * @param scale A, in the unit of y, above 0: below it the transform is nearly linear
 */
public record ConcaveCorrection(double scale) {

	private static final double POWER = 0.3;

	/** A in noise units, and as a part of the 99.5th percentile; the larger one is taken. */
	private static final double NOISES = 5, PART = 0.15, HIGH = 0.995;

	public ConcaveCorrection {
		Require.positive("scale", scale, "");
	}

	/** @param y samples in noise units above the baseline. Not modified. */
	public static ConcaveCorrection of(final double[] y) {
		return new ConcaveCorrection(Math.max(NOISES, PART * quantile(y, HIGH)));
	}

	/** @return a copy, corrected */
	public double[] apply(final double[] y) {
		return Arrays.stream(y).map(this::apply).toArray();
	}

	public double apply(final double y) {
		return y > 0 ? scale * (Math.pow(1 + y / scale, POWER) - 1) / POWER : y;
	}

	/** @return the value that {@link #apply(double)} makes v of */
	public double invert(final double v) {
		return v > 0 ? scale * (Math.pow(1 + POWER * v / scale, 1 / POWER) - 1) : v;
	}

	static double quantile(final double[] y, final double q) {
		final double[] sorted = y.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.round((sorted.length - 1) * q)];
	}
}
