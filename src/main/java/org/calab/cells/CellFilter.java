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
package org.calab.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.Table;

/**
 * A condition on the columns of a table of cells, such as {@code snr >= 2 and rate < 5},
 * {@code not (state = rejected or warning != "")}. Comparisons are {@code =}, {@code !=},
 * {@code <}, {@code <=}, {@code >} and {@code >=}; they are joined by {@code and},
 * {@code or}, {@code not} and parentheses. Text is compared without regard to case and
 * stands in quotes if it is more than one word. Immutable.
 */
public final class CellFilter {

	public static final String HELP =
		"Condition on the columns of the cells table, for example snr >= 2 and rate < 5. Cells that do not meet it are rejected; the others keep their state";

	/** The input's key, for messages. */
	static final String INPUT = "keep";

	private final Condition condition;

	private CellFilter(final Condition condition) {
		this.condition = condition;
	}

	/** @throws InvalidInputException if it is not a condition; the message quotes where */
	public static CellFilter parse(final String text) {
		return new CellFilter(new FilterParser(text == null ? "" : text).parse());
	}

	static CellFilter of(final Condition condition) {
		return new CellFilter(condition);
	}

	/**
	 * What a condition says of each row of a table.
	 *
	 * @param met whether each row meets it
	 * @param notes for the user: of columns with missing numbers, for which a comparison is false
	 */
	public record Answer(boolean[] met, List<String> notes) {}

	/** @throws InvalidInputException if the table lacks a column, or one of texts is compared as numbers */
	public Answer apply(final Table table) {
		final Map<String, Integer> missing = new LinkedHashMap<>();
		final boolean[] met = condition.test(table, missing);
		final List<String> notes = new ArrayList<>();
		missing.forEach((column, n) -> notes.add(n + " of " + table.rows().size() +
			" cells " + (n == 1 ? "has" : "have") + " no number in the column " + column +
			"; a comparison with it is false."));
		return new Answer(met, notes);
	}

	/**
	 * @param table with the column {@link CellTable#CELL}
	 * @param answer of this condition for the table
	 * @return the states before, with the cells that do not meet the condition rejected
	 */
	public static CellStates keep(final Table table, final Answer answer,
		final CellStates before)
	{
		final int name = table.columns().indexOf(CellTable.CELL);
		final List<String> rejected = new ArrayList<>();
		for (int i = 0; i < answer.met().length; i++)
			if (!answer.met()[i]) rejected.add(table.rows().get(i).get(name)
				.toString());
		return before.with(rejected, CellState.REJECTED);
	}

	/** @return the condition as text that {@link #parse} reads as the same condition */
	@Override
	public String toString() {
		return condition.toString();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof CellFilter f && condition.equals(f.condition);
	}

	@Override
	public int hashCode() {
		return condition.hashCode();
	}
}
