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
package org.calab.fiji.command;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractedTraces;
import org.calab.fiji.OpenTraces;
import org.calab.trace.CellStates;
import org.calab.trace.Table;

/** The open traces that a workspace shows. They may be closed elsewhere, and then stay in view. */
final class ShownTraces {

	private final OpenTraces openTraces;
	private final Set<String> taken = new HashSet<>();
	private volatile String origin;
	private volatile Optional<OpenTraces.Entry> entry;
	private Optional<Table> table;
	private Optional<ExtractedTraces> extracted;

	/** @param origin name of the movie or of the traces */
	ShownTraces(final OpenTraces openTraces, final String origin,
		final Optional<OpenTraces.Entry> entry)
	{
		this.openTraces = openTraces;
		this.origin = origin;
		this.entry = entry;
		table = entry.map(openTraces::cells);
		extracted = entry.flatMap(OpenTraces.Entry::extracted);
	}

	String origin() {
		return origin;
	}

	/** @return the traces as they were shown first */
	Optional<OpenTraces.Entry> entry() {
		return entry;
	}

	/** @return one row per cell */
	Optional<Table> table() {
		return table;
	}

	/** @return the steps of the extraction, if there was one */
	Optional<ExtractedTraces> extracted() {
		return extracted;
	}

	/** @return the traces with their states of now; empty if they were closed */
	Optional<OpenTraces.Entry> current() {
		return entry.map(OpenTraces.Entry::title).filter(openTraces.titles()::contains)
			.map(openTraces::get);
	}

	/** @return the states of now; empty if the traces were closed */
	Optional<CellStates> states() {
		return current().map(e -> e.traces().states());
	}

	/** @return the macro lines that led to the traces */
	List<String> steps() {
		return entry.map(e -> openTraces.steps(e.title())).orElse(List.of());
	}

	/** Commands without a title use these traces. */
	void activate() {
		entry.ifPresent(e -> openTraces.activate(e.title()));
	}

	/**
	 * As {@link #activate}, for a command that needs them.
	 *
	 * @throws InvalidInputException if they were closed elsewhere: the command would take other traces
	 */
	void requireOpen() {
		if (entry.isPresent() && current().isEmpty()) throw new InvalidInputException(
			"\"" + entry.get().title() +
				"\" was closed. Press Extract, or open the traces again with Load Traces... first.");
		activate();
	}

	/**
	 * Shows other traces of the same movie, and closes those before; those of an extraction stay open
	 * until the next one, since an export has fluorescence and neuropil from them.
	 *
	 * @param cells one row per cell
	 */
	void show(final OpenTraces.Entry opened, final Table cells) {
		entry.ifPresent(e -> taken.add(e.title()));
		taken.stream().filter(t -> !t.equals(opened.title()) && openTraces.titles().contains(
			t)).filter(t -> opened.extracted().isPresent() || openTraces.get(t).extracted()
				.isEmpty()).toList().forEach(openTraces::close);
		if (opened.extracted().isPresent()) extracted = opened.extracted();
		entry = Optional.of(opened);
		table = Optional.of(cells);
		taken.add(opened.title());
	}

	/** Shows no traces. */
	void clear() {
		entry = Optional.empty();
		extracted = Optional.empty();
		table = Optional.empty();
	}

	/** @param next name of the movie or of the traces */
	void rename(final String next) {
		origin = next;
	}

	/** Closes the traces that were opened while the workspace was, as when their own windows are closed. */
	void close() {
		taken.forEach(openTraces::close);
	}
}
