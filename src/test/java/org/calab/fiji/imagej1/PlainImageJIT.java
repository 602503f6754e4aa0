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
package org.calab.fiji.imagej1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.calab.Packaged;
import org.calab.Sample;
import org.calab.io.npy.Npy;
import org.calab.tools.site.JarClasses;
import org.calab.tools.site.SiteCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The one jar for plain ImageJ, put into the plugins folder of an ImageJ that has
 * nothing else: of Maven's, and of Debian's package where it is installed.
 */
class PlainImageJIT {

	private static final String MAVENS = "ij-1.54p.jar", DEBIANS =
		"/usr/share/java/ij.jar";

	@TempDir
	Path folder;

	private static Path imagej(final String jar) {
		if (jar.equals(MAVENS)) return Path.of("target/lib", MAVENS).toAbsolutePath();
		Assumptions.assumeTrue(Files.exists(Path.of(jar)),
			"Debian's imagej is not installed");
		return Path.of(jar);
	}

	@ParameterizedTest
	@ValueSource(strings = { MAVENS, DEBIANS })
	void itNeedsNothingButImageJ(final String jar) throws IOException {
		try (JarClasses classes = JarClasses.of(List.of(Packaged.plainImageJ(), imagej(jar)))) {
			assertEquals(Map.of(), classes.missing(Packaged.plainImageJ()));
		}
	}

	/** With windows, as there is no other way without a patched ImageJ. */
	@ParameterizedTest
	@ValueSource(strings = { MAVENS, DEBIANS })
	void itsMenuAndAMacro(final String jar) throws Exception {
		final Path imagej = imagej(jar);
		final Path plugins = Files.createDirectories(folder.resolve("app/plugins"));
		Files.copy(Packaged.plainImageJ(), plugins.resolve(Packaged.plainImageJ().getFileName()));
		Sample.write(folder);
		final Path macro = folder.resolve("macro.ijm");
		Files.writeString(macro, """
			folder = "%s/";
			open(folder + "movie.tif");
			run("Extract ROI Traces...", "rois=[" + folder + "movie_RoiSet.zip] fs=20");
			run("Deconvolve Traces...", "kernel=gcamp6f output=[" + folder + "a.npy]");
			List.setCommands;
			File.saveString(List.getList(), folder + "commands.txt");
			run("Quit");
			""".formatted(folder));
		final String log = run(imagej, macro);
		assertEquals(Sample.CELLS, Npy.read(folder.resolve("a.npy")).length, log);
		final String commands = Files.readString(folder.resolve("commands.txt"));
		for (final String entry : entries())
			assertTrue(commands.contains(entry + "=org.calab."), entry);
	}

	/** @return the labels of the menu */
	private static List<String> entries() throws IOException {
		return Pattern.compile("\"([^\"]+)\", org\\.calab").matcher(Files.readString(
			Path.of("src/main/imagej/plugins.config"))).results().map((
				final MatchResult m) -> m.group(1)).toList();
	}

	/** @return all that it printed */
	private String run(final Path imagej, final Path macro) throws Exception {
		final Path log = folder.resolve("log.txt"), app = folder.resolve("app");
		try (VirtualDisplay display = new VirtualDisplay()) {
			final ProcessBuilder builder = new ProcessBuilder(Path.of(System
				.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"-Duser.home=" + folder, "-Dplugins.dir=" + app, "-cp", imagej
					.toString(), "ij.ImageJ", "-ijpath", app.toString(), "-macro", macro
						.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
			builder.environment().put("DISPLAY", display.name());
			final Process p = builder.start();
			try {
				assertTrue(p.waitFor(240, TimeUnit.SECONDS), () -> "ImageJ hangs: " +
					text(log));
			}
			finally {
				p.destroyForcibly();
			}
		}
		return text(log);
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			return e.toString();
		}
	}

	/** The same jar is the command line of those who have no Fiji. */
	@Test
	void theCommandLineInIt() throws Exception {
		final Process p = new ProcessBuilder(Path.of(System.getProperty("java.home"),
			"bin", "java").toString(), "-Djava.awt.headless=true", "-cp", Packaged.plainImageJ() +
				File.pathSeparator + imagej(MAVENS), "org.calab.cli.CaLab", "simulate",
			"--cells", "2", "--frames", "300", "-o", folder.resolve("sim").toString())
				.inheritIO().start();
		assertTrue(p.waitFor(120, TimeUnit.SECONDS));
		assertEquals(0, p.exitValue());
		assertEquals(2, Npy.read(folder.resolve("sim.npy")).length);
	}

	/** What it carries is named with its licence, and the texts are there. */
	@Test
	void theLicencesOfAllThatItCarries() throws IOException {
		try (JarFile jar = new JarFile(Packaged.plainImageJ().toFile())) {
			final String named = text(jar, "META-INF/licenses/THIRD-PARTY.txt");
			for (final Path library : SiteCheck.files(Path.of("target/lib"))) {
				final String name = library.getFileName().toString().replaceFirst(
					"-[0-9].*", "");
				if (name.equals("ij")) continue;
				assertTrue(named.lines().anyMatch(l -> l.startsWith(name + " ")), name);
				try (JarFile own = new JarFile(library.toFile())) {
					for (final JarEntry e : (Iterable<JarEntry>) own.stream()::iterator) {
						if (!e.isDirectory() && e.getName().matches(
							"(.*/)?[^/]*(LICENSE|NOTICE)[^/]*")) assertEquals(text(own, e
								.getName()), text(jar, "META-INF/licenses/" + name + "/" + e
									.getName()));
					}
				}
			}
			for (final String text : List.of("Apache-2.0", "GPL-3.0", "LGPL-2.1",
				"calab-fiji/LICENSE"))
				assertTrue(text(jar, "META-INF/licenses/" + text + ".txt")
					.length() > 1000, text);
		}
	}

	private static String text(final JarFile jar, final String name)
		throws IOException
	{
		final JarEntry entry = jar.getJarEntry(name);
		if (entry == null) throw new AssertionError(name + " is not in the jar");
		return new String(jar.getInputStream(entry).readAllBytes(),
			StandardCharsets.UTF_8);
	}
}
