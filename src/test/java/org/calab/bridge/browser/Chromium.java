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
package org.calab.bridge.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tests that need a real browser are skipped, visibly, where there is none. */
public final class Chromium {

	private Chromium() {}

	public static void require() {
		boolean found = true;
		try {
			InstalledBrowsers.find(Optional.empty());
		}
		catch (final IOException e) {
			found = false;
		}
		assumeTrue(found, "no Chromium, Chrome or Edge on this machine");
	}

	/** No profile folder of this Java's, and no process that has one. */
	public static void requireNothingLeft() throws IOException,
		InterruptedException
	{
		requireNothingLeft(ProcessHandle.current().pid());
	}

	/** @param java process id of a Java that started a browser */
	public static void requireNothingLeft(final long java) throws IOException,
		InterruptedException
	{
		final String profile = profile(java);
		List<String> left = List.of();
		for (int k = 0; k < 150; k++) {
			left = Stream.concat(folders(profile).stream(), processes(profile).map(p -> p.pid() +
				" " + proc(p, "cmdline"))).toList();
			if (left.isEmpty()) return;
			Thread.sleep(20);
		}
		assertEquals(List.of(), left);
	}

	/** What the names of profile folders begin with. */
	private static String profile(final long java) {
		return "calab-browser-" + java + "-";
	}

	private static List<String> folders(final String profile)
		throws IOException
	{
		try (Stream<Path> files = Files.list(Path.of(System.getProperty(
			"java.io.tmpdir"))))
		{
			return files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(
				profile)).toList();
		}
	}

	/** All of a browser's, whosever children they are by now: they inherit its environment. */
	private static Stream<ProcessHandle> processes(final String profile) {
		return ProcessHandle.allProcesses().filter(p -> proc(p, "environ").contains(
			profile) || proc(p, "cmdline").contains(profile));
	}

	/** @param type as Chromium calls it on its processes' command lines */
	static void kill(final String type) {
		final List<ProcessHandle> found = processes(profile(ProcessHandle.current()
			.pid())).filter(p -> proc(p, "cmdline").contains("--type=" + type))
			.toList();
		assertFalse(found.isEmpty(), "no " + type + " runs");
		found.forEach(ProcessHandle::destroyForcibly);
	}

	/** What Linux tells; Java shows an abridged command line. */
	private static String proc(final ProcessHandle process, final String file) {
		final Path path = Path.of("/proc", "" + process.pid(), file);
		try {
			if (Files.exists(path)) return Files.readString(path,
				StandardCharsets.ISO_8859_1);
		}
		catch (final IOException e) {
			// it has just ended, or is another user's
		}
		return process.info().commandLine().orElse("");
	}
}
