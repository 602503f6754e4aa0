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

import org.calab.task.Progress;

/**
 * FISTA (Beck &amp; Teboulle, SIAM J. Imaging Sci. 2, 2009) for the free-form kernel, in the
 * variant of the reference: the momentum {@code x + w·(x - point)} is relative to the point
 * of the gradient, not to the previous iterate, and there is no restart.
 */
final class KernelFista {

	/** The stop criterion is ignored up to this iteration, since the first steps may be short. */
	private static final int WARM_UP = 5;

	private KernelFista() {}

	/**
	 * @param start initial kernel. Not modified.
	 * @return the last iterate, at least 0; a copy of {@code start} if the iteration limit is 0
	 */
	static double[] solve(final NormalEquations problem,
		final FreeKernelOptions options, final double[] start,
		final Progress progress)
	{
		final double step = 1 / problem.lipschitz();
		double[] x = start.clone();
		double[] point = start;
		double momentum = 1;
		for (int k = 1; k <= options.maxIterations(); k++) {
			progress.checkCancelled();
			final double[] g = problem.gradient(point);
			final double[] next = new double[x.length];
			for (int i = 0; i < x.length; i++)
				next[i] = point[i] - step * g[i];
			SmoothingStep.apply(next, options.smoothing());
			double change = 0, size = 0;
			for (int i = 0; i < x.length; i++) {
				next[i] = Math.max(0, next[i]);
				change += (next[i] - x[i]) * (next[i] - x[i]);
				size += x[i] * x[i];
			}
			final double grown = 0.5 * (1 + Math.sqrt(1 + 4 * momentum * momentum));
			final double weight = (momentum - 1) / grown;
			final double[] extrapolated = new double[x.length];
			for (int i = 0; i < x.length; i++)
				extrapolated[i] = next[i] + weight * (next[i] - point[i]);
			point = extrapolated;
			momentum = grown;
			x = next;
			final double tolerance = options.tolerance();
			if (k > WARM_UP && change < tolerance * tolerance * (size + 1e-20)) break;
		}
		return x;
	}
}
