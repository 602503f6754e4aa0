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

import java.util.List;

import org.calab.deconvolution.InteriorPoint;
import org.calab.deconvolution.TraceSolution;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Negative penalised profile likelihood of a kernel: the mean over the traces of
 * {@code log(min over s ≥ 0 and b of [½‖z - K·s - b‖² + w·‖k‖₂·Σs]/n)}. Since z is in units of the
 * noise, ‖k‖₂ is the standard deviation of the projection of noise on one spike, which makes w
 * comparable between kernels.
 */
final class PenalizedLikelihood {

	/** Weight w. With a smaller one noise becomes spikes, and the kernel too fast. */
	private static final double WEIGHT = 4.5;

	private static final int MOST_ITERATIONS = 60;
	private static final double GAP = 1e-4;

	private final List<double[]> traces;
	private final double fs;
	private final int threads;

	/** @param traces in units of their noise. Not modified. */
	PenalizedLikelihood(final List<double[]> traces, final double fs,
		final int threads)
	{
		this.traces = traces;
		this.fs = fs;
		this.threads = threads;
	}

	double of(final CalciumKernel kernel, final Progress progress) {
		final double mu = WEIGHT * norm(kernel, fs);
		final double[] terms = new double[traces.size()];
		final Progress quiet = progress.quiet(); // the caller reports the evaluations
		Parallel.forEach(terms.length, threads, quiet, "", i -> {
			final double[] z = traces.get(i);
			final TraceSolution s = solve(z, kernel, fs, mu, quiet);
			double sum = 0;
			for (int t = 0; t < z.length; t++) {
				final double e = z[t] - s.reconvolution()[t];
				sum += 0.5 * e * e + mu * s.activity()[t];
			}
			terms[i] = Math.log(sum / z.length);
		});
		double sum = 0;
		for (final double t : terms)
			sum += t / terms.length;
		return sum;
	}

	static TraceSolution solve(final double[] z, final CalciumKernel kernel,
		final double fs, final double mu, final Progress progress)
	{
		return new InteriorPoint(kernel.ar2(fs), z.length, false, true,
			MOST_ITERATIONS, GAP).solve(z, mu, Double.POSITIVE_INFINITY, progress);
	}

	/** @return ‖k‖₂ of the sampled kernel */
	static double norm(final CalciumKernel kernel, final double fs) {
		double sum = 0;
		for (final double k : kernel.sample(fs))
			sum += k * k;
		return Math.sqrt(sum);
	}
}
