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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.task.Progress;

/** A bridge in a thread of its own, and a client in the place of the page. */
final class Run<T> {

	private static final HttpClient HTTP = HttpClient.newBuilder().proxy(
		HttpClient.Builder.NO_PROXY).build();

	private final CompletableFuture<URI> page = new CompletableFuture<>();
	private final CompletableFuture<Reply<T>> reply = new CompletableFuture<>();
	final Switch progress = new Switch();
	private final Thread thread;

	/** Progress that can be cancelled, and keeps what it was last told. */
	static final class Switch implements Progress {

		volatile boolean cancelled;
		volatile double fraction;
		volatile String what = "";

		@Override
		public void report(final double done, final String text) {
			fraction = done;
			what = text;
		}

		@Override
		public boolean isCancelled() {
			return cancelled;
		}
	}

	Run(final Session<T> session, final BridgeOptions options) {
		thread = new Thread(() -> {
			try {
				reply.complete(Bridge.run(session, options, page::complete, progress));
			}
			catch (final Throwable e) {
				page.completeExceptionally(e);
				reply.completeExceptionally(e);
			}
		});
		thread.start();
	}

	URI page() throws Exception {
		return page.get(10, TimeUnit.SECONDS);
	}

	private String parameter(final String name) throws Exception {
		final Matcher m = Pattern.compile("[?&]" + name + "=([^&#]*)").matcher(
			page().toString());
		if (!m.find()) throw new AssertionError(name + " is not in " + page());
		return m.group(1);
	}

	URI address() throws Exception {
		return URI.create(parameter("bridge"));
	}

	String secret() throws Exception {
		return parameter("bridge_secret");
	}

	Reply<T> reply() throws Exception {
		return reply.get(10, TimeUnit.SECONDS);
	}

	void interrupt() {
		thread.interrupt();
	}

	/** @param path after the server's address */
	HttpRequest.Builder request(final String path) throws Exception {
		return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration
			.ofSeconds(10)).header("X-Bridge-Secret", secret());
	}

	HttpResponse<String> get(final String path) throws Exception {
		return send(request("/api/v1" + path));
	}

	HttpResponse<String> post(final String path, final String body)
		throws Exception
	{
		return send(request("/api/v1" + path).POST(HttpRequest.BodyPublishers
			.ofString(body)));
	}

	HttpResponse<String> post(final String path, final byte[] body)
		throws Exception
	{
		return send(request("/api/v1" + path).POST(HttpRequest.BodyPublishers
			.ofByteArray(body)));
	}

	static HttpResponse<String> send(final HttpRequest.Builder request)
		throws Exception
	{
		return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	static HttpResponse<byte[]> bytes(final HttpRequest.Builder request)
		throws Exception
	{
		return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
	}
}
