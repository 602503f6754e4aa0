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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.calab.io.npy.Npy;
import org.calab.trace.TraceSet;

/**
 * One run on a page: the requests that it may make, and what it has sent so far.
 *
 * @param <T> result of the page
 */
abstract class Session<T> {

	/** Parameters and results are small compared with the traces. */
	static final long JSON_LIMIT = 16L << 20;

	final App app;
	final TraceSet traces;
	private final DeconConfig config;
	private final LifeSigns life;
	private final AtomicReference<PageProgress> progress =
		new AtomicReference<>();
	private final CompletableFuture<T> result = new CompletableFuture<>();

	/** @param traces at a known rate */
	Session(final App app, final TraceSet traces, final DeconConfig config,
		final LifeSigns life)
	{
		traces.rate().hz(); // throws if unknown
		this.app = app;
		this.traces = traces;
		this.config = config;
		this.life = life;
	}

	LifeSigns life() {
		return life;
	}

	/** @return the requests of both pages and those of this page only */
	final List<Endpoint> endpoints() {
		final List<Endpoint> all = new ArrayList<>(List.of(Endpoint.get("/health",
			b -> Answer.text("ok")), Endpoint.get("/status", b -> Answer.json(
				status())), Endpoint.get("/metadata", b -> Answer.json(metadata())),
			Endpoint.get("/traces", b -> npy()), Endpoint.get("/config", b -> Answer
				.json(config.toMap())), Endpoint.post("/heartbeat", JSON_LIMIT, b -> {
					life.heartbeat();
					return Answer.accepted();
				}), Endpoint.post("/progress", JSON_LIMIT, b -> {
					progress.set(PageProgress.of(b.json("progress")));
					return Answer.accepted();
				})));
		all.addAll(ownEndpoints());
		return all;
	}

	/** @return the requests with which this page sends its result */
	abstract List<Endpoint> ownEndpoints();

	/** @return the last answer of a run, which ends when the page has received it */
	final Answer accepted(final T value) {
		return Answer.accepted().andThen(() -> result.complete(value));
	}

	/** @return the result, if it arrives within this time */
	final Optional<T> await(final long millis) throws InterruptedException {
		try {
			return Optional.of(result.get(millis, TimeUnit.MILLISECONDS));
		}
		catch (final TimeoutException e) {
			return Optional.empty();
		}
		catch (final ExecutionException e) {
			throw new IllegalStateException(e); // never completed exceptionally
		}
	}

	/** @return the progress that the page has reported since the last call */
	final Optional<PageProgress> newProgress() {
		return Optional.ofNullable(progress.getAndSet(null));
	}

	private Map<String, Object> status() {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("ready", true);
		m.put("app", app.id());
		return m;
	}

	private Map<String, Object> metadata() {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("sampling_rate_hz", traces.rate().hz());
		m.put("num_cells", traces.numCells());
		m.put("num_timepoints", traces.numTimepoints());
		return m;
	}

	/** Writes row by row, as the traces may be larger than half the memory. */
	private Answer npy() {
		return Answer.bytes(Npy.size(traces.numCells(), traces.numTimepoints()), Npy
			.of(traces.numCells(), traces.numTimepoints(), traces::trace));
	}
}
