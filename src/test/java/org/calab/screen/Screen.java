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
package org.calab.screen;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A screen of its own (Xvfb) with a window manager (openbox), on which programs run in a Java of their own. */
public final class Screen implements AutoCloseable {

	private static final long PATIENCE = 600;

	private final Process server, manager;
	private final String display;
	private final Path folder;

	/** @param folder for preferences and logs */
	private Screen(final Path folder, final int width, final int height)
		throws IOException
	{
		this.folder = folder;
		// it looks for a free display, and tells which when it is ready
		server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0",
			width + "x" + height + "x24", "-nolisten", "tcp", "-noreset")
				.redirectError(folder.resolve("xvfb.log").toFile()).start();
		final String number = new BufferedReader(new InputStreamReader(server
			.getInputStream())).readLine();
		if (number == null) throw new IOException("Xvfb does not start: " + Files
			.readString(folder.resolve("xvfb.log")));
		display = ":" + number.trim();
		final ProcessBuilder openbox = new ProcessBuilder("openbox")
			.redirectErrorStream(true).redirectOutput(folder.resolve("openbox.log")
				.toFile());
		openbox.environment().put("DISPLAY", display);
		manager = openbox.start();
	}

	public static Screen open(final Path folder, final int width,
		final int height) throws IOException
	{
		return new Screen(folder, width, height);
	}

	public static boolean isInstalled() {
		return Stream.of("Xvfb", "openbox").allMatch(program -> Stream.of(System
			.getenv("PATH").split(":")).anyMatch(p -> Files.isExecutable(Path.of(p,
				program))));
	}

	/** Skips a test where there is no such screen. */
	public static void require() {
		assumeTrue(isInstalled(), "needs the packages xvfb and openbox");
	}

	/** @return what the threads of a program do, to tell why it hangs */
	private String threads(final Process program) throws IOException,
		InterruptedException
	{
		final Path dump = folder.resolve("threads.txt");
		final Process jcmd = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "jcmd").toString(), Long.toString(program.pid()),
			"Thread.print").redirectErrorStream(true).redirectOutput(dump.toFile())
				.start();
		if (!jcmd.waitFor(30, TimeUnit.SECONDS)) jcmd.destroyForcibly();
		return Files.readString(dump);
	}

	/**
	 * Runs a program with this test's class path.
	 *
	 * @return what it printed
	 */
	public String run(final Class<?> program, final String... arguments)
		throws IOException, InterruptedException
	{
		final Path log = folder.resolve("log.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
			"-Djava.awt.headless=false", "-Duser.home=" + folder, "-cp", System
				.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		final ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(
			true).redirectOutput(log.toFile());
		java.environment().put("DISPLAY", display);
		final Process p = java.start();
		try {
			if (!p.waitFor(PATIENCE, TimeUnit.SECONDS)) throw new IOException(
				"hangs: " + Files.readString(log) + threads(p));
			if (p.exitValue() != 0) throw new IOException("exit code " + p
				.exitValue() + ": " + Files.readString(log));
		}
		finally {
			p.destroyForcibly();
		}
		return Files.readString(log);
	}

	@Override
	public void close() {
		manager.destroy();
		server.destroy();
	}
}
