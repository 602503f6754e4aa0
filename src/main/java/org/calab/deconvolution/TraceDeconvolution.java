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

import org.calab.kernel.CalciumKernel;
import org.calab.task.Progress;

/**
 * Deconvolves traces of one length and sampling rate. Not thread-safe: use one per thread.
 */
final class TraceDeconvolution {

	private final DeconvolutionOptions options;
	private final double fs;
	private final double gain; // G: the sum of the sampled kernel
	private final double upper;
	private final Convolution convolution;
	private final InteriorPoint exact;
	private final NoisePenalty noisePenalty;

	/** @param n samples per trace */
	TraceDeconvolution(final DeconvolutionOptions options, final double fs,
		final int n)
	{
		this.options = options;
		this.fs = fs;
		final double[] samples = options.kernel().sample(fs);
		gain = Arrays.stream(samples).sum();
		upper = options.constraint().upper();
		convolution = convolution(options, fs, n);
		final boolean fromNoise = options.lambda().isEmpty();
		exact = options.solver() == Solver.EXACT || fromNoise ? new InteriorPoint(
			options.kernel().ar2(fs), n, options.constraint() == Constraint.BOX01,
			freeBaseline(), options.maxIterations(), options.stopsAt()) : null;
		noisePenalty = fromNoise ? new NoisePenalty(exact, upper, Math.sqrt(Arrays
			.stream(samples).map(v -> v * v).sum())) : null;
	}

	/** @return the convolution K that the solver uses */
	static Convolution convolution(final DeconvolutionOptions options,
		final double fs, final int n)
	{
		final CalciumKernel kernel = options.kernel();
		return options.solver() == Solver.FISTA_FFT ? new FftConvolution(kernel.sample(
			fs), n) : new Ar2Convolution(kernel.ar2(fs));
	}

	private boolean freeBaseline() {
		return options.baseline() == Baseline.CONSTANT;
	}

	/**
	 * @param raw raw trace. Not modified.
	 * @param y prepared trace. Not modified.
	 * @param progress checked for cancellation
	 * @return the weight μ of Σs
	 */
	double penalty(final double[] raw, final double[] y,
		final Progress progress)
	{
		return noisePenalty == null ? options.lambda().getAsDouble() * gain
			: noisePenalty.of(y, DetrendedTrace.noise(raw, options, fs), progress);
	}

	/** @return λ for the weight μ of Σs */
	double lambda(final double mu) {
		return options.lambda().orElse(mu / gain);
	}

	/** @param y prepared trace. Not modified. */
	TraceSolution solve(final double[] y, final double mu,
		final Progress progress)
	{
		return options.solver() == Solver.EXACT ? exact.solve(y, mu, upper,
			progress) : new Fista(convolution, y.length, mu, upper, freeBaseline())
				.solve(y, options.maxIterations(), options.stopsAt(), progress);
	}
}
