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
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection over the Chrome DevTools protocol
 * (https://chromedevtools.github.io/devtools-protocol): calls with answers, and the
 * names of received events.
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(30);

	/** Longest accepted message, in characters. */
	private static final int LONGEST = 64 << 20;

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final Map<Integer, CompletableFuture<JsonNode>> pending =
		new ConcurrentHashMap<>();
	private final Set<String> events = ConcurrentHashMap.newKeySet();
	private final StringBuilder message = new StringBuilder();
	private final ExecutorService threads = Executors.newCachedThreadPool(r -> {
		final Thread t = new Thread(r, "calab-devtools");
		t.setDaemon(true);
		return t;
	});
	private WebSocket socket;
	private int calls;
	private volatile boolean closed;

	private DevTools() {}

	/** @param address printed by the browser, on this machine */
	static DevTools connect(final URI address) throws IOException {
		final DevTools tools = new DevTools();
		try {
			tools.socket = get(HttpClient.newBuilder().executor(tools.threads).proxy(
				HttpClient.Builder.NO_PROXY).build().newWebSocketBuilder()
				.connectTimeout(PATIENCE).buildAsync(address, tools));
			return tools;
		}
		catch (final IOException e) {
			tools.close();
			throw e;
		}
	}

	/**
	 * @param method such as Page.navigate
	 * @param session of a page; empty for the browser itself
	 * @return its result; fails with an IOException if the browser refuses the call
	 */
	synchronized CompletableFuture<JsonNode> call(final String method,
		final Map<String, ?> parameters, final String session) throws IOException
	{
		final Map<String, Object> call = new LinkedHashMap<>();
		final int id = ++calls;
		call.put("id", id);
		call.put("method", method);
		call.put("params", parameters);
		if (!session.isEmpty()) call.put("sessionId", session);
		final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		pending.put(id, answer);
		if (closed) end();
		else get(socket.sendText(MAPPER.writeValueAsString(call), true));
		return answer;
	}

	/** Calls and waits. */
	JsonNode ask(final String method, final Map<String, ?> parameters,
		final String session) throws IOException
	{
		return get(call(method, parameters, session));
	}

	/** @return the value of a future, or its failure as an IOException */
	static <T> T get(final CompletableFuture<T> future) throws IOException {
		try {
			return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (final ExecutionException e) {
			throw new IOException("The browser: " + e.getCause().getMessage(), e
				.getCause());
		}
		catch (final TimeoutException e) {
			throw new IOException("The browser did not answer within " + PATIENCE
				.toSeconds() + " s", e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while waiting for the browser", e);
		}
	}

	/** @return whether an event of this name has arrived since {@link #forget} */
	boolean happened(final String event) {
		return events.contains(event);
	}

	void forget(final String event) {
		events.remove(event);
	}

	boolean isOpen() {
		return !closed;
	}

	@Override
	public CompletionStage<?> onText(final WebSocket from,
		final CharSequence part, final boolean last)
	{
		message.append(part);
		if (message.length() > LONGEST) throw new IllegalStateException(
			"The browser sent a message of more than " + LONGEST + " characters.");
		if (last) {
			final String text = message.toString();
			message.setLength(0);
			receive(text);
		}
		from.request(1);
		return null;
	}

	private void receive(final String text) {
		final JsonNode json;
		try {
			json = MAPPER.readTree(text);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		if (json.has("method")) events.add(json.get("method").asText());
		final CompletableFuture<JsonNode> answer = pending.remove(json.path("id")
			.asInt(0));
		if (answer == null) return;
		if (json.has("error")) answer.completeExceptionally(new IOException(json
			.get("error").path("message").asText()));
		else answer.complete(json.path("result"));
	}

	@Override
	public CompletionStage<?> onClose(final WebSocket from, final int status,
		final String reason)
	{
		end();
		return null;
	}

	@Override
	public void onError(final WebSocket from, final Throwable e) {
		end();
	}

	/** Fails all pending calls. */
	private void end() {
		closed = true;
		pending.values().forEach(a -> a.completeExceptionally(new IOException(
			"it was closed or crashed")));
		pending.clear();
	}

	@Override
	public void close() {
		end();
		if (socket != null) socket.abort();
		threads.shutdownNow();
	}
}
