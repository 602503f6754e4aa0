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
package org.calab.trace;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The state of cells by their names. A cell is accepted until it is rejected, so only the
 * rejected ones are kept; they may include cells that the traces no longer contain.
 * Immutable: each change is a new object, and undoing it is returning to the old one.
 */
public final class CellStates implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final CellStates ALL_ACCEPTED = new CellStates(List.of());

	private final Set<String> rejected;

	private CellStates(final Collection<String> rejected) {
		this.rejected = new LinkedHashSet<>(rejected);
	}

	/** @return states of which every cell is accepted */
	public static CellStates allAccepted() {
		return ALL_ACCEPTED;
	}

	/** @param names of the rejected cells */
	public static CellStates rejecting(final Collection<String> names) {
		return new CellStates(names);
	}

	public CellState of(final String name) {
		return rejected.contains(name) ? CellState.REJECTED : CellState.ACCEPTED;
	}

	public boolean isRejected(final String name) {
		return rejected.contains(name);
	}

	/** @return the names of all rejected cells; those of a trace set in the order of its cells */
	public List<String> rejected() {
		return List.copyOf(rejected);
	}

	/** @return the names of those of these cells that are rejected */
	public List<String> rejected(final Collection<String> names) {
		return names.stream().filter(this::isRejected).toList();
	}

	/** @return the same with these cells in this state */
	public CellStates with(final Collection<String> names,
		final CellState state)
	{
		final CellStates changed = new CellStates(rejected);
		if (state == CellState.REJECTED) changed.rejected.addAll(names);
		else names.forEach(changed.rejected::remove);
		return changed;
	}

	/** @return the same, with these cells in the states that they have in {@code other} */
	public CellStates with(final Collection<String> names,
		final CellStates other)
	{
		return with(names.stream().filter(n -> !other.isRejected(n)).toList(),
			CellState.ACCEPTED).with(other.rejected(names), CellState.REJECTED);
	}

	/** @return the same, with the rejected ones of these cells first and in this order, so that files do not depend on the order of rejection */
	CellStates inOrderOf(final Collection<String> names) {
		final Set<String> all = new LinkedHashSet<>(rejected(names));
		all.addAll(rejected);
		return new CellStates(all);
	}

	/** @return the same with other names for the rejected cells */
	CellStates renamed(final UnaryOperator<String> name) {
		return new CellStates(rejected.stream().map(name).toList());
	}

	/** @return how many of these cells are accepted, for example "87 of 120 cells are accepted" */
	public String summary(final Collection<String> names) {
		return names.size() - rejected(names).size() + " of " + names.size() +
			(names.size() == 1 ? " cell is accepted" : " cells are accepted");
	}

	/** @return a note about the rejected ones of these cells, which were left out; empty if there are none */
	public Optional<String> leftOut(final Collection<String> names) {
		return leftOut(names, "set cells_only to false to take all");
	}

	/** As {@link #leftOut(Collection)}. @param wayOut what to do to take them */
	public Optional<String> leftOut(final Collection<String> names,
		final String wayOut)
	{
		final int n = rejected(names).size();
		return n == 0 ? Optional.empty() : Optional.of(n + " of " + names.size() +
			" cells " + (n == 1 ? "is rejected and was" : "are rejected and were") +
			" left out; " + wayOut + ".");
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof CellStates s && rejected.equals(s.rejected);
	}

	@Override
	public int hashCode() {
		return rejected.hashCode();
	}

	@Override
	public String toString() {
		return rejected.isEmpty() ? "all accepted" : "rejected: " + String.join(
			", ", new ArrayList<>(rejected));
	}
}
