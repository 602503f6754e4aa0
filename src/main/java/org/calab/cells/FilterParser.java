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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.check.InvalidInputException;

/** Reads conditions: {@code or} binds weakest, then {@code and}, then {@code not}. */
final class FilterParser {

	/** Deeper nesting is no condition that a person wrote, and would overflow the stack. */
	private static final int DEEPEST = 200;

	private static final Pattern TOKEN = Pattern.compile(
		"\\s*(?:(\\()|(\\))|(<=|>=|!=|==|<>|<|>|=)|\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'|([^\\s()<>=!\"']+))");

	private static final Pattern WORD = Pattern.compile("[^\\s()<>=!\"']+");

	private enum Kind {
			OPEN, CLOSE, OPERATOR, QUOTED, WORD, END
	}

	/** @param at where it begins in the text */
	private record Token(Kind kind, String text, int at) {

		boolean is(final String keyword) {
			return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
		}

		boolean isKeyword() {
			return is("and") || is("or") || is("not");
		}
	}

	private final String text;
	private final List<Token> tokens = new ArrayList<>();
	private int next, depth;

	FilterParser(final String text) {
		this.text = text;
	}

	Condition parse() {
		final Matcher m = TOKEN.matcher(text);
		int at = 0;
		while (!text.substring(at).matches("\\s*")) {
			if (!m.find(at) || m.start() != at) throw invalid(at, text.substring(at)
				.strip());
			tokens.add(token(m));
			at = m.end();
		}
		tokens.add(new Token(Kind.END, "", text.length()));
		final Condition all = either();
		if (peek().kind() != Kind.END) throw unexpected();
		return all;
	}

	private static Token token(final Matcher m) {
		if (m.group(1) != null) return new Token(Kind.OPEN, "(", m.start(1));
		if (m.group(2) != null) return new Token(Kind.CLOSE, ")", m.start(2));
		if (m.group(3) != null) return new Token(Kind.OPERATOR, m.group(3), m.start(3));
		if (m.group(4) != null) return new Token(Kind.QUOTED, m.group(4).replace(
			"\"\"", "\""), m.start(4) - 1);
		if (m.group(5) != null) return new Token(Kind.QUOTED, m.group(5).replace("''",
			"'"), m.start(5) - 1);
		return new Token(Kind.WORD, m.group(6), m.start(6));
	}

	private Condition either() {
		if (++depth > DEEPEST) throw InvalidInputException.of(CellFilter.INPUT,
			"has more than " + DEEPEST + " nested parentheses.");
		Condition left = both();
		while (peek().is("or")) {
			next++;
			left = new Condition.Either(left, both());
		}
		depth--;
		return left;
	}

	private Condition both() {
		Condition left = opposite();
		while (peek().is("and")) {
			next++;
			left = new Condition.Both(left, opposite());
		}
		return left;
	}

	private Condition opposite() {
		int negations = 0;
		for (; peek().is("not"); next++)
			negations++;
		Condition c = peek().kind() == Kind.OPEN ? group() : comparison();
		for (; negations > 0; negations--)
			c = new Condition.Not(c);
		return c;
	}

	private Condition group() {
		next++;
		final Condition inner = either();
		if (peek().kind() != Kind.CLOSE) throw unexpected();
		next++;
		return inner;
	}

	private Condition comparison() {
		final Token column = value();
		if (peek().kind() != Kind.OPERATOR) throw unexpected();
		final String sign = tokens.get(next++).text();
		final Token value = value();
		return new Comparison(column.text(), operator(sign), value.text(), value
			.kind() == Kind.QUOTED);
	}

	private static Comparison.Operator operator(final String sign) {
		for (final Comparison.Operator o : Comparison.Operator.values())
			if (o.toString().equals(sign)) return o;
		return sign.equals("==") ? Comparison.Operator.EQUAL
			: Comparison.Operator.UNEQUAL;
	}

	private Token value() {
		final Token t = peek();
		if (t.kind() != Kind.QUOTED && (t.kind() != Kind.WORD || t.isKeyword()))
			throw unexpected();
		next++;
		return t;
	}

	private Token peek() {
		return tokens.get(next);
	}

	private InvalidInputException unexpected() {
		final Token t = peek();
		return invalid(t.at(), t.kind() == Kind.END ? "" : t.text());
	}

	private InvalidInputException invalid(final int at, final String found) {
		final String before = text.substring(0, at).strip();
		return InvalidInputException.of(CellFilter.INPUT,
			"must be a condition such as snr >= 2 and rate < 5 (text of several words in quotes), but is \"" +
				text + "\": " + (found.isEmpty() ? "it ends too early" : "\"" + found +
					"\" is not expected") + (before.isEmpty() ? "." : " after \"" + before +
						"\"."));
	}

	/** @return the text as a word if it can be one, otherwise in quotes */
	static String word(final String text) {
		return WORD.matcher(text).matches() && !text.matches("(?i)and|or|not")
			? text : quote(text);
	}

	static String quote(final String text) {
		return '"' + text.replace("\"", "\"\"") + '"';
	}
}
