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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.calab.bridge.PageOpener;
import org.calab.task.Progress;

/**
 * A separate Chromium, Chrome or Edge with a temporary profile, by default without a window.
 * It may serve several runs in succession; the page of a run is left when the run ends. As
 * {@code calab.HeadlessBrowser}.
 * <p>
 * Must be closed; it is also closed on errors and when the JVM exits.
 * </p>
 */
public final class HeadlessBrowser implements PageOpener {

	private static final String NOWHERE = "about:blank";

	private static final String CRASHED = "Inspector.targetCrashed";

	private static final int MOST_TRIES = 500;

	/** A second later. */
	private static final Executor AGAIN = CompletableFuture.delayedExecutor(1,
		TimeUnit.SECONDS);

	private static final long TRY_NANOS = 20_000_000;

	private final BrowserProcess process;
	private final AtomicBoolean inUse = new AtomicBoolean();
	private final AtomicBoolean closed = new AtomicBoolean();
	private final Thread atExit = new Thread(this::end, "calab-browser-end");
	private DevTools devTools;
	private String tab = "";
	private String session = "";
	private volatile CompletableFuture<JsonNode> opening = CompletableFuture
		.completedFuture(MissingNode.getInstance());

	private HeadlessBrowser(final BrowserProcess process) {
		this.process = process;
	}

	/** Starts an installed browser without a window. */
	public static HeadlessBrowser start() throws IOException {
		return start(BrowserOptions.defaults(), Progress.none());
	}

	/**
	 * @throws IOException if no browser is found, or it does not start; no files or processes
	 *           are left then
	 * @throws org.calab.task.CancelledException if cancelled; no files or processes are left
	 *           then
	 */
	public static HeadlessBrowser start(final BrowserOptions options,
		final Progress progress) throws IOException
	{
		final HeadlessBrowser browser = new HeadlessBrowser(BrowserProcess.start(
			InstalledBrowsers.find(options.executable()), options));
		try {
			Runtime.getRuntime().addShutdownHook(browser.atExit);
			browser.devTools = DevTools.connect(browser.process.devTools(progress));
			browser.attach(progress);
			return browser;
		}
		catch (final IOException | RuntimeException | Error e) {
			browser.close();
			throw e;
		}
	}

	/** Attaches to the first tab, which may not exist right after the start. */
	private void attach(final Progress progress) throws IOException {
		for (int tries = 0; tries < MOST_TRIES; tries++) {
			progress.checkCancelled();
			for (final JsonNode target : devTools.ask("Target.getTargets", Map.of(),
				"").path("targetInfos"))
			{
				if (!target.path("type").asText().equals("page")) continue;
				tab = target.get("targetId").asText();
				session = devTools.ask("Target.attachToTarget", Map.of("targetId", tab,
					"flatten", true), "").path("sessionId").asText();
				devTools.ask("Inspector.enable", Map.of(), session);
				return;
			}
			LockSupport.parkNanos(TRY_NANOS);
		}
		throw new IOException("The browser started without a page.");
	}

	/** @return whether the browser runs and can be controlled */
	public boolean isAlive() {
		return process.isAlive() && devTools.isOpen();
	}

	/**
	 * Opens a page, and waits until its document is loaded.
	 *
	 * @throws IOException if it cannot be opened
	 */
	public void navigate(final String url) throws IOException {
		requireOpened(DevTools.get(go(url)));
		evaluate("new Promise(done => document.readyState === 'loading' ? " +
			"document.addEventListener('DOMContentLoaded', () => done(true)) : " +
			"done(true))");
	}

	/**
	 * @param expression JavaScript to run in the page; a promise is awaited
	 * @return its value as JSON
	 * @throws IOException if it throws
	 */
	public JsonNode evaluate(final String expression) throws IOException {
		final JsonNode answer = devTools.ask("Runtime.evaluate", Map.of(
			"expression", expression, "returnByValue", true, "awaitPromise", true),
			session);
		final JsonNode thrown = answer.path("exceptionDetails");
		if (!thrown.isMissingNode()) throw new IOException("The page: " + thrown
			.path("exception").path("description").asText(thrown.path("text")
				.asText()));
		return answer.path("result").path("value");
	}

	/** @throws IOException if the page of another run is open */
	@Override
	public void open(final URI page) throws IOException {
		if (!inUse.compareAndSet(false, true)) throw new IOException(
			"The page of another run is open in this browser: use one browser per run.");
		try {
			opening = go(page.toString());
		}
		catch (final IOException e) {
			inUse.set(false);
			throw e;
		}
	}

	private CompletableFuture<JsonNode> go(final String url)
		throws IOException
	{
		if (!isAlive()) throw new IOException(
			"The browser is no longer running: start another.");
		devTools.forget(CRASHED);
		return devTools.call("Page.navigate", Map.of("url", url), session);
	}

	@Override
	public boolean isGone() throws IOException {
		if (!isAlive() || devTools.happened(CRASHED)) return true;
		if (opening.isDone()) requireOpened(DevTools.get(opening));
		return false;
	}

	private static void requireOpened(final JsonNode navigated)
		throws IOException
	{
		final String error = navigated.path("errorText").asText("");
		if (!error.isEmpty()) throw new IOException(
			"The page could not be opened: " + error);
	}

	/** The page answers when its main thread is free; meanwhile the browser must list its tab. */
	@Override
	public Optional<CompletableFuture<Void>> ask() throws IOException {
		final CompletableFuture<Void> answer = new CompletableFuture<>();
		devTools.call("Runtime.evaluate", Map.of("expression", "1"), session)
			.whenComplete((value, refused) -> answer.complete(null));
		requireTab(answer);
		return Optional.of(answer);
	}

	/** Fails the future as soon as the browser does not say that the tab is open. */
	private void requireTab(final CompletableFuture<Void> answer) {
		final CompletableFuture<JsonNode> targets;
		try {
			targets = devTools.call("Target.getTargets", Map.of(), "");
		}
		catch (final IOException e) {
			answer.completeExceptionally(e);
			return;
		}
		targets.orTimeout(DevTools.PATIENCE.toSeconds(), TimeUnit.SECONDS)
			.whenComplete((found, failure) -> {
				if (failure != null || !hasTab(found)) answer.completeExceptionally(
					new IOException("The page is no longer open.", failure));
				else if (!answer.isDone()) AGAIN.execute(() -> {
					if (!answer.isDone()) requireTab(answer);
				});
			});
	}

	private boolean hasTab(final JsonNode targets) {
		for (final JsonNode target : targets.path("targetInfos"))
			if (target.path("targetId").asText().equals(tab)) return true;
		return false;
	}

	@Override
	public void leave() {
		try {
			if (isAlive()) go(NOWHERE);
		}
		catch (final IOException e) {
			// the browser has died, and the page with it
		}
		inUse.set(false);
	}

	@Override
	public void close() {
		end();
		try {
			Runtime.getRuntime().removeShutdownHook(atExit);
		}
		catch (final IllegalStateException e) {
			// the JVM is exiting
		}
	}

	private void end() {
		if (!closed.compareAndSet(false, true)) return;
		if (devTools != null) devTools.close();
		process.close();
	}
}
