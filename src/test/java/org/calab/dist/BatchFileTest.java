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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.calab.dist.BatchFile.Expansion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code calab.bat}, read and not run: where this is tested there is no Windows.
 * {@link BatchFile} finds every place where a path or a user's text enters a line;
 * what a batch file breaks on is then looked for: expansions outside of quotation
 * marks, delayed expansion (which eats exclamation marks), lost arguments, lost exit
 * codes, jumps to nowhere and parentheses around paths.
 */
class BatchFileTest {

	private static final String START =
		"-cp \"%calab_classes%\" org.calab.cli.CaLab %*";

	@TempDir
	Path folder;

	private BatchFile bat;

	@BeforeEach
	void read() throws IOException {
		bat = BatchFile.read(Path.of("src/main/dist/bin/calab.bat"));
	}

	/** But for the user's own options and arguments, which are several words. */
	@Test
	void everyExpansionIsQuoted() {
		final Set<String> open = new TreeSet<>();
		for (final Expansion e : bat.expansions())
			if (!e.quoted()) open.add(e.text());
		// %%v and %%j are also named where a loop declares them
		assertEquals(Set.of("%*", "%CALAB_JAVA_OPTS%", "%ERRORLEVEL%", "%%a", "%%f",
			"%%j", "%%v"), open);
		for (final Expansion e : bat.expansions())
			if (!e.quoted() && e.text().startsWith("%%")) assertTrue(e.line().matches(
				"for (/f \"[^\"]+\" )?" + e.text() + " in .*"), e.line());
	}

	/** The checker itself sees what is not quoted. */
	@Test
	void theCheckerSeesWhatIsNotQuoted() throws IOException {
		final Path file = Files.writeString(folder.resolve("a.bat"), """
			rem %IGNORED%
			"%JAVA_HOME%\\bin\\java" -cp %LIB% "%~dp0x" %*
			for %%j in (java.exe) do set x=%%~$PATH:j
			""");
		assertEquals(List.of("%JAVA_HOME% true", "%LIB% false", "%~dp0 true",
			"%* false", "%%j false", "%%~$PATH:j false"), BatchFile.read(file)
				.expansions().stream().map(e -> e.text() + " " + e.quoted()).toList());
	}

	@Test
	void everySetIsQuotedAsAWhole() {
		for (final String line : bat.lines())
			for (int at = line.indexOf("set "); at >= 0; at = line.indexOf("set ", at +
				1))
				assertTrue(line.startsWith("set \"calab_", at) || line.startsWith(
					"echo "), line);
	}

	@Test
	void noDelayedExpansion() {
		assertEquals("@echo off", bat.lines().get(0));
		assertEquals("setlocal EnableExtensions DisableDelayedExpansion", bat.lines()
			.get(1));
		assertFalse(bat.toString().toLowerCase().contains("enabledelayedexpansion"));
		assertFalse(bat.toString().contains("!"));
	}

	/** Each way to start hands all arguments on, and the exit code back. */
	@Test
	void argumentsAndExitCodes() {
		int starts = 0;
		for (int i = 0; i < bat.lines().size(); i++) {
			if (!bat.lines().get(i).contains("%*")) continue;
			starts++;
			assertTrue(bat.lines().get(i).startsWith("\"%calab_java%\" "));
			assertTrue(bat.lines().get(i).contains(" %CALAB_JAVA_OPTS% "));
			assertTrue(bat.lines().get(i).endsWith(START), bat.lines().get(i));
			assertEquals("exit /b %ERRORLEVEL%", bat.lines().get(i + 1));
		}
		assertEquals(2, starts);
		assertEquals("exit /b %ERRORLEVEL%", bat.lines().get(bat.lines().size() - 1));
		for (int i = 0; i < bat.lines().size(); i++)
			if (bat.lines().get(i).startsWith("echo ")) {
				assertTrue(bat.lines().get(i).endsWith(">&2"), bat.lines().get(i));
				assertEquals("exit /b 1", bat.lines().get(i + 1));
			}
	}

	@Test
	void jumpsLeadSomewhere() {
		assertEquals(new TreeSet<>(bat.labels()), new TreeSet<>(bat
			.jumps()));
		assertEquals(bat.labels().size(), new TreeSet<>(bat.labels()).size());
	}

	/** A path as {@code C:\Program Files (x86)} would end a block. */
	@Test
	void noBlockHoldsAPath() {
		for (final String line : bat.lines()) {
			assertFalse(line.endsWith("("), line);
			assertEquals(0, line.chars().filter(c -> c == '"').count() % 2, line);
		}
	}

	/** The two starters are told the same things. */
	@Test
	void theSameAsTheShellScript() throws IOException {
		final String sh = Files.readString(Path.of("src/main/dist/bin/calab"));
		for (final String word : List.of("CALAB_JAVA_OPTS", "CALAB_CACHE", "JAVA_HOME",
			"-Xlog:disable", "-Xlog:all=error:stderr", "-Djava.awt.headless=true",
			"-Dslf4j.internal.verbosity=ERROR", "-XX:SharedArchiveFile=", "-Xshare:dump",
			"-XX:DumpLoadedClassList=", "org.calab.cli.CaLab", "deconvolve --help",
			"Java 17 or newer is needed, but there is none on the PATH.",
			"JAVA_HOME must be the folder of a Java, but there is no bin"))
		{
			assertTrue(sh.contains(word), word);
			assertTrue(bat.toString().contains(word), word);
		}
	}
}
