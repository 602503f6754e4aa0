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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.calab.task.Progress;

/**
 * A browser's processes and the folder of its profile, both of this run alone
 * and both gone after {@link #close()}.
 */
final class BrowserProcess implements AutoCloseable {

	private static final Pattern LISTENING = Pattern.compile(
		"DevTools listening on (ws://\\S+)");

	private static final long START_SECONDS = 60, END_SECONDS = 5;

	private static final long POLL_NANOS = 20_000_000;

	private static final int TOLD = 600;

	/** Quiet, offline but for the page itself, and never slowed down in the background. */
	private static final List<String> FLAGS = List.of(
		"--remote-debugging-port=0", "--no-first-run",
		"--no-default-browser-check", "--no-service-autorun",
		"--disable-background-networking", "--disable-component-update",
		"--disable-default-apps", "--disable-domain-reliability",
		"--disable-client-side-phishing-detection", "--disable-extensions",
		"--disable-sync", "--disable-breakpad", "--disable-dev-shm-usage",
		"--disable-hang-monitor", "--disable-popup-blocking",
		"--disable-prompt-on-repost", "--disable-search-engine-choice-screen",
		"--disable-background-timer-throttling",
		"--disable-backgrounding-occluded-windows",
		"--disable-renderer-backgrounding", "--metrics-recording-only",
		"--mute-audio", "--password-store=basic", "--use-mock-keychain",
		// the last: a published page asks a server on this machine, and without a
		// window nobody could allow it
		"--disable-features=Translate,MediaRouter,OptimizationHints," +
			"DialMediaRouteProvider,LocalNetworkAccessChecks");

	private final Path profile;
	private final Process process;

	private BrowserProcess(final Path profile, final Process process) {
		this.profile = profile;
		this.process = process;
	}

	/** @throws IOException if it cannot be started; nothing is left then */
	static BrowserProcess start(final Path executable,
		final BrowserOptions options) throws IOException
	{
		final Path profile = Files.createTempDirectory("calab-browser-" +
			ProcessHandle.current().pid() + "-");
		try {
			final List<String> line = new ArrayList<>(List.of(executable.toString(),
				"--user-data-dir=" + profile));
			line.addAll(FLAGS);
			if (!options.visible()) line.add("--headless=new");
			if (isRoots(profile)) line.add("--no-sandbox"); // it refuses to start else
			line.addAll(options.arguments());
			line.add("about:blank");
			final ProcessBuilder builder = new ProcessBuilder(line)
				.redirectErrorStream(true).redirectOutput(log(profile).toFile());
			if (isLinux()) {
				// what it keeps beside its profile, under the user's home otherwise
				builder.environment().put("XDG_CONFIG_HOME", profile.toString());
				builder.environment().put("XDG_CACHE_HOME", profile.toString());
			}
			final Process process = builder.start();
			process.getOutputStream().close();
			return new BrowserProcess(profile, process);
		}
		catch (final IOException | RuntimeException e) {
			delete(profile);
			throw e;
		}
	}

	private static boolean isLinux() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith(
			"linux");
	}

	private static boolean isRoots(final Path own) throws IOException {
		return isLinux() && Integer.valueOf(0).equals(Files.getAttribute(own,
			"unix:uid"));
	}

	private static Path log(final Path profile) {
		return profile.resolve("calab-browser.log");
	}

	/**
	 * @return where it is driven
	 * @throws IOException if it does not come up, with what it said
	 * @throws org.calab.task.CancelledException if cancelled meanwhile
	 */
	URI devTools(final Progress progress) throws IOException {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(
			START_SECONDS);
		while (System.nanoTime() < end) {
			progress.checkCancelled();
			final boolean alive = process.isAlive();
			final Matcher m = LISTENING.matcher(said());
			if (m.find()) return URI.create(m.group(1));
			if (!alive) throw new IOException("The browser ended at once: " + tail());
			LockSupport.parkNanos(POLL_NANOS);
		}
		throw new IOException("The browser did not come up within " +
			START_SECONDS + " s: " + tail());
	}

	private String said() throws IOException {
		return new String(Files.readAllBytes(log(profile)),
			StandardCharsets.UTF_8);
	}

	private String tail() throws IOException {
		final String all = said().strip();
		return all.substring(Math.max(0, all.length() - TOLD));
	}

	boolean isAlive() {
		return process.isAlive();
	}

	/** Its profile is thrown away with it, so that it need not be asked to end. */
	@Override
	public void close() {
		final List<ProcessHandle> tree = new ArrayList<>(process.descendants()
			.toList());
		tree.add(process.toHandle());
		tree.addAll(strays());
		tree.forEach(ProcessHandle::destroyForcibly);
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
		while (System.nanoTime() < end && (tree.stream().anyMatch(
			ProcessHandle::isAlive) || !delete(profile)))
			LockSupport.parkNanos(POLL_NANOS);
	}

	/** Those that are nobody's children, as the crash handler, or any after the browser was killed. */
	private List<ProcessHandle> strays() {
		return ProcessHandle.allProcesses().filter(p -> p.info().commandLine()
			.filter(c -> c.contains(profile.toString())).isPresent()).toList();
	}

	/** @return whether it is gone; while a process dies it may still write */
	private static boolean delete(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(file);
		}
		catch (final IOException | UncheckedIOException e) {
			return !Files.exists(folder);
		}
		return true;
	}
}
