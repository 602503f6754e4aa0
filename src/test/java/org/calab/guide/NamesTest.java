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
package org.calab.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.calab.cli.CaLab;
import org.calab.fiji.CaLabService;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** The table of CaLab's names: each name is in it, and what it names exists. */
class NamesTest {

	private static final String PAGE = "names.md";
	private static final Pattern CODE = Pattern.compile("`([^`]+)`"), MENU = Pattern
		.compile("\\*([^*]+)\\*");

	/** The rows of all tables of a page, cells by their column's heading. */
	private static List<Map<String, String>> rows(final String page)
		throws IOException
	{
		final List<Map<String, String>> rows = new ArrayList<>();
		String[] heads = {};
		for (final String line : Files.readAllLines(GuidePages.FOLDER.resolve(
			page)))
		{
			if (!line.startsWith("|")) heads = new String[0];
			else if (heads.length == 0) heads = cells(line);
			else if (!line.startsWith("|---")) {
				final String[] cells = cells(line);
				assertEquals(heads.length, cells.length, line);
				final Map<String, String> row = new HashMap<>();
				for (int i = 0; i < heads.length; i++)
					row.put(heads[i], cells[i]);
				rows.add(row);
			}
		}
		return rows;
	}

	private static String[] cells(final String line) {
		return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|",
			-1)).map(String::strip).toArray(String[]::new);
	}

	private static List<String> found(final Pattern pattern, final String cell) {
		return pattern.matcher(cell).results().map(m -> m.group(1)).toList();
	}

	private static void each(final String column, final Pattern pattern,
		final BiConsumer<String, Map<String, String>> check) throws IOException
	{
		int checked = 0;
		for (final Map<String, String> row : rows(PAGE)) {
			for (final String entry : found(pattern, row.getOrDefault(column, ""))) {
				check.accept(entry, row);
				checked++;
			}
		}
		assertTrue(checked > 5, "checked in the column " + column + ": " + checked);
	}

	@Test
	void everyNameIsInTheTable() throws IOException {
		final Set<String> told = new HashSet<>();
		for (final Map<String, String> row : rows(PAGE))
			told.addAll(found(CODE, row.getOrDefault("CaLab", "")));
		final List<String> names;
		try (var in = NamesTest.class.getResourceAsStream(
			"/guide/calab-names.txt"))
		{
			names = new String(in.readAllBytes()).lines().toList();
		}
		assertEquals(144, names.size());
		assertEquals(Set.of(), names.stream().filter(n -> !told.contains(n)).collect(
			Collectors.toSet()), "not in the table");
		told.removeAll(names);
		assertEquals(Set.of(), told, "no names of CaLab");
	}

	/** A name of CaLab's that is reached in no way would not belong into the table. */
	@Test
	void everyRowLeadsSomewhere() throws IOException {
		for (final Map<String, String> row : rows(PAGE))
			assertFalse(row.get("Java").isEmpty(), row.toString());
	}

	@Test
	void menuEntriesAndTheirKeysExist() throws IOException {
		try (Context context = new Context()) {
			final Map<String, CommandInfo> commands = new HashMap<>();
			for (final CommandInfo c : context.service(CommandService.class)
				.getCommands())
				if (c.getMenuPath().getLeaf() != null) commands.put(c.getMenuPath()
					.getLeaf().getName(), c);
			each("menu", MENU, (label, row) -> assertTrue(commands.containsKey(label),
				label));
			final Set<String> told = rows(PAGE).stream().flatMap(row -> found(MENU, row
				.getOrDefault("menu", "")).stream()).collect(Collectors.toSet());
			commands.forEach((label, c) -> assertTrue(told.contains(label) || !c
				.getClassName().startsWith("org.calab"), label +
					" is not in the table"));
			each("macro", CODE, (key, row) -> {
				final String command = found(MENU, row.get("menu")).get(0);
				assertNotNull(commands.get(command).getInput(key.replace("=", "")),
					command + " has no " + key);
			});
		}
	}

	@Test
	void methodsOfTheServiceExist() throws IOException {
		final Set<String> methods = Arrays.stream(CaLabService.class.getMethods())
			.map(m -> "calab." + m.getName()).collect(Collectors.toSet());
		each("Jython", CODE, (name, row) -> assertTrue(methods.contains(name), name));
	}

	/** @return the methods of each class by its simple name */
	private static Map<String, Set<String>> classes() {
		final Map<String, Set<String>> classes = new HashMap<>();
		for (final JavaClass c : new ClassFileImporter().withImportOption(
			new ImportOption.DoNotIncludeTests()).importPackages("org.calab"))
			classes.computeIfAbsent(c.getSimpleName(), n -> new HashSet<>()).addAll(c
				.getMethods().stream().map(m -> m.getName()).toList());
		return classes;
	}

	/** Each method of the NOTES names the class that implements it. */
	@Test
	void classesOfTheNotesExist() throws IOException {
		final Set<String> classes = classes().keySet();
		for (final Map<String, String> row : rows("notes.md")) {
			assertFalse(found(CODE, row.get("class")).isEmpty(), row.toString());
			for (final String name : found(CODE, row.get("class")))
				assertTrue(classes.contains(name), name);
		}
	}

	@Test
	void classesAndMethodsExist() throws IOException {
		final Map<String, Set<String>> classes = classes();
		final Pattern name = Pattern.compile("`([A-Z]\\w*(?:\\.\\w+)?)`");
		each("Java", name, (entry, row) -> {
			final String[] parts = entry.split("\\.");
			assertTrue(classes.containsKey(parts[0]), entry);
			if (parts.length > 1) assertTrue(classes.get(parts[0]).contains(parts[1]),
				entry);
		});
	}

	/** @return what {@code --help} of a subcommand prints, with both forms of a flag as its plain name */
	private static String help(final String... subcommand) {
		final StringWriter out = new StringWriter(), err = new StringWriter();
		final List<String> words = new ArrayList<>(List.of(subcommand));
		words.add("--help");
		assertEquals(0, CaLab.run(new PrintWriter(out, true), new PrintWriter(err,
			true), words.toArray(String[]::new)), () -> words + ": " + err);
		return out.toString().replace("--[no-]", "--");
	}

	@Test
	void subcommandsAndTheirOptionsExist() throws IOException {
		each("command line", CODE, (entry, row) -> {
			final List<String> words = List.of(entry.split(" "));
			final String help = entry.startsWith("cadecon --browser") ? help(
				"cadecon", "--browser") : help(words.get(0));
			for (final String option : words.subList(1, words.size()))
				assertTrue(option.equals("--browser") || Pattern.compile(
					"(?<![\\w-])" + option + "(?![\\w-])").matcher(help).find(),
					entry + ": " + option);
		});
	}
}
