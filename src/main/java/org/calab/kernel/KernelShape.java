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

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import org.calab.check.Require;

/**
 * Shape of a kernel: the time of its peak and its full width at half maximum. Their ratio
 * depends only on {@code k = tauDecay/tauRise}, from which {@link #kernel} recovers the time
 * constants.
 *
 * @param tPeak time of the peak in seconds, above 0
 * @param fwhm full width at half maximum in seconds, above 0
 */
public record KernelShape(double tPeak, double fwhm) {

	/** Range of k in which a shape is inverted. */
	private static final double SMALLEST_RATIO = 1.001, LARGEST_RATIO = 10_000;

	public KernelShape {
		Require.positive("t_peak", tPeak, "s");
		Require.positive("fwhm", fwhm, "s");
	}

	static KernelShape of(final CalciumKernel kernel) {
		final double rise = kernel.effectiveRise();
		final double k = kernel.tauDecay() / rise;
		return new KernelShape(rise * peakInRises(k), rise * widthInRises(k));
	}

	/**
	 * @return the kernel of this shape; empty if there is none with k from 1.001 to 10000
	 */
	public Optional<CalciumKernel> kernel() {
		final double wanted = fwhm / tPeak;
		final DoubleUnaryOperator excess = logK -> {
			final double k = Math.exp(logK);
			return widthInRises(k) / peakInRises(k) - wanted;
		};
		final double low = Math.log(SMALLEST_RATIO), high = Math.log(
			LARGEST_RATIO);
		if (excess.applyAsDouble(low) > 0 || excess.applyAsDouble(high) < 0) {
			return Optional.empty();
		}
		final double k = Math.exp(root(excess, low, high));
		final double rise = tPeak / peakInRises(k);
		return Optional.of(new CalciumKernel(rise, k * rise));
	}

	/** Time of the peak in units of tauRise: k/(k-1)·ln k. */
	private static double peakInRises(final double k) {
		return k / (k - 1) * Math.log(k);
	}

	/** Distance of the two half-maximum times in units of tauRise. */
	private static double widthInRises(final double k) {
		final double peak = peakInRises(k);
		final DoubleUnaryOperator h = t -> Math.exp(-t / k) - Math.exp(-t);
		final double half = h.applyAsDouble(peak) / 2;
		final double up = root(t -> h.applyAsDouble(t) - half, 0, peak);
		// the decaying exponential exceeds h, so it bounds the half-maximum time from above
		final double late = peak + k * Math.log(1 / half);
		final double down = root(t -> half - h.applyAsDouble(t), peak, late);
		return down - up;
	}

	/** Bisection of an increasing function to machine precision. */
	private static double root(final DoubleUnaryOperator f, final double from,
		final double to)
	{
		double low = from, high = to;
		while (true) {
			final double middle = 0.5 * (low + high);
			// the negated comparison ends on NaN, too
			if (!(middle > low && middle < high)) return middle;
			if (f.applyAsDouble(middle) < 0) low = middle;
			else high = middle;
		}
	}
}
