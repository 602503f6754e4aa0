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
 * The optimum of {@code min ½‖y - K·s - b‖² + μ·Σs, 0 ≤ s ≤ upper} by a
 * primal-dual interior-point method with Mehrotra's predictor and corrector
 * (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm 16.4). Each
 * Newton step is O(n): see {@link NewtonStep}. Owns its work space: one per
 * thread.
 */
final class InteriorPoint {

	/** It usually needs 10 to 30. */
	private static final int MOST_ITERATIONS = 200;

	/** After these predictor and corrector may be going round in circles. */
	private static final int MOST_USUAL = 40;

	/** From this relative complementarity on the best solution so far is kept. */
	private static final double NEAR = 1e-6;

	/**
	 * Then, after a shorter step, or one that left more of the complementarity, comes a
	 * careful one, whose target is at least so much of the centre.
	 */
	private static final double SHORT = 0.2, LITTLE = 0.9, CAREFUL = 0.5;

	/** How much of the way to the boundary is gone. */
	private static final double FRACTION = 0.995;

	private final Convolution convolution;
	private final Certificate certificate;
	private final NewtonStep newton;
	private final double mu;
	private final double upper;
	private final boolean boxed;
	private final boolean freeBaseline;
	private final int maxIterations;
	private final double tolerance;

	private final double[] s, z, w, ds, dz, dw, residual, slope, push, weight,
			constant, none, toConstant, best, affine, centreZ, centreW;

	/**
	 * @param n samples per trace
	 * @param mu weight of the penalty, at least 0
	 * @param upper largest value of a sample of s, or infinity
	 * @param freeBaseline whether b is estimated; else it is 0
	 * @param maxIterations where to stop, at most 200
	 * @param tolerance relative duality gap at which it is done, above 0
	 */
	InteriorPoint(final Ar2 ar2, final int n, final double mu,
		final double upper, final boolean freeBaseline, final int maxIterations,
		final double tolerance)
	{
		convolution = new Ar2Convolution(ar2);
		certificate = new Certificate(convolution, n, mu, upper, freeBaseline);
		newton = new NewtonStep(ar2, n);
		this.mu = mu;
		this.upper = upper;
		boxed = upper < Double.POSITIVE_INFINITY;
		this.freeBaseline = freeBaseline;
		this.maxIterations = Math.min(MOST_ITERATIONS, maxIterations);
		this.tolerance = tolerance;
		s = new double[n];
		z = new double[n];
		w = new double[n];
		ds = new double[n];
		dz = new double[n];
		dw = new double[n];
		residual = new double[n];
		slope = new double[n];
		push = new double[n];
		weight = new double[n];
		constant = new double[n];
		Arrays.fill(constant, 1);
		none = new double[n];
		toConstant = new double[n];
		best = new double[n];
		affine = new double[n];
		centreZ = new double[n];
		centreW = new double[n];
	}

	/** @param y n finite samples. Not modified. */
	TraceSolution solve(final double[] y, final Progress progress) {
		final int n = y.length, m = n - 1;
		Arrays.fill(s, 0);
		Certificate.Gap gap = certificate.of(y, s);
		System.arraycopy(s, 0, best, 0, n);
		int iterations = 0;
		if (gap.relative() > tolerance) {
			start(y, m);
			boolean careful = false, going = true;
			double before = complementarity(m);
			while (going && iterations < maxIterations) {
				progress.checkCancelled();
				final double gone = step(m, before / (boxed ? 2 * m : m), careful,
					boxed && iterations > MOST_USUAL, n);
				iterations++;
				final double left = complementarity(m);
				careful = iterations > MOST_USUAL && (gone < SHORT || left > LITTLE *
					before);
				before = left;
				residual(y);
				going = gone > 1e-10;
				// the certificate costs two convolutions: only when it may succeed
				if (left < 10 * Math.max(NEAR, tolerance) * objective() || !going ||
					iterations == maxIterations)
				{
					final Certificate.Gap now = certificate.of(y, s);
					if (now.relative() < gap.relative()) {
						gap = now;
						System.arraycopy(s, 0, best, 0, n);
					}
					going &= gap.relative() > tolerance;
				}
			}
			gap = polish(y, gap);
		}
		return solution(y, iterations, gap);
	}

