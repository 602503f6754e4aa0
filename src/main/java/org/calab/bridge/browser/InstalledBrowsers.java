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

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an installed Chromium, Chrome or Edge on the path and in the usual places of
 * each system.
 */
final class InstalledBrowsers {

	private static final List<String> ON_PATH = List.of("chromium",
		"chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
		"microsoft-edge", "microsoft-edge-stable", "msedge");

	private static final List<String> LINUX = List.of("/usr/bin/chromium",
		"/usr/bin/chromium-browser", "/usr/bin/google-chrome",
		"/opt/google/chrome/chrome", "/usr/lib/chromium/chromium",
		"/usr/lib/chromium-browser/chromium-browser", "/usr/bin/microsoft-edge",
		"/opt/microsoft/msedge/msedge", "/snap/bin/chromium");

	private static final List<String> MAC = List.of(
		"Google Chrome.app/Contents/MacOS/Google Chrome",
		"Chromium.app/Contents/MacOS/Chromium",
		"Microsoft Edge.app/Contents/MacOS/Microsoft Edge");

	private static final List<String> WINDOWS = List.of(
		"Google\\Chrome\\Application\\chrome.exe",
		"Chromium\\Application\\chrome.exe",
		"Microsoft\\Edge\\Application\\msedge.exe");

	private InstalledBrowsers() {}

	/**
	 * @param given by the user; empty to search for one
	 * @return an executable file
	 * @throws FileNotFoundException if there is none
	 */
	static Path find(final Optional<Path> given) throws IOException {
		if (given.isPresent()) {
			if (isRunnable(given.get())) return given.get();
			throw new FileNotFoundException("The browser is not an executable file: " + given
				.get());
		}
		final List<Path> places = places(System.getProperty("os.name"), System
			.getenv());
		return places.stream().filter(InstalledBrowsers::isRunnable).findFirst()
			.orElseThrow(() -> new FileNotFoundException(
				"No Chromium, Chrome or Edge was found on the path or in the usual places: install one, " +
					"or set browser_path."));
	}

	/** @return possible locations, in order of preference */
	static List<Path> places(final String os, final Map<String, String> env) {
		final String system = os.toLowerCase(Locale.ROOT);
		final boolean windows = system.startsWith("windows");
		final List<Path> places = new ArrayList<>();
		for (final String folder : env.getOrDefault("PATH", env.getOrDefault(
			"Path", "")).split(windows ? ";" : File.pathSeparator))
			for (final String name : ON_PATH)
				add(places, folder, windows ? name + ".exe" : name);
		if (windows) {
			for (final String root : List.of("ProgramFiles", "ProgramFiles(x86)",
				"LOCALAPPDATA"))
				for (final String file : WINDOWS)
					add(places, env.getOrDefault(root, ""), file);
		}
		else if (system.startsWith("mac")) {
			for (final String root : List.of("/Applications", env.getOrDefault("HOME",
				"") + "/Applications"))
				for (final String file : MAC)
					add(places, root, file);
		}
		else for (final String file : LINUX)
			add(places, "/", file.substring(1));
		return places;
	}

	private static void add(final List<Path> places, final String folder,
		final String file)
	{
		if (folder.isBlank()) return;
		try {
			places.add(Path.of(folder, file));
		}
		catch (final InvalidPathException e) {
			// an invalid entry of the path
		}
	}

	private static boolean isRunnable(final Path file) {
		return Files.isRegularFile(file) && Files.isExecutable(file);
	}
}
