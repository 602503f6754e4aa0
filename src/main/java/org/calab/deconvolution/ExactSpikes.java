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
import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;

/** Solves the relaxed problem by the interior-point method. */
final class ExactSpikes implements RelaxedSpikes {

	/** Smaller values are set to 0; they only occur because the method stays inside the bounds. */
	private static final double SMALL = 1e-3;

	private final InteriorPoint solver;
	private final double mu;
	private final double[] target;

	ExactSpikes(final CalciumKernel kernel, final double fs, final int n,
		final double lambda, final double tolerance)
	{
		solver = new InteriorPoint(kernel.ar2(fs), n, true, false,
			Integer.MAX_VALUE, Require.positive("tol", tolerance, ""));
		mu = Require.nonNegative("lambda", lambda, "") * Arrays.stream(kernel
			.sample(fs)).sum();
		target = new double[n];
	}

	@Override
	public Solution solve(final float[] y, final float[] start,
		final Progress progress)
	{
		for (int t = 0; t < y.length; t++)
			target[t] = y[t];
		final TraceSolution s = solver.solve(target, mu, 1, progress);
		final float[] values = new float[y.length];
		for (int t = 0; t < values.length; t++)
			values[t] = s.activity()[t] > SMALL ? (float) s.activity()[t] : 0;
		return new Solution(values, s.iterations(), s.converged());
	}
}
