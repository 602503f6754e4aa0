package org.calab.deconvolution;

import org.calab.check.Require;
import org.calab.kernel.CalciumKernel;

/**
 * What is solved and how. Immutable; see {@link #of} for the defaults.
 *
 * @param kernel the transient of one spike
 * @param lambda weight of the sparsity penalty, at least 0; multiplied by the
 *          kernel's sum, so that it means the same for every kernel
 * @param constraint where the activity may lie
 * @param baseline what is done about the baseline
 * @param filter whether the kernel's band-pass is applied first
 * @param solver how the problem is solved
 * @param maxIterations at which an iterative solver stops, at least 0
 * @param tolerance the relative change per iteration at which FISTA stops,
 *          above 0
 */
public record DeconvolutionOptions(CalciumKernel kernel, double lambda,
	Constraint constraint, Baseline baseline, boolean filter, Solver solver,
	int maxIterations, double tolerance)
{

	public static final Constraint DEFAULT_CONSTRAINT = Constraint.NONNEG;
	public static final Baseline DEFAULT_BASELINE = Baseline.ROLLING;
	public static final Solver DEFAULT_SOLVER = Solver.BANDED;
	public static final int DEFAULT_MAX_ITERATIONS = 2000;
	public static final double DEFAULT_TOLERANCE = 1e-4;

	public DeconvolutionOptions {
		Require.present("kernel", kernel);
		Require.nonNegative("lambda", lambda, "");
		Require.present("constraint", constraint);
		Require.present("baseline", baseline);
		Require.present("solver", solver);
		Require.within("max_iters", maxIterations, 0, Integer.MAX_VALUE);
		Require.positive("tolerance", tolerance, "");
	}

	/** @return nonneg, rolling baseline, no filter, banded, 2000 iterations, 1e-4 */
	public static DeconvolutionOptions of(final CalciumKernel kernel,
		final double lambda)
	{
		return new DeconvolutionOptions(kernel, lambda, DEFAULT_CONSTRAINT,
			DEFAULT_BASELINE, false, DEFAULT_SOLVER, DEFAULT_MAX_ITERATIONS,
			DEFAULT_TOLERANCE);
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

	public DeconvolutionOptions withSolver(final Solver s) {
		return new DeconvolutionOptions(kernel, lambda, constraint, baseline,
			filter, s, maxIterations, tolerance);
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
