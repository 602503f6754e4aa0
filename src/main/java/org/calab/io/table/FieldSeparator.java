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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What separates the columns of a file, decided once from its first lines.
 *
 * @param character the separator; a blank stands for any number of blanks
 * @param columns the usual number of columns of the lines looked at
 */
record FieldSeparator(char character, int columns) {

	/** In the order in which they are tried: names may hold commas, hardly the others. */
	private static final char[] CANDIDATES = { '\t', ';', ',', '|', ' ' };

	/** Excel's line that names the separator. */
	private static final String EXCEL = "sep=";

	private static final int LINES = 100, CHARACTERS = 1 << 20;

	/** @return whether the line names the separator, as Excel writes and reads it */
	static boolean isNamedIn(final String line) {
		return line.toLowerCase(Locale.ROOT).replace("\"", "").startsWith(EXCEL);
	}

	/** @param in the text from its start; not closed */
	static FieldSeparator of(final Reader in) throws IOException {
		final List<String> lines = head(in);
		if (!lines.isEmpty() && isNamedIn(lines.get(0))) {
			final String named = lines.get(0).replace("\"", "").substring(EXCEL
				.length());
			final char c = named.isEmpty() ? ',' : named.startsWith("\\t") ? '\t' : named
				.charAt(0);
			return new FieldSeparator(c, usual(lines.subList(1, lines.size()), c));
		}
		lines.removeIf(FieldSeparator::isComment);
		if (lines.isEmpty()) return new FieldSeparator(',', 1);
		for (final char c : CANDIDATES)
			if (separates(c, lines)) return new FieldSeparator(c, usual(lines, c));
		// lines that differ in length are refused by what the heading separates
		for (final char c : CANDIDATES)
			if (c != ' ' && !isOfNumbers(lines.get(0)) && count(lines.get(0), c) > 0)
				return new FieldSeparator(c, 1 + count(lines.get(0), c));
		return new FieldSeparator(';', 1);
	}

	/** @return whether the line is a comment before the table, as NumPy and MATLAB write them */
	static boolean isComment(final String line) {
		return line.length() > 1 && (line.charAt(0) == '#' || line.charAt(0) == '%') && line
			.charAt(1) == ' ';
	}

	/** The heading has it, unless the heading is of numbers; so have most of the other lines. */
	private static boolean separates(final char c, final List<String> lines) {
		final String heading = lines.get(0);
		if (lines.size() == 1 || c != ' ' || isOfNumbers(heading)) {
			if (count(heading, c) == 0) return false;
		}
		else if (!lines.subList(1, lines.size()).stream().allMatch(
			FieldSeparator::isOfNumbers)) return false;
		final long with = lines.stream().filter(l -> count(l, c) > 0).count();
		return with >= 0.9 * lines.size();
	}

	/** @return whether the fields between blanks all look like numbers or words for none */
	private static boolean isOfNumbers(final String line) {
		for (final String field : line.trim().split("\\s+"))
			if (!NumberStyle.looksNumeric(field) && !MissingWords.contains(field) && !field
				.startsWith("\"")) return false;
		return true;
	}

	/** @return how often {@code c} occurs outside of quotes; of blanks, the runs between fields */
	private static int count(final String line, final char c) {
		final String text = c == ' ' ? line.strip() : line;
		int n = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) == '"') quoted = !quoted;
			else if (text.charAt(i) == c && !quoted && (c != ' ' || text.charAt(i -
				1) != ' ')) n++;
		}
		return n;
	}

	private static int usual(final List<String> lines, final char c) {
		return lines.isEmpty() ? 1 : 1 + count(lines.get(lines.size() - 1), c);
	}

	/** @return the first lines that are not blank, without a last one that was cut short */
	private static List<String> head(final Reader in) throws IOException {
		final char[] text = new char[CHARACTERS];
		int n = 0;
		for (int read = in.read(text); read > 0; read = in.read(text, n, text.length - n))
			n += read;
		final List<String> lines = new ArrayList<>();
		final BufferedReader whole = new BufferedReader(new java.io.CharArrayReader(
			text, 0, n));
		for (String line = whole.readLine(); line != null && lines
			.size() < LINES; line = whole.readLine())
			if (!line.isBlank()) lines.add(line);
		if (n == text.length && lines.size() > 1 && lines.size() < LINES) lines.remove(
			lines.size() - 1);
		return lines;
	}
}
