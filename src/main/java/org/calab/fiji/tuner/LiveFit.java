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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
final class LiveFit implements AutoCloseable {

	/** Receives each cell as soon as it is done, in any order and from several threads. */
	@FunctionalInterface
	interface Sink {

		void accept(int cell, CellSolution solution);
	}

	/** Some cells. @param cells the number of the cell of each row */
	record Rows(TraceSet traces, int[] cells) {

		/** @return the frames of a part of the recording */
		Rows part(final Part part) {
			final double[][] rows = new double[cells.length][];
			for (int k = 0; k < rows.length; k++)
				rows[k] = Arrays.copyOfRange(traces.trace(k), part.from(), part.to());
			return new Rows(TraceSet.owning(rows, traces.rate()).withNames(traces
				.names()), cells);
		}
	}

	private final LiveTraces source;
	private DecayLearning learning; // guarded by this

	/** @param source finite samples at a known rate */
	LiveFit(final LiveTraces source) {
		this.source = source;
	}

	/** @return the traces that it fits */
	LiveTraces source() {
		return source;
	}

	/**
	 * @param cells counted from 0
	 * @return those that have a trace, in this order
	 */
	Rows read(final List<Integer> cells) {
		final TraceSet traces = source.of(cells.stream().mapToInt(i -> i).toArray());
		final Map<String, Integer> number = new HashMap<>();
		for (final int c : cells)
			number.put(source.names().get(c), c);
		return new Rows(traces, traces.names().stream().mapToInt(number::get)
			.toArray());
	}

	/**
	 * @param rows started in this order
	 * @throws org.calab.check.InvalidInputException if the settings do not suit the traces
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	void each(final TunerSettings settings, final Rows rows, final int threads,
		final Progress progress, final Sink sink)
	{
		final TraceSet traces = rows.traces();
		switch (settings.method()) {
			case DECONVOLVE -> Deconvolution.each(traces, IntStream.range(0, traces
				.numCells()).toArray(), settings.options(), threads, progress, (k,
					d) -> sink.accept(rows.cells()[k], CellSolution.of(d)));
			case POSTERIOR -> {
				final PosteriorOptions options = settings.posterior();
				each(rows, threads, progress, sink, k -> CellSolution.of(traces.trace(
					k), PosteriorInference.infer(traces.cells(k, k + 1), options, 1,
						progress.quiet()).get(0)));
			}
			case AUTO -> {
				final AutoOptions options = AutoOptions.defaults();
				final DecaySearch.Decay decay = learning(options).decay(progress.stage(
					0, 0.5));
				each(rows, threads, progress.stage(0.5, 1), sink, k -> CellSolution.of(
					traces.trace(k), AutoInference.infer(traces.cells(k, k + 1), decay,
						options, 1, progress.quiet()).get(0)));
			}
		}
	}

	private static void each(final Rows rows, final int threads,
		final Progress progress, final Sink sink,
		final IntFunction<CellSolution> solution)
	{
		Parallel.forEach(rows.cells().length, threads, progress,
			"Inferring activity", k -> sink.accept(rows.cells()[k], solution.apply(
				k)));
	}

	private synchronized DecayLearning learning(final AutoOptions options) {
		if (learning == null) learning = new DecayLearning(source, options);
		return learning;
	}

	/** Stops what is learned from all cells. */
	@Override
	public synchronized void close() {
		if (learning != null) learning.stop();
	}
}
