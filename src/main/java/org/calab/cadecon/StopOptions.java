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

import org.calab.check.Require;

/**
 * When the kernel has been learned.
 *
 * @param maxIterations 1 to 200
 * @param convergenceTol change of the unit-peak kernel from one iteration to the
 *          next (root mean square) below which it stands still, 0 to 1, both
 *          excluded
 * @param patience for how many iterations in a row it must stand still, at
 *          least 1
 * @param minIters iterations that do not count, at least 0
 */
public record StopOptions(int maxIterations, double convergenceTol,
	int patience, int minIters)
{

	public static final int DEFAULT_MAX_ITERATIONS = 20;
	public static final double DEFAULT_CONVERGENCE_TOL = 0.005;
	public static final int DEFAULT_PATIENCE = 3, DEFAULT_MIN_ITERS = 2;

	public StopOptions {
		Require.within("max_iterations", maxIterations, 1, 200);
		Require.positive("convergence_tol", convergenceTol, "");
		Require.within("convergence_tol", convergenceTol, 0, Math.nextDown(1.0));
		Require.within("patience", patience, 1, 200);
		Require.within("min_iters", minIters, 0, 200);
	}

	/** @return at most 20 iterations, 0.005, 3, 2: the reference's */
	public static StopOptions defaults() {
		return new StopOptions(DEFAULT_MAX_ITERATIONS, DEFAULT_CONVERGENCE_TOL,
			DEFAULT_PATIENCE, DEFAULT_MIN_ITERS);
	}

	public StopOptions withMaxIterations(final int n) {
		return new StopOptions(n, convergenceTol, patience, minIters);
	}

	public StopOptions withConvergenceTol(final double tolerance) {
		return new StopOptions(maxIterations, tolerance, patience, minIters);
	}

	public StopOptions withPatience(final int n) {
		return new StopOptions(maxIterations, convergenceTol, n, minIters);
	}

	public StopOptions withMinIters(final int n) {
		return new StopOptions(maxIterations, convergenceTol, patience, n);
	}
}
