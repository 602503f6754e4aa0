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
package org.calab.fiji.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.TraceExtraction;
import org.calab.fiji.tuner.CellSolution;
import org.calab.fiji.tuner.LiveFit;
import org.calab.fiji.tuner.LiveSolver;
import org.calab.trace.TraceSet;

/**
 * What other settings would give, for the cells in view: neuropil and ΔF/F from the steps of
 * the extraction, and activity with a given kernel from the tuner's solver. A newer request
 * overtakes an older one.
 */
public final class LivePreview implements AutoCloseable {

	/** The preview of one cell: the trace, and what was inferred with a given kernel. */
	public record Cell(double[] trace, Optional<double[]> fit,
		Optional<double[]> activity, Optional<double[]> deviation)
	{}

	/**
	 * @param cells by their number
	 * @param message why there is none; empty if it was possible
	 */
	public record Preview(Map<Integer, Cell> cells, String message) {

		public Preview {
			cells = Map.copyOf(cells);
		}
	}

	/** What is to be shown. */
	private record Wanted(CellData data, Optional<ExtractedTraces> extracted,
		WorkspaceSettings settings, List<Integer> cells)
	{}

	private final Executor background, ui;
	private final Consumer<Preview> shown;
	private Wanted newest; // guarded by this
	private LiveSolver solver; // guarded by this

	/**
	 * @param background runs the preparation of traces
	 * @param ui runs {@code shown}
	 * @param shown receives each preview, as far as it is done
	 */
	public LivePreview(final Executor background, final Executor ui,
		final Consumer<Preview> shown)
	{
		this.background = background;
		this.ui = ui;
		this.shown = shown;
	}

	/**
	 * Returns immediately.
	 *
	 * @param cells in view, with traces
	 * @param extracted steps of the extraction, if they are known
	 */
	public void request(final CellData data,
		final Optional<ExtractedTraces> extracted,
		final WorkspaceSettings settings, final List<Integer> cells)
	{
		final Wanted wanted = new Wanted(data, extracted, settings, List.copyOf(
			cells));
		synchronized (this) {
			newest = wanted;
			stop();
		}
		background.execute(() -> prepare(wanted));
	}

	/** Discards what is under way. */
	public synchronized void cancel() {
		newest = null;
		stop();
	}

	private void stop() {
		if (solver != null) solver.close();
		solver = null;
	}

	private synchronized boolean isNewest(final Wanted wanted) {
		return newest == wanted;
	}

	private void prepare(final Wanted w) {
		if (!isNewest(w) || w.cells().isEmpty()) return;
		try {
			final TraceSet traces = traces(w);
			final Map<Integer, Cell> cells = new HashMap<>();
			for (int i = 0; i < traces.numCells(); i++)
				cells.put(cell(w, traces, i), new Cell(traces.trace(i), Optional
					.empty(), Optional.empty(), Optional.empty()));
			tell(w, cells, "");
			if (!w.settings().isAuto()) solve(w, traces, cells);
		}
		catch (final InvalidInputException e) {
			tell(w, Map.of(), e.getMessage());
		}
	}

	/** @return the cell of a trace: those whose dF/F is undefined have none */
	private static int cell(final Wanted w, final TraceSet traces, final int i) {
		return w.data().cell(traces.names().get(i));
	}

	/** @return the traces of the cells with these settings */
	private static TraceSet traces(final Wanted w) {
		final int[] rows = w.cells().stream().mapToInt(w.data()::row).toArray();
		final TraceSet now = w.data().traces().orElseThrow();
		if (w.extracted().isEmpty()) return now.withCells(rows);
		final ExtractedTraces steps = w.extracted().get();
		// rows of the traces lack cells whose dF/F is undefined
		final List<String> names = IntStream.of(rows).mapToObj(now.names()::get)
			.toList();
		final int[] all = names.stream().mapToInt(steps.raw().names()::indexOf)
			.toArray();
		return TraceExtraction.processed(steps.fluorescence().withCells(all), w.settings()
			.neuropil() ? steps.neuropil().map(n -> n.withCells(all)) : Optional
				.empty(), w.settings().factor(), w.settings().dff() ? Optional.of(
					DeltaFOptions.defaults()) : Optional.empty());
	}

	private void solve(final Wanted w, final TraceSet traces,
		final Map<Integer, Cell> cells)
	{
		final LiveSolver mine = new LiveSolver(new LiveFit(traces),
			new LiveSolver.Listener() {

				@Override
				public void solved(final LiveSolver.Request request, final int i,
					final CellSolution s)
				{
					cells.put(cell(w, traces, i), new Cell(traces.trace(i), Optional.of(s
						.fit()), Optional.of(s.activity()), s.deviation()));
					tell(w, cells, "");
				}

				@Override
				public void failed(final LiveSolver.Request request,
					final String message)
				{
					tell(w, Map.of(), message);
				}
			});
		synchronized (this) {
			if (newest != w) {
				mine.close();
				return;
			}
			solver = mine;
		}
		mine.request(new LiveSolver.Request(w.settings().tuner(), new ArrayList<>(
			IntStream.range(0, traces.numCells()).boxed().toList()), List.of()));
	}

	private void tell(final Wanted w, final Map<Integer, Cell> cells,
		final String message)
	{
		final Preview preview = new Preview(cells, message);
		ui.execute(() -> {
			if (isNewest(w)) shown.accept(preview);
		});
	}

	@Override
	public void close() {
		cancel();
	}
}
