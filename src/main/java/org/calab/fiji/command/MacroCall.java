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

import java.util.Optional;

import org.calab.check.InvalidInputException;

/**
 * One call of {@code run} or {@code open} in a macro. It is read as text and never given to a macro
 * interpreter, so that a line from a file can do nothing else.
 *
 * @param function {@code run} or {@code open}
 * @param first the command's name in the menu, or the path
 * @param options of the command; empty if there are none
 */
record MacroCall(String function, String first, String options) {

	/** Reads from left to right. */
	private static final class Reader {

		private final String line;
		private int at;

		Reader(final String line) {
			this.line = line;
		}

		/** @return whether this text comes next, after blanks; if so, it is passed */
		boolean passes(final String text) {
			while (at < line.length() && Character.isWhitespace(line.charAt(at)))
				at++;
			if (!line.startsWith(text, at)) return false;
			at += text.length();
			return true;
		}

		/** @return a string literal; empty if there is none */
		Optional<String> literal() {
			if (!passes("\"")) return Optional.empty();
			final StringBuilder text = new StringBuilder();
			for (; at < line.length() && line.charAt(at) != '"'; at++) {
				char c = line.charAt(at);
				if (c == '\\' && ++at < line.length()) c = switch (line.charAt(at)) {
					case 'n' -> '\n';
					case 'r' -> '\r';
					case 't' -> '\t';
					default -> line.charAt(at);
				};
				text.append(c);
			}
			return passes("\"") ? Optional.of(text.toString()) : Optional.empty();
		}

		boolean ends() {
			passes("");
			return at >= line.length();
		}
	}

	/**
	 * @param line for example {@code run("Mark Cells...", "cells=3 as=rejected");}
	 * @throws InvalidInputException if it is anything else than one call with literals
	 */
	static MacroCall read(final String line) {
		final Reader r = new Reader(line);
		final boolean opens = r.passes("open");
		if (opens || r.passes("run")) {
			final Optional<String> first = r.passes("(") ? r.literal() : Optional
				.empty();
			final Optional<String> options = r.passes(",") ? r.literal() : Optional.of(
				"");
			if (first.isPresent() && options.isPresent() && r.passes(")") && (r
				.passes(";") || r.ends()) && r.ends()) return new MacroCall(opens ? "open"
					: "run", first.get(), options.get());
		}
		throw new InvalidInputException("This is not a line such as run(\"Mark Cells...\", \"cells=3 as=rejected\"); " +
			(line.length() > 200 ? line.substring(0, 200) + "..." : line));
	}

	boolean opens() {
		return function.equals("open");
	}

	/** @return as a string literal that is valid in macros, JavaScript, Java and Python */
	static String literal(final String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n",
			"\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
	}
}
