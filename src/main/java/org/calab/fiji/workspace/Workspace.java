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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.lanes.TimeView;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.Table;

/**
 * The model of the workspace window, without a window: the cells, which of them are
 * selected, accepted and rejected, and what the views show. Views, the image and the ROI
 * Manager follow it by listening. To be used from one thread.
 */
public final class Workspace implements TimeView {

	/** Told of every change. */
	@FunctionalInterface
	public interface Listener {

		void changed(WorkspaceState before, WorkspaceState after);
	}

	private static final int MOST_UNDO = 1000;

	private final List<Listener> listeners = new ArrayList<>();
	private final Deque<CellStates> undo = new ArrayDeque<>();
	private WorkspaceState state = WorkspaceState.empty();

	public WorkspaceState state() {
		return state;
	}

	/** @param listener told of each change from now on */
	public void listen(final Listener listener) {
		listeners.add(listener);
	}

	private void become(final WorkspaceState next) {
		final WorkspaceState before = state;
		if (next.equals(before)) return;
		state = next;
		for (final Listener l : List.copyOf(listeners))
			l.changed(before, next);
	}

	/** The state with the cells that pass the filter, in their order. */
	private static WorkspaceState arranged(final WorkspaceState s) {
		return s.withShown(s.order().of(s.data(), s.states(), CellSearch.of(s), s
			.ranks()));
	}

	/** As {@link #arranged}, without the filter where the table no longer has its columns. */
	private static WorkspaceState arrangedOrAll(final WorkspaceState s) {
		try {
			return arranged(s);
		}
		catch (final InvalidInputException e) {
			return arranged(s.withFilter(""));
		}
	}

	/** Sets the states of cells that changed elsewhere, without a step of undo. */
	public void adopt(final CellStates states) {
		become(arrangedOrAll(state.withStates(states)));
	}

	/**
	 * Shows these ROIs and traces. The states of cells are kept by their names, and so is the
	 * selection.
	 *
	 * @param names of the ROIs
	 * @param places their centres in pixels
	 * @param entry the traces, if any
	 * @param table one row per cell of the traces
	 */
	public void show(final List<String> names, final List<double[]> places,
		final Optional<OpenTraces.Entry> entry, final Optional<Table> table)
	{
		final CellData old = state.data(), data = CellData.of(names, places, entry,
			table);
		final List<Integer> selection = new ArrayList<>();
		for (final int c : state.selection()) {
			final int now = data.cell(old.names().get(c));
			if (now >= 0) selection.add(now);
		}
		final int frames = Math.max(1, data.frames());
		final boolean same = old.frames() == data.frames();
		final boolean sameEntry = old.entry().equals(data.entry());
		become(arrangedOrAll(state.withData(data).withSelection(selection).withWindow(same ? state.window() : TimeWindow.whole(frames))
			.withFrame(Math.min(state.frame(), frames - 1)).withRanks(sameEntry ? state
				.ranks() : Optional.empty())));
	}

	/** Selects these cells only. */
	public void select(final List<Integer> cells) {
		become(state.withSelection(List.copyOf(new LinkedHashSet<>(cells))));
	}

	/** Selects one more cell, or deselects it if it was selected. */
	public void toggle(final int cell) {
		final Set<Integer> next = new LinkedHashSet<>(state.selection());
		if (!next.remove(cell)) next.add(cell);
		select(List.copyOf(next));
	}

	/** @param extend whether the cell is added to the selection, as with Shift */
	public void pick(final int cell, final boolean extend) {
		if (extend) toggle(cell);
		else select(List.of(cell));
	}

	/** Selects the next cell in the order of the table. @param by 1 for the next, -1 for the one before */
	public void walk(final int by) {
		final List<Integer> shown = state.shown();
		if (shown.isEmpty()) return;
		final int at = state.lead().map(shown::indexOf).orElse(-1);
		final int next = at < 0 ? by > 0 ? 0 : shown.size() - 1 : Math.max(0, Math
			.min(shown.size() - 1, at + by));
		select(List.of(shown.get(next)));
	}

	/** Marks the selected cells and, if there is one, goes on to the next cell. */
	public void mark(final CellState as) {
		if (state.selection().isEmpty()) return;
		final int at = state.lead().map(state.shown()::indexOf).orElse(-1);
		final List<Integer> order = state.shown();
		final boolean single = state.selection().size() == 1;
		setStates(state.states().with(state.selection().stream()
			.map(state.data().names()::get).toList(), as));
		if (single && at >= 0 && at + 1 < order.size()) select(List.of(order.get(
			at + 1)));
	}

	/** Changes the states: one step of undo. */
	public void setStates(final CellStates next) {
		if (next.equals(state.states())) return;
		undo.push(state.states());
		if (undo.size() > MOST_UNDO) undo.removeLast();
		become(arranged(state.withStates(next)));
	}

	public boolean canUndo() {
		return !undo.isEmpty();
	}

	/** Takes back the last change of states, and selects the cells that it concerned. */
	public void undo() {
		if (undo.isEmpty()) return;
		final CellStates now = state.states(), back = undo.pop();
		become(arranged(state.withStates(back).withSelection(state.data().all()
			.stream().filter(c -> {
				final String name = state.data().names().get(c);
				return now.of(name) != back.of(name);
			}).toList())));
	}

	/** Shows no cells and forgets their states: the cells of another movie have the same names. */
	public void clear() {
		undo.clear();
		show(List.of(), List.of(), Optional.empty(), Optional.empty());
		adopt(CellStates.allAccepted());
	}

	/** Goes to a frame of the movie. */
	public void goTo(final int frame) {
		final int last = Math.max(1, state.data().frames()) - 1;
		become(state.withFrame(Math.max(0, state.data().frames() == 0 ? frame : Math
			.min(last, frame))));
	}

	@Override
	public TimeWindow window() {
		return state.window();
	}

	@Override
	public void look(final TimeWindow window) {
		become(state.withWindow(window));
	}

	/** Sorts the table and the raster. */
	public void sort(final Order order) {
		become(arranged(state.withOrder(order)));
	}

	/**
	 * Shows only cells that pass.
	 *
	 * @param filter for example {@code snr >= 2 and rate < 5}; empty for all
	 * @throws org.calab.check.InvalidInputException if it is no filter; nothing changes
	 */
	public void filter(final String filter) {
		become(arranged(state.withFilter(filter.trim())));
	}

	/** @param colouring {@link Order#STATE} or a column of the table */
	public void colour(final String colouring) {
		become(state.withColouring(colouring));
	}

	/** @param perCell whether the raster is normalised for each cell */
	public void normalise(final boolean perCell) {
		become(state.withPerCell(perCell));
	}

	/** @param acceptedOnly whether the traces leave out rejected cells */
	public void onlyAccepted(final boolean acceptedOnly) {
		become(state.withAcceptedOnly(acceptedOnly));
	}

	/** Shows the same view of other cells, of which those of its selection are found by their names. */
	public void show(final WorkspaceView v) {
		final CellData data = state.data();
		become(arrangedOrAll(state.withOrder(v.order()).withColouring(v.colouring())
			.withPerCell(v.perCell()).withAcceptedOnly(v.acceptedOnly()).withFilter(v
				.filter()).withSelection(v.selection().stream().map(data::cell).filter(
					c -> c >= 0).distinct().toList()).withFrame(Math.min(v.frame(), Math.max(
						1, data.frames()) - 1)).withWindow(v.window(Math.max(1, data
							.frames())))));
	}

	/** @param ranks place of each row of the traces by correlation */
	public void rank(final int[] ranks) {
		become(arranged(state.withRanks(Optional.of(ranks))));
	}
}
