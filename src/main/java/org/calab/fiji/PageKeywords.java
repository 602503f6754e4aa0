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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.bridge.browser.HeadlessBrowser;
import org.calab.check.InvalidInputException;

/** The optional arguments of {@code calab.tune} and {@code calab.decon}, by CaLab's names. */
final class PageKeywords {

	private PageKeywords() {}

	/** @return whether {@code calab.decon} should run in a browser */
	static boolean wantsBrowser(final Map<?, ?> options) {
		final Object browser = options.get("browser");
		return browser != null && !Boolean.FALSE.equals(browser);
	}

	/**
	 * @param options of {@code calab.decon}, whose browser is True (the user's) or a
	 *          {@link HeadlessBrowser}
	 * @return the same for the page's options, in which an open browser is called headless
	 */
	static Map<?, ?> forPage(final Map<?, ?> options) {
		final Map<Object, Object> page = new LinkedHashMap<>(options);
		final Object browser = page.remove("browser");
		if (browser instanceof HeadlessBrowser) page.put("headless", browser);
		else if (!Boolean.TRUE.equals(browser)) throw new InvalidInputException(
			"browser must be True, False or a HeadlessBrowser, but is " + browser +
				"; the path of an executable is given as browser_path.");
		return page;
	}

	static BridgeOptions options(final Keywords k) {
		return kept(k).isPresent() ? k.options(BridgeOptions.class, "headless") : k
			.options(BridgeOptions.class);
	}

	/** @return the browser to reuse, if one was given instead of true or false */
	static Optional<HeadlessBrowser> kept(final Keywords k) {
		return k.any("headless") instanceof HeadlessBrowser b ? Optional.of(b)
			: Optional.empty();
	}

	/** Nobody can press a button on a page without a window, so it starts by itself. */
	static DeconConfig config(final Keywords k) {
		final boolean unseen = kept(k).isPresent() || k.flag("headless");
		return k.options(DeconConfig.class, "autorun").withAutorun(k.flag("autorun",
			unseen));
	}
}
