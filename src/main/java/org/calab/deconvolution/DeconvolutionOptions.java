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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.OptionalDouble;

import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Options of the deconvolution. Immutable.
 *
 * @param kernel transient of one spike
 * @param lambda weight of the sparsity penalty. It is multiplied by the sum of the kernel, so
 *          that it is comparable between kernels. Empty: for each cell the weight at which
 *          the residual variance equals the noise variance
 * @param constraint bounds of the activity
 * @param baseline treatment of the baseline
 * @param bandPass whether the traces are filtered first
 * @param solver solver
 * @param maxIterations iteration limit of the solver
 * @param tolerance relative duality gap (exact) or relative change per iteration (FISTA) at
 *          which the solver stops; empty: the default of the solver
 */
@RecordBuilder
public record DeconvolutionOptions(
	CalciumKernel kernel,
	@Option(label = "Lambda (sparsity)", value = "auto", absent = "auto", min = 0, help = DeconvolutionOptions.LAMBDA_HELP) OptionalDouble lambda,
	@Option(value = "nonneg", help = DeconvolutionOptions.CONSTRAINT_HELP) Constraint constraint,
	@Option(value = "rolling", help = DeconvolutionOptions.BASELINE_HELP) Baseline baseline,
	@Option(label = "Band-pass filter", help = DeconvolutionOptions.BAND_PASS_HELP) boolean bandPass,
	@Option(value = "exact", help = DeconvolutionOptions.SOLVER_HELP) Solver solver,
	@Option(value = "2000", min = 0, help = DeconvolutionOptions.MAX_ITERATIONS_HELP) int maxIterations,
	@Option(absent = "auto", min = 0, above = true, help = DeconvolutionOptions.TOLERANCE_HELP) OptionalDouble tolerance)
	implements DeconvolutionOptionsBuilder.With
{

	public static final String LAMBDA_HELP =
		"Weight of the sparsity penalty, for example 0.01; larger values give fewer events; auto: for each cell the value at which the residual matches its noise";
	public static final String CONSTRAINT_HELP =
		"Bounds of the activity; nonneg: at least 0; box01: from 0 to 1";
	public static final String BASELINE_HELP =
		"Baseline of the traces; rolling: the 20 % quantile over the past five kernel lengths; constant: one estimated value per cell; none: zero";
	public static final String BAND_PASS_HELP =
		"First remove what is slower or faster than the kernel, such as drift and fast noise";
	public static final String SOLVER_HELP =
		"exact: the optimum, with proof, and the fastest; fista and fista_fft: the iterations of CaLab, for comparison";
	public static final String MAX_ITERATIONS_HELP =
		"Iteration limit of the solver, for example 2000; the table of cells shows which cells converged";
	public static final String TOLERANCE_HELP =
		"Relative duality gap (exact) or relative change per iteration (fista) at which the solver stops, for example 1e-6; auto: 1e-6 for exact, 1e-4 for fista";

	public DeconvolutionOptions {
		OptionList.check(DeconvolutionOptions.class, kernel, lambda, constraint, baseline, bandPass, solver, maxIterations, tolerance);
	}


	/** @return the default options with this kernel and weight */
	public static DeconvolutionOptions of(final CalciumKernel kernel,
		final double lambda)
	{
		return of(kernel, OptionalDouble.of(lambda));
	}

	/**
	 * @param lambda weight of the sparsity penalty; empty: from the noise of each cell
	 * @return the default options with this kernel and weight
	 */
	public static DeconvolutionOptions of(final CalciumKernel kernel,
		final OptionalDouble lambda)
	{
		return OptionList.of(DeconvolutionOptions.class).defaults().withKernel(kernel)
			.withLambda(lambda);
	}

	/**
	 * @param t relative duality gap (exact) or relative change per iteration (FISTA)
	 * @return these options with that tolerance
	 */
	public DeconvolutionOptions withTolerance(final double t) {
		return withTolerance(OptionalDouble.of(t));
	}

	/** @return the tolerance, or the default of the solver if it is empty */
	public double stopsAt() {
		return tolerance.orElse(solver.defaultTolerance());
	}
}
