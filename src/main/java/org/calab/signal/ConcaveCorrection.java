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
 * Undoes part of the supralinearity of an indicator: above 0,
 * {@code y ← A·((1 + y/A)^p - 1)/p}, below 0 nothing. It is the transform of Box &amp; Cox
 * (J. R. Stat. Soc. B 26, 1964), shifted so that its slope at 0 is 1.
 * <p>
 * By hand: no library has this transform with its inverse for one sample at a time.
 * </p>
 *
 * @param scale A, in the unit of y, above 0: samples far below it hardly change
 * @param power p, above 0; 1 changes nothing
 */
public record ConcaveCorrection(double scale, double power) {

	/** A as a part of this quantile of the samples. */
	private static final double PART = 0.15, HIGH = 0.995;

	public ConcaveCorrection {
		Require.positive("scale", scale, "");
		Require.positive("power", power, "");
	}

	/**
	 * A correction whose scale follows the largest samples: 15 % of their 99.5th percentile.
	 *
	 * @param y at least 1 finite sample above the baseline, in units of the noise. Not modified.
	 * @param power p, above 0
	 * @param least the smallest scale, in units of the noise, above 0
	 * @param rank which sample is the percentile
	 */
	public static ConcaveCorrection of(final double[] y, final double power,
		final double least, final Quantiles.Rank rank)
	{
		return new ConcaveCorrection(Math.max(least, PART * Quantiles.of(y, HIGH,
			rank)), power);
	}

	/**
	 * @param y finite samples. Not modified.
	 * @return n samples, corrected
	 */
	public double[] apply(final double[] y) {
		return Arrays.stream(y).map(this::apply).toArray();
	}

	/** @return the sample y, corrected */
	public double apply(final double y) {
		return y > 0 ? scale * (Math.pow(1 + y / scale, power) - 1) / power : y;
	}

	/** @return the sample of which {@link #apply(double)} makes v */
	public double invert(final double v) {
		return v > 0 ? scale * (Math.pow(1 + power * v / scale, 1 / power) - 1) : v;
	}
}
