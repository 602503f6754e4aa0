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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.TimeView;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.kernel.Indicator;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.trace.TraceSet;

/**
 * The state of a tuner without its window: the settings, the cells in view and their fits,
 * which follow the settings. To be used from one thread, that of the executor.
 */
public final class TunerSession implements TimeView, AutoCloseable {

	private final boolean isWhole;
	private final Executor ui;
	private final LiveSolver solver, pinSolver;
	private final Runnable changed;
	private final Map<Integer, Series> raw = new HashMap<>();
	private final Map<Integer, Series> trueSpikes = new HashMap<>();
	private final Map<Integer, CellFit> fits = new HashMap<>();
	private final Map<Integer, CellFit> pinnedFits = new HashMap<>();
	private final Map<Integer, Long> solvedAt = new HashMap<>();
	private LiveTraces source;
	private LiveFit fit;
	private FitOutcome[] outcomes;
	private boolean[] current;
	private History<TunerSettings> history;
	private Optional<TunerSettings> pinned = Optional.empty();
	private List<Integer> cells = List.of();
	private int selected = -1;
	private TimeWindow window;
	private LiveSolver.Request request, pinRequest;
	private String failure = "";
	private double progress = 1;
	private long clock;

	/**
	 * @param traces finite samples at a known rate
	 * @param spikes the true spikes per frame, if known
	 * @param ui runs {@code changed} and receives the results
	 * @param changed called whenever there is something new to show
	 */
	public TunerSession(final TraceSet traces, final Optional<TraceSet> spikes,
		final TunerSettings start, final Executor ui, final Runnable changed)
	{
		this(LiveTraces.of(traces, spikes), true, start, ui, changed);
	}

	/**
	 * @param source finite samples at a known rate
	 * @param isWhole whether the cells out of view are fitted, too
	 * @param ui runs {@code changed} and receives the results
	 * @param changed called whenever there is something new to show
	 */
	public TunerSession(final LiveTraces source, final boolean isWhole,
		final TunerSettings start, final Executor ui, final Runnable changed)
	{
		source.rate().hz(); // refuses an unknown rate now, not at the first fit
		this.isWhole = isWhole;
		this.ui = ui;
		this.changed = changed;
		history = History.of(start);
		become(source);
		solver = new LiveSolver(new Arrivals());
		pinSolver = new LiveSolver(new PinArrivals());
	}

	private void become(final LiveTraces next) {
		source = next;
		fit = new LiveFit(next);
		final int n = next.names().size();
		outcomes = new FitOutcome[n];
		current = new boolean[n];
		window = TimeWindow.whole(next.frames());
	}

	/**
	 * Goes on with other traces. The settings with their history stay; if the cells are the same,
	 * their last picture stays until the next is there.
	 *
	 * @param next finite samples at a known rate
	 */
	public void read(final LiveTraces next) {
		next.rate().hz();
		fit.close();
		final TimeWindow seen = window;
		final boolean same = source.names().equals(next.names()) && source
			.frames() == next.frames();
		become(next);
		pinnedFits.clear();
		if (same) window = seen;
		else {
			cells = List.of();
			for (final Map<Integer, ?> ofCells : List.of(raw, trueSpikes, fits,
				solvedAt))
				ofCells.clear();
		}
		solve();
		solvePinned();
		changed.run();
	}

	/** Passes results of the solver to the session's thread. */
	private final class Arrivals implements LiveSolver.Listener {

		/** Takes over what belongs to the newest request. */
		private void show(final LiveSolver.Request r, final Runnable what) {
			ui.execute(() -> {
				if (r != request) return;
				what.run();
				changed.run();
			});
		}

		@Override
		public void read(final LiveSolver.Request r, final int cell,
			final double[] trace)
		{
			final Series own = new Series(trace);
			final Optional<Series> spikes = r.fit().source().spikes().map(s -> new Series(s
				.trace(cell)));
			show(r, () -> {
				raw.put(cell, own);
				spikes.ifPresent(s -> trueSpikes.put(cell, s));
			});
		}

