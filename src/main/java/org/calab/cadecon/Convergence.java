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
package org.calab.cadecon;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelShape;
import org.calab.signal.Quantiles;

/** Convergence test of the kernel learning, and the final kernel. */
final class Convergence {

	/** The final kernel is the median of this number of last iterations. */
	private static final int WINDOW = 5;

	/** Kernels are compared over this number of decay time constants, with at least FEWEST samples. */
	private static final double DECAYS = 5;
	private static final int FEWEST = 24;

	private Convergence() {}

	/** @return the root mean square difference of two kernels, both scaled to a peak of 1 */
	static double rmse(final CalciumKernel a, final CalciumKernel b,
		final double fs)
	{
		final double duration = DECAYS * Math.max(a.tauDecay(), b.tauDecay());
		final int n = (int) Math.min(1e6, Math.max(FEWEST, Math.ceil(duration *
			fs)));
		final double[] p = unitPeak(a, duration, n), q = unitPeak(b, duration, n);
		double sum = 0;
		for (int i = 0; i < n; i++)
			sum += (p[i] - q[i]) * (p[i] - q[i]);
		return Math.sqrt(sum / n);
	}

	private static double[] unitPeak(final CalciumKernel kernel,
		final double duration, final int n)
	{
		final double rise = kernel.effectiveRise();
		final double[] h = new double[n];
		double peak = 0;
		for (int i = 0; i < n; i++) {
			final double t = duration * i / n;
			h[i] = Math.exp(-t / kernel.tauDecay()) - Math.exp(-t / rise);
			peak = Math.max(peak, h[i]);
		}
		if (peak > 0) for (int i = 0; i < n; i++)
			h[i] /= peak;
		return h;
	}

	/** @return the first of {@code patience} successive iterations with an unchanged kernel; empty if there is none */
	static OptionalInt reached(final List<Iteration> history,
		final StopOptions stop)
	{
		int still = 0;
		for (final Iteration i : history) {
			final boolean stands = i.index() > stop.minIterations() && !i.degenerate() && i
				.kernelRmse() < stop.convergenceTol();
			still = stands ? still + 1 : 0;
			if (still == stop.patience()) return OptionalInt.of(i.index() - still +
				1);
		}
		return OptionalInt.empty();
	}

	/** @return the kernel with the median shape of the last iterations; the seed if there is none */
	static CalciumKernel kernel(final List<Iteration> history) {
		if (history.size() == 1) return history.get(0).kernel();
		final List<Iteration> last = history.subList(Math.max(1, history.size() -
			WINDOW), history.size());
		final double peak = Quantiles.median(last, i -> i.kernel().shape().tPeak()),
				width = Quantiles.median(last, i -> i.kernel().shape().fwhm());
		final Optional<CalciumKernel> kernel = new KernelShape(peak, width)
			.kernel();
		return kernel.orElseGet(() -> new CalciumKernel(Quantiles.median(last, i -> i
			.kernel().tauRise()), Quantiles.median(last, i -> i.kernel().tauDecay())));
	}
}
