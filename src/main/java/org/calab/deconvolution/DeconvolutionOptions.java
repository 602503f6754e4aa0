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

import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;

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
public record DeconvolutionOptions(CalciumKernel kernel,
	OptionalDouble lambda, Constraint constraint, Baseline baseline, boolean filter,
	Solver solver, int maxIterations, double tolerance)
{

	public static final Constraint DEFAULT_CONSTRAINT = Constraint.NONNEG;
	public static final Baseline DEFAULT_BASELINE = Baseline.ROLLING;
	public static final Solver DEFAULT_SOLVER = Solver.EXACT;
	public static final int DEFAULT_MAX_ITERATIONS = 2000;

	public DeconvolutionOptions {
		Require.present("kernel", kernel);
		if (Require.present("lambda", lambda).isPresent()) Require.nonNegative(
			"lambda", lambda.getAsDouble(), "");
		Require.present("constraint", constraint);
		Require.present("baseline", baseline);
		Require.present("solver", solver);
		Require.within("max_iters", maxIterations, 0, Integer.MAX_VALUE);
		Require.positive("tolerance", tolerance, "");
	}

	/** What a person writes for a λ that follows from the noise. */
	private static final String AUTO = "auto";

	/**
	 * @param text a number of at least 0, or "auto"
	 * @return the number; empty for a λ that follows from the noise
	 */
	public static OptionalDouble lambda(final String text) {
		final String t = Require.present("lambda", text).trim();
		if (t.equalsIgnoreCase(AUTO)) return OptionalDouble.empty();
		try {
			return OptionalDouble.of(Require.nonNegative("lambda", Double.parseDouble(
				t), ""));
		}
		catch (final NumberFormatException e) {
			throw new InvalidInputException("lambda is \"" + t +
				"\"; allowed is a number of at least 0, or auto");
		}
	}

	/** @return what {@link #lambda(String)} reads */
	public Object lambdaText() {
		return lambda.isPresent() ? (Object) lambda.getAsDouble() : AUTO;
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
		return new DeconvolutionOptions(kernel, lambda, DEFAULT_CONSTRAINT,
			DEFAULT_BASELINE, false, DEFAULT_SOLVER, DEFAULT_MAX_ITERATIONS,
			DEFAULT_SOLVER.defaultTolerance());
	}

	public DeconvolutionOptions withConstraint(final Constraint c) {
		return new DeconvolutionOptions(kernel, lambda, c, baseline, filter, solver,
			maxIterations, tolerance);
	}

	public DeconvolutionOptions withBaseline(final Baseline b) {
		return new DeconvolutionOptions(kernel, lambda, constraint, b, filter,
			solver, maxIterations, tolerance);
	}

	public DeconvolutionOptions withFilter(final boolean on) {
		return new DeconvolutionOptions(kernel, lambda, constraint, baseline, on,
			solver, maxIterations, tolerance);
	}

	/** @return with the solver and the tolerance that is usual for it */
	public DeconvolutionOptions withSolver(final Solver s) {
		return new DeconvolutionOptions(kernel, lambda, constraint, baseline,
			filter, s, maxIterations, s.defaultTolerance());
	}

	public DeconvolutionOptions withMaxIterations(final int n) {
		return new DeconvolutionOptions(kernel, lambda, constraint, baseline,
			filter, solver, n, tolerance);
	}

	public DeconvolutionOptions withTolerance(final double t) {
		return new DeconvolutionOptions(kernel, lambda, constraint, baseline,
			filter, solver, maxIterations, t);
	}
}