		@Override
		public void solved(final LiveSolver.Request r, final int cell,
			final CellSolution s)
		{
			final Optional<CellFit> seen = r.first().contains(cell) ? Optional.of(
				CellFit.of(s)) : Optional.empty();
			ui.execute(() -> arrived(r, cell, s.outcome(), seen));
		}

		@Override
		public void previewed(final LiveSolver.Request r, final int cell,
			final CellSolution s)
		{
			final CellFit part = CellFit.of(s, r.part().orElseThrow().from(), source
				.frames());
			show(r, () -> fits.put(cell, part));
		}

		@Override
		public void progress(final LiveSolver.Request r, final double done) {
			show(r, () -> progress = done);
		}

		@Override
		public void failed(final LiveSolver.Request r, final String message) {
			show(r, () -> failure = message);
		}
	}

	private final class PinArrivals implements LiveSolver.Listener {

		@Override
		public void solved(final LiveSolver.Request r, final int cell,
			final CellSolution s)
		{
			final CellFit own = CellFit.of(s);
			ui.execute(() -> {
				if (r != pinRequest) return;
				pinnedFits.put(cell, own);
				changed.run();
			});
		}

		@Override
		public void failed(final LiveSolver.Request r, final String message) {
			// a pinned fit was computed before
		}
	}

	private void arrived(final LiveSolver.Request r, final int cell,
		final FitOutcome outcome, final Optional<CellFit> seen)
	{
		if (r != request) return; // replaced by a newer request meanwhile
		outcomes[cell] = outcome;
		current[cell] = true;
		seen.ifPresent(f -> {
			fits.put(cell, f);
			solvedAt.put(cell, ++clock);
			changed.run();
		});
	}

	/** @return the traces that are fitted */
	public LiveTraces source() {
		return source;
	}

	public double fs() {
		return source.rate().hz();
	}

	public TunerSettings settings() {
		return history.present();
	}

	/** @return whether the traces are band-pass filtered before the fit */
	public boolean isFiltered() {
		return settings().bandPass() && settings().method().takesLambda();
	}

	public boolean canUndo() {
		return history.canUndo();
	}

	public boolean canRedo() {
		return history.canRedo();
	}

	/** Changes the settings: one undo step. */
	public void set(final TunerSettings next) {
		become(history.set(next));
	}

	/** Changes the settings while a slider is dragged: one undo step until the next {@link #set}. */
	public void move(final TunerSettings next) {
		become(history.move(next));
	}

	public void undo() {
		become(history.undo());
	}

	public void redo() {
		become(history.redo());
	}

	/** Resets all settings but the method to an indicator's; can be undone. */
	public void reset(final Indicator indicator) {
		set(TunerSettings.of(indicator).withMethod(settings().method()));
	}

	private void become(final History<TunerSettings> next) {
		final boolean same = next.present().equals(settings());
		history = next;
		if (!same) {
			Arrays.fill(current, false);
			solve();
		}
		changed.run();
	}

	/** @return cells in view, counted from 0 */
	public List<Integer> cells() {
		return cells;
	}

	/** Sets the cells in view. */
	public void show(final List<Integer> wanted) {
		cells = List.copyOf(wanted);
		fits.keySet().retainAll(cells);
		raw.keySet().retainAll(cells);
		pinnedFits.keySet().retainAll(cells);
		trueSpikes.keySet().retainAll(cells);
		solve();
		solvePinned();
		changed.run();
	}

	/** @param cell marked in view */
	public void select(final int cell) {
		if (cell == selected) return;
		selected = cell;
		changed.run();
	}

	/** @return the selected cell or, if it is not in view, the first one that is; -1 if there is none */
	public int selected() {
		return cells.contains(selected) || cells.isEmpty() ? selected : cells.get(0);
	}

