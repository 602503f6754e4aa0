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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Detects whether a page is still open. After its first heartbeat the page must send
 * something at regular intervals. Every request counts, not only heartbeats, as these may
 * be late while the page computes or uploads.
 * <p>
 * A silent page may only be busy: drawing a chart can block its main thread for half a
 * minute. Where the browser can {@link PageOpener#ask() ask} the page, it is gone if it
 * answers at once, twice, with nothing sent in between; while it does not answer, and its
 * browser says that it is open, it is busy.
 * </p>
 */
final class LifeSigns {

	/** The page sends a heartbeat every 3 s. */
	static final Duration SILENCE = Duration.ofSeconds(10);

	/** A page that answers within this time is not busy. */
	private static final long PROMPT = Duration.ofSeconds(1).toNanos();

	private final long silence;
	private final LongSupplier clock;
	private long last;
	private boolean beating;
	private Optional<CompletableFuture<Void>> question = Optional.empty();
	private long asked;
	private boolean wasFree;

	/**
	 * @param silence after which a page is asked or, if it cannot be asked, counts as gone
	 * @param clock in nanoseconds, as {@link System#nanoTime()}
	 */
	LifeSigns(final Duration silence, final LongSupplier clock) {
		this.silence = silence.toNanos();
		this.clock = clock;
	}

	synchronized void heard() {
		last = clock.getAsLong();
		question = Optional.empty();
		wasFree = false;
	}

	synchronized void heartbeat() {
		heard();
		beating = true;
	}

	/**
	 * To be called repeatedly.
	 *
	 * @param opener of the page
	 */
	synchronized boolean isGone(final PageOpener opener) throws IOException {
		final long now = clock.getAsLong();
		if (!beating || now - last <= silence) return false;
		if (question.isEmpty()) {
			question = opener.ask();
			asked = now;
		}
		if (question.isEmpty()) return true;
		if (!question.get().isDone()) return false;
		if (question.get().isCompletedExceptionally()) return true;
		final boolean free = now - asked <= PROMPT;
		if (free && wasFree) return true;
		last = now;
		question = Optional.empty();
		wasFree = free;
		return false;
	}
}
