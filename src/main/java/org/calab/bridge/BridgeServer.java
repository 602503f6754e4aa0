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

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;

/**
 * The local HTTP server of one run, reachable only from this machine and with its secret.
 * The page has a different origin, hence the CORS headers.
 */
final class BridgeServer implements AutoCloseable {

	private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

	private static final int SECRET_BYTES = 32;

	private static final String SECRET_HEADER = "X-Bridge-Secret";

	/**
	 * Bytes of a refused body that are still read: if the connection closed while the page
	 * sends, the page would not see the error.
	 */
	private static final long DRAINED = 64L << 20;

	private static final long STOP_SECONDS = 2;

	private final Session<?> session;
	private final List<Endpoint> endpoints;
	private final String secret;
	private final HttpServer server;
	private final ExecutorService threads;

	/**
	 * Starts the server.
	 *
	 * @param port 0 for any free port
	 * @throws IOException if the port is in use
	 */
	BridgeServer(final Session<?> session, final int port) throws IOException {
		this.session = session;
		endpoints = session.endpoints();
		final byte[] random = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(random);
		secret = HexFormat.of().formatHex(random);
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(
				LOOPBACK), port), 0);
		}
		catch (final BindException e) {
			throw new IOException("Port " + port + " of 127.0.0.1 cannot be used (" + e.getMessage() +
				"): choose another port, or 0 for any free one.", e);
		}
		threads = Executors.newCachedThreadPool(r -> {
			final Thread t = new Thread(r, "calab-bridge-" + address().getPort());
			t.setDaemon(true);
			return t;
		});
		server.setExecutor(threads);
		server.createContext("/", this::handle);
		server.start();
	}

	/** @return {@code http://127.0.0.1:PORT} */
	URI address() {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
	}

	/** @return 32 random bytes in hex, unique to this run */
	String secret() {
		return secret;
	}

	/** Closes all connections and ends all threads. */
	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
		try {
			threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void handle(final HttpExchange exchange) {
		Runnable then = () -> {};
		try {
			final Answer answer = answer(exchange);
			then = answer.then();
			send(exchange, answer);
		}
		catch (final IOException e) {
			// the client has gone, so nobody can receive an error
		}
		finally {
			exchange.close();
			then.run();
		}
	}

	private Answer answer(final HttpExchange exchange) throws IOException {
		if (exchange.getRequestMethod().equals("OPTIONS")) return preflight(
			exchange);
		if (!knowsSecret(exchange)) return Answer.error(401,
			"the header " + SECRET_HEADER + " is missing or wrong");
		session.life().heard();
		final String path = exchange.getRequestURI().getPath();
		final List<Endpoint> here = endpoints.stream().filter(e -> e.path().equals(
			path)).toList();
		if (here.isEmpty()) return Answer.error(404, "there is no " + path);
		final Endpoint endpoint = here.get(0); // a path has one method
		if (!endpoint.method().equals(exchange.getRequestMethod())) {
			exchange.getResponseHeaders().set("Allow", endpoint.method() +
				", OPTIONS");
			return Answer.error(405, path + " takes " + endpoint.method() + " only");
		}
		return act(endpoint, exchange);
	}

	private Answer act(final Endpoint endpoint, final HttpExchange exchange)
		throws IOException
	{
		try {
			if (endpoint.method().equals("GET")) return endpoint.action().on(null);
			if (claimedLength(exchange) > endpoint.limit())
				throw new RequestBody.TooLargeException(endpoint.limit());
			return endpoint.action().on(new RequestBody(exchange.getRequestBody(),
				endpoint.limit(), session.life()::heard));
		}
		catch (final RequestBody.TooLargeException e) {
			return Answer.error(413, e.getMessage());
		}
		catch (final DataFormatException | InvalidInputException e) {
			return Answer.error(400, e.getMessage());
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			return Answer.error(500, "Unexpected error: " + e);
		}
	}

	private static long claimedLength(final HttpExchange exchange) {
		final String length = exchange.getRequestHeaders().getFirst(
			"Content-Length");
		try {
			return length == null ? 0 : Long.parseLong(length.trim());
		}
		catch (final NumberFormatException e) {
			throw InvalidInputException.mustBe("Content-Length", "a whole number", length);
		}
	}

	/** Preflight requests come without the secret; the answer reveals nothing. */
	private static Answer preflight(final HttpExchange exchange) {
		if ("true".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(
			"Access-Control-Request-Private-Network"))) exchange.getResponseHeaders()
				.set("Access-Control-Allow-Private-Network", "true");
		return Answer.text("");
	}

	/** Compares in constant time, so that timing reveals nothing about the secret. */
	private boolean knowsSecret(final HttpExchange exchange) {
		final String given = exchange.getRequestHeaders().getFirst(SECRET_HEADER);
		return given != null && MessageDigest.isEqual(given.getBytes(
			StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
	}

	private static void send(final HttpExchange exchange, final Answer answer)
		throws IOException
	{
		final var headers = exchange.getResponseHeaders();
		headers.set("Access-Control-Allow-Origin", "*");
		headers.set("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
		headers.set("Access-Control-Allow-Headers", "Content-Type, " +
			SECRET_HEADER);
		headers.set("Cache-Control", "no-store"); // the traces are private
		headers.set("Content-Type", answer.type());
		final boolean empty = answer.length() == 0 || exchange.getRequestMethod()
			.equals("HEAD");
		exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.length());
		if (empty) return;
		try (OutputStream out = exchange.getResponseBody()) {
			answer.content().writeTo(out);
			out.flush();
			// before closing the answer, which closes the connection
			if (answer.status() == 413) drain(exchange.getRequestBody());
		}
	}

	private static void drain(final InputStream body) throws IOException {
		final byte[] buffer = new byte[1 << 16];
		long n = 0;
		for (int read = body.read(buffer); read >= 0 && n < DRAINED; read = body
			.read(buffer))
			n += read;
	}
}
