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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.calab.bridge.PageOpener;

/** Opens the user's browser with the command of each system. */
public final class SystemBrowser implements PageOpener {

	/** A command that fails exits within this time; one that succeeds may keep running. */
	private static final long PATIENCE_MILLIS = 2000;

	@Override
	public void open(final URI page) throws IOException {
		final List<String> line = command(System.getProperty("os.name"), page);
		final Process process;
		try {
			process = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			process.getOutputStream().close();
			if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && process
				.exitValue() != 0) throw new IOException("exit code " + process
					.exitValue());
		}
		catch (final IOException e) {
			throw new IOException("No browser could be opened with " + line.get(0) +
				" (" + e.getMessage() + "): set open_browser to false and open the page yourself, or use " +
					"headless.", e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	static List<String> command(final String os, final URI page) {
		final String system = os.toLowerCase(Locale.ROOT);
		if (system.startsWith("windows")) return List.of("rundll32",
			"url.dll,FileProtocolHandler", page.toString());
		return List.of(system.startsWith("mac") ? "open" : "xdg-open", page
			.toString());
	}
}
