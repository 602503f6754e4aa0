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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code scripts/release} refuses, in a repository of its own. Maven is played
 * by a script, whose message shows that nothing was refused.
 */
@DisabledOnOs(OS.WINDOWS)
class ReleaseScriptTest {

	private static final String BUILDS = "Maven was called";

	@TempDir
	Path folder;

	private Path clone;

	@BeforeEach
	void aRepositoryThatIsReady() throws Exception {
		clone = Files.createDirectories(folder.resolve("clone"));
		Files.createDirectory(clone.resolve("scripts"));
		Files.copy(Path.of("scripts/release"), clone.resolve("scripts/release"),
			StandardCopyOption.COPY_ATTRIBUTES);
		Files.writeString(clone.resolve("pom.xml"), Files.readString(Path.of(
			"pom.xml")).replaceFirst("(<artifactId>calab-fiji</artifactId>\\s*<version>)[^<]+",
				"$19.8.7"));
		Files.writeString(clone.resolve("CITATION.cff"), "version: 9.8.7\n");
		Files.writeString(clone.resolve("CHANGELOG.md"),
			"# Changelog\n\n## 9.8.7\n\n- All is new.\n");
		final Path mvn = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
		Files.writeString(mvn, "#!/bin/sh\necho '" + BUILDS + "'\nexit 7\n");
		Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString(
			"rwxr-xr-x"));
		git("init", "-q");
		commit();
		git("tag", "calab-fiji-9.8.7");
	}

	private void commit() throws Exception {
		git("add", "-A");
		git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "-m", "x");
	}

	private void git(final String... words) throws Exception {
		final List<String> command = new ArrayList<>(List.of("git"));
		command.addAll(List.of(words));
		assertEquals("", run(0, command));
	}

	private String run(final int code, final List<String> command)
		throws IOException, InterruptedException
	{
		final Path log = folder.resolve("log.txt");
		final ProcessBuilder builder = new ProcessBuilder(command).directory(clone
			.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv(
			"PATH"));
		builder.environment().keySet().removeIf(k -> k.startsWith("GIT_"));
		final Process p = builder.start();
		assertTrue(p.waitFor(60, TimeUnit.SECONDS));
		final String told = Files.readString(log);
		assertEquals(code, p.exitValue(), told);
		return told;
	}

	private void refused(final String expected) throws Exception {
		final String told = run(1, List.of("scripts/release"));
		assertTrue(told.startsWith("release: ") && told.contains(expected), told);
	}

	private void change(final String file, final String from, final String to)
		throws IOException
	{
		final String text = Files.readString(clone.resolve(file));
		assertTrue(text.contains(from));
		Files.writeString(clone.resolve(file), text.replace(from, to));
	}

	@Test
	void aCleanTagIsBuilt() throws Exception {
		assertEquals(BUILDS + "\n", run(7, List.of("scripts/release")));
	}

	@Test
	void aFileThatWasChangedOrAdded() throws Exception {
		Files.writeString(clone.resolve("new.txt"), "x");
		refused("The tree must be clean, but these files differ from the commit:\n?? new.txt");
		Files.delete(clone.resolve("new.txt"));
		change("CHANGELOG.md", "All", "Nothing");
		refused("M CHANGELOG.md");
	}

	@Test
	void aCommitWithoutTheTag() throws Exception {
		git("update-ref", "-d", "refs/tags/calab-fiji-9.8.7");
		refused("The commit must have the tag calab-fiji-9.8.7, but has not.");
	}

	@Test
	void aCommitAfterTheTag() throws Exception {
		change("CHANGELOG.md", "All", "Nothing");
		commit();
		refused("The commit must have the tag calab-fiji-9.8.7, but has not.");
	}

	@Test
	void aSnapshot() throws Exception {
		change("pom.xml", "9.8.7", "9.8.7-SNAPSHOT");
		commit();
		git("tag", "calab-fiji-9.8.7-SNAPSHOT");
		refused("The version must be a release, but pom.xml says 9.8.7-SNAPSHOT.");
	}

	@Test
	void anotherVersionElsewhere() throws Exception {
		change("CITATION.cff", "9.8.7", "9.8.6");
		commit();
		git("update-ref", "refs/tags/calab-fiji-9.8.7", "HEAD");
		refused("CITATION.cff must name version 9.8.7.");
	}

	@Test
	void aFolderThatIsNotEmpty() throws Exception {
		Files.createDirectories(folder.resolve("out/old"));
		assertTrue(run(1, List.of("scripts/release", folder.resolve("out").toString()))
			.contains("The folder must be empty"));
	}
}
