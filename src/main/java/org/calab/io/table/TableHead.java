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
package org.calab.io.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The headings of a table, found from its first lines. A first line of numbers is a row
 * of the table, unless the numbers number the columns.
 *
 * @param headings one per column, empty where there is none
 * @param lines how many lines they take: 0, 1 or 2
 * @param second the second line of headings, or empty
 * @param least columns that every row must have
 * @param note what was chosen; empty if there was no choice
 */
record TableHead(List<String> headings, int lines, List<String> second, int least,
	String note)
{

	/** @param first lines of the file, as fields without blanks around them; at least one */
	static TableHead of(final List<List<String>> first) {
		final List<String> top = first.get(0);
		final List<List<String>> rest = first.subList(1, first.size());
		final String reason = numbersColumns(top, rest);
		if (reason == null && isRow(top, rest)) return new TableHead(Collections.nCopies(
			top.size(), ""), 0, List.of(), trimmed(top), "");
		final List<String> headings = new ArrayList<>(top);
		// R writes no heading for the names of the rows
		if (!rest.isEmpty() && rest.stream().allMatch(r -> r.size() == top.size() + 1 && !r
			.get(top.size()).isEmpty())) headings.add(0, "");
		final boolean two = !rest.isEmpty() && isSecondHeading(rest.get(0), rest.subList(1,
			rest.size()));
		return new TableHead(List.copyOf(headings), two ? 2 : 1, two ? List.copyOf(rest.get(
			0)) : List.of(), trimmed(headings), reason == null ? "" : reason);
	}

	private static int trimmed(final List<String> fields) {
		int n = fields.size();
		while (n > 1 && fields.get(n - 1).isEmpty())
			n--;
		return n;
	}

	private static boolean isNumber(final String field) {
		return NumberStyle.looksNumeric(field);
	}

	private static boolean isText(final String field) {
		return !isNumber(field) && !MissingWords.contains(field);
	}

	/** A row of numbers; or of a name and numbers, if the next line is one, too. */
	private static boolean isRow(final List<String> top, final List<List<String>> rest) {
		if (top.stream().noneMatch(TableHead::isNumber)) return false;
		if (top.stream().noneMatch(TableHead::isText)) return true;
		return isNamedRow(top) && !rest.isEmpty() && rest.stream().allMatch(
			TableHead::isNamedRow);
	}

	private static boolean isNamedRow(final List<String> fields) {
		return fields.size() > 1 && isText(fields.get(0)) && fields.stream().skip(1)
			.noneMatch(TableHead::isText) && fields.stream().anyMatch(TableHead::isNumber);
	}

	/**
	 * @return why a first line with numbers is a line of headings, as a note, empty if it is
	 *         plain; null if it is none
	 */
	private static String numbersColumns(final List<String> top,
		final List<List<String>> rest)
	{
		final boolean corner = top.size() > 1 && (top.get(0).isEmpty() || isText(top.get(
			0)));
		final double[] numbers = top.stream().skip(corner ? 1 : 0).mapToDouble(
			f -> number(f).orElse(Double.NaN)).toArray();
		final boolean counts = Steps.counts(numbers);
		if (corner) return counts && (numbers.length > 1 || top.get(0).isEmpty()) || Steps
			.areEven(numbers) ? rest.isEmpty() || !rest.get(0).get(0).isEmpty() ? "" : null
				: null;
		if (!counts || numbers.length < 2 || top.stream().anyMatch(f -> !f.chars().allMatch(
			Character::isDigit))) return null;
		long decimals = 0, all = 0;
		for (final List<String> row : rest)
			for (final String field : row.subList(Math.min(1, row.size()), row.size())) {
				if (!isNumber(field)) continue;
				all++;
				if (!field.chars().allMatch(Character::isDigit)) decimals++;
			}
		return all > 0 && 2 * decimals > all ? "The first line, " + String.join(", ", top
			.subList(0, Math.min(3, top.size()))) + (top.size() > 3 ? ", ..." : "") +
			", was read as headings." : null;
	}

	private static OptionalDouble number(final String field) {
		try {
			return OptionalDouble.of(new NumberStyle(field.indexOf('.') < 0 && field.indexOf(
				',') >= 0 ? ',' : '.').parse(field));
		}
		catch (final NumberFormatException e) {
			return OptionalDouble.empty();
		}
	}

	/** A line without a number, above lines with numbers. */
	private static boolean isSecondHeading(final List<String> line,
		final List<List<String>> rest)
	{
		return line.stream().noneMatch(TableHead::isNumber) && line.stream().anyMatch(
			f -> isText(f)) && !rest.isEmpty() && rest.get(0).stream().anyMatch(
				TableHead::isNumber);
	}
}
