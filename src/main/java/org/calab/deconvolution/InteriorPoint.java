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
package org.calab.deconvolution;

import java.util.Arrays;

import org.calab.kernel.Ar2;
import org.calab.task.Progress;

/**
 * Solves {@code min ½‖y - K·s - b‖² + μ·Σs, 0 ≤ s ≤ upper} by a primal-dual interior-point method
 * with Mehrotra's predictor and corrector (Nocedal &amp; Wright, Numerical Optimization, 2nd ed.,
 * algorithm 16.4). Each Newton step is O(n), see {@link NewtonStep}. Reusable for traces of one
 * length, but not thread-safe: use one per thread.
 */
public final class InteriorPoint {

	/** Iteration limit; 10 to 30 iterations are typical. */
	private static final int MOST_ITERATIONS = 200;

	/** After this number of iterations predictor and corrector may cycle; steps become careful. */
	private static final int MOST_USUAL = 40;

	/** Below this relative complementarity the certificate is computed and the best solution kept. */
	private static final double NEAR = 1e-6;

	/**
	 * A careful step follows a step shorter than SHORT, or one that leaves more than the
	 * fraction LITTLE of the complementarity; it aims at no less than the fraction CAREFUL of it.
	 */
	private static final double SHORT = 0.2, LITTLE = 0.9, CAREFUL = 0.5;

	private final Convolution convolution;
	private final Certificate certificate;
	private final boolean freeBaseline;
	private final boolean boxed;
	private final int maxIterations;
	private final double tolerance;
	private final NewtonStep newton;
	private final Iterate at;
	private final double[] best;

	/**
	 * @param n samples per trace
	 * @param boxed whether s has an upper bound
	 * @param freeBaseline whether b is estimated; otherwise it is 0
	 * @param maxIterations iteration limit; values above 200 count as 200
	 * @param tolerance relative duality gap at which it stops, above 0
	 */
	public InteriorPoint(final Ar2 ar2, final int n, final boolean boxed,
		final boolean freeBaseline, final int maxIterations,
		final double tolerance)
	{
		convolution = new Ar2Convolution(ar2);
		certificate = new Certificate(convolution, n, freeBaseline);
		this.boxed = boxed;
		this.freeBaseline = freeBaseline;
		this.maxIterations = Math.min(MOST_ITERATIONS, maxIterations);
		this.tolerance = tolerance;
		newton = new NewtonStep(ar2, n, freeBaseline);
		at = new Iterate(ar2, n, boxed, freeBaseline);
		best = new double[n];
	}

	/**
	 * @param y n finite samples. Not modified.
	 * @param mu weight of the penalty, at least 0
	 * @param upper upper bound of s; ignored if there is none
	 * @param progress checked for cancellation
	 * @return the solution with its duality gap
	 */
	public TraceSolution solve(final double[] y, final double mu,
		final double upper, final Progress progress)
	{
		return solve(y, mu, upper, tolerance, progress);
	}

	/** As {@link #solve(double[], double, double, Progress)}, with another tolerance. */
	TraceSolution solve(final double[] y, final double mu, final double upper,
		final double tolerance, final Progress progress)
	{
		final double top = boxed ? upper : Double.POSITIVE_INFINITY;
		Arrays.fill(best, 0);
		Certificate.Gap gap = certificate.of(y, best, mu, top);
		int iterations = 0;
		if (gap.relative() > tolerance) {
			at.rest(y, mu, upper, convolution);
			newton.factor(at);
			newton.predict(at);
			at.enter();
			boolean careful = false, going = true;
			while (going && iterations < maxIterations) {
				final double before = at.complementarity();
				final double length = step(careful, boxed && iterations > MOST_USUAL,
					progress);
				iterations++;
				final double left = at.complementarity();
				careful = iterations > MOST_USUAL && (length < SHORT || left > LITTLE *
					before);
				going = length > 1e-10;
				// the certificate costs two convolutions: compute it only if it may succeed
				if (left < 10 * Math.max(NEAR, tolerance) * at.objective() || !going ||
					iterations == maxIterations)
				{
					final Certificate.Gap now = certificate.of(y, at.s,
						mu, top);
					if (now.relative() < gap.relative()) {
						gap = now;
						System.arraycopy(at.s, 0, best, 0, best.length);
					}
					going &= gap.relative() > tolerance;
				}
			}
			gap = polish(y, mu, top, tolerance, gap);
		}
		return solution(y, iterations, gap, tolerance);
	}

	/**
	 * @param careful whether to step towards the central path without the corrector, since a
	 *          step that the bounds cut short is usually followed by another
	 * @param falling whether the complementarity must decrease, which is possible with an
	 *          upper bound because the dual is then always feasible
	 * @return the step length, 0 to 1
	 */
	private double step(final boolean careful, final boolean falling,
		final Progress progress)
	{
		// check often: one pass over millions of samples takes tens of milliseconds
		progress.checkCancelled();
		newton.factor(at);
		progress.checkCancelled();
		final double left = newton.predict(at), usual = left * left * left;
		progress.checkCancelled();
		if (!careful) aim(usual, 1);
		// without the corrector the complementarity decreases
		if (careful || falling && !at.falls()) aim(Math.max(CAREFUL, usual), 0);
		progress.checkCancelled();
		double length = at.longest();
		if (falling) length = Math.min(length, at.lowest());
		if (!(length > 0)) return 0;
		at.move(length);
		return length;
	}

	private void aim(final double part, final double second) {
		newton.correct(at, part * at.centre(), second);
	}

	/** Moves activity very close to a bound onto it, unless that increases the gap. */
	private Certificate.Gap polish(final double[] y, final double mu,
		final double upper, final double tolerance, final Certificate.Gap gap)
	{
		final double[] s = at.s;
		double largest = 0;
		for (final double v : best)
			largest = Math.max(largest, v);
		for (int t = 0; t < best.length; t++) {
			s[t] = best[t] < 1e-6 * largest ? 0 : boxed && upper - best[t] < 1e-6 *
				upper ? upper : best[t];
		}
		final Certificate.Gap now = certificate.of(y, s, mu, upper);
		if (!(now.relative() <= Math.max(tolerance, gap.relative()))) return gap;
		System.arraycopy(s, 0, best, 0, s.length);
		return now;
	}

	private TraceSolution solution(final double[] y, final int iterations,
		final Certificate.Gap gap, final double tolerance)
	{
		final double[] fit = new double[y.length];
		convolution.forward(best, fit);
		double b = 0;
		for (int t = 0; t < y.length; t++)
			b += (y[t] - fit[t]) / y.length;
		for (int t = 0; t < y.length; t++)
			fit[t] += b;
		return new TraceSolution(best.clone(), fit, b, iterations, gap
			.relative() <= tolerance, gap.relative());
	}
}
