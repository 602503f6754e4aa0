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

import org.calab.task.Progress;

/**
 * FISTA (Beck &amp; Teboulle, SIAM J. Imaging Sci. 2, 2009, eq. 4.1-4.3) with the gradient-based
 * adaptive restart of O'Donoghue &amp; Candès (Found. Comput. Math. 15, 2015, section 3.2), for
 * {@code min ½‖y - K·s - b‖² + μ·Σs, 0 ≤ s ≤ upper}.
 */
final class Fista {

	/** The iteration limit is checked after each batch of iterations, as in the reference. */
	private static final int BATCH = 100;

	/** The stop criterion is ignored up to this iteration, since the first steps may be short. */
	private static final int WARM_UP = 5;

	/** Weight of the newest value in the running mean of b. */
	private static final double BASELINE_WEIGHT = 0.3;

	private final Convolution convolution;
	private final double mu;
	private final double upper;
	private final boolean freeBaseline;
	private final double step;

	private double[] x;
	private double[] previous;
	private double[] point; // extrapolated point, at which the gradient is evaluated
	private final double[] fitted;
	private final double[] gradient;
	private double momentum = 1;
	private int iterations;
	private boolean converged;
	private double runningBaseline;

	/**
	 * @param n samples per trace
	 * @param mu weight of the penalty, at least 0
	 * @param upper upper bound of s, may be infinite
	 * @param freeBaseline whether b is estimated; otherwise it is 0
	 */
	Fista(final Convolution convolution, final int n, final double mu,
		final double upper, final boolean freeBaseline)
	{
		this.convolution = convolution;
		this.mu = mu;
		this.upper = upper;
		this.freeBaseline = freeBaseline;
		step = 1 / convolution.lipschitz();
		x = new double[n];
		previous = new double[n];
		point = new double[n];
		fitted = new double[n];
		gradient = new double[n];
	}

	/**
	 * @param y trace. Not modified.
	 * @param maxIterations iteration limit, rounded up to a multiple of 100
	 * @param tolerance relative change per iteration at which it has converged
	 */
	TraceSolution solve(final double[] y, final int maxIterations,
		final double tolerance, final Progress progress)
	{
		while (!converged && iterations < maxIterations) {
			for (int i = 0; i < BATCH && !converged; i++) {
				if (i % 10 == 0) progress.checkCancelled();
				step(y, tolerance);
			}
		}
		return solution(y);
	}

	/**
	 * @param y trace. Not modified.
	 * @return the current solution
	 */
	TraceSolution solution(final double[] y) {
		convolution.forward(x, fitted);
		final double last = meanResidual(y);
		final double baseline = freeBaseline ? smoothed(last) : last;
		final double[] reconvolution = fitted.clone();
		for (int t = 0; t < reconvolution.length; t++)
			reconvolution[t] += baseline;
		return new TraceSolution(x.clone(), reconvolution, baseline, iterations,
			converged, new Certificate(convolution, x.length, freeBaseline).of(y, x,
				mu, upper).relative());
	}

	/** One iteration. */
	void step(final double[] y, final double tolerance) {
		final int n = x.length;
		convolution.forward(point, fitted);
		final double b = freeBaseline ? meanResidual(y) : 0;
		runningBaseline = smoothed(b);
		for (int t = 0; t < n; t++)
			fitted[t] += b - y[t];
		convolution.adjoint(fitted, gradient);

		final double[] old = x;
		x = previous;
		previous = old;
		double turn = 0, change = 0, size = 0;
		for (int t = 0; t < n; t++) {
			final double v = clamp(point[t] - step * (gradient[t] + mu));
			final double moved = v - old[t];
			turn += (point[t] - v) * moved;
			change += moved * moved;
			size += old[t] * old[t];
			x[t] = v;
		}
		iterations++;
		extrapolate(iterations > 1 && turn > 0);
		converged = iterations > WARM_UP && change < tolerance * tolerance * (size +
			1e-20);
	}

	private void extrapolate(final boolean restart) {
		if (restart) {
			momentum = 1;
			System.arraycopy(x, 0, point, 0, x.length);
			return;
		}
		final double next = 0.5 * (1 + Math.sqrt(1 + 4 * momentum * momentum));
		final double weight = (momentum - 1) / next;
		for (int t = 0; t < x.length; t++)
			point[t] = clamp(x[t] + weight * (x[t] - previous[t]));
		momentum = next;
	}

	private double clamp(final double v) {
		return v > 0 ? Math.min(v, upper) : 0;
	}

	/** The running mean of b with one more value. */
	private double smoothed(final double b) {
		return iterations == 0 ? b : BASELINE_WEIGHT * b + (1 - BASELINE_WEIGHT) *
			runningBaseline;
	}

	private double meanResidual(final double[] y) {
		double sum = 0;
		for (int t = 0; t < y.length; t++)
			sum += y[t] - fitted[t];
		return sum / y.length;
	}
}
