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
package org.calab.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

import javax.imageio.stream.ImageInputStreamImpl;

/** The bytes of a file, some of them replaced. Does not close the file. */
final class OnePage extends ImageInputStreamImpl {

	/** Bytes that are read at once, at least. */
	private static final int WINDOW = 1 << 16;

	private final TiffNumbers in;

	/** The bytes read last, and their offset. */
	private byte[] window = {};
	private long windowAt;

	/** The replacements, by offset. */
	private final Map<Long, ByteBuffer> parts;

	OnePage(final TiffNumbers in, final Map<Long, ByteBuffer> parts) {
		this.in = in;
		this.parts = parts;
	}

	@Override
	public long length() {
		return in.size();
	}

	@Override
	public int read() throws IOException {
		final byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(final byte[] to, final int off, final int len)
		throws IOException
	{
		checkClosed();
		bitOffset = 0;
		if (len == 0) return 0;
		if (streamPos >= in.size()) return -1;
		if (streamPos < windowAt || streamPos >= windowAt + window.length) {
			windowAt = streamPos;
			window = bytes(streamPos, (int) Math.min(Math.max(len, WINDOW), in.size() -
				streamPos));
		}
		final int from = (int) (streamPos - windowAt), n = Math.min(len,
			window.length - from);
		System.arraycopy(window, from, to, off, n);
		streamPos += n;
		return n;
	}

	private byte[] bytes(final long at, final int n) throws IOException {
		final byte[] out = in.read(at, n).array();
		parts.forEach((partAt, part) -> {
			final long from = Math.max(partAt, at), end = Math.min(partAt + part
				.capacity(), at + n);
			if (from < end) part.get((int) (from - partAt), out, (int) (from - at),
				(int) (end - from));
		});
		return out;
	}
}
