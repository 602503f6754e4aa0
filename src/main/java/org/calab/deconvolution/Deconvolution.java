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
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.quality.Snr;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Deconvolves traces. For each cell it solves {@code min ½‖y - K·s - b‖² + λ·G·‖s‖₁} over the
 * activity s under a {@link Constraint}, where K is the convolution with the kernel, b the
 * baseline and G the sum of the sampled kernel. Cells are independent of each other.
 */
public final class Deconvolution {

	private Deconvolution() {}

	/**
	 * Deconvolves all cells.
	 *
	 * @param traces finite samples at a known rate. Not modified.
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @return activity and fit of each cell
	 * @throws InvalidInputException if a sample is not finite or the rate is unknown
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static DeconvolutionResult run(final TraceSet traces,
		final DeconvolutionOptions options, final int threads,
		final Progress progress)
	{
		final int n = traces.numCells();
		final double[][] activity = new double[n][], fit = new double[n][];
		final DeconvolutionResult.Cell[] outcome = new DeconvolutionResult.Cell[n];
		each(traces, IntStream.range(0, n).toArray(), options, threads, progress, (
			i, cell) -> {
			activity[i] = cell.activity();
			fit[i] = cell.fit();
			outcome[i] = cell.outcome();
		});
		return DeconvolutionResult.of(options, traces, activity, fit, Arrays.asList(
			outcome));
	}

	/** Receives each cell as soon as it is done, in any order and from several threads. */
	@FunctionalInterface
	public interface Sink {

		void accept(int cell, CellDeconvolution solution);
	}

	/**
	 * Deconvolves some cells, and passes on each of them as soon as it is done; otherwise as
	 * {@link #run}.
	 *
	 * @param cells cells to deconvolve, counted from 0; started in this order. Not modified.
	 * @param sink receives the results
	 */
	public static void each(final TraceSet traces, final int[] cells,
		final DeconvolutionOptions options, final int threads,
		final Progress progress, final Sink sink)
	{
		final double fs = traces.rate().hz();
		requireFinite(traces, cells);
		Parallel.forEach(cells.length, threads, progress, "Deconvolving",
			() -> new TraceDeconvolution(options, fs, traces.numTimepoints()), (own,
				k) -> {
				final double[] raw = traces.trace(cells[k]);
				final DetrendedTrace prepared = DetrendedTrace.of(raw, options, fs,
					progress);
				final double mu = own.penalty(raw, prepared.y(), progress);
				final TraceSolution s = own.solve(prepared.y(), mu, progress);
				sink.accept(cells[k], new CellDeconvolution(s.activity(), prepared
					.onItsLevel(s.reconvolution()), prepared.residual(s
						.reconvolution()), new DeconvolutionResult.Cell(own.lambda(mu), s
							.baseline(), s.iterations(), s.converged(), s.gap(), TraceQuality
								.of(Snr.of(raw, fs), prepared.y(), s.reconvolution(), s.activity()))));
			});
	}

	private static void requireFinite(final TraceSet traces,
		final int[] cells)
	{
		for (final int i : cells) {
			for (int t = 0; t < traces.numTimepoints(); t++) {
				if (!Double.isFinite(traces.value(i, t))) {
					throw InvalidInputException.of("traces",
						"contain a non-finite value (NaN or infinity) at " + (traces
							.numCells() > 1 ? "row " + i + ", " : "") + "index " + t +
							" (" + traces.names().get(i) +
							", counted from 0); every sample must be a finite number.");
				}
			}
		}
	}
}
