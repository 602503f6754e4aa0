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

import java.util.Arrays;

import org.calab.check.Require;

/**
 * Corrects part of the supralinearity of a calcium indicator. Samples above 0 become
 * {@code A·((1 + y/A)^p - 1)/p}; other samples do not change. This is the transform of
 * Box &amp; Cox (J. R. Stat. Soc. B 26, 1964), scaled to a slope of 1 at 0.
 *
 * @param scale A, in the unit of y, greater than 0; much smaller samples hardly change
 * @param power p, greater than 0; 1 is the identity
 */
public record ConcaveCorrection(double scale, double power) {

	/** A is this fraction of this quantile of the samples. */
	private static final double PART = 0.15, HIGH = 0.995;

	public ConcaveCorrection {
		Require.positive("scale", scale, "");
		Require.positive("power", power, "");
	}

	/**
	 * Returns a correction whose scale is 15 % of the 99.5th percentile of a trace.
	 *
	 * @param y at least 1 finite sample, relative to the baseline, in units of the noise.
	 *          Not modified.
	 * @param power p, greater than 0
	 * @param least smallest scale, in units of the noise, greater than 0
	 * @param rank how the rank of the percentile is rounded
	 */
	public static ConcaveCorrection of(final double[] y, final double power,
		final double least, final Quantiles.Rank rank)
	{
		return new ConcaveCorrection(Math.max(least, PART * Quantiles.of(y, HIGH,
			rank)), power);
	}

	/**
	 * @param y finite samples. Not modified.
	 * @return the corrected samples
	 */
	public double[] apply(final double[] y) {
		return Arrays.stream(y).map(this::apply).toArray();
	}

	/** @return the corrected sample */
	public double apply(final double y) {
		return y > 0 ? scale * (Math.pow(1 + y / scale, power) - 1) / power : y;
	}

	/** @return the inverse of {@link #apply(double)} at v */
	public double invert(final double v) {
		return v > 0 ? scale * (Math.pow(1 + power * v / scale, 1 / power) - 1) : v;
	}
}
