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

import java.util.Map;
import java.util.regex.Pattern;

import org.calab.check.InvalidInputException;
import org.calab.trace.Table;

/**
 * Compares a column with a value.
 *
 * @param column as the user wrote it
 * @param operator the comparison
 * @param value number or text
 * @param quoted whether the value stood in quotes, and is a text whatever it looks like
 */
record Comparison(String column, Operator operator, String value,
	boolean quoted) implements Condition
{

	/** Comparisons, with their signs. */
	enum Operator {
			EQUAL("="), UNEQUAL("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(
				">=");

		private final String sign;

		Operator(final String sign) {
			this.sign = sign;
		}

		/** @param order negative, 0 or positive, as of {@link Double#compare} */
		boolean holds(final int order) {
			return switch (this) {
				case EQUAL -> order == 0;
				case UNEQUAL -> order != 0;
				case LESS -> order < 0;
				case AT_MOST -> order <= 0;
				case MORE -> order > 0;
				case AT_LEAST -> order >= 0;
			};
		}

		boolean isOrder() {
			return this != EQUAL && this != UNEQUAL;
		}

		@Override
		public String toString() {
			return sign;
		}
	}

	private static final Pattern NUMBER = Pattern.compile(
		"[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

	Comparison {
		if (operator.isOrder() && (quoted || !isNumber(value)))
			throw InvalidInputException.of(CellFilter.INPUT, "compares " + column + " " +
				operator + " " + value + ", but only numbers can be compared like this; with text, use = or !=.");
	}

	private static boolean isNumber(final String text) {
		return NUMBER.matcher(text).matches();
	}

	@Override
	public boolean[] test(final Table table,
		final Map<String, Integer> missing)
	{
		final int at = CellColumns.find(CellFilter.INPUT, table.columns(), column);
		final boolean[] met = new boolean[table.rows().size()];
		final boolean numeric = !quoted && isNumber(value);
		int none = 0, texts = 0;
		for (int i = 0; i < met.length; i++) {
			final Object v = table.rows().get(i).get(at);
			final double number = numeric ? number(v) : Double.NaN;
			if (!Double.isNaN(number)) met[i] = operator.holds(Double.compare(number +
				0.0, Double.parseDouble(value) + 0.0));
			else if (!numeric || isText(v) && !operator.isOrder()) met[i] = operator
				.holds(v.toString().strip().equalsIgnoreCase(value.strip()) ? 0 : 1);
			else none++;
			if (isText(v)) texts++;
		}
		if (numeric && operator.isOrder() && texts > 0 && none == met.length)
			throw InvalidInputException.of(CellFilter.INPUT, "compares " + this + ", but the column " +
				table.columns().get(at) + " has text, not numbers; use = or !=.");
		if (none > 0) missing.put(table.columns().get(at), none);
		return met;
	}

	/** @return whether it is a word, neither a number nor nothing */
	private static boolean isText(final Object value) {
		final String text = value.toString().strip();
		return !(value instanceof Number) && !text.isEmpty() && !isNumber(text) &&
			!text.matches("(?i)nan|-?infinity");
	}

	private static double number(final Object value) {
		if (value instanceof Number n) return n.doubleValue();
		final String text = value.toString().strip();
		if (isNumber(text)) return Double.parseDouble(text);
		return text.matches("(?i)-?infinity") ? text.startsWith("-")
			? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY : Double.NaN;
	}

	@Override
	public String toString() {
		return FilterParser.word(column) + " " + operator + " " + (quoted
			? FilterParser.quote(value) : FilterParser.word(value));
	}
}
