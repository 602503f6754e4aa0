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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.task.Progress;

/**
 * Free-form kernel: the non-negative transient h that best explains traces with known
 * spikes,
 * {@code min over h ≥ 0 of ½·Σ‖(y - baseline)/alpha - S·h‖² + smoothing·Σ|h[k+1] - h[k]|},
 * where S·h is the causal convolution of the spike counts of a trace with h, and the first
 * sum is over traces.
 */
public final class FreeKernel {

	/** Largest length in samples; the matrix has length² entries. */
	public static final int LONGEST = 4000;

	/** Smaller amplitudes count as 0. */
	private static final double NO_AMPLITUDE = 1e-20;

	private final NormalEquations problem;

	/**
	 * @param traces one row per cell, of any lengths. Not modified.
	 * @param spikes spike counts, at least 0, with rows as long as the traces. Not modified.
	 * @param alphas amplitude of one spike in each trace, in the unit of the trace; a trace
	 *          with an amplitude of 0 counts as flat
	 * @param baselines baseline of each trace, in its unit
	 * @param length samples of the kernel, 1 to 4000; may exceed the length of the traces
	 * @throws InvalidInputException if lengths differ, a value is not finite or a count is
	 *           negative
	 */
	public FreeKernel(final double[][] traces, final double[][] spikes,
		final double[] alphas, final double[] baselines, final int length)
	{
		Require.within("kernel_length", length, 1, LONGEST);
		Require.present("traces", traces);
		sameLength("spikes", Require.present("spikes", spikes).length,
			traces.length, "traces");
		sameLength("alphas", Require.present("alphas", alphas).length,
			traces.length, "traces");
		sameLength("baselines", Require.present("baselines", baselines).length,
			traces.length, "traces");
		Require.finite("alphas", alphas);
		Require.finite("baselines", baselines);
		final double[][] scaled = new double[traces.length][];
		for (int c = 0; c < traces.length; c++) {
			final double[] y = Require.present("trace " + c, traces[c]);
			final double[] s = Require.present("spikes of trace " + c, spikes[c]);
			sameLength("spikes of trace " + c, s.length, y.length, "samples");
			Require.finite("trace " + c, y);
			requireCounts("spikes of trace " + c, s);
			scaled[c] = scaled(y, alphas[c], baselines[c]);
			// division by a tiny amplitude can overflow
			Require.finite("trace " + c + " over its alpha", scaled[c]);
		}
		problem = NormalEquations.of(length, scaled, spikes);
	}

	private static double[] scaled(final double[] y, final double alpha,
		final double baseline)
	{
		final double[] out = new double[y.length];
		if (Math.abs(alpha) < NO_AMPLITUDE) return out;
		for (int t = 0; t < y.length; t++)
			out[t] = (y[t] - baseline) / alpha;
		return out;
	}

	/** @return the kernel, at least 0; all 0 if there are no spikes */
	public double[] estimate(final FreeKernelOptions options) {
		return estimate(options, null, Progress.none());
	}

	/**
	 * @param options options of the solver
	 * @param warm initial kernel, or null; ignored if its length differs, as in the reference.
	 *          Not modified.
	 * @param progress checked for cancellation
	 * @return the kernel, at least 0; all 0 if there are no spikes
	 * @throws InvalidInputException if {@code warm} is not finite
	 */
	public double[] estimate(final FreeKernelOptions options,
		final double[] warm, final Progress progress)
	{
		if (warm != null) Require.finite("warm_kernel", warm);
		final double[] start = new double[problem.length()];
		if (warm != null && warm.length == start.length) {
			for (int i = 0; i < start.length; i++)
				start[i] = Math.max(0, warm[i]);
		}
		final double[] h = KernelFista.solve(problem, options, start, progress);
		if (options.solver() == FreeKernelSolver.FISTA) return h;
		return options.smoothing() > 0 ? SmoothKernel.solve(problem, options
			.smoothing(), h, progress) : NonNegativeLeastSquares.solve(problem, h,
				progress);
	}

	/**
	 * @param h a kernel of the length of the problem. Not modified.
	 * @param smoothing weight of the total variation, at least 0
	 * @return the objective at h
	 */
	public double objective(final double[] h, final double smoothing) {
		sameLength("kernel", h.length, problem.length(), "samples of the kernel");
		Require.nonNegative("smoothing", smoothing, "");
		// rounding can make the sum of squares of a perfect fit negative
		return Math.max(0, problem.objective(h)) + smoothing * TotalVariation.of(h);
	}

	/**
	 * @param h a kernel of the length of the problem. Not modified.
	 * @return the gradient of the sum of squares at h; at the optimum without smoothing it is
	 *         0 where h is greater than 0, and at least 0 elsewhere
	 */
	public double[] gradient(final double[] h) {
		sameLength("kernel", h.length, problem.length(), "samples of the kernel");
		return problem.gradient(h);
	}

	private static void sameLength(final String name, final int length,
		final int wanted, final String of)
	{
		if (length != wanted) throw InvalidInputException.of(name, "must have length " +
			wanted + ", the number of " + of + ", but has length " + length + ".");
	}

	private static void requireCounts(final String name, final double[] s) {
		Require.finite(name, s);
		for (int t = 0; t < s.length; t++) {
			if (s[t] < 0) throw InvalidInputException.of(name, "contains " + Require.plain(
				s[t]) + " at index " + t +
				" (counted from 0); every count must be at least 0.");
		}
	}
}
