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

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.BandPass;
import org.calab.signal.RollingBaseline;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Deconvolves traces: per cell
 * {@code min_s ½‖y - K·s - b‖² + λ·G·‖s‖₁} under the constraint, with G the sum
 * of the sampled kernel. Cells are independent of each other.
 */
public final class Deconvolution {

	private Deconvolution() {}

	/**
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads over how many threads the cells are shared, at least 1; the
	 *          result does not depend on it
	 * @throws InvalidInputException for a non-finite sample (the message gives
	 *           row and index) or an unknown rate
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static DeconvolutionResult run(final TraceSet traces,
		final DeconvolutionOptions options, final int threads,
		final Progress progress)
	{
		final double fs = traces.rate().hz();
		requireFinite(traces);
		final int cells = traces.numCells(), n = traces.numTimepoints();
		final CalciumKernel kernel = options.kernel();
		final double[] samples = kernel.sample(fs);
		final double mu = options.lambda() * Arrays.stream(samples).sum();

		final double[][] solved = new double[cells][];
		final double[][] activity = new double[cells][];
		final double[][] reconvolution = new double[cells][];
		final double[][] rolling = new double[cells][];
		final DeconvolutionResult.Cell[] outcome =
			new DeconvolutionResult.Cell[cells];
		Parallel.forEach(cells, threads, progress, "Deconvolving", i -> {
			final double[] y = traces.trace(i);
			prepare(y, rolling, i, options, fs);
			final double upper = options.constraint().upper();
			final boolean free = options.baseline() == Baseline.CONSTANT;
			final TraceSolution s = switch (options.solver()) {
				case EXACT -> new InteriorPoint(kernel.ar2(fs), n, upper < Double.POSITIVE_INFINITY, free,
					options.maxIterations(), options.tolerance()).solve(y, mu, upper, progress);
				case BANDED -> new Fista(new Ar2Convolution(kernel.ar2(fs)), n, mu,
					upper, free).solve(y, options.maxIterations(), options.tolerance(),
						progress);
				case FFT -> new Fista(new FftConvolution(samples, n), n, mu, upper, free)
					.solve(y, options.maxIterations(), options.tolerance(), progress);
			};
			solved[i] = y;
			activity[i] = s.activity();
			reconvolution[i] = s.reconvolution();
			outcome[i] = new DeconvolutionResult.Cell(s.baseline(), s.iterations(),
				s.converged(), s.gap(), TraceQuality.of(y, s.reconvolution(), s.activity()));
		});
		return new DeconvolutionResult(options, traces.withTraces(solved), traces
			.withTraces(activity), traces.withTraces(reconvolution), traces
				.withTraces(rolling), Arrays.asList(outcome));
	}

	/** Filters {@code y} and takes its rolling baseline off, in place. */
	private static void prepare(final double[] y, final double[][] rolling,
		final int cell, final DeconvolutionOptions options, final double fs)
	{
		final CalciumKernel kernel = options.kernel();
		if (options.filter()) {
			final double[] filtered = BandPass.forKernel(kernel.tauRise(), kernel
				.tauDecay(), fs, true, true).apply(y, fs);
			System.arraycopy(filtered, 0, y, 0, y.length);
		}
		rolling[cell] = options.baseline() == Baseline.ROLLING ? RollingBaseline
			.of(y, kernel.tauDecay(), fs) : new double[y.length];
		for (int t = 0; t < y.length; t++)
			y[t] -= rolling[cell][t];
	}

	private static void requireFinite(final TraceSet traces) {
		for (int i = 0; i < traces.numCells(); i++) {
			for (int t = 0; t < traces.numTimepoints(); t++) {
				if (!Double.isFinite(traces.value(i, t))) {
					throw new InvalidInputException(
						"input array contains a non-finite value (NaN or infinity) at " +
							(traces.numCells() > 1 ? "row " + i + ", " : "") + "index " + t +
							" (" + traces.names().get(i) +
							", counted from 0); every sample must be a finite number");
				}
			}
		}
	}
}
