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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * What is solved and how. Immutable; see {@link #of} for the defaults.
 *
 * @param kernel the transient of one spike
 * @param lambda weight of the sparsity penalty, at least 0; multiplied by the
 *          kernel's sum, so that it means the same for every kernel. Empty: for
 *          each cell the one at which the fit leaves as much as there is noise
 * @param constraint where the activity may lie
 * @param baseline what is done about the baseline
 * @param filter whether the kernel's band-pass is applied first
 * @param solver how the problem is solved
 * @param maxIterations at which an iterative solver stops, at least 0
 * @param tolerance where the solver stops, above 0: the relative duality gap
 *          (exact), the relative change per iteration (FISTA)
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
		"Weight of the sparsity penalty, for example 0.01; more means fewer events. auto: for each cell the value at which the residual matches its noise";
	public static final String CONSTRAINT_HELP =
		"nonneg: activity of at least 0; box01: between 0 and 1";
	public static final String BASELINE_HELP =
		"Level beneath the transients. rolling: the 20 % quantile over the past five kernel lengths; constant: one number per cell; none: the traces have none";
	public static final String BAND_PASS_HELP =
		"Filter the traces by the band of the kernel first, against drift faster than five decays or fast noise";
	public static final String SOLVER_HELP =
		"exact: the certified optimum, and the fastest; fista and fista_fft: the iterations of CaLab, for comparison";
	public static final String MAX_ITERATIONS_HELP =
		"Iterations after which the solver stops, for example 2000; the table of cells says which cells converged";
	public static final String TOLERANCE_HELP =
		"Where the solver stops, for example 1e-6: relative duality gap (exact) or relative change per iteration (FISTA); auto: 1e-6 and 1e-4";

	public DeconvolutionOptions {
		OptionList.check(DeconvolutionOptions.class, kernel, lambda, constraint, baseline, bandPass, solver, maxIterations, tolerance);
	}


	/** @return nonneg, rolling baseline, no filter, exact to a gap of 1e-6, at most 2000 iterations */
	public static DeconvolutionOptions of(final CalciumKernel kernel,
		final double lambda)
	{
		return of(kernel, OptionalDouble.of(lambda));
	}

	/** @param lambda empty: from the noise of each cell */
	public static DeconvolutionOptions of(final CalciumKernel kernel,
		final OptionalDouble lambda)
	{
		return OptionList.of(DeconvolutionOptions.class).defaults().withKernel(kernel)
			.withLambda(lambda);
	}

	/** @param t relative duality gap (exact) or relative change per iteration (FISTA), above 0 */
	public DeconvolutionOptions withTolerance(final double t) {
		return withTolerance(OptionalDouble.of(t));
	}

	/** @return where the solver stops: the tolerance, or the usual one of the solver */
	public double stopsAt() {
		return tolerance.orElse(solver.defaultTolerance());
	}
}
