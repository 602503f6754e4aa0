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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real ImageJ 1.x, headless, in a Java of its own. */
public final class PlainImageJ {

	private static final int SECONDS = 120;

	private PlainImageJ() {}

	/**
	 * With the classes of this build and a jar that only names the menu entries.
	 *
	 * @param options of that Java
	 */
	public static String runMacro(final Path folder, final Path macro,
		final String argument, final String... options) throws Exception
	{
		menu(folder);
		return run(folder, System.getProperty("java.class.path"), macro, argument,
			options);
	}

	/** @return a folder for ImageJ, whose plugins are a jar that only names the menu entries */
	public static Path menu(final Path folder) throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("app/plugins"));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins
			.resolve("CaLab_.jar"))))
		{
			jar.putNextEntry(new JarEntry("plugins.config"));
			Files.copy(Path.of("src/main/imagej/plugins.config"), jar);
		}
		// as ImageJ has it; without it, a group of ROIs opens the Log
		Files.write(Files.createDirectories(folder.resolve("app/luts")).resolve(
			"glasbey.lut"), new byte[768]);
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
		final Path macro, final String argument, final String... options)
		throws Exception
	{
		final Process p = start(folder, classPath, macro, argument,
			options);
		if (!p.waitFor(SECONDS, TimeUnit.SECONDS)) {
			p.destroyForcibly();
			throw new AssertionError("ImageJ hangs: " + log(folder));
		}
		return log(folder);
	}

	private static Process start(final Path folder, final String classPath,
		final Path macro, final String argument, final String... options)
		throws IOException
	{
		final Path app = folder.resolve("app");
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(List.of(options));
		command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED",
			"-javaagent:" + library("ij1-patcher") + "=init",
			"-Djava.awt.headless=true", "-Duser.home=" + folder, "-Dplugins.dir=" +
				app, "-cp", classPath, "ij.ImageJ", "-ijpath", app.toString(), "-batch",
			macro.toString(), argument));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
			folder.resolve("log.txt").toFile()).start();
	}

	private static String log(final Path folder) throws IOException {
		return Files.readString(folder.resolve("log.txt"));
	}

	/** One ImageJ for several macros, one after the other: starting it takes longer than most of them. */
	public static final class Session implements AutoCloseable {

		/** Runs 0.ijm, 1.ijm, ... as they appear, until there is a file "quit". */
		private static final String DRIVER = """
			folder = getArgument();
			n = 0;
			while (!File.exists(folder + "/quit")) {
			    next = folder + "/" + n + ".ijm";
			    if (File.exists(next)) {
			        runMacro(next);
			        File.saveString("", folder + "/" + n + ".done");
			        n++;
			    }
			    else wait(50);
			}
			""";

		private final Path folder;
		private final Process process;
		private int macros;

		/** @param folder gets ImageJ's own files */
		public Session(final Path folder) throws IOException {
			this.folder = folder;
			menu(folder);
			process = start(folder, System.getProperty("java.class.path"), Files
				.writeString(folder.resolve("driver.ijm"), DRIVER), folder.toString());
		}

		/** @throws AssertionError with what ImageJ printed, if the macro does not come to its end */
		public void run(final String macro) throws Exception {
			final Path end = folder.resolve(macros + ".ended"), done = folder.resolve(
				macros + ".done"), written = Files.writeString(folder.resolve(
					"next.ijm"), macro + "\nFile.saveString(\"\", \"" + end + "\");\n");
			Files.move(written, folder.resolve(macros++ + ".ijm"),
				StandardCopyOption.ATOMIC_MOVE);
			final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
			while (!Files.exists(done) && process.isAlive() && System
				.nanoTime() < until)
				Thread.sleep(20);
			if (!Files.exists(end)) throw new AssertionError(log(folder));
		}

		/** @return whether it takes further macros: one that fails may end it */
		public boolean isAlive() {
			return process.isAlive();
		}

		@Override
		public void close() throws Exception {
			Files.writeString(folder.resolve("quit"), "");
			if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
		}
	}
}
