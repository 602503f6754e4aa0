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

import com.fasterxml.jackson.databind.JsonNode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.calab.io.Json;
import org.calab.io.npy.Npy;

/** The body of a request, of limited size. Each piece that arrives counts as a sign of life. */
final class RequestBody extends FilterInputStream {

	/** The body is larger than allowed. */
	static final class TooLargeException extends IOException {

		private static final long serialVersionUID = 1L;

		TooLargeException(final long limit) {
			super("the body must have at most " + limit + " bytes, but is larger.");
		}
	}

	private final long limit;
	private final Runnable sign;
	private long left;

	/** @param sign called for each piece that arrives */
	RequestBody(final InputStream in, final long limit, final Runnable sign) {
		super(in);
		this.limit = limit;
		this.sign = sign;
		left = limit;
	}

	/** @param name for messages */
	JsonNode json(final String name) throws IOException {
		return Json.parse(readAllBytes(), name);
	}

	/** @param name for messages */
	double[][] npy(final String name) throws IOException {
		return Npy.read(this, name, limit);
	}

	@Override
	public int read() throws IOException {
		final int b = super.read();
		if (b >= 0) count(1);
		return b;
	}

	@Override
	public int read(final byte[] b, final int from, final int length)
		throws IOException
	{
		final int n = super.read(b, from, length);
		if (n > 0) count(n);
		return n;
	}

	private void count(final int n) throws IOException {
		sign.run();
		left -= n;
		if (left < 0) throw new TooLargeException(limit);
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}
