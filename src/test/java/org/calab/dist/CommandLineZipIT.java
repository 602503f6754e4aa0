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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.calab.Packaged;
import org.calab.Version;
import org.calab.io.npy.Npy;
import org.calab.tools.site.JarClasses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line's zip, unpacked where a user might, and called as users do. */
@DisabledOnOs(OS.WINDOWS)
class CommandLineZipIT {

	private static final String JAVA = System.getProperty("java.home");

	@TempDir
	Path folder;

	private Path home, cache;

	/** With the permissions that the zip has. */
	@BeforeEach
	void unpack() throws IOException {
		final Path into = Files.createDirectory(folder.resolve("my programs (new)"));
		try (FileSystem zip = FileSystems.newFileSystem(Packaged.zip(), Map.of(
			"enablePosixFileAttributes", true));
				Stream<Path> files = Files.walk(zip.getPath("/")))
		{
			for (final Path from : (Iterable<Path>) files.filter(
				Files::isRegularFile)::iterator)
			{
				final Path to = into.resolve(from.toString().substring(1));
				Files.createDirectories(to.getParent());
				Files.copy(from, to);
				Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
			}
		}
		home = into.resolve("calab-" + Version.number());
		cache = folder.resolve("my cache");
	}

	/** @param environment beside {@code JAVA_HOME} and {@code CALAB_CACHE} */
	private String run(final int code, final Map<String, String> environment,
		final Path in, final Object... words) throws Exception
	{
		final Path log = folder.resolve("log.txt");
		final List<String> command = new ArrayList<>();
		for (final Object word : words)
			command.add(word.toString());
		final ProcessBuilder builder = new ProcessBuilder(command).directory(in
			.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("JAVA_HOME", JAVA);
		builder.environment().put("CALAB_CACHE", cache.toString());
		builder.environment().remove("CALAB_JAVA_OPTS");
		environment.forEach((key, value) -> {
			if (value.isEmpty()) builder.environment().remove(key);
			else builder.environment().put(key, value);
		});
		final Process p = builder.start();
		if (!p.waitFor(300, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("hangs: " + Files.readString(log));
		}
		final String told = Files.readString(log);
		assertEquals(code, p.exitValue(), told);
		return told;
	}

	private Path calab() {
		return home.resolve("bin/calab");
	}

	private List<Path> archives() throws IOException {
		if (!Files.exists(cache)) return List.of();
		try (Stream<Path> files = Files.walk(cache)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	/** From another folder, by a path with spaces, with spaces in its arguments. */
	@Test
	void itDoesItsJob() throws Exception {
		final Path work = Files.createDirectory(folder.resolve("my data"));
		run(0, Map.of(), work, calab(), "simulate", "--cells", "2", "--frames", "300",
			"-o", "two cells");
		assertEquals(2, Npy.read(work.resolve("two cells.npy")).length);
		run(0, Map.of(), work, "../my programs (new)/calab-" + Version.number() +
			"/bin/calab", "deconvolve", "two cells.npy", "--fs", "30", "-o",
			"the activity.npy");
		assertEquals(2, Npy.read(work.resolve("the activity.npy")).length);
		final String told = run(2, Map.of(), work, calab(), "deconvolve",
			"two cells.npy", "-o", "x", "--no-such-option");
		assertTrue(told.contains("--no-such-option"), told);
	}

	/** Links to links, absolute and relative; and found on the PATH. */
	@Test
	void throughSymbolicLinks() throws Exception {
		final Path bin = Files.createDirectory(folder.resolve("bin"));
		Files.createSymbolicLink(folder.resolve("there"), calab());
		final Path link = Files.createSymbolicLink(bin.resolve("calab"), Path.of(
			"../there"));
		assertEquals(version(), run(0, Map.of(), folder, link, "--version"));
		assertEquals(version(), run(0, Map.of(), bin, "./calab", "--version"));
		assertEquals(version(), run(0, Map.of("PATH", bin + ":" + System.getenv(
			"PATH")), folder, "/bin/sh", "-c", "calab --version"));
		assertEquals(version(), run(0, Map.of(), bin, "/bin/sh", "calab",
			"--version"));
	}

	private static String version() {
		return "CaLab for Fiji " + Version.number() + "\n";
	}

	/** The Java of the PATH, here behind a link as most systems have it. */
	@Test
	void javaOnThePath() throws Exception {
		final Path bin = Files.createDirectory(folder.resolve("bin"));
		Files.createSymbolicLink(bin.resolve("java"), Path.of(JAVA, "bin/java"));
		assertEquals(version(), run(0, Map.of("JAVA_HOME", "", "PATH", bin +
			":/usr/bin:/bin"), folder, calab(), "--version"));
	}

	@Test
	void noJava() throws Exception {
		final Path tools = Files.createDirectory(folder.resolve("tools"));
		assertTrue(run(1, Map.of("JAVA_HOME", "", "PATH", tools.toString()), folder,
			"/bin/sh", calab(), "--version").contains(
				"calab: Java 17 or newer is needed, but there is none on the PATH."));
		assertTrue(run(1, Map.of("JAVA_HOME", tools.toString()), folder, calab(),
			"--version").contains("but there is no bin/java in " + tools));
	}

	/** It tells its version by a file, or when asked. */
	@ParameterizedTest
	@ValueSource(strings = { "1.8.0_392", "9", "11.0.22", "16.0.2" })
	void aJavaThatIsTooOld(final String version) throws Exception {
		final Path old = folder.resolve("old java");
		final Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
		Files.writeString(java, """
			#!/bin/sh
			[ "$1" = -version ] || exit 99
			echo 'openjdk version "%s" 2020-01-01' >&2
			""".formatted(version));
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString(
			"rwxr-xr-x"));
		final String expected = "calab: Java 17 or newer is needed, but " + java +
			" is Java " + version + ". Set JAVA_HOME to a newer one.\n";
		assertEquals(expected, run(1, Map.of("JAVA_HOME", old.toString()), folder,
			calab(), "--version"));
		Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" +
			version + "\"\n");
		Files.writeString(java, "#!/bin/sh\nexit 99\n");
		assertEquals(expected, run(1, Map.of("JAVA_HOME", old.toString()), folder,
			calab(), "--version"));
	}

	@Test
	void optionsForJava() throws Exception {
		final String told = run(0, Map.of("CALAB_JAVA_OPTS",
			"-Xmx123m -XX:+UseParallelGC -XX:+PrintFlagsFinal"), folder, calab(),
			"--version");
		assertTrue(told.matches("(?s).* MaxHeapSize *= 1[23][0-9]{7} .*"), told);
		assertTrue(told.matches("(?s).*UseParallelGC *= true .*"), told);
	}

	/** Made once, used from then on, and left out where it cannot be. */
	@Test
	void theArchive() throws Exception {
		// Java 17 archives no classes of jars whose path has a space
		home = Files.move(home, folder.resolve("calab"));
		assertEquals(version(), run(0, Map.of(), folder, calab(), "--version"));
		assertEquals(1, archives().size(), archives().toString());
		final Path archive = archives().get(0);
		assertTrue(Files.size(archive) > 1_000_000);
		final String log = run(0, Map.of("CALAB_JAVA_OPTS", "-Xlog:class+load"),
			folder, calab(), "--version");
		assertTrue(log.contains("picocli.CommandLine source: shared objects file"),
			log);
		assertEquals(List.of(archive), archives());

		// of another Java, or cut off by a full disk: Java passes over it
		Files.delete(archive);
		Files.writeString(archive, "no archive");
		assertEquals(version(), run(0, Map.of(), folder, calab(), "--version"));
		// this Java can make none
		Files.write(archive, new byte[0]);
		assertEquals(version(), run(0, Map.of(), folder, calab(), "--version"));

		cache = Files.writeString(folder.resolve("a file"), "");
		assertEquals(version(), run(0, Map.of(), folder, calab(), "--version"));
		assertEquals(version(), run(0, Map.of("CALAB_CACHE", "none"), folder, calab(),
			"--version"));
		assertFalse(Files.exists(folder.resolve("none")));
	}

	/** At the same moment, several calls that all find no archive. */
	@Test
	void firstCallsAtTheSameTime() throws Exception {
		final String told = run(0, Map.of(), folder, "/bin/sh", "-c",
			"for i in 1 2 3; do \"$0\" --version & done; wait", calab());
		assertEquals(version().repeat(3), told);
		assertEquals(1, archives().size(), archives().toString());
	}

	/** Nothing is written where it is installed. */
	@Test
	void aReadOnlyInstallation() throws Exception {
		final List<Path> before = files();
		assertEquals(version(), run(0, Map.of(), folder, calab(), "--version"));
		assertEquals(before, files());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(home)) {
			return files.sorted().toList();
		}
	}

	/** All that it needs, and nothing twice. */
	@Test
	void itsJars() throws IOException {
		final List<Path> jars;
		try (Stream<Path> files = Files.list(home.resolve("lib"))) {
			jars = files.sorted().toList();
		}
		final Path commandLine = home.resolve("lib").resolve(Packaged.commandLine()
			.getFileName());
		try (JarClasses classes = JarClasses.of(jars)) {
			assertEquals(Map.of(), classes.missing(commandLine));
			assertEquals(Map.of(), classes.duplicates());
		}
		final String named = Files.readString(home.resolve(
			"licenses/THIRD-PARTY.txt"));
		for (final Path jar : jars) {
			final String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
			assertTrue(name.equals("calab-fiji") || named.lines().anyMatch(l -> l
				.startsWith(name + " ")), name);
		}
		for (final String text : List.of("LICENSE.txt", "licenses/Apache-2.0.txt",
			"licenses/GPL-3.0.txt", "licenses/LGPL-2.1.txt"))
			assertTrue(Files.size(home.resolve(text)) > 1000, text);
	}

	@Test
	void theGuide() throws IOException {
		final String index = Files.readString(home.resolve("guide/index.html"));
		assertTrue(index.contains("install.html"));
		assertTrue(Files.exists(home.resolve("guide/install.html")));
		assertTrue(Files.exists(home.resolve("guide/guide.css")));
	}

	/** As the batch file's test knows it, with the line ends of Windows. */
	@Test
	void theBatchFile() throws IOException {
		final String text = Files.readString(home.resolve("bin/calab.bat"),
			StandardCharsets.US_ASCII);
		assertEquals(text.lines().count(), text.split("\r\n", -1).length - 1);
		assertTrue(text.contains("calab-" + Version.number() + "-java-"));
		assertFalse(text.contains("${"));
		assertEquals(BatchFile.read(Path.of("src/main/dist/bin/calab.bat")).toString()
			.replace("${project.version}", Version.number()), BatchFile.read(home
				.resolve("bin/calab.bat")).toString());
	}
}
