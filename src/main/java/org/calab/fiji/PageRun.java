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

import ij.IJ;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import org.calab.bridge.BridgeOptions;
import org.calab.bridge.Ending;
import org.calab.bridge.PageOpener;
import org.calab.bridge.Reply;
import org.calab.bridge.browser.Browsers;
import org.calab.task.CancelledException;
import org.calab.task.Progress;

/** Runs CaTune and CaDecon pages in a browser that Fiji opens. */
public final class PageRun {

	private PageRun() {}

	/** A task for an open browser. */
	public interface OnPage<T> {

		Reply<T> run(PageOpener browser) throws IOException;
	}

	/**
	 * @param kept a browser to reuse, which stays open; if null, one is started and
	 *          closed afterwards
	 * @param options which browser to start otherwise
	 */
	public static <T> Reply<T> in(final Optional<? extends PageOpener> kept,
		final BridgeOptions options, final Progress progress,
		final OnPage<T> run) throws IOException
	{
		if (kept.isPresent()) return run.run(kept.get());
		try (PageOpener browser = Browsers.opener(options, new DesktopBrowser(),
			PageRun::tell, progress))
		{
			return run.run(browser);
		}
		catch (final CancelledException e) {
			return Reply.nothing(Ending.CANCELLED);
		}
	}

	private static void tell(final URI page) {
		IJ.log("CaLab: open this page in a browser on this machine: " + page);
	}

	/**
	 * @throws CancelledException if it was cancelled
	 * @throws IOException if the page returned nothing, with the reason
	 */
	public static <T> T require(final Reply<T> reply) throws IOException {
		if (reply.ending() == Ending.CANCELLED) throw new CancelledException();
		return reply.value().orElseThrow(() -> new IOException(
			"The page returned nothing: " + reply.ending()));
	}
}