	/** Inside the bounds, with multipliers that fit the gradient there. */
	private void start(final double[] y, final int m) {
		residual(y);
		double scale = 0;
		for (final double r : residual)
			scale = Math.max(scale, Math.abs(r));
		double largest = mu, gain = 0;
		convolution.forward(constant, push);
		for (final double v : push)
			gain = Math.max(gain, v);
		final double level = Math.min(0.5 * upper, 0.1 * scale / Math.max(gain,
			Double.MIN_NORMAL));
		Arrays.fill(s, 0, m, level);
		residual(y);
		convolution.adjoint(residual, slope);
		for (int t = 0; t < m; t++)
			largest = Math.max(largest, Math.abs(mu - slope[t]));
		for (int t = 0; t < m; t++) {
			final double g = mu - slope[t];
			z[t] = Math.max(g, 0) + 0.1 * largest;
			if (boxed) w[t] = Math.max(-g, 0) + 0.1 * largest;
		}
	}

	/** residual = y - b - K·s, with the b that suits s. */
	private void residual(final double[] y) {
		convolution.forward(s, residual);
		double b = 0;
		for (int t = 0; t < y.length; t++) {
			residual[t] = y[t] - residual[t];
			b += residual[t];
		}
		b = freeBaseline ? b / y.length : 0;
		for (int t = 0; t < y.length; t++)
			residual[t] -= b;
	}

	private double objective() {
		double fit = 0, sum = 0;
		for (int t = 0; t < s.length; t++) {
			fit += residual[t] * residual[t];
			sum += s[t];
		}
		return 0.5 * fit + mu * sum;
	}

	private double complementarity(final int m) {
		double sum = 0;
		for (int t = 0; t < m; t++) {
			sum += s[t] * z[t];
			if (boxed) sum += (upper - s[t]) * w[t];
		}
		return sum;
	}

	/**
	 * @param careful towards the centre and without the corrector: after a step that
	 *          the bounds cut short the next one would be cut short as well
	 * @param falling whether the complementarity must fall, as it can in the box,
	 *          where the dual is feasible from the start
	 * @return how much of the step was gone, 0 to 1
	 */
	private double step(final int m, final double centre, final boolean careful,
		final boolean falling, final int n)
	{
		for (int t = 0; t < m; t++)
			weight[t] = z[t] / s[t] + (boxed ? w[t] / (upper - s[t]) : 0);
		newton.factor(weight);
		final double all = freeBaseline ? answer() : 0;

		for (int t = 0; t < m; t++)
			push[t] = -mu;
		direction(all, m, n);
		for (int t = 0; t < m; t++) {
			dz[t] = -z[t] - z[t] / s[t] * ds[t];
			if (boxed) dw[t] = -w[t] + w[t] / (upper - s[t]) * ds[t];
		}
		final double length = longest(m);
		double after = 0;
		for (int t = 0; t < m; t++) {
			after += (s[t] + length * ds[t]) * (z[t] + length * dz[t]);
			if (boxed) after += (upper - s[t] - length * ds[t]) * (w[t] + length *
				dw[t]);
		}
		final double ratio = after / (boxed ? 2 * m : m) / centre;
		System.arraycopy(ds, 0, affine, 0, m);
		final double usual = ratio * ratio * ratio;
		if (!careful) aim(usual * centre, 1, all, m, n);
		// without its corrector the step falls
		if (careful || falling && slopeOfComplementarity(m) >= 0) aim(Math.max(
			CAREFUL, usual) * centre, 0, all, m, n);
		double gone = Math.min(1, FRACTION * longest(m));
		if (falling) gone = Math.min(gone, lowest(m));
		if (!(gone > 0)) return 0;
		for (int t = 0; t < m; t++) {
			s[t] += gone * ds[t];
			z[t] += gone * dz[t];
			if (boxed) w[t] += gone * dw[t];
			if (!(s[t] > 0)) s[t] = Double.MIN_NORMAL;
			if (boxed && !(s[t] < upper)) s[t] = Math.nextDown(upper);
			if (!(z[t] > 0)) z[t] = Double.MIN_NORMAL;
			if (boxed && !(w[t] > 0)) w[t] = Double.MIN_NORMAL;
		}
		return gone;
	}

