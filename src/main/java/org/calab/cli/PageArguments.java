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
package org.calab.cli;

import java.io.IOException;
import java.io.PrintWriter;

import org.calab.bridge.BridgeOptions;
import org.calab.bridge.PageOpener;
import org.calab.bridge.Reply;
import org.calab.bridge.browser.Browsers;
import org.calab.bridge.browser.SystemBrowser;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How a page is opened, for every subcommand that opens one. */
@Command
final class PageArguments {

	/** The options of the subcommands that have this. */
	static final RecordOptions.Use USE = RecordOptions.Use.of("The page",
			BridgeOptions.class);

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	/** What is done once there is a browser. */
	interface OnPage<T> {

		Reply<T> run(BridgeOptions options, PageOpener page, Progress progress)
			throws IOException;
	}

	/** To be asked before anything is read. */
	BridgeOptions options() {
		return RecordOptions.read(spec, BridgeOptions.class);
	}

	/**
	 * @param shown how far the page is
	 * @return what came back
	 * @throws IOException if nothing did, saying why
	 */
	<T> T open(final ProgressArguments shown, final OnPage<T> run) throws IOException {
		final BridgeOptions options = options();
		final PrintWriter err = spec.commandLine().getErr();
		final Progress progress = shown.progressFromTheStart();
		try (PageOpener page = Browsers.opener(options, new SystemBrowser(),
			uri -> err.println("calab: open this page in a browser on this machine: " +
				uri), progress))
		{
			final Reply<T> reply = run.run(options, page, progress);
			return reply.value().orElseThrow(() -> new IOException(
				"nothing came back: " + reply.ending()));
		}
	}
}
