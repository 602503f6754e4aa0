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

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;

/**
 * Minimises a function of the kernel by the simplex method of Nelder &amp; Mead (Computer J. 7, 1965)
 * over the logarithms of the time constants, within bounds.
 */
final class KernelSearch {

	private static final double SHORTEST = 0.002, LONGEST_DECAY = 6;

	/** Largest ratio of rise to decay; above it the two cannot be distinguished. */
	private static final double NEAREST = 0.8;

	private final ToDoubleFunction<CalciumKernel> function;
	private final Progress progress;
	private int evaluations;

	private record Corner(double rise, double decay, double value) {}

	private KernelSearch(final ToDoubleFunction<CalciumKernel> function,
		final Progress progress)
	{
		this.function = function;
		this.progress = progress;
	}

	/**
	 * @param from initial kernel
	 * @param step size of the initial simplex in log τ
	 * @param most largest number of evaluations
	 */
	static CalciumKernel least(final ToDoubleFunction<CalciumKernel> function,
		final CalciumKernel from, final double step, final int most,
		final Progress progress)
	{
		final Corner best = new KernelSearch(function, progress).run(Math.log(from
			.effectiveRise()), Math.log(from.tauDecay()), step, most);
		return kernel(best.rise, best.decay);
	}

	/** @return the nearest kernel within the bounds */
	static CalciumKernel kernel(final double logRise, final double logDecay) {
		final double decay = Math.max(4 * SHORTEST, Math.min(LONGEST_DECAY, Math.exp(
			logDecay)));
		return new CalciumKernel(Math.max(SHORTEST, Math.min(NEAREST * decay, Math
			.exp(logRise))), decay);
	}

	private Corner run(final double rise, final double decay, final double step,
		final int most)
	{
		final Corner[] c = { at(rise, decay), at(rise + step, decay), at(rise,
			decay + step) };
		while (evaluations < most) {
			progress.report((double) evaluations / most, "Kernel");
			Arrays.sort(c, Comparator.comparingDouble(Corner::value));
			final double r = (c[0].rise + c[1].rise) / 2, d = (c[0].decay +
				c[1].decay) / 2;
			final Corner reflected = along(r, d, c[2], -1);
			if (reflected.value < c[0].value) {
				final Corner further = along(r, d, c[2], -2);
				c[2] = further.value < reflected.value ? further : reflected;
			}
			else if (reflected.value < c[1].value) c[2] = reflected;
			else {
				final Corner nearer = along(r, d, c[2], 0.5);
				if (nearer.value < c[2].value) c[2] = nearer;
				else for (int i = 1; i < c.length; i++)
					c[i] = at((c[0].rise + c[i].rise) / 2, (c[0].decay + c[i].decay) /
						2);
			}
		}
		return Arrays.stream(c).min(Comparator.comparingDouble(Corner::value))
			.orElseThrow();
	}

	private Corner along(final double rise, final double decay,
		final Corner corner, final double part)
	{
		return at(rise + part * (corner.rise - rise), decay + part * (corner.decay -
			decay));
	}

	private Corner at(final double rise, final double decay) {
		evaluations++;
		final CalciumKernel kernel = kernel(rise, decay);
		// outside the bounds add the distance, so that the simplex returns
		final double outside = Math.abs(Math.log(kernel.tauRise()) - rise) + Math
			.abs(Math.log(kernel.tauDecay()) - decay);
		return new Corner(rise, decay, function.applyAsDouble(kernel) + outside);
	}
}
