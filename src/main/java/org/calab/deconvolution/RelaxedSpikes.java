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
 * Spikes of 0 or 1 relaxed to the interval between:
 * {@code min ½‖y - K·s‖² + λ·G·Σs, 0 ≤ s ≤ 1}, for traces of one length. Owns its
 * work space: one per thread.
 */
public interface RelaxedSpikes {

	/**
	 * @param values n samples between 0 and 1, handed over
	 * @param iterations how many were run
	 * @param converged whether the stop criterion was met
	 */
	record Solution(float[] values, int iterations, boolean converged) {}

	/**
	 * @param y n samples. Not modified.
	 * @param start n samples between 0 and 1 to begin at; a solver that does not need
	 *          them does not look. Not modified.
	 */
	Solution solve(float[] y, float[] start, Progress progress);

	/**
	 * The optimum.
	 *
	 * @param kernel the transient of one spike
	 * @param fs sampling rate in Hz
	 * @param n samples per trace
	 * @param lambda weight of the sparsity penalty, at least 0
	 * @param tolerance relative duality gap at which it is done, above 0
	 */
	static RelaxedSpikes exact(final CalciumKernel kernel, final double fs,
		final int n, final double lambda, final double tolerance)
	{
		return new ExactSpikes(kernel, fs, n, lambda, tolerance);
	}

	/**
	 * As the reference.
	 *
	 * @param kernel the transient of one spike
	 * @param fs sampling rate in Hz
	 * @param n samples per trace
	 * @param lambda weight of the sparsity penalty, at least 0
	 * @param maxIterations where to stop, rounded up to a multiple of 50
	 * @param tolerance relative change at which it has converged, above 0
	 */
	static RelaxedSpikes fista(final CalciumKernel kernel, final double fs,
		final int n, final double lambda, final int maxIterations,
		final double tolerance)
	{
		return new FistaSpikes(kernel, fs, n, lambda, maxIterations, tolerance);
	}
}
