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

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import org.calab.check.Require;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Opens traces in the CaTune and CaDecon web pages and waits for the result. The page gets
 * the traces from a server on this machine; they are not sent anywhere else.
 */
public final class Bridge {

	private static final long POLL_MILLIS = 50;

	private Bridge() {}

	/**
	 * Lets the user tune a deconvolution by eye, as {@code calab.tune} does.
	 *
	 * @param traces at a known rate
	 * @param options {@code openBrowser}, {@code headless} and {@code browser} are for the
	 *          opener and ignored here
	 * @param opener not closed
	 * @param progress may be cancelled at any time, which the reply reports
	 * @throws IOException if the port is taken, or the page cannot be opened
	 */
	public static Reply<PageExport> tune(final TraceSet traces,
		final BridgeOptions options, final PageOpener opener,
		final Progress progress) throws IOException
	{
		return run(new TuneSession(traces, life()), options, opener, progress);
	}

	/**
	 * Lets the page deconvolve automatically, as {@code calab.decon} does.
	 *
	 * @param traces at a known rate
	 * @param config settings for the page
	 * @param options as in {@link #tune}
	 * @param opener not closed
	 * @param progress receives the progress of the page; may be cancelled at any time, which
	 *          the reply reports
	 * @throws IOException if the port is taken, or the page cannot be opened
	 */
	public static Reply<PageResult> decon(final TraceSet traces,
		final DeconConfig config, final BridgeOptions options,
		final PageOpener opener, final Progress progress) throws IOException
	{
		return run(new DeconSession(traces, Require.present("config", config),
			life()), options, opener, progress);
	}

	private static LifeSigns life() {
		return new LifeSigns(LifeSigns.SILENCE, System::nanoTime);
	}

	/** Runs a session. The server and its threads always end with it. */
	static <T> Reply<T> run(final Session<T> session,
		final BridgeOptions options, final PageOpener opener,
		final Progress progress) throws IOException
	{
		try (BridgeServer server = new BridgeServer(session, options.port())) {
			if (progress.isCancelled()) return Reply.nothing(Ending.CANCELLED);
			progress.report(0, "Waiting for " + session.app.title());
			opener.open(page(options.appUrl().orElse(session.app.url()), server));
			try {
				return await(session, options, opener, progress);
			}
			finally {
				opener.leave();
			}
		}
	}

	private static <T> Reply<T> await(final Session<T> session,
		final BridgeOptions options, final PageOpener opener,
		final Progress progress) throws IOException
	{
		final long start = System.nanoTime();
		double furthest = 0;
		try {
			while (true) {
				final Optional<T> value = session.await(POLL_MILLIS);
				if (value.isPresent()) return Reply.done(value.get());
				if (progress.isCancelled()) return Reply.nothing(Ending.CANCELLED);
				if (opener.isGone() || session.life().isGone(opener)) {
					// the user may have closed it just after it finished
					return session.await(POLL_MILLIS).map(Reply::done).orElseGet(
						() -> Reply.nothing(Ending.PAGE_GONE));
				}
				final double seconds = (System.nanoTime() - start) / 1e9;
				if (options.timeout().isPresent() && seconds > options.timeout()
					.getAsDouble()) return Reply.nothing(Ending.TIMED_OUT);
				final Optional<PageProgress> news = session.newProgress();
				if (news.isEmpty()) continue;
				// each phase of an iteration starts at 0, but progress must not decrease
				furthest = Math.max(furthest, news.get().fraction());
				progress.report(furthest, session.app.title() + ": " + news.get());
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return Reply.nothing(Ending.CANCELLED);
		}
	}

	/** @return the address of the page, with that of the bridge in its query */
	static URI page(final URI app, final BridgeServer server) {
		final String text = app.toString();
		final int hash = text.indexOf('#');
		final String before = hash < 0 ? text : text.substring(0, hash), fragment =
			hash < 0 ? "" : text.substring(hash);
		return URI.create(before + (app.getRawQuery() == null ? "?" : "&") +
			"bridge=" + server.address() + "&bridge_secret=" + server.secret() +
			fragment);
	}
}
