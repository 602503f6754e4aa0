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
package org.calab.tools.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.options.OptionList;
import org.calab.options.OptionSpec;

/**
 * Writes the tables of options into the guide, from the declarations of the options. A
 * page marks the place of a table, and the record that declares its options, by
 *
 * <pre>{@code
 * <!-- options: org.calab.cadecon.CaDeconOptions -->
 * <!-- end -->
 * }</pre>
 */
public final class OptionTables {

	/** The folder of the guide's pages in a checkout. */
	public static final Path PAGES = Path.of("src/site/markdown");

	private static final String MARK = "<!-- options: %s -->", END = "<!-- end -->";

	private static final Pattern PLACE = Pattern.compile(MARK.formatted(
		"([\\w.$]+)") + "\\n.*?" + END, Pattern.DOTALL);

	private OptionTables() {}

	/** @param args the folder of the pages, or none for the one of this checkout */
	public static void main(final String[] args) throws IOException {
		for (final Path page : pages(args.length > 0 ? Path.of(args[0]) : PAGES)) {
			final String old = Files.readString(page), updated = updated(old);
			if (updated.equals(old)) continue;
			Files.writeString(page, updated);
			System.out.println(page);
		}
	}

	/** @return the pages of a folder, by name */
	public static List<Path> pages(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
		}
	}

	/** @return the page with the table of each marked place as it is declared now */
	public static String updated(final String page) {
		return PLACE.matcher(page).replaceAll(place -> Matcher.quoteReplacement(MARK
			.formatted(place.group(1)) + "\n\n" + table(record(place)) + "\n" + END));
	}

	/** @return the records whose options a page tabulates, by class name */
	public static Set<String> records(final String page) {
		return PLACE.matcher(page).results().map(p -> p.group(1)).collect(Collectors
			.toCollection(TreeSet::new));
	}

	private static Class<? extends Record> record(final MatchResult place) {
		try {
			return Class.forName(place.group(1)).asSubclass(Record.class);
		}
		catch (final ClassNotFoundException | ClassCastException e) {
			throw new IllegalArgumentException(place.group(1) +
				" is not a record of options", e);
		}
	}

	private static String table(final Class<? extends Record> record) {
		final StringBuilder rows = new StringBuilder(
			"| option | in dialogs | default | allowed | what it does |\n|---|---|---|---|---|\n");
		for (final OptionSpec option : OptionList.of(record).options())
			rows.append(row(option)).append('\n');
		return rows.toString();
	}

	private static String row(final OptionSpec option) {
		return Stream.of("`" + option.key() + "`", option.label(), usual(option),
			allowed(option), option.help()).map(text -> text.replace("|", "\\|")
				.replace("*", "\\*")).collect(Collectors.joining(" | ", "| ", " |"));
	}

	private static String usual(final OptionSpec option) {
		if (option.isFlag()) return option.defaultText().equals("true") ? "on"
			: "off";
		return option.defaultText().isEmpty() ? "none" : "`" + option.defaultText() +
			"`";
	}

	private static String allowed(final OptionSpec option) {
		if (option.isFlag()) return "on or off";
		if (option.choices().isEmpty()) return option.requirement();
		// the word for leaving it out is a choice too
		final Stream<String> words = Stream.concat(option.choices().stream(), Stream
			.of(option.defaultText()).filter(word -> !word.isEmpty())).distinct();
		return words.map(word -> "`" + word + "`").collect(Collectors.joining(
			", "));
	}
}