	/** Requests the missing fits; in view the oldest first, so that all cells follow a slider. */
	private void solve() {
		failure = "";
		final List<Integer> first = cells.stream().filter(c -> !current[c] || !fits
			.containsKey(c)).sorted(Comparator.comparingLong(c -> solvedAt
				.getOrDefault(c, 0L))).toList();
		final List<Integer> then = IntStream.range(0, isWhole ? current.length : 0)
			.filter(c -> !current[c] && !cells.contains(c)).boxed().toList();
		progress = first.isEmpty() && then.isEmpty() ? 1 : 0;
		request = new LiveSolver.Request(fit, settings(), first, then, part());
		solver.request(request);
	}

	private Optional<Part> part() {
		final double decay = settings().kernel().tau().tauDecay() * fs();
		return settings().method().takesKernel() && Part.isWorthIt(window, decay)
			? Optional.of(Part.of(window, decay)) : Optional.empty();
	}

	private void solvePinned() {
		pinRequest = pinned.map(p -> new LiveSolver.Request(fit, p, new ArrayList<>(
			cells.stream().filter(c -> !pinnedFits.containsKey(c)).toList()), List
				.of())).orElse(null);
		if (pinRequest != null) pinSolver.request(pinRequest);
	}

	/** Pins the current fit, for comparison with later ones. */
	public void pin() {
		pinned = Optional.of(settings());
		pinnedFits.clear();
		for (final int c : cells)
			if (current[c] && fits.containsKey(c)) pinnedFits.put(c, fits.get(c));
		solvePinned();
		changed.run();
	}

	public void unpin() {
		pinned = Optional.empty();
		pinnedFits.clear();
		solvePinned();
		changed.run();
	}

	/** @return the settings of the pinned fit, if any */
	public Optional<TunerSettings> pinned() {
		return pinned;
	}

	@Override
	public TimeWindow window() {
		return window;
	}

	@Override
	public void look(final TimeWindow at) {
		window = at;
		if (!isUpToDate() && request != null && request.part().isPresent() &&
			!request.part().get().covers(at)) solve();
		changed.run();
	}

	/** @return the trace of a cell in view, as soon as it is read */
	public Optional<Series> raw(final int cell) {
		return Optional.ofNullable(raw.get(cell));
	}

	/** @return the latest fit of a cell in view; until the next one arrives, it may belong to earlier settings */
	public Optional<CellFit> fit(final int cell) {
		return Optional.ofNullable(fits.get(cell));
	}

	public Optional<CellFit> pinnedFit(final int cell) {
		return Optional.ofNullable(pinnedFits.get(cell));
	}

	/** @param cell in view. @return its true spikes per frame, if known */
	public Optional<Series> spikes(final int cell) {
		return Optional.ofNullable(trueSpikes.get(cell));
	}

	/** @return whether all fits in view belong to the current settings */
	public boolean isUpToDate() {
		return cells.stream().allMatch(c -> current[c] && fits.containsKey(c));
	}

	/** @return whether the cells out of view are fitted, too */
	public boolean isWhole() {
		return isWhole;
	}

	/** @return fraction of the cells that is done, 0 to 1 */
	public double progress() {
		return progress;
	}

	/** @return why the deconvolution failed; empty if it did not */
	public String failure() {
		return failure;
	}

	/** @return the known outcomes with the current settings, of all cells */
	public List<FitOutcome> outcomes() {
		return IntStream.range(0, outcomes.length).filter(i -> current[i]).mapToObj(
			i -> outcomes[i]).filter(Objects::nonNull).toList();
	}

	/** @return the median λ of the cells done so far; empty before the first, and for methods without λ */
	public OptionalDouble medianLambda() {
		final double[] known = outcomes().stream().map(FitOutcome::lambda)
			.filter(OptionalDouble::isPresent).mapToDouble(
				OptionalDouble::getAsDouble).toArray();
		return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(
			Quantiles.of(known, 0.5, Rank.NEAREST));
	}

	/** @return warnings about the settings and the cells in view */
	public List<String> warnings() {
		final Map<String, FitOutcome> known = new LinkedHashMap<>();
		for (final int c : cells)
			if (current[c]) known.put(source.names().get(c), outcomes[c]);
		return TunerWarnings.of(settings(), fs(), known);
	}

	@Override
	public void close() {
		solver.close();
		pinSolver.close();
		fit.close();
	}
}
