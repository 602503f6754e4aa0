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

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;

/**
 * Finds a column by what a user calls it: its heading, its heading without the unit, or
 * words of its heading if no other column has them, so that {@code rate} is
 * {@code activity_rate (a.u./s)}. Headings that end with the words come first. Case is ignored.
 */
final class CellColumns {

	private CellColumns() {}

	/**
	 * @param input key of the input that names the column, for messages
	 * @return the index of the column
	 * @throws InvalidInputException if there is no such column, or several
	 */
	static int find(final String input, final List<String> columns,
		final String name)
	{
		int[] found = those(columns, c -> c.equalsIgnoreCase(name.strip()));
		if (found.length == 0) found = those(columns, c -> words(c).equals(words(
			name)));
		// decay is tau_decay rather than decay_sd
		if (found.length == 0) found = those(columns, c -> endsWith(words(c), words(
			name)));
		if (found.length == 0) found = those(columns, c -> Collections.indexOfSubList(
			singular(words(c)), singular(words(name))) >= 0);
		if (found.length == 1) return found[0];
		throw InvalidInputException.of(input, found.length == 0
			? "refers to a column \"" + name + "\", which the table does not have. Its columns are " +
				String.join(", ", columns) + "."
			: "refers to a column \"" + name + "\", which could be " + String.join(
				" or ", Arrays.stream(found).mapToObj(columns::get).toList()) + ".");
	}

	private interface Test {

		boolean matches(String column);
	}

	private static int[] those(final List<String> columns, final Test test) {
		return IntStream.range(0, columns.size()).filter(i -> test.matches(columns
			.get(i))).toArray();
	}

	private static boolean endsWith(final List<String> words,
		final List<String> end)
	{
		return !end.isEmpty() && words.size() >= end.size() && words.subList(words
			.size() - end.size(), words.size()).equals(end);
	}

	/** @return the words of a heading, without its unit */
	private static List<String> words(final String heading) {
		return Arrays.stream(heading.replaceFirst("\\s*\\([^()]*\\)\\s*$", "").toLowerCase(
			Locale.ROOT).split("[\\s_]+")).filter(w -> !w.isEmpty()).toList();
	}

	private static List<String> singular(final List<String> words) {
		return words.isEmpty() ? List.of(" ") : words.stream().map(w -> w.replaceFirst(
			"(?<=..)s$", "")).toList();
	}
}
