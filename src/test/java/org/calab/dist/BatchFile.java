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
package org.calab.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Windows batch file, line by line, as {@code cmd} reads it with delayed
 * expansion off: a quotation mark begins or ends what is quoted, and
 * {@code %NAME%}, {@code %0} to {@code %*} and {@code %%x} are replaced before
 * anything else is understood.
 *
 * @param lines its lines without line ends, comments and empty lines
 */
record BatchFile(List<String> lines) {

	/**
	 * A place where text of the machine or the user enters a line.
	 *
	 * @param text such as {@code %JAVA_HOME%}
	 * @param quoted whether it lies between quotation marks
	 */
	record Expansion(String line, String text, boolean quoted) {}

	private static final Pattern EXPANSION = Pattern.compile(
		"%%~?[a-z$A-Z:]*?[a-z](?![a-zA-Z:])|%~?[a-z]*[0-9*]|%[A-Za-z_][^%]*%");

	static BatchFile read(final Path file) throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final String line : Files.readString(file, StandardCharsets.US_ASCII)
			.split("\r?\n"))
		{
			final String text = line.strip();
			if (!text.isEmpty() && !text.matches("(?i)rem( .*)?")) lines.add(text);
		}
		return new BatchFile(List.copyOf(lines));
	}

	List<Expansion> expansions() {
		final List<Expansion> found = new ArrayList<>();
		for (final String line : lines) {
			final Matcher m = EXPANSION.matcher(line);
			while (m.find())
				found.add(new Expansion(line, m.group(), line.substring(0, m.start())
					.chars().filter(c -> c == '"').count() % 2 == 1));
		}
		return found;
	}

	/** @return the names that {@code goto} and {@code call} jump to */
	List<String> jumps() {
		return all("(?i)\\b(?:goto|call) +:?([a-z]+)");
	}

	List<String> labels() {
		return all("^:([a-z]+)$");
	}

	private List<String> all(final String pattern) {
		final List<String> found = new ArrayList<>();
		for (final String line : lines) {
			final Matcher m = Pattern.compile(pattern).matcher(line);
			while (m.find())
				found.add(m.group(1));
		}
		return found;
	}

	@Override
	public String toString() {
		return String.join("\n", lines);
	}
}
