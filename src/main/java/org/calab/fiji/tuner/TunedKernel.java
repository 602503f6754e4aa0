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
package org.calab.fiji.tuner;

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelShape;

/**
 * A kernel in two equivalent forms: its time constants, and its peak time and width. Not
 * every pair of values is a kernel, so a value that is changed stops at the limit set by the
 * other, which stays fixed.
 *
 * @param tau rise and decay time constants
 * @param shape peak time and width at half maximum of the same kernel
 */
public record TunedKernel(CalciumKernel tau, KernelShape shape) {

	/** Limits of decay / rise, slightly within the range that can be inverted. */
	private static final double LEAST = 1.002, MOST = 9_900;

	/** Width / peak time at these limits. */
	private static final double NARROWEST = ratio(LEAST), WIDEST = ratio(MOST);

	/** @return the kernel with these time constants, or with the nearest decay that has a valid shape */
	public static TunedKernel of(final CalciumKernel kernel) {
		final double rise = kernel.effectiveRise();
		return exactly(kernel.tauDecay() / rise >= LEAST && kernel.tauDecay() /
			rise <= MOST ? kernel : new CalciumKernel(rise, clip(kernel.tauDecay(),
				LEAST * rise, MOST * rise)));
	}

	private static TunedKernel exactly(final CalciumKernel kernel) {
		return new TunedKernel(kernel, kernel.shape());
	}

	/** @param seconds above 0; limited by the decay */
	public TunedKernel withRise(final double seconds) {
		Require.positive("tau_rise", seconds, "s");
		return exactly(new CalciumKernel(clip(seconds, tau.tauDecay() / MOST, tau
			.tauDecay() / LEAST), tau.tauDecay()));
	}

	/** @param seconds above 0; limited by the rise */
	public TunedKernel withDecay(final double seconds) {
		Require.positive("tau_decay", seconds, "s");
		final double rise = tau.effectiveRise();
		return exactly(new CalciumKernel(rise, clip(seconds, LEAST * rise, MOST *
			rise)));
	}

	/** @param seconds above 0; limited by the width */
	public TunedKernel withPeak(final double seconds) {
		Require.positive("t_peak", seconds, "s");
		return shaped(clip(seconds, shape.fwhm() / WIDEST, shape.fwhm() /
			NARROWEST), shape.fwhm());
	}

	/** @param seconds above 0; limited by the peak time */
	public TunedKernel withWidth(final double seconds) {
		Require.positive("fwhm", seconds, "s");
		return shaped(shape.tPeak(), clip(seconds, NARROWEST * shape.tPeak(),
			WIDEST * shape.tPeak()));
	}

	private static TunedKernel shaped(final double tPeak, final double fwhm) {
		// the shape is recomputed, so that both forms agree to the last bit
		return exactly(new KernelShape(tPeak, fwhm).kernel().orElseThrow());
	}

	private static double ratio(final double k) {
		final KernelShape shape = new CalciumKernel(1, k).shape();
		return shape.fwhm() / shape.tPeak();
	}

	private static double clip(final double v, final double low,
		final double high)
	{
		return Math.max(low, Math.min(high, v));
	}
}
