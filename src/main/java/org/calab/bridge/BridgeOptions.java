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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * How to open a page, and how long to wait for it. Immutable.
 *
 * @param appUrl address of the page; empty for the published one
 * @param port of the local server, 1 to 65535; 0 for any free port
 * @param timeout seconds to wait for the page, greater than 0; empty for no limit
 * @param openBrowser whether to open the page in the user's browser; otherwise its
 *          address is only reported
 * @param headless whether to open it in a separate browser without a window instead
 * @param browser Chromium, Chrome or Edge for headless use; empty for an installed one
 */
@RecordBuilder
public record BridgeOptions(
	@Option(label = "Page (URL)", help = BridgeOptions.APP_URL_HELP) Optional<URI> appUrl,
	@Option(value = "0", min = 0, max = 65535, help = BridgeOptions.PORT_HELP) int port,
	@Option(unit = "s", absent = "0", min = 0, above = true, help = BridgeOptions.TIMEOUT_HELP) OptionalDouble timeout,
	@Option(value = "true", help = BridgeOptions.OPEN_BROWSER_HELP) boolean openBrowser,
	@Option(help = BridgeOptions.HEADLESS_HELP) boolean headless,
	@Option(key = "browser_path", label = "Browser path (for headless)", help = BridgeOptions.BROWSER_PATH_HELP) Optional<Path> browser)
	implements BridgeOptionsBuilder.With
{

	public static final String APP_URL_HELP =
		"Address of the page, for example http://localhost:5173/CaTune/. Empty: the published page";
	public static final String PORT_HELP =
		"Port of the local server for the page, for example 8765. 0: any free port";
	public static final String TIMEOUT_HELP =
		"Seconds to wait for the page, for example 600. 0: no limit";
	public static final String OPEN_BROWSER_HELP =
		"Open the page in your browser; otherwise its address is written to the log";
	public static final String HEADLESS_HELP =
		"Open the page in Chromium, Chrome or Edge without a window, for batches";
	public static final String BROWSER_PATH_HELP =
		"Browser for headless use, for example /usr/bin/chromium. Empty: an installed one";

	public BridgeOptions {
		OptionList.check(BridgeOptions.class, appUrl, port, timeout, openBrowser, headless, browser);
		appUrl.ifPresent(BridgeOptions::requirePage);
	}

	private static InvalidInputException notAPage(final Object url) {
		return InvalidInputException.mustBe("app_url", "an address such as " +
			App.CATUNE.url(), url);
	}

	private static void requirePage(final URI url) {
		final String scheme = url.getScheme() == null ? "" : url.getScheme();
		if (!scheme.matches("(?i)https?") || url.getHost() == null) {
			throw notAPage(url);
		}
	}

	/**
	 * @return the defaults: the published page in the user's browser, any free port, no
	 *          time limit
	 */
	public static BridgeOptions defaults() {
		return OptionList.of(BridgeOptions.class).defaults();
	}

	/** @throws InvalidInputException if it is not a web address */
	public BridgeOptions withAppUrl(final String url) {
		try {
			return withAppUrl(Optional.of(URI.create(Require.present("app_url", url)
				.trim())));
		}
		catch (final IllegalArgumentException e) {
			throw notAPage(url);
		}
	}

	/** @param seconds greater than 0 */
	public BridgeOptions withTimeout(final double seconds) {
		return withTimeout(OptionalDouble.of(seconds));
	}

	public BridgeOptions withBrowser(final Path executable) {
		return withBrowser(Optional.of(executable));
	}
}
