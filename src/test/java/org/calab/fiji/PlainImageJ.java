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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real ImageJ 1.x, headless, in a Java of its own. */
final class PlainImageJ {

	private PlainImageJ() {}

	/**
	 * With the classes of this build and a jar that only names the menu entries.
	 *
	 * @param options of that Java
	 */
	static String runMacro(final Path folder, final Path macro,
		final String argument, final String... options) throws Exception
	{
		final Path plugins = Files.createDirectories(folder.resolve("app/plugins"));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins
			.resolve("CaLab_.jar"))))
		{
			jar.putNextEntry(new JarEntry("plugins.config"));
			Files.copy(Path.of("src/main/imagej/plugins.config"), jar);
		}
		return run(folder, System.getProperty("java.class.path"), macro, argument,
			options);
	}

	/** With nothing but ImageJ and the packaged plugin, as a user installs it. */
	static String runMacroOnPackagedJar(final Path folder, final Path packaged,
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
		final Path macro, final String argument, final String... options)
		throws Exception
	{
		final Path app = folder.resolve("app"), log = folder.resolve("log.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(List.of(options));
		command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-javaagent:" + library(
				"ij1-patcher") + "=init", "-Djava.awt.headless=true", "-Duser.home=" +
					folder, "-Dplugins.dir=" + app, "-cp", classPath, "ij.ImageJ",
			"-ijpath", app.toString(), "-batch", macro.toString(), argument));
		final Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!p.waitFor(300, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("ImageJ hangs: " + Files.readString(log));
		}
		return Files.readString(log);
	}
}
