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

/**
 * One request of the protocol.
 *
 * @param method GET or POST
 * @param path after the address of the server
 * @param limit largest size of its body in bytes
 * @param action answers the request
 */
record Endpoint(String method, String path, long limit, Action action) {

	/** Answers one request; several may run at once. */
	interface Action {

		/**
		 * @throws org.calab.io.DataFormatException if the body has the wrong format
		 * @throws org.calab.check.InvalidInputException if a value is invalid
		 */
		Answer on(RequestBody body) throws IOException;
	}

	/** @param path after {@code /api/v1} */
	static Endpoint get(final String path, final Action action) {
		return new Endpoint("GET", "/api/v1" + path, 0, action);
	}

	/** @param path after {@code /api/v1} */
	static Endpoint post(final String path, final long limit,
		final Action action)
	{
		return new Endpoint("POST", "/api/v1" + path, limit, action);
	}
}
