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
import org.calab.kernel.Ar2Recursion;

/**
 * An iterate strictly inside the bounds, {@code 0 < s < upper}, with the multipliers z of the
 * lower and w of the upper bound, and the next step. The last sample of the activity affects no
 * frame; it stays 0.
 */
final class Iterate {

	/** Smallest distance from a bound, so that no quotient overflows. */
	private static final double NEAREST = 1e-140;

	/** Largest step, as a fraction of the distance to the boundary. */
	static final double FRACTION = 0.99;

	/**
	 * Parameters of the start, chosen on 108 problems (10 to 300 Hz, three kernels, λ from 0 to
	 * 1, with and without upper bound and free b). RIDGE: range of the activity in the ridge
	 * regression, in units of the floor, which is the constant activity that explains one
	 * standard deviation. START_BELOW: largest floor, as a fraction of the upper bound.
	 */
	private static final double RIDGE = 10, START_BELOW = 0.1;

	final double[] s, z, w;

	/** y - K·s, without b subtracted. */
	final double[] r;

	/** 1/s and 1/(upper - s), set by {@link NewtonStep#factor}. */
	final double[] below, above;

	/** The predictor's step in s. */
	final double[] predictor;

	/** The step in s and in the multipliers. */
	final double[] step, dz, dw;

	final boolean boxed;
	double mu, upper, b;

	private final Ar2 ar2;
	private final double scale, gain;
	private final int n, m;
	private final boolean freeBaseline;
	private double[] y;
	private double floor, curvature;
	private double complementarity, objective, inverse, slope, bend;

	Iterate(final Ar2 ar2, final int n, final boolean boxed,
		final boolean freeBaseline)
	{
		this.ar2 = ar2;
		scale = 1 / ar2.peak();
		gain = scale / ((1 - ar2.d()) * (1 - ar2.r()));
		this.n = n;
		m = n - 1;
		this.boxed = boxed;
		this.freeBaseline = freeBaseline;
		s = new double[n];
		z = new double[n];
		r = new double[n];
		below = new double[n];
		predictor = new double[n];
		step = new double[n];
		dz = new double[n];
		w = boxed ? new double[n] : null;
		above = boxed ? new double[n] : null;
		dw = boxed ? new double[n] : null;
	}

	/**
	 * Resets to no activity and uniform curvature. The predictor of {@link NewtonStep} is then
	 * the ridge regression from which {@link #enter} starts.
	 *
	 * @param trace n samples; used until the next reset
	 */
	void rest(final double[] trace, final double penalty, final double top,
		final Convolution convolution)
	{
		y = trace;
		mu = penalty;
		upper = top;
		Arrays.fill(s, 0);
		Arrays.fill(step, 0);
		move(0);
		double size = 0, gradient = 0;
		for (int t = 0; t < n; t++) {
			step[t] = r[t] - b;
			size += step[t] * step[t];
		}
		convolution.adjoint(step, predictor);
		for (int t = 0; t < m; t++) {
			final double g = mu - predictor[t];
			gradient += g * g;
		}
		floor = Math.min(START_BELOW * upper, Math.sqrt(size / n) / gain);
		curvature = Math.sqrt(gradient / m) / (RIDGE * floor);
		Arrays.fill(s, floor);
		Arrays.fill(z, curvature * floor);
		if (boxed) Arrays.fill(w, 0);
	}

	/**
	 * Starts at the point of the central path closest to the ridge regression in
	 * {@link #predictor}: its smooth maximum with 0, with equal products of s and z. A constant
	 * start is far from the central path and costs several iterations.
	 */
	void enter() {
		final double product = floor * floor;
		for (int t = 0; t < m; t++) {
			final double v = predictor[t];
			double st = 0.5 * (v + Math.sqrt(v * v + 4 * product));
			if (boxed) {
				st = Math.min(st, upper - floor);
				w[t] = curvature * product / (upper - st);
			}
			s[t] = st;
			z[t] = curvature * product / st;
		}
		s[m] = 0;
		move(0);
	}

	/** @return the sum of s·z and (upper - s)·w */
	double complementarity() {
		return complementarity;
	}

	/** @return the mean of s·z and (upper - s)·w */
	double centre() {
		return complementarity / (boxed ? 2 * m : m);
	}

	double objective() {
		return objective;
	}

	/**
	 * @param longestInverse divisor of the step that keeps it within all bounds
	 * @param firstOrder linear coefficient of the complementarity along the step
	 * @param secondOrder quadratic coefficient of the complementarity along the step
	 */
	void stepped(final double longestInverse, final double firstOrder,
		final double secondOrder)
	{
		inverse = longestInverse;
		slope = firstOrder;
		bend = secondOrder;
	}

	/** @return whether the complementarity initially decreases along the step */
	boolean falls() {
		return slope < 0;
	}

	/** @return the largest step length within all bounds, 0 to 1 */
	double longest() {
		return Math.min(1, FRACTION / inverse);
	}

	/** @return the step length that minimises the complementarity, a parabola along the step */
	double lowest() {
		return bend > 0 ? -slope / (2 * bend) : 1;
	}

	/** @param part step length, 0 to 1 */
	void move(final double part) {
		final Ar2Recursion fit = ar2.recursion();
		double sumR = 0, sumSquares = 0, sum = 0, product = 0;
		for (int t = 0; t < m; t++) {
			double st = s[t] + part * step[t], zt = z[t] + part * dz[t];
			if (!(st > NEAREST)) st = NEAREST;
			if (!(zt > NEAREST)) zt = NEAREST;
			if (boxed) {
				double wt = w[t] + part * dw[t];
				if (!(st < upper)) st = Math.nextDown(upper);
				if (!(wt > NEAREST)) wt = NEAREST;
				w[t] = wt;
				product += (upper - st) * wt;
			}
			s[t] = st;
			z[t] = zt;
			product += st * zt;
			sum += st;
			final double rest = y[t] - fit.now();
			r[t] = rest;
			sumR += rest;
			sumSquares += rest * rest;
			fit.nextSooner(st * scale);
		}
		final double rest = y[m] - fit.now();
		r[m] = rest;
		sumR += rest;
		sumSquares += rest * rest;
		b = freeBaseline ? sumR / n : 0;
		complementarity = product;
		objective = 0.5 * (sumSquares - (freeBaseline ? sumR * b : 0)) + mu * sum;
	}
}
