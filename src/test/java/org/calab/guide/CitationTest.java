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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code CITATION.cff} is what CFF 1.2.0 asks for, and of this version. */
class CitationTest {

	/** The top-level keys of CFF 1.2.0. */
	private static final Set<String> KEYS = Set.of("abstract", "authors",
		"cff-version", "commit", "contact", "date-released", "doi", "identifiers",
		"keywords", "license", "license-url", "message", "preferred-citation",
		"references", "repository", "repository-artifact", "repository-code",
		"title", "type", "url", "version");

	/** Of an author: an entity has a name, a person a family or given name. */
	private static final Set<String> NAMES = Set.of("name", "family-names",
		"given-names", "alias");

	private static String pomVersion() throws Exception {
		final Matcher m = Pattern.compile(
			"<artifactId>calab-fiji</artifactId>\\s*<version>([^<]+)<").matcher(Files
				.readString(Path.of("pom.xml")));
		assertTrue(m.find());
		return m.group(1);
	}

	@Test
	void asTheFormatAsks() throws Exception {
		final Map<String, Object> cff = new Yaml(new SafeConstructor(
			new LoaderOptions())).load(Files.readString(Path.of("CITATION.cff")));
		assertTrue(KEYS.containsAll(cff.keySet()), cff.keySet().toString());
		assertEquals("1.2.0", cff.get("cff-version"));
		assertEquals("software", cff.get("type"));
		assertEquals("BSD-2-Clause", cff.get("license"));
		assertEquals(lastRelease(), cff.get("version"));
		for (final String text : List.of("message", "title"))
			assertFalse(((String) cff.get(text)).isBlank(), text);
		authors(cff);
		for (final Object reference : (List<?>) cff.get("references")) {
			final Map<?, ?> r = (Map<?, ?>) reference;
			assertTrue(r.containsKey("type") && r.containsKey("title"), r.toString());
			authors(r);
		}
	}

	private static void authors(final Map<?, ?> of) {
		final List<?> authors = (List<?>) of.get("authors");
		assertFalse(authors.isEmpty());
		for (final Object a : authors)
			assertTrue(((Map<?, ?>) a).keySet().stream().anyMatch(NAMES::contains), a
				.toString());
	}

	/** @return the newest version of the changelog that is a release */
	private static String lastRelease() throws Exception {
		final Matcher m = Pattern.compile("(?m)^## ([0-9.]+)$").matcher(Files
			.readString(Path.of("CHANGELOG.md")));
		assertTrue(m.find());
		return m.group(1);
	}

	/** Between releases the changelog says so; a release is noted in it. */
	@Test
	void theChangelogIsOfThisVersion() throws Exception {
		final String version = pomVersion();
		final String heading = "\n## " + (version.endsWith("-SNAPSHOT") ? version
			.replace("-SNAPSHOT", " (not released yet)") : version) + "\n";
		final String changes = Files.readString(Path.of("CHANGELOG.md"));
		assertEquals(changes.indexOf("\n## "), changes.indexOf(heading), heading);
	}
}
