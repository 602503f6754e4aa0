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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.calab.Sample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Decimal commas, other digits, another lower case, and paths that need more
 * than ASCII: what is written is the same, byte for byte.
 */
class LanguagesTest {

	@TempDir
	static Path folder;

	private static Map<String, String> english;

	@BeforeAll
	static void inEnglish() throws Exception {
		Sample.write(folder);
		english = run(folder.resolve("en"), List.of("-Duser.language=en",
			"-Duser.country=US"));
	}

	/** @return what was written, by name; the time and the folder left out of texts */
	private static Map<String, String> run(final Path out,
		final List<String> options) throws Exception
	{
		final Path log = folder.resolve("log.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		command.addAll(List.of("-Xmx512m", "-Djava.awt.headless=true",
			"-Duser.home=" + folder, "-Dscijava.log.level=none", "-cp", System
				.getProperty("java.class.path"), EveryDoor.class.getName(), folder
					.toString(), out.toString()));
		final ProcessBuilder builder = new ProcessBuilder(command)
			.redirectErrorStream(true).redirectOutput(log.toFile());
		final Process p = builder.start();
		if (!p.waitFor(300, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("it hangs: " + Files.readString(log));
		}
		assertEquals(0, p.exitValue(), () -> text(log));
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(out)) {
			for (final Path f : all.filter(Files::isRegularFile).toList()) {
				final String name = out.relativize(f).toString();
				if (name.endsWith(".zip") || name.endsWith(".xlsx")) entries(f, name, out,
					files);
				else if (name.endsWith(".mat")) files.put(name, numbers(f));
				else files.put(name, timeless(Files.readAllBytes(f)).replace(out
					.toString(), "OUT"));
			}
		}
		return files;
	}

	/** An entry has the time in it at which it was made; what is in it counts. */
	private static void entries(final Path zip, final String name,
		final Path out, final Map<String, String> files) throws IOException
	{
		try (ZipFile z = new ZipFile(zip.toFile())) {
			for (final ZipEntry e : z.stream().toList())
				files.put(name + " " + e.getName(), timeless(z.getInputStream(e)
					.readAllBytes()).replace(out.toString(), "OUT"));
		}
	}

	/** The header and the settings hold the time and the folder. */
	private static String numbers(final Path mat) throws IOException {
		final StringBuilder all = new StringBuilder();
		final MatFile file = Mat5.readFromFile(mat.toFile());
		for (final String name : List.of("activity", "fit", "traces", "time")) {
			final Matrix m = file.getMatrix(name);
			all.append(name);
			for (int i = 0; i < m.getNumElements(); i++)
				all.append(' ').append(m.getDouble(i));
		}
		return all.toString();
	}

	private static String timeless(final byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll(
			"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@ParameterizedTest
	@CsvSource({ "de,DE,", "fr,FR,", "tr,TR,", "ar,EG,u-nu-arab", "hi,IN,u-nu-deva" })
	void theSameInEveryLanguage(final String language, final String country,
		final String extensions) throws Exception
	{
		final List<String> options = new ArrayList<>(List.of("-Duser.language=" +
			language, "-Duser.country=" + country));
		if (extensions != null) options.add("-Duser.extensions=" + extensions);
		final Map<String, String> files = run(folder.resolve(language), options);
		assertEquals(english.keySet(), files.keySet());
		final List<String> different = english.keySet().stream().filter(f -> !english
			.get(f).equals(files.get(f))).toList();
		assertEquals(List.of(), different);
		assertTrue(english.size() > 40, english.keySet().toString());
	}

	/** A decimal comma in the system's settings changes neither macros nor what they write. */
	@Test
	void macros() throws Exception {
		final List<byte[]> activity = new ArrayList<>();
		for (final String language : List.of("en", "de", "tr")) {
			final Path here = Files.createDirectory(folder.resolve("macro-" +
				language));
			final Path macro = here.resolve("m.ijm");
			Files.writeString(macro, """
				open("%1$s/movie.tif");
				run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip] fs=20.5 neuropil_factor=0.7");
				run("Deconvolve Traces...", "kernel=tau tau_rise=0.1 tau_decay=0.6 lambda=0.1 output=[%2$s/a.npy]");
				""".formatted(folder, here));
			final String log = PlainImageJ.runMacro(here, macro, "",
				"-Duser.language=" + language);
			assertTrue(Files.exists(here.resolve("a.npy")), log);
			activity.add(Files.readAllBytes(here.resolve("a.npy")));
		}
		assertArrayEquals(activity.get(0), activity.get(1));
		assertArrayEquals(activity.get(0), activity.get(2));
	}
}
