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

import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;

/**
 * Solver for binary spikes relaxed to the interval from 0 to 1:
 * {@code min ½‖y - K·s‖² + λ·G·Σs, 0 ≤ s ≤ 1}, for traces of one length. Not thread-safe: use one
 * per thread.
 */
public interface RelaxedSpikes {

	/**
	 * Solution of the relaxed problem.
	 *
	 * @param values n samples from 0 to 1; the array belongs to the receiver
	 * @param iterations number of iterations
	 * @param converged whether the solver converged
	 */
	record Solution(float[] values, int iterations, boolean converged) {}

	/**
	 * @param y n samples. Not modified.
	 * @param start initial values, n samples from 0 to 1; ignored by solvers that do not need
	 *          them. Not modified.
	 * @param progress checked for cancellation
	 */
	Solution solve(float[] y, float[] start, Progress progress);

	/**
	 * Returns a solver by the interior-point method.
	 *
	 * @param kernel transient of one spike
	 * @param fs sampling rate in Hz
	 * @param n samples per trace
	 * @param lambda weight of the sparsity penalty, at least 0
	 * @param tolerance relative duality gap at which it stops, above 0
	 */
	static RelaxedSpikes exact(final CalciumKernel kernel, final double fs,
		final int n, final double lambda, final double tolerance)
	{
		return new ExactSpikes(kernel, fs, n, lambda, tolerance);
	}

	/**
	 * Returns a solver with the FISTA iterations of the reference.
	 *
	 * @param kernel transient of one spike
	 * @param fs sampling rate in Hz
	 * @param n samples per trace
	 * @param lambda weight of the sparsity penalty, at least 0
	 * @param maxIterations iteration limit, rounded up to a multiple of 50
	 * @param tolerance relative change per iteration at which it has converged, above 0
	 */
	static RelaxedSpikes fista(final CalciumKernel kernel, final double fs,
		final int n, final double lambda, final int maxIterations,
		final double tolerance)
	{
		return new FistaSpikes(kernel, fs, n, lambda, maxIterations, tolerance);
	}
}
