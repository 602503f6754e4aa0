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
package org.calab.fiji.tuner;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.calab.deconvolution.Deconvolution;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.DecaySearch;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Fits cells one by one with the method of the settings. What the automatic inference learns
 * from all cells is kept. Thread-safe.
 */
public final class LiveFit {

	/** Receives each cell as soon as it is done, in any order and from several threads. */
	@FunctionalInterface
	interface Sink {

		void accept(int cell, CellSolution solution);
	}

	private final TraceSet traces;
	private Optional<DecaySearch.Decay> learnt = Optional.empty(); // guarded by this

	/** @param traces finite samples at a known rate */
	public LiveFit(final TraceSet traces) {
		this.traces = traces;
	}

	/**
	 * @param cells counted from 0; started in this order. Not modified.
	 * @throws org.calab.check.InvalidInputException if the settings do not suit the traces
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	void each(final TunerSettings settings, final int[] cells,
		final int threads, final Progress progress, final Sink sink)
	{
		switch (settings.method()) {
			case DECONVOLVE -> Deconvolution.each(traces, cells, settings.options(),
				threads, progress, (cell, d) -> sink.accept(cell, CellSolution.of(d)));
			case POSTERIOR -> {
				final PosteriorOptions options = settings.posterior();
				each(cells, threads, progress, sink, cell -> CellSolution.of(traces
					.trace(cell), PosteriorInference.infer(only(cell), options, 1, progress
						.quiet()).get(0)));
			}
			case AUTO -> {
				final AutoOptions options = AutoOptions.defaults();
				final DecaySearch.Decay decay = learnt(options, threads, progress.stage(
					0, 0.5));
				each(cells, threads, progress.stage(0.5, 1), sink, cell -> CellSolution
					.of(traces.trace(cell), AutoInference.infer(only(cell), decay, options,
						1, progress.quiet()).get(0)));
			}
		}
	}

	/**
	 * As {@link #each}, for a part of the recording.
	 *
	 * @param sink receives solutions of the length of the part
	 */
	void each(final TunerSettings settings, final int[] cells, final Part part,
		final int threads, final Progress progress, final Sink sink)
	{
		final double[][] rows = new double[cells.length][];
		for (int k = 0; k < rows.length; k++)
			rows[k] = Arrays.copyOfRange(traces.trace(cells[k]), part.from(), part
				.to());
		new LiveFit(TraceSet.owning(rows, traces.rate())).each(settings, IntStream
			.range(0, rows.length).toArray(), threads, progress, (k, s) -> sink.accept(
				cells[k], s));
	}

	private TraceSet only(final int cell) {
		return traces.cells(cell, cell + 1);
	}

	private static void each(final int[] cells, final int threads,
		final Progress progress, final Sink sink,
		final IntFunction<CellSolution> solution)
	{
		Parallel.forEach(cells.length, threads, progress, "Inferring activity",
			k -> sink.accept(cells[k], solution.apply(cells[k])));
	}

	private synchronized DecaySearch.Decay learnt(final AutoOptions options,
		final int threads, final Progress progress)
	{
		if (learnt.isEmpty()) learnt = Optional.of(AutoInference.learn(traces,
			options, threads, progress));
		return learnt.get();
	}
}
