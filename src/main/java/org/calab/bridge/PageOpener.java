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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Opens a page: in the user's browser, in a headless browser, or by reporting its address. */
public interface PageOpener extends AutoCloseable {

	/**
	 * Starts to open a page, without waiting for it.
	 *
	 * @param page with the address of the bridge and its secret
	 * @throws IOException if it cannot be opened
	 */
	void open(URI page) throws IOException;

	/**
	 * Called repeatedly while waiting for the page.
	 *
	 * @return whether the page is known to be gone; false if unknown
	 * @throws IOException if the page could not be opened
	 */
	default boolean isGone() throws IOException {
		return false;
	}

	/**
	 * Asks a page that has been silent for a while.
	 *
	 * @return completed as soon as the main thread of the page is free; fails if the page is
	 *         gone. Empty if the page cannot be asked.
	 * @throws IOException if the browser is gone
	 */
	default Optional<CompletableFuture<Void>> ask() throws IOException {
		return Optional.empty();
	}

	/** Leaves the page. Does nothing to the user's browser. */
	default void leave() {
		// the user may want to keep it
	}

	/** Closes a browser that was started for the page. */
	@Override
	default void close() {
		// none was started
	}

	/** @return an opener that only reports the address of the page */
	static PageOpener telling(final Consumer<URI> tell) {
		return tell::accept;
	}
}
