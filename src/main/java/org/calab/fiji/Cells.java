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

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import org.calab.cells.CellFilter;
import org.calab.cells.CellList;
import org.calab.cells.CellSummary;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/** Accepting and rejecting cells of what a script holds: traces or a result. */
final class Cells {

	private Cells() {}

	static <T> T mark(final T of, final String cells, final String as) {
		final TraceSet traces = traces(of);
		return with(of, traces.states().with(Arrays.stream(CellList.of(cells, traces
			.names())).mapToObj(traces.names()::get).toList(), Require.choice("as", as,
				CellState.class)));
	}

	/** @param notes receives what there is to say about missing numbers */
	static <T> T filter(final T of, final String keep,
		final Consumer<String> notes)
	{
		final Table table = of instanceof InferredActivity a ? a.cellTable()
			: CellSummary.of(traces(of), Optional.empty());
		final CellFilter.Answer answer = CellFilter.parse(keep).apply(table);
		answer.notes().forEach(notes);
		return with(of, CellFilter.keep(table, answer, traces(of).states()));
	}

	@SuppressWarnings("unchecked")
	static <T> T accepted(final T of) {
		return (T) (of instanceof InferredActivity a ? a.accepted() : traces(of)
			.accepted());
	}

	@SuppressWarnings("unchecked")
	private static <T> T with(final T of, final CellStates states) {
		return (T) (of instanceof InferredActivity a ? a.withStates(states) : traces(
			of).withStates(states));
	}

	private static TraceSet traces(final Object of) {
		if (of instanceof TraceSet traces) return traces;
		if (of instanceof InferredActivity a) return a.activity();
		throw new InvalidInputException("Cells can be marked in a trace set, such as calab.traceSet(rows, fs), and in a result, but not in " +
			(of == null ? "nothing" : "an object of type " + of.getClass().getName()) + ".");
	}
}
