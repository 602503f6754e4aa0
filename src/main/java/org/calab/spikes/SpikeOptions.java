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
package org.calab.spikes;

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;

/**
 * How spikes are inferred. Immutable; see {@link #of} for the defaults.
 *
 * @param kernel the transient of one spike
 * @param upsampleFactor at how many times the frame rate spikes are placed, 1 to
 *          10,000; the number of spikes that fit into one frame
 * @param highPass whether what is slower than the kernel is filtered out first
 * @param lowPass whether what is faster than the kernel is filtered out first
 * @param lambda weight of the sparsity penalty of the relaxed solve, at least 0
 * @param noiseConstrained whether only as many spikes are taken as bring the
 *          residual down to the noise, instead of those that fit best
 * @param solver how the relaxed problem is solved
 * @param maxIterations at which FISTA stops, at least 0
 * @param tolerance the relative change per iteration at which FISTA has converged,
 *          above 0
 */
public record SpikeOptions(CalciumKernel kernel, int upsampleFactor,
	boolean highPass, boolean lowPass, double lambda, boolean noiseConstrained,
	SpikeSolver solver, int maxIterations, double tolerance)
{

	public static final SpikeSolver DEFAULT_SOLVER = SpikeSolver.EXACT;
	public static final int DEFAULT_MAX_ITERATIONS = 500;
	public static final double DEFAULT_TOLERANCE = 1e-4;

	/** The rate that the menu entry and the command line upsample to, in Hz. */
	public static final double DEFAULT_UPSAMPLE_TARGET = 300;

	public SpikeOptions {
		Require.present("kernel", kernel);
		Require.within("upsample_factor", upsampleFactor, 1, 10_000);
		Require.nonNegative("lambda", lambda, "");
		Require.present("solver", solver);
		Require.within("max_iters", maxIterations, 0, Integer.MAX_VALUE);
		Require.positive("tol", tolerance, "");
	}

	/** @return factor 1, no filter, λ 0, not noise-constrained, solved exactly */
	public static SpikeOptions of(final CalciumKernel kernel) {
		return new SpikeOptions(kernel, 1, false, false, 0, false,
			DEFAULT_SOLVER, DEFAULT_MAX_ITERATIONS, DEFAULT_TOLERANCE);
	}

	public SpikeOptions withUpsampleFactor(final int factor) {
		return new SpikeOptions(kernel, factor, highPass, lowPass, lambda,
			noiseConstrained, solver, maxIterations, tolerance);
	}

	public SpikeOptions withFilter(final boolean high, final boolean low) {
		return new SpikeOptions(kernel, upsampleFactor, high, low, lambda,
			noiseConstrained, solver, maxIterations, tolerance);
	}

	public SpikeOptions withLambda(final double l) {
		return new SpikeOptions(kernel, upsampleFactor, highPass, lowPass, l,
			noiseConstrained, solver, maxIterations, tolerance);
	}

	public SpikeOptions withNoiseConstrained(final boolean on) {
		return new SpikeOptions(kernel, upsampleFactor, highPass, lowPass, lambda,
			on, solver, maxIterations, tolerance);
	}

	public SpikeOptions withSolver(final SpikeSolver s) {
		return new SpikeOptions(kernel, upsampleFactor, highPass, lowPass, lambda,
			noiseConstrained, s, maxIterations, tolerance);
	}

	public SpikeOptions withMaxIterations(final int n) {
		return new SpikeOptions(kernel, upsampleFactor, highPass, lowPass, lambda,
			noiseConstrained, solver, n, tolerance);
	}

	public SpikeOptions withTolerance(final double t) {
		return new SpikeOptions(kernel, upsampleFactor, highPass, lowPass, lambda,
			noiseConstrained, solver, maxIterations, t);
	}
}
