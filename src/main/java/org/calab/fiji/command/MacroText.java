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

import ij.Macro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.calab.check.InvalidInputException;

/**
 * The options of a macro's {@code run} as text: {@code key=value key=[value with spaces]
 * key}. It is read from left to right, so that a value may contain what looks like another key.
 * It is written so that ImageJ's own {@link Macro#getValue}, which searches the whole text
 * for a key, finds the same values.
 */
final class MacroText {

	private record Entry(String key, Optional<String> value) {

		@Override
		public String toString() {
			return key + value.map(v -> "=" + quoted(key, v)).orElse("");
		}
	}

	private MacroText() {}

	/**
	 * @return the values by their keys, empty for a key that stands alone; if a key is
	 *         given twice, the first value, as in ImageJ
	 * @throws InvalidInputException if a quote or bracket is not closed
	 */
	static Map<String, Optional<String>> read(final String options) {
		final Map<String, Optional<String>> values = new LinkedHashMap<>();
		int at = 0;
		while (at < options.length()) {
			if (Character.isWhitespace(options.charAt(at))) {
				at++;
				continue;
			}
			final int start = at;
			while (at < options.length() && options.charAt(at) != '=' && !Character
				.isWhitespace(options.charAt(at)))
				at++;
			final String key = options.substring(start, at);
			Optional<String> value = Optional.empty();
			if (at < options.length() && options.charAt(at) == '=') {
				final int end = endOfValue(key, options, ++at);
				final boolean quoted = end > at && isQuote(options.charAt(at));
				value = Optional.of(quoted ? options.substring(at + 1, end - 1) : options
					.substring(at, end));
				at = end;
			}
			values.putIfAbsent(key, value);
		}
		return values;
	}

	private static boolean isQuote(final char c) {
		return c == '[' || c == '\'';
	}

	/** @return the index after the value that starts at {@code at}, including its quotes */
	private static int endOfValue(final String key, final String options,
		final int at)
	{
		final char first = at < options.length() ? options.charAt(at) : ' ';
		int depth = 0;
		for (int i = at; i < options.length(); i++) {
			final char c = options.charAt(i);
			if (first == '[') {
				depth += c == '[' ? 1 : c == ']' ? -1 : 0;
				if (depth == 0) return i + 1;
			}
			else if (first == '\'') {
				if (i > at && c == '\'') return i + 1;
			}
			else if (Character.isWhitespace(c)) return i;
		}
		if (isQuote(first)) throw new InvalidInputException("The value of " + key +
			" starts with " + first + ", but has no closing " + (first == '[' ? ']'
				: first) + ".");
		return options.length();
	}

	/**
	 * @param values to write, empty for a key that stands alone
	 * @param defaults of all inputs, by their keys
	 * @throws InvalidInputException if there is a value that a macro cannot hold
	 */
	static String write(final Map<String, Optional<String>> values,
		final Map<String, String> defaults)
	{
		final List<Entry> entries = new ArrayList<>();
		values.forEach((k, v) -> entries.add(new Entry(k, v)));
		// a key that ImageJ would find inside a value must come before that value
		for (int round = 0; round <= defaults.size(); round++) {
			final String text = entries.stream().map(Entry::toString).collect(
				Collectors.joining(" "));
			final Optional<String> hidden = defaults.keySet().stream().filter(
				k -> isMisread(k, text, entries)).findFirst();
			if (hidden.isEmpty()) return text;
			final String key = hidden.get();
			final String value = values.containsKey(key) ? values.get(key).orElse(
				"true") : defaults.get(key);
			entries.removeIf(e -> e.key.equals(key));
			entries.add(0, new Entry(key, Optional.of(value)));
		}
		throw new InvalidInputException(
			"These inputs cannot be written as a macro: their values contain each other's keys.");
	}

	private static boolean isMisread(final String key, final String text,
		final List<Entry> entries)
	{
		final Optional<String> wanted = entries.stream().filter(e -> e.key.equals(
			key)).findFirst().flatMap(Entry::value);
		return !wanted.equals(Optional.ofNullable(Macro.getValue(text, key, null)));
	}

	private static String quoted(final String key, final String value) {
		if (value.chars().noneMatch(Character::isWhitespace) && (value.isEmpty() ||
			!isQuote(value.charAt(0)))) return value;
		if (isBalanced(value)) return "[" + value + "]";
		if (value.indexOf('\'') < 0) return "'" + value + "'";
		throw new InvalidInputException("A macro cannot contain the value of " + key +
			": \"" + value + "\" has spaces, a bracket without its partner, and a '.");
	}

	/** @return whether the brackets are balanced */
	private static boolean isBalanced(final String value) {
		int depth = 0;
		for (int i = 0; i < value.length() && depth >= 0; i++)
			depth += value.charAt(i) == '[' ? 1 : value.charAt(i) == ']' ? -1 : 0;
		return depth == 0;
	}
}
