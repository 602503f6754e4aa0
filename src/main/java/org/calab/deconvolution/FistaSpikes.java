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

import org.calab.check.Require;
import org.calab.kernel.Ar2;
import org.calab.kernel.Ar2FloatRecursion;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Lipschitz;
import org.calab.task.Progress;

/**
 * Solves the relaxed problem by FISTA (Beck &amp; Teboulle 2009) with gradient restart (O'Donoghue &
 * Candès 2015), with K as a recursion.
 * <p>
 * It uses single precision and the order of operations of the reference: the values are
 * thresholded later, and only identical rounding gives identical spikes. Not thread-safe: use one
 * per thread.
 * </p>
 */
final class FistaSpikes implements RelaxedSpikes {

	/** The iteration limit is checked after each batch of iterations. */
	private static final int BATCH = 50;

	/** The stop criterion is ignored up to this iteration. */
	private static final int WARM_UP = 5;

	private final Ar2 ar2;
	private final float scale;
	private final float step;
	private final float shrink;
	private final int maxIterations;
	private final double tolerance;

	private float[] x;
	private float[] previous;
	private final float[] point;
	private final float[] residual;
	private final float[] gradient;

	/**
	 * @param kernel transient of one spike
	 * @param fs sampling rate in Hz
	 * @param n samples per trace
	 * @param lambda weight of the sparsity penalty, at least 0
	 * @param maxIterations iteration limit, rounded up to a multiple of 50
	 * @param tolerance relative change per iteration at which it has converged, above 0
	 */
	FistaSpikes(final CalciumKernel kernel, final double fs,
		final int n, final double lambda, final int maxIterations,
		final double tolerance)
	{
		ar2 = kernel.ar2(fs);
		scale = (float) (1 / ar2.peak());
		step = (float) (1 / Lipschitz.of(ar2));
		shrink = (float) (step * (Require.nonNegative("lambda", lambda, "") * Arrays
			.stream(kernel.sample(fs)).sum()));
		this.maxIterations = maxIterations;
		this.tolerance = Require.positive("tol", tolerance, "");
		x = new float[n];
		previous = new float[n];
		point = new float[n];
		residual = new float[n];
		gradient = new float[n];
	}

	@Override
	public Solution solve(final float[] y, final float[] start,
		final Progress progress)
	{
		System.arraycopy(start, 0, x, 0, x.length);
		System.arraycopy(start, 0, point, 0, x.length);
		double momentum = 1;
		int iterations = 0;
		boolean converged = false;
		while (!converged && iterations < maxIterations) {
			for (int i = 0; i < BATCH && !converged; i++) {
				if (i % 10 == 0) progress.checkCancelled();
				final Step s = step(y);
				iterations++;
				if (iterations > 1 && s.turn > 0) {
					momentum = 1;
					System.arraycopy(x, 0, point, 0, x.length);
				}
				else {
					final double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
					extrapolate((float) ((momentum - 1) / next));
					momentum = next;
				}
				converged = iterations > WARM_UP && s.change < tolerance * tolerance *
					(s.size + 1e-20);
			}
		}
		return new Solution(x.clone(), iterations, converged);
	}

	/** @param turn greater than 0 if the step opposes the momentum */
	private record Step(double turn, double change, double size) {}

	private Step step(final float[] y) {
		convolve(point, residual);
		for (int t = 0; t < y.length; t++)
			residual[t] -= y[t];
		adjoint(residual, gradient);
		final float[] old = x;
		x = previous;
		previous = old;
		double turn = 0, change = 0, size = 0;
		for (int t = 0; t < y.length; t++) {
			final float v = clamp(point[t] - step * gradient[t] - shrink);
			final double moved = (double) v - old[t];
			turn += ((double) point[t] - v) * moved;
			change += moved * moved;
			size += (double) old[t] * old[t];
			x[t] = v;
		}
		return new Step(turn, change, size);
	}

	private void extrapolate(final float weight) {
		for (int t = 0; t < x.length; t++)
			point[t] = clamp(x[t] + weight * (x[t] - previous[t]));
	}

	private static float clamp(final float v) {
		return v > 0 ? Math.min(v, 1) : 0;
	}

	private void convolve(final float[] s, final float[] out) {
		final Ar2FloatRecursion c = ar2.floatRecursion();
		for (int t = 0; t < s.length; t++) {
			out[t] = c.now();
			c.next(s[t] * scale);
		}
	}

	private void adjoint(final float[] r, final float[] out) {
		final Ar2FloatRecursion c = ar2.floatRecursion();
		for (int t = r.length - 1; t >= 0; t--) {
			out[t] = c.now();
			c.nextOfAdjoint(r[t] * scale);
		}
	}
}
