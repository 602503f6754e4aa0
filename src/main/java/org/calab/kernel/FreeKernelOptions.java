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

/**
 * How a free-form kernel is estimated.
 *
 * @param maxIterations where FISTA stops, at least 0
 * @param tolerance relative change at which FISTA has converged, above 0
 * @param smoothLambda weight of the total variation, at least 0. FISTA takes it
 *          as it is in each step instead of dividing it by the Lipschitz
 *          constant, as the reference does, and so smooths more than the
 *          objective asks for
 * @param solver the reference's iterations or the optimum
 */
public record FreeKernelOptions(int maxIterations, double tolerance,
	double smoothLambda, FreeKernelSolver solver)
{

	public static final int DEFAULT_MAX_ITERATIONS = 200;
	public static final double DEFAULT_TOLERANCE = 1e-4;
	public static final FreeKernelSolver DEFAULT_SOLVER = FreeKernelSolver.FISTA;

	public FreeKernelOptions {
		Require.within("max_iters", maxIterations, 0, Integer.MAX_VALUE);
		Require.positive("tol", tolerance, "");
		Require.nonNegative("smooth_lambda", smoothLambda, "");
		Require.present("solver", solver);
	}

	/** @return 200 iterations, 1e-4, not smoothed, FISTA: the reference's defaults */
	public static FreeKernelOptions defaults() {
		return new FreeKernelOptions(DEFAULT_MAX_ITERATIONS, DEFAULT_TOLERANCE, 0,
			DEFAULT_SOLVER);
	}

	public FreeKernelOptions withMaxIterations(final int n) {
		return new FreeKernelOptions(n, tolerance, smoothLambda, solver);
	}

	public FreeKernelOptions withTolerance(final double t) {
		return new FreeKernelOptions(maxIterations, t, smoothLambda, solver);
	}

	public FreeKernelOptions withSmoothLambda(final double lambda) {
		return new FreeKernelOptions(maxIterations, tolerance, lambda, solver);
	}

	public FreeKernelOptions withSolver(final FreeKernelSolver s) {
		return new FreeKernelOptions(maxIterations, tolerance, smoothLambda, s);
	}
}
