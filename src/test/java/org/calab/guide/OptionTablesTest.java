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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.calab.options.Option;
import org.calab.options.OptionList;
import org.calab.options.OptionSpec;
import org.calab.tools.guide.OptionTables;
import org.junit.jupiter.api.Test;

/** The guide's tables of options say what the code declares. */
class OptionTablesTest {

	@Test
	void everyTableIsUpToDate() throws IOException {
		for (final Path page : OptionTables.pages(OptionTables.PAGES)) {
			final String text = Files.readString(page);
			assertEquals(OptionTables.updated(text), text, page +
				" is out of date: run scripts/update-guide");
		}
	}

	/** @return the record, and the records of options that it holds as groups */
	private static void addWithGroups(final Class<?> record,
		final Set<String> names)
	{
		names.add(record.getName());
		for (final RecordComponent c : record.getRecordComponents()) {
			for (final Class<?> group : new Class<?>[] { c.getType(),
				content(c) })
				if (group.isRecord()) addWithGroups(group, names);
		}
	}

	private static Class<?> content(final RecordComponent c) {
		return c.getGenericType() instanceof java.lang.reflect.ParameterizedType p &&
			p.getActualTypeArguments()[0] instanceof Class<?> type ? type
				: Object.class;
	}

	private static boolean declaresOptions(final Class<?> type) {
		return type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(
			c -> c.isAnnotationPresent(Option.class));
	}

	@Test
	void everyOptionIsInATable() throws Exception {
		final Set<String> shown = new TreeSet<>(), declared = new TreeSet<>();
		for (final Path page : OptionTables.pages(OptionTables.PAGES))
			for (final String name : OptionTables.records(Files.readString(page)))
				addWithGroups(Class.forName(name), shown);
		for (final JavaClass c : new ClassFileImporter().withImportOption(
			new ImportOption.DoNotIncludeTests()).importPackages("org.calab"))
		{
			if (!c.isRecord()) continue;
			final Class<?> type = Class.forName(c.getName());
			if (declaresOptions(type)) declared.add(c.getName());
		}
		assertFalse(declared.isEmpty());
		declared.removeAll(shown);
		assertEquals(Set.of(), declared, "records without a table in the guide");
	}

	@Test
	void replacesWhatStandsBetweenTheMarks() {
		final String mark =
			"<!-- options: org.calab.kernel.CalciumKernel -->\n", end =
				"<!-- end -->\nafter\n";
		final String page = OptionTables.updated("before\n" + mark + "old\n" + end);
		assertEquals(page, OptionTables.updated(page));
		assertFalse(page.contains("old"));
		assertTrue(page.startsWith("before\n" + mark) && page.endsWith("\n" + end),
			page);
		for (final OptionSpec option : OptionList.of(
			org.calab.kernel.CalciumKernel.class).options())
			assertTrue(page.contains("| `" + option.key() + "` | " + option.label() +
				" | `" + option.defaultText() + "` | " + option.requirement() + " | " +
				option.help() + " |\n"), page);
	}
}
