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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;

/**
 * Lists of cells as people write them: numbers counted from 1, ranges and names, separated
 * by commas, such as {@code 3,7-9} or {@code ROI 4,"left, upper"}. {@code all} stands for
 * all cells. A name in quotes is never taken as a number.
 */
public final class CellList {

	public static final String HELP =
		"Cells by their numbers, counted from 1, ranges or names, for example 3,7-9 or ROI 4; all: every cell";

	private static final String ALL = "all";

	private static final Pattern ENTRY = Pattern.compile(
		"\\s*(?:\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'|([^,]*))\\s*(?:,|$)");

	private static final Pattern NUMBERS = Pattern.compile(
		"(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

	private CellList() {}

	/**
	 * @param text the list
	 * @param names of all cells, which are unique
	 * @return the cells, counted from 0, each once, in the order of the list
	 * @throws InvalidInputException if it names a cell that does not exist, or an entry is
	 *           both a number and the name of another cell
	 */
	public static int[] of(final String text, final List<String> names) {
		final Set<Integer> cells = new LinkedHashSet<>();
		final String list = text == null ? "" : text.strip();
		if (list.isEmpty()) throw InvalidInputException.of("cells", "is missing; it must be " +
			allowed(names) + ".");
		final Matcher m = ENTRY.matcher(list);
		int at = 0;
		while (at < list.length()) {
			if (!m.find(at) || m.start() != at) throw invalid(names, list.substring(at));
			final boolean quoted = m.group(3) == null;
			final String entry = !quoted ? m.group(3).strip() : m.group(1) != null ? m
				.group(1).replace("\"\"", "\"") : m.group(2).replace("''", "'");
			add(entry, quoted, names, cells);
			at = m.end();
		}
		if (list.endsWith(",")) throw invalid(names, "");
		return cells.stream().mapToInt(i -> i).toArray();
	}

	private static void add(final String entry, final boolean quoted,
		final List<String> names, final Set<Integer> cells)
	{
		final int named = names.indexOf(entry);
		final int[] numbered = quoted ? new int[0] : numbered(entry, names.size());
		if (named >= 0) {
			if (numbered.length > 0 && !Arrays.equals(numbered, new int[] { named }))
				throw InvalidInputException.of("cells", "contains " + entry +
					", which is both a number and the name of cell " + (named + 1) +
					". Put the name in quotes, or give only numbers of cells without such a name.");
			cells.add(named);
		}
		else if (numbered.length == 0) throw invalid(names, entry);
		else Arrays.stream(numbered).forEach(cells::add);
	}

	/** @return the cells of a number or range, or of "all"; none if it is neither, or not of these cells */
	private static int[] numbered(final String entry, final int n) {
		if (entry.equalsIgnoreCase(ALL)) return IntStream.range(0, n).toArray();
		final Matcher m = NUMBERS.matcher(entry);
		if (!m.matches()) return new int[0];
		final int from = Integer.parseInt(m.group(1)), to = m.group(2) == null ? from
			: Integer.parseInt(m.group(2));
		return from < 1 || to > n || from > to ? new int[0] : IntStream.rangeClosed(
			from - 1, to - 1).toArray();
	}

	private static InvalidInputException invalid(final List<String> names,
		final String entry)
	{
		return InvalidInputException.mustBe("cells", allowed(names), entry);
	}

	private static String allowed(final List<String> names) {
		return "numbers from 1 to " + names.size() + ", ranges such as " + (names
			.size() > 2 ? "2-" + Math.min(3, names.size()) : "1-" + names.size()) +
			", or names such as " + names.get(0) + ", separated by commas";
	}

	/**
	 * @param cells counted from 0
	 * @return the shortest list of numbers and ranges for these cells, in ascending order
	 */
	public static String text(final int[] cells) {
		return inOrder(new TreeSet<>(Arrays.stream(cells).boxed().toList()));
	}

	/**
	 * @param cells counted from 0
	 * @param names of all cells
	 * @return a list that {@link #of} reads as these cells, in this order
	 */
	public static String inOrder(final List<Integer> cells,
		final List<String> names)
	{
		final String numbers = inOrder(cells);
		// a number may also be the name of another cell
		return names.stream().noneMatch(n -> NUMBERS.matcher(n).matches()) ? numbers
			: cells.stream().map(i -> '"' + names.get(i).replace("\"", "\"\"") + '"')
				.collect(Collectors.joining(","));
	}

	private static String inOrder(final Iterable<Integer> cells) {
		final List<String> parts = new ArrayList<>();
		int from = -1, to = -1;
		for (final int i : cells) {
			if (from >= 0 && i == to + 1) {
				to = i;
				continue;
			}
			if (from >= 0) parts.add(part(from, to));
			from = to = i;
		}
		if (from >= 0) parts.add(part(from, to));
		return String.join(",", parts);
	}

	private static String part(final int from, final int to) {
		return from == to ? String.valueOf(from + 1) : from + 1 + "-" + (to + 1);
	}
}
