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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real ImageJ 1.x, headless, in a Java of its own. */
public final class PlainImageJ {

	private PlainImageJ() {}

	/** With the classes of this build and a jar that only names the menu entries. */
	public static String runMacro(final Path folder, final Path macro,
		final String argument) throws Exception
	{
		menu(folder);
		return run(folder, System.getProperty("java.class.path"), macro, argument);
	}

	/** @return a folder for ImageJ, whose plugins are a jar that only names the menu entries */
	static Path menu(final Path folder) throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("app/plugins"));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins
			.resolve("CaLab_.jar"))))
		{
			jar.putNextEntry(new JarEntry("plugins.config"));
			Files.copy(Path.of("src/main/imagej/plugins.config"), jar);
		}
		return folder.resolve("app");
	}

	/** With nothing but ImageJ and the packaged plugin, as a user installs it. */
	public static String runMacroOnPackagedJar(final Path folder, final Path packaged,
		final Path macro, final String argument) throws Exception
	{
		final Path plugins = Files.createDirectories(folder.resolve("app/plugins"));
		final Path jar = Files.copy(packaged, plugins.resolve(packaged
			.getFileName()));
		return run(folder, Stream.of("/ij/", "ij1-patcher", "javassist").map(
			PlainImageJ::library).collect(Collectors.joining(File.pathSeparator)) +
			File.pathSeparator + jar, macro, argument);
	}

	private static String library(final String name) {
		return Stream.of(System.getProperty("java.class.path").split(
			File.pathSeparator)).filter(p -> p.contains(name)).findFirst()
			.orElseThrow(() -> new AssertionError("not on the class path: " + name));
	}

	/** @return all that it printed */
	private static String run(final Path folder, final String classPath,
		final Path macro, final String argument) throws Exception
	{
		final Path app = folder.resolve("app"), log = folder.resolve("log.txt");
		final Process p = new ProcessBuilder(List.of(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(),
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-javaagent:" + library(
				"ij1-patcher") + "=init", "-Djava.awt.headless=true", "-Duser.home=" +
					folder, "-Dplugins.dir=" + app, "-cp", classPath, "ij.ImageJ",
			"-ijpath", app.toString(), "-batch", macro.toString(), argument))
				.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!p.waitFor(120, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("ImageJ hangs: " + Files.readString(log));
		}
		return Files.readString(log);
	}
}
