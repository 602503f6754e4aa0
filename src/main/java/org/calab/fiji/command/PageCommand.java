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
package org.calab.fiji.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.calab.bridge.BridgeOptions;
import org.calab.fiji.PageRun;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.scijava.plugin.Parameter;

/** A command that opens traces on one of CaLab's pages and waits for the result. */
abstract class PageCommand extends TracesCommand {

	@Parameter(required = false, persist = false, label = "Page (URL)",
		description = BridgeOptions.APP_URL_HELP)
	private String app_url = "";

	@Parameter(required = false, persist = false, label = "Port",
		description = BridgeOptions.PORT_HELP)
	private int port = BridgeOptions.defaults().port();

	@Parameter(required = false, persist = false, label = "Timeout (s)",
		description = BridgeOptions.TIMEOUT_HELP)
	private double timeout;

	@Parameter(required = false, persist = false, label = "Open browser",
		description = BridgeOptions.OPEN_BROWSER_HELP)
	private boolean open_browser = BridgeOptions.defaults().openBrowser();

	@Parameter(required = false, persist = false, label = "Headless",
		description = BridgeOptions.HEADLESS_HELP)
	protected boolean headless;

	@Parameter(required = false, persist = false,
		label = "Browser path (for headless)",
		description = BridgeOptions.BROWSER_PATH_HELP)
	private File browser_path;

	@Override
	protected boolean isStep() {
		return false;
	}

	/** @return the layout with the group of the page and the browser */
	static DialogLayout page(final DialogLayout layout) {
		return layout.more("Page", "app_url", "port", "timeout", "open_browser",
			"headless", "browser_path").options(BridgeOptions.class);
	}

	/** Call it before the work starts. */
	final BridgeOptions options() {
		return CommandOptions.of(this, BridgeOptions.class);
	}

	/** @return the page's result */
	static <T> T open(final BridgeOptions options, final TaskProgress progress,
		final PageRun.OnPage<T> run) throws IOException
	{
		return PageRun.require(PageRun.in(Optional.empty(), options, progress, run));
	}
}
