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

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.options.Option;
import org.calab.options.OptionList;

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
@RecordBuilder
public record FreeKernelOptions(
	@Option(value = "200", min = 0, calab = "max_iters", help = FreeKernelOptions.MAX_ITERATIONS_HELP) int maxIterations,
	@Option(value = "1e-4", min = 0, above = true, calab = "tol", help = FreeKernelOptions.TOLERANCE_HELP) double tolerance,
	@Option(value = "0", min = 0, calab = "smooth_lambda", help = FreeKernelOptions.SMOOTHING_HELP) double smoothing,
	@Option(value = "fista", help = FreeKernelOptions.SOLVER_HELP) FreeKernelSolver solver)
	implements FreeKernelOptionsBuilder.With
{

	public static final String MAX_ITERATIONS_HELP =
		"Iterations after which FISTA stops, for example 200";
	public static final String TOLERANCE_HELP =
		"Relative change per iteration below which FISTA has converged, for example 1e-4";
	public static final String SMOOTHING_HELP =
		"Weight of the total-variation penalty that smooths the kernel, for example 0.01; 0 does not smooth";
	public static final String SOLVER_HELP =
		"fista: the iterations of CaLab; exact: the certified optimum";

	public FreeKernelOptions {
		OptionList.check(FreeKernelOptions.class, maxIterations, tolerance, smoothing, solver);
	}

	/** @return 200 iterations, 1e-4, not smoothed, FISTA: the reference's defaults */
	public static FreeKernelOptions defaults() {
		return OptionList.of(FreeKernelOptions.class).defaults();
	}

	public FreeKernelOptions withSmoothing(final double lambda) {
		return new FreeKernelOptions(maxIterations, tolerance, lambda, solver);
	}

}