	/**
	 * The direction to a complementarity.
	 *
	 * @param second how much of the predictor's second-order term is taken back; its
	 *          step in s is in affine
	 */
	private void aim(final double target, final double second, final double all,
		final int m, final int n)
	{
		for (int t = 0; t < m; t++) {
			final double pz = -z[t] - z[t] / s[t] * affine[t];
			centreZ[t] = (target - second * affine[t] * pz) / s[t];
			if (boxed) {
				final double room = upper - s[t];
				final double pw = -w[t] + w[t] / room * affine[t];
				centreW[t] = (target + second * affine[t] * pw) / room;
			}
			push[t] = -mu + centreZ[t] - centreW[t];
		}
		direction(all, m, n);
		for (int t = 0; t < m; t++) {
			dz[t] = centreZ[t] - z[t] - z[t] / s[t] * ds[t];
			if (boxed) dw[t] = centreW[t] - w[t] + w[t] / (upper - s[t]) * ds[t];
		}
	}

	/** @return how the complementarity begins to change along the step */
	private double slopeOfComplementarity(final int m) {
		double sum = 0;
		for (int t = 0; t < m; t++)
			sum += s[t] * dz[t] + z[t] * ds[t] + (upper - s[t]) * dw[t] - w[t] * ds[t];
		return sum;
	}

	/** @return where the complementarity, a parabola along the step, is lowest */
	private double lowest(final int m) {
		double bend = 0;
		for (int t = 0; t < m; t++)
			bend += ds[t] * dz[t] - ds[t] * dw[t];
		return bend > 0 ? -slopeOfComplementarity(m) / (2 * bend) : 1;
	}

	/** What a constant in place of f gives: for the b that follows K·s. @return its sum */
	private double answer() {
		return newton.solve(constant, none, toConstant);
	}

	/** The step in s; where b is free, with the rank-one correction for it (Sherman & Morrison). */
	private void direction(final double all, final int m, final int n) {
		final double sum = newton.solve(residual, push, ds);
		if (!freeBaseline) return;
		final double share = sum / (n - all);
		for (int t = 0; t < m; t++)
			ds[t] += share * toConstant[t];
	}

	/** @return the longest step, at most 1/FRACTION, within all bounds */
	private double longest(final int m) {
		double inverse = FRACTION;
		for (int t = 0; t < m; t++) {
			inverse = Math.max(inverse, Math.max(-ds[t] / s[t], -dz[t] / z[t]));
			if (boxed) inverse = Math.max(inverse, Math.max(ds[t] / (upper - s[t]),
				-dw[t] / w[t]));
		}
		return 1 / inverse;
	}

	/** Activity that is only there because the method stays inside the bounds is put on them, unless that costs. */
	private Certificate.Gap polish(final double[] y, final Certificate.Gap gap) {
		double largest = 0;
		for (final double v : best)
			largest = Math.max(largest, v);
		for (int t = 0; t < best.length; t++) {
			s[t] = best[t] < 1e-6 * largest ? 0 : boxed && upper - best[t] < 1e-6 *
				upper ? upper : best[t];
		}
		final Certificate.Gap now = certificate.of(y, s);
		if (!(now.relative() <= Math.max(tolerance, gap.relative()))) return gap;
		System.arraycopy(s, 0, best, 0, s.length);
		return now;
	}

	private TraceSolution solution(final double[] y, final int iterations,
		final Certificate.Gap gap)
	{
		System.arraycopy(best, 0, s, 0, s.length);
		final double[] fit = new double[y.length];
		convolution.forward(s, fit);
		double b = 0;
		for (int t = 0; t < y.length; t++)
			b += (y[t] - fit[t]) / y.length;
		for (int t = 0; t < y.length; t++)
			fit[t] += b;
		return new TraceSolution(s.clone(), fit, b, iterations, gap
			.relative() <= tolerance, gap.relative());
	}
}
