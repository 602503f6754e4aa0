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
import org.calab.kernel.BiexponentialKernel.Outcome;

/**
 * Fits a {@link BiexponentialKernel} to a free-form kernel: a grid search over the time
 * constants, refined by golden-section searches along each of them in turn. Ranges and
 * order are those of the reference.
 */
public final class BiexponentialFit {

	private BiexponentialFit() {}

	/**
	 * @param h the free kernel, finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return the refined fit to all samples
	 */
	public static BiexponentialKernel fit(final double[] h, final double fs) {
		return fit(h, fs, true, 0, null);
	}

	/**
	 * @param h the free kernel, finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @param refine whether to refine the best point of the grid
	 * @param skip number of leading samples to ignore, at least 0 and less than the length
	 *          of the kernel. (The reference accepts more, and then fits the last sample.)
	 *          Ignored if the kernel is empty.
	 * @param warm an earlier fit whose time constants are an additional candidate, or null.
	 *          Ignored if it is not {@link BiexponentialKernel#found() found}.
	 * @return the best fit
	 */
	public static BiexponentialKernel fit(final double[] h, final double fs,
		final boolean refine, final int skip, final BiexponentialKernel warm)
	{
		Require.finite("h_free", Require.present("h_free", h));
		Require.positive("fs", fs, "Hz");
		if (h.length == 0) return BiexponentialKernel.empty();
		Require.within("skip", skip, 0, h.length - 1);
		// scaling by a power of two is exact and keeps squares in range
		double largest = 0;
		for (final double v : h)
			largest = Math.max(largest, Math.abs(v));
		final int exponent = largest > 0 ? Math.getExponent(largest) : 0;
		final double[] scaled = new double[h.length];
		for (int i = 0; i < h.length; i++)
			scaled[i] = Math.scalb(h[i], -exponent);

		final AmplitudeFit seen = new AmplitudeFit(scaled, fs, skip);
		final BiexponentialGrid grid = BiexponentialGrid.search(seen);
		AmplitudeFit.Candidate best = refined(seen, grid.slowOnly(), refine);
		if (grid.twoComponent() != null) best = better(best, refined(seen, grid
			.twoComponent(), refine));
		if (warm != null && warm.found()) best = better(best, refined(seen, seen
			.at(warm.tauRise(), warm.tauDecay(), warm.tauRiseFast(), warm
				.tauDecayFast()), refine));
		return result(best, new AmplitudeFit(scaled, fs, 0), exponent);
	}

	/** Keeps the refined candidate if it is better; at jumps of the constraints it may be worse. */
	private static AmplitudeFit.Candidate refined(final AmplitudeFit seen,
		final AmplitudeFit.Candidate from, final boolean refine)
	{
		if (!refine || !(from.beta() > 0)) return from;
		return better(from, BiexponentialRefinement.refine(seen, from));
	}

	private static AmplitudeFit.Candidate better(final AmplitudeFit.Candidate a,
		final AmplitudeFit.Candidate b)
	{
		return b.error() < a.error() ? b : a;
	}

	private static BiexponentialKernel result(final AmplitudeFit.Candidate c,
		final AmplitudeFit whole, final int exponent)
	{
		final Outcome outcome = !(c.beta() > 0) ? Outcome.DEGENERATE : c
			.betaFast() > 0 ? Outcome.TWO_COMPONENT : Outcome.SLOW_ONLY;
		// refit the amplitudes to all samples, including the skipped ones
		final double error = whole.at(c.tauRise(), c.tauDecay(), c.tauRiseFast(), c
			.tauDecayFast()).error();
		return new BiexponentialKernel(c.tauRise(), c.tauDecay(), Math.scalb(c
			.beta(), exponent), Math.scalb(Math.max(0, error), 2 * exponent), c
				.tauRiseFast(), c.tauDecayFast(), Math.scalb(c.betaFast(), exponent),
			outcome);
	}
}
