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
package org.calab.bridge;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Where a page is opened and how long it may take. Immutable.
 *
 * @param appUrl where the page is; empty: where it is published
 * @param port of the local server, 1 to 65535; 0: a free one
 * @param timeout seconds to wait for the page, above 0; empty: for ever
 * @param openBrowser whether the page is opened in the user's browser; if not,
 *          its address is only told
 * @param headless whether it is opened in a browser of its own, without a
 *          window, instead
 * @param browser the Chromium, Chrome or Edge to take for that; empty: an
 *          installed one
 */
public record BridgeOptions(Optional<URI> appUrl, int port,
	OptionalDouble timeout, boolean openBrowser, boolean headless,
	Optional<Path> browser)
{

	private static final int LARGEST_PORT = 65535;

	public BridgeOptions {
		Require.within("port", port, 0, LARGEST_PORT);
		timeout.ifPresent(s -> Require.positive("timeout", s, "s"));
		appUrl.ifPresent(BridgeOptions::requirePage);
	}

	private static void requirePage(final URI url) {
		final String scheme = url.getScheme() == null ? "" : url.getScheme();
		if (!scheme.matches("(?i)https?") || url.getHost() == null) {
			throw new InvalidInputException("app_url is \"" + url +
				"\"; allowed is an address such as " + App.CATUNE.url());
		}
	}

	/** @return the published page in the user's browser, a free port, no time limit */
	public static BridgeOptions defaults() {
		return new BridgeOptions(Optional.empty(), 0, OptionalDouble.empty(), true,
			false, Optional.empty());
	}

	/** @throws InvalidInputException if it is no web address */
	public BridgeOptions withAppUrl(final String url) {
		final URI parsed;
		try {
			parsed = URI.create(Require.present("app_url", url).trim());
		}
		catch (final IllegalArgumentException e) {
			throw new InvalidInputException("app_url is \"" + url +
				"\"; allowed is an address such as " + App.CATUNE.url());
		}
		return new BridgeOptions(Optional.of(parsed), port, timeout, openBrowser,
			headless, browser);
	}

	public BridgeOptions withPort(final int newPort) {
		return new BridgeOptions(appUrl, newPort, timeout, openBrowser, headless,
			browser);
	}

	/** @param seconds above 0 */
	public BridgeOptions withTimeout(final double seconds) {
		return new BridgeOptions(appUrl, port, OptionalDouble.of(seconds),
			openBrowser, headless, browser);
	}

	public BridgeOptions withOpenBrowser(final boolean open) {
		return new BridgeOptions(appUrl, port, timeout, open, headless, browser);
	}

	public BridgeOptions withHeadless(final boolean own) {
		return new BridgeOptions(appUrl, port, timeout, openBrowser, own, browser);
	}

	public BridgeOptions withBrowser(final Path executable) {
		return new BridgeOptions(appUrl, port, timeout, openBrowser, headless,
			Optional.of(executable));
	}
}
