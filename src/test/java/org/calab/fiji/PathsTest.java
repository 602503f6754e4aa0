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
package org.calab.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.calab.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;

/** Folders whose names have spaces, brackets, and more than ASCII. */
class PathsTest {

	@TempDir
	Path folder;

	/** With the second, the letters and their accents are characters of their own. */
	private Path make(final String name) throws IOException {
		try {
			return Files.createDirectories(folder.resolve(name));
		}
		catch (final InvalidPathException e) {
			assumeTrue(false, "this system's encoding has no such file names: " + name);
			throw e;
		}
	}

	private static List<String> names(final Path in) throws IOException {
		try (Stream<Path> files = Files.walk(in)) {
			return files.filter(Files::isRegularFile).map(f -> in.relativize(f)
				.toString()).sorted().toList();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "with a space", "Zürich-München", "Zu\u0308rich",
		"細胞 №5", "mouse 🐭", "[a] b", "100% & more; $HOME 'x' #1", "a=b", ".hidden",
		"movie.v2.final" })
	void everyCommand(final String name) throws Exception {
		final Path plain = make("plain"), strange = make(name);
		for (final Path out : List.of(plain, strange)) {
			final EveryCommand commands = new EveryCommand(strange, out);
			final Context context = new Context();
			for (int k = 0; k < commands.size(); k++) {
				final Throwable e = commands.run(context, k);
				assertEquals(commands.isWrong(k), e != null, () -> e == null ? ""
					: EveryCommand.told(e));
			}
			context.dispose();
		}
		final List<String> expected = new ArrayList<>(names(plain));
		final List<String> found = new ArrayList<>(names(strange));
		found.removeIf(n -> n.startsWith("movie") && !expected.contains(n));
		assertEquals(expected, found);
	}

	/**
	 * In a macro a path with spaces stands in brackets. ImageJ 1.x reads the text of
	 * a macro as Latin-1, so a path beyond ASCII comes as its argument.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "with a space", "Zürich", "Zu\u0308rich 🐭", "a=b" })
	void macros(final String name) throws Exception {
		final Path strange = make(name);
		Sample.write(strange);
		final Path macro = strange.resolve("m 1.ijm");
		Files.writeString(macro, """
			dir = getArgument();
			open(dir + "/movie.tif");
			run("Extract ROI Traces...", "rois=[" + dir + "/movie_RoiSet.zip] fs=20 output=[" + dir + "/t]");
			run("Load Traces...", "file=[" + dir + "/t.npy]");
			run("Deconvolve Traces...", "kernel=gcamp6f output=[" + dir + "/a.npy]");
			""");
		final String log = PlainImageJ.runMacro(make("app-" + name.hashCode()),
			macro, strange.toString());
		assertTrue(Files.exists(strange.resolve("a.npy")), log);
	}

	/** Under LC_ALL=C Java knows ASCII only; files are written all the same, as UTF-8. */
	@Test
	void theCEnvironment() throws Exception {
		final Path in = make("in"), log = folder.resolve("log.txt");
		Sample.write(in);
		final List<List<String>> found = new ArrayList<>();
		for (final String language : List.of("C.UTF-8", "C")) {
			final Path out = folder.resolve("out-" + language);
			final ProcessBuilder b = new ProcessBuilder(Path.of(System.getProperty(
				"java.home"), "bin", "java").toString(), "-Xmx512m",
				"-Djava.awt.headless=true", "-Duser.home=" + folder,
				"-Dscijava.log.level=none", "-cp", System.getProperty(
					"java.class.path"), EveryDoor.class.getName(), in.toString(), out
						.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
			b.environment().put("LC_ALL", language);
			final Process p = b.start();
			assertTrue(p.waitFor(300, TimeUnit.SECONDS), "it hangs");
			assertEquals(0, p.exitValue(), () -> {
				try {
					return Files.readString(log);
				}
				catch (final IOException e) {
					return e.toString();
				}
			});
			final List<String> lengths = new ArrayList<>();
			for (final String n : names(out))
				// zips, reports and settings hold the time or the path, as long as they may be
				if (!n.matches(".*\\.(zip|html|json|xlsx|mat)"))
					lengths.add(n + " " + java.util.Arrays.hashCode(Files.readAllBytes(out
						.resolve(n))));
			found.add(lengths);
		}
		assertTrue(found.get(0).size() > 30);
		assertEquals(found.get(0), found.get(1));
	}
}
