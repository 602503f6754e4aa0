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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.io.Json;

/**
 * The answer to a request.
 *
 * @param status HTTP status
 * @param type media type of the content
 * @param length of the content in bytes
 * @param content may be written piece by piece
 * @param then runs after the page has received the answer
 */
record Answer(int status, String type, long length, FileGroup.Content content,
	Runnable then)
{

	private static final String JSON = "application/json";

	static Answer text(final String text) {
		return of(200, "text/plain", text);
	}

	static Answer json(final Object value) {
		return of(200, JSON, Json.text(value));
	}

	static Answer bytes(final long length, final FileGroup.Content content) {
		return new Answer(200, "application/octet-stream", length, content,
			() -> {});
	}

	/** @return the answer to every accepted POST */
	static Answer accepted() {
		return json(Map.of("status", "ok"));
	}

	static Answer error(final int status, final String what) {
		return of(status, JSON, Json.text(Map.of("error", what)));
	}

	Answer andThen(final Runnable next) {
		return new Answer(status, type, length, content, next);
	}

	private static Answer of(final int status, final String type,
		final String text)
	{
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return new Answer(status, type, bytes.length, out -> out.write(bytes),
			() -> {});
	}
}
