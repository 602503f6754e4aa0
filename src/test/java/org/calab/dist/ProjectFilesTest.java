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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The files by which GitHub builds, releases and asks. They cannot be run here: what
 * is held is that they are YAML, have what GitHub requires, and name what exists.
 */
class ProjectFilesTest {

	private static final Path GITHUB = Path.of(".github");

	private static Map<?, ?> yaml(final String file) throws IOException {
		final LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		return new Yaml(new SafeConstructor(options)).load(Files.readString(GITHUB
			.resolve(file)));
	}

	private static Map<?, ?> map(final Map<?, ?> of, final String key) {
		assertNotNull(of.get(key), key);
		return (Map<?, ?>) of.get(key);
	}

	@Test
	void everyYamlFileIsRead() throws IOException {
		try (Stream<Path> files = Files.walk(GITHUB)) {
			for (final Path file : (Iterable<Path>) files.filter(f -> f.toString()
				.endsWith(".yml"))::iterator)
				assertFalse(yaml(GITHUB.relativize(file).toString()).isEmpty(), file
					.toString());
		}
	}

	@Test
	void theWorkflow() throws IOException {
		final Map<?, ?> build = yaml("workflows/build.yml");
		// YAML 1.1 reads the key "on" as true
		final Map<?, ?> on = (Map<?, ?>) build.get(true);
		assertTrue(on.containsKey("pull_request"));
		assertEquals(List.of("calab-fiji-*"), map(on, "push").get("tags"));
		final Map<?, ?> jobs = map(build, "jobs");
		assertEquals(Set.of("test", "release"), jobs.keySet());
		final Map<?, ?> test = map(jobs, "test");
		assertEquals(List.of("ubuntu-latest", "windows-latest", "macos-latest"), map(
			map(test, "strategy"), "matrix").get("os"));
		assertTrue(runs(test).contains(".ci/run"));
		final Map<?, ?> release = map(jobs, "release");
		assertEquals("test", release.get("needs"));
		assertEquals("startsWith(github.ref, 'refs/tags/calab-fiji-')", release.get(
			"if"));
		assertTrue(runs(release).stream().anyMatch(r -> r.startsWith(
			"scripts/release ")));
		for (final Object job : jobs.values())
			for (final Object step : (Collection<?>) ((Map<?, ?>) job).get("steps"))
				check((Map<?, ?>) step);
	}

	private static List<String> runs(final Map<?, ?> job) {
		return ((Collection<?>) job.get("steps")).stream().map(s -> ((Map<?, ?>) s)
			.get("run")).filter(r -> r != null).map(Object::toString).toList();
	}

	/** An action of a version, or a command with its shell and scripts that exist. */
	private static void check(final Map<?, ?> step) {
		assertTrue(step.containsKey("uses") != step.containsKey("run"), step
			.toString());
		if (step.containsKey("uses")) {
			assertTrue(step.get("uses").toString().matches("actions/[a-z-]+@v[0-9]+"),
				step.toString());
			return;
		}
		assertTrue(List.of("bash", "cmd").contains(step.get("shell")), step
			.toString());
		final Matcher script = Pattern.compile("(scripts/|\\.ci/)[a-z-]+").matcher(
			step.get("run").toString());
		while (script.find())
			assertTrue(Files.isExecutable(Path.of(script.group())), script.group());
	}

	@Test
	void theIssueForms() throws IOException {
		for (final String form : List.of("bug", "feature")) {
			final Map<?, ?> yaml = yaml("ISSUE_TEMPLATE/" + form + ".yml");
			for (final String key : List.of("name", "description"))
				assertFalse(yaml.get(key).toString().isBlank());
			for (final Object part : (Collection<?>) yaml.get("body")) {
				assertTrue(List.of("textarea", "input").contains(((Map<?, ?>) part).get(
					"type")));
				assertFalse(map((Map<?, ?>) part, "attributes").get("label").toString()
					.isBlank());
			}
		}
	}

	@Test
	void dependabot() throws IOException {
		final Map<?, ?> yaml = yaml("dependabot.yml");
		assertEquals(2, yaml.get("version"));
		assertEquals(List.of("maven", "github-actions"), ((Collection<?>) yaml.get(
			"updates")).stream().map(u -> ((Map<?, ?>) u).get("package-ecosystem"))
				.toList());
	}

	@Test
	void filesThatOutsidersLookFor() {
		for (final String file : List.of("README.md", "CONTRIBUTING.md",
			"CHANGELOG.md", "CODE_OF_CONDUCT.md", "LICENSE.txt", "CITATION.cff",
			".editorconfig", ".gitattributes", ".github/PULL_REQUEST_TEMPLATE.md"))
			assertTrue(Files.isRegularFile(Path.of(file)), file);
	}
}
