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
 * The processes and the profile folder of a browser. Both belong to one run, and
 * {@link #close()} removes them.
 */
final class BrowserProcess implements AutoCloseable {

	private static final Pattern LISTENING = Pattern.compile(
		"DevTools listening on (ws://\\S+)");

	private static final long START_SECONDS = 60, END_SECONDS = 5;

	private static final long POLL_NANOS = 20_000_000;

	private static final int TAIL_LENGTH = 600;

	/** No background requests, prompts or throttling. */
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
		// LocalNetworkAccessChecks: a published page may use a server on this machine only
		// after a prompt, which needs a window
		"--disable-features=Translate,MediaRouter,OptimizationHints," +
			"DialMediaRouteProvider,LocalNetworkAccessChecks");

	private final Path profile;
	private final Process process;

	private BrowserProcess(final Path profile, final Process process) {
		this.profile = profile;
		this.process = process;
	}

	/** @throws IOException if it cannot be started; no files are left then */
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
			if (isOwnedByRoot(profile)) line.add("--no-sandbox"); // otherwise it does not start as root
			line.addAll(options.arguments());
			line.add("about:blank");
			final ProcessBuilder builder = new ProcessBuilder(line)
				.redirectErrorStream(true).redirectOutput(log(profile).toFile());
			if (isLinux()) {
				// files that it would otherwise keep in the user's home
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

	private static boolean isOwnedByRoot(final Path own) throws IOException {
		return isLinux() && Integer.valueOf(0).equals(Files.getAttribute(own,
			"unix:uid"));
	}

	private static Path log(final Path profile) {
		return profile.resolve("calab-browser.log");
	}

	/**
	 * @return the address of its DevTools
	 * @throws IOException if it does not start; the message contains its output
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	URI devTools(final Progress progress) throws IOException {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(
			START_SECONDS);
		while (System.nanoTime() < end) {
			progress.checkCancelled();
			final boolean alive = process.isAlive();
			final Matcher m = LISTENING.matcher(output());
			if (m.find()) return URI.create(m.group(1));
			if (!alive) throw new IOException("The browser exited immediately: " + tail());
			LockSupport.parkNanos(POLL_NANOS);
		}
		throw new IOException("The browser did not start within " +
			START_SECONDS + " s: " + tail());
	}

	private String output() throws IOException {
		return new String(Files.readAllBytes(log(profile)),
			StandardCharsets.UTF_8);
	}

	private String tail() throws IOException {
		final String all = output().strip();
		return all.substring(Math.max(0, all.length() - TAIL_LENGTH));
	}

	boolean isAlive() {
		return process.isAlive();
	}

	/** Kills the browser; as its profile is deleted, a clean exit is not needed. */
	@Override
	public void close() {
		final List<ProcessHandle> tree = new ArrayList<>(process.descendants()
			.toList());
		tree.add(process.toHandle());
		tree.addAll(orphans());
		tree.forEach(ProcessHandle::destroyForcibly);
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
		while (System.nanoTime() < end && (tree.stream().anyMatch(
			ProcessHandle::isAlive) || !delete(profile)))
			LockSupport.parkNanos(POLL_NANOS);
	}

	/** @return processes of the browser that are not its children, such as the crash handler */
	private List<ProcessHandle> orphans() {
		return ProcessHandle.allProcesses().filter(p -> p.info().commandLine()
			.filter(c -> c.contains(profile.toString())).isPresent()).toList();
	}

	/** @return whether it was deleted; a dying process may still write files */
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
