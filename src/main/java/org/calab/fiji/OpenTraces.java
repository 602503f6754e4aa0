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
package org.calab.fiji;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.calab.cells.CellSummary;
import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.Footprints;
import org.calab.trace.CellStates;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceRepair;
import org.calab.trace.TraceSet;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * The trace sets that are open in Fiji, each with a title that macros can use. On a
 * desktop each has a window; headless, they are only kept here. The most recently opened
 * set is the active one.
 */
@Plugin(type = Service.class)
public final class OpenTraces extends AbstractService implements
	SciJavaService
{

	/**
	 * @param title unique
	 * @param traces the traces as they were opened
	 * @param inferred the activity inferred from them, if any
	 * @param spikes the true spikes per frame, if the traces were simulated
	 * @param extracted the steps of the extraction, if the traces were extracted from a movie
	 */
	public record Entry(String title, TraceSet traces,
		Optional<? extends InferredActivity> inferred, Optional<TraceSet> spikes,
		Optional<ExtractedTraces> extracted)
	{

		/** Creates an entry that was not extracted from a movie. */
		public Entry(final String title, final TraceSet traces,
			final Optional<? extends InferredActivity> inferred,
			final Optional<TraceSet> spikes)
		{
			this(title, traces, inferred, spikes, Optional.empty());
		}

		/** Creates an entry of extracted traces. */
		public static Entry of(final String title,
			final ExtractedTraces extracted)
		{
			return new Entry(title, extracted.traces(), Optional.empty(), Optional
				.empty(), Optional.of(extracted));
		}

		/** Creates an entry without true spikes. */
		public Entry(final String title, final TraceSet traces,
			final Optional<? extends InferredActivity> inferred)
		{
			this(title, traces, inferred, Optional.empty());
		}

		/** @return the same at another rate, without activity inferred at the old one */
		public Entry withRate(final SamplingRate rate) {
			return new Entry(title, traces.withRate(rate), Optional.empty(), spikes
				.map(s -> s.withRate(rate)));
		}

		/** @return the same with these states of the cells */
		public Entry withStates(final CellStates states) {
			return new Entry(title, traces.withStates(states), inferred.map(a -> a
				.withStates(states)), spikes.map(s -> s.withStates(states)), extracted);
		}

		/**
		 * @return the same for the accepted cells; this if none is rejected
		 * @throws InvalidInputException if all are rejected
		 */
		public Entry accepted() {
			final int[] cells = traces.acceptedCells();
			return cells.length == traces.numCells() ? this : new Entry(title, traces
				.withCells(cells), inferred.map(a -> a.withCells(cells)), spikes.map(
					s -> s.withCells(cells)));
		}

		/**
		 * @param notes receives a sentence about each repair
		 * @return the repaired traces, without activity inferred before
		 */
		public Entry repaired(final Set<TraceRepair> repairs,
			final Consumer<String> notes)
		{
			if (repairs.isEmpty()) return this;
			final TraceRepair.Repaired mended = TraceRepair.apply(repairs, traces);
			mended.notes().forEach(notes);
			final List<String> kept = mended.traces().names();
			return new Entry(title, mended.traces(), Optional.empty(), repairs
				.contains(TraceRepair.TRANSPOSE) ? Optional.empty() : spikes.map(s -> s
					.withCells(IntStream.range(0, s.numCells()).filter(i -> kept.contains(
						s.names().get(i))).toArray())));
		}
	}

	/** A window that shows entries instead of windows of their own. */
	@FunctionalInterface
	public interface Viewer {

		/** @return whether it shows this entry, which was just opened. Called on any thread */
		boolean shows(Entry entry);
	}

	private final List<Entry> entries = new ArrayList<>();
	private final Map<String, Footprints> shapes = new HashMap<>();
	private final Map<String, Table> found = new HashMap<>();
	private final Map<String, List<String>> steps = new HashMap<>();
	private final ThreadLocal<List<String>> opened = ThreadLocal.withInitial(
		ArrayList::new);
	private final List<Viewer> viewers = new CopyOnWriteArrayList<>();

	/** @param viewer asked about each entry that is to be shown, until it is removed */
	public void addViewer(final Viewer viewer) {
		viewers.add(viewer);
	}

	public void removeViewer(final Viewer viewer) {
		viewers.remove(viewer);
	}

	/** @return whether a viewer shows this entry */
	boolean isShown(final Entry entry) {
		return viewers.stream().anyMatch(v -> v.shows(entry));
	}

	/**
	 * @param wanted title; "-2", "-3", ... is appended if it is taken
	 * @return the new, active entry
	 */
	public Entry open(final String wanted, final TraceSet traces,
		final Optional<? extends InferredActivity> inferred)
	{
		return open(new Entry(wanted, traces, inferred));
	}

	/** As {@link #open(String, TraceSet, Optional)}, from an entry. */
	public synchronized Entry open(final Entry given) {
		final String wanted = given.title();
		final String base = wanted.isBlank() ? "Traces" : wanted.trim();
		String title = base;
		for (int k = 2; find(title).isPresent(); k++)
			title = base + "-" + k;
		final Entry entry = new Entry(title, given.traces(), given.inferred(), given
			.spikes(), given.extracted());
		entries.add(entry);
		opened.get().add(title);
		return entry;
	}

	/**
	 * Keeps the macro line of a command that the current thread ran, for the entries that it opened
	 * since the last call or, if it opened none, for those that it worked on.
	 *
	 * @param of titles of the entries that it worked on, whose steps come before
	 */
	public synchronized void keepStep(final String line,
		final List<String> of)
	{
		final List<String> made = List.copyOf(opened.get());
		opened.remove();
		final List<String> first = made.isEmpty() || of.isEmpty() ? List.of() : steps(
			of.get(0));
		(made.isEmpty() ? of : made).stream().filter(t -> find(t).isPresent()).forEach(
			t -> {
				final List<String> all = new ArrayList<>(made.isEmpty() ? steps(t)
					: first);
				all.add(line);
				steps.put(t, List.copyOf(all));
			});
	}

	/** Forgets which entries the current thread opened, when a command begins or fails. */
	public void forgetOpened() {
		opened.remove();
	}

	/** @return the macro lines that led to an open entry, and what was done with it; empty if they are not known */
	public synchronized List<String> steps(final String title) {
		return steps.getOrDefault(title, List.of());
	}

	/** Keeps the cells' shapes that were loaded with an open entry, until it is closed. */
	public synchronized void keep(final Entry entry,
		final Footprints footprints)
	{
		shapes.put(entry.title(), footprints);
	}

	/**
	 * @param title of an open entry; empty means the active one, if any is open
	 * @return the cells' shapes that were loaded with it
	 */
	public synchronized Optional<Footprints> footprints(final String title) {
		if ((title == null || title.isBlank()) && entries.isEmpty()) return Optional
			.empty();
		return Optional.ofNullable(shapes.get(get(title).title()));
	}

	/**
	 * Keeps what was measured of the cells of a movie when they were found, for the tables of all its
	 * traces.
	 *
	 * @param origin title of the movie
	 * @param cells one row per cell, the name first
	 * @param added whether the cells are added to those that were found before, with the same columns
	 */
	public synchronized void describe(final String origin, final Table cells,
		final boolean added)
	{
		final Table before = added ? found.get(origin) : null;
		if (before == null) {
			found.put(origin, cells);
			return;
		}
		final List<List<Object>> rows = new ArrayList<>(cells.rows());
		final Set<Object> names = rows.stream().map(r -> r.get(0)).collect(Collectors
			.toSet());
		before.rows().stream().filter(r -> !names.contains(r.get(0))).forEach(
			rows::add);
		found.put(origin, new Table(cells.columns(), rows));
	}

	/** @return the table of an entry's cells: of its traces and activity, and what was measured when they were found */
	public synchronized Table cells(final Entry entry) {
		final Table own = CellSummary.of(entry.traces(), entry.inferred());
		return Optional.ofNullable(found.get(entry.traces().origin())).map(
			t -> CellSummary.with(own, t)).orElse(own);
	}

	/** Removes an entry, for example when its window is closed. */
	public synchronized void close(final String title) {
		shapes.remove(title);
		steps.remove(title);
		entries.removeIf(e -> e.title().equals(title));
	}

	/** Makes an entry the active one, for example when its window comes to the front. */
	public synchronized void activate(final String title) {
		find(title).ifPresent(e -> {
			entries.remove(e);
			entries.add(e);
		});
	}

	/**
	 * Gives the cells of a recording their states wherever it is open: in the entry and in all
	 * entries of the same origin, by the names of the cells.
	 *
	 * @param entry an open entry
	 * @param states of its cells
	 * @return the changed entries, the given one first
	 */
	public synchronized List<Entry> mark(final Entry entry,
		final CellStates states)
	{
		final List<Entry> changed = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			final Entry e = entries.get(i);
			final boolean same = e.title().equals(entry.title());
			if (!same && (e.traces().origin().isEmpty() || !e.traces().origin().equals(
				entry.traces().origin()))) continue;
			final CellStates merged = e.traces().states().with(entry.traces().names(),
				states);
			if (!same && merged.equals(e.traces().states())) continue;
			entries.set(i, e.withStates(merged));
			changed.add(same ? 0 : changed.size(), entries.get(i));
		}
		return changed;
	}

	/** @return whether this entry is open, not just one with the same title */
	public synchronized boolean isOpen(final Entry entry) {
		return entries.contains(entry);
	}

	/** @return the titles, the active one last */
	public synchronized List<String> titles() {
		return entries.stream().map(Entry::title).toList();
	}

	/** @return the entry that is used if no title is given */
	public synchronized Optional<Entry> active() {
		return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries
			.size() - 1));
	}

	/**
	 * @param title of an open entry; empty means the active one
	 * @throws InvalidInputException if there is none; the message lists the open titles
	 */
	public synchronized Entry get(final String title) {
		if (title == null || title.isBlank()) {
			return active().orElseThrow(() -> new InvalidInputException(
				"No traces are open: use Extract ROI Traces... or Load Traces... " +
					"first, or give a file"));
		}
		return find(title.trim()).orElseThrow(() -> InvalidInputException.mustBe(
			"traces", "the title of open traces (" + (entries.isEmpty() ? "none are open"
				: String.join(", ", titles())) + ")", title));
	}

	private Optional<Entry> find(final String title) {
		return entries.stream().filter(e -> e.title().equals(title)).findFirst();
	}
}
