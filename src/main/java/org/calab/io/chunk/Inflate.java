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
package org.calab.io.chunk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/** Decodes zlib and gzip data of bounded size. */
public final class Inflate {

	private Inflate() {}

	/**
	 * @param out receives the decoded bytes, from index {@code to}
	 * @return the number of decoded bytes
	 * @throws IOException if there are more than {@code most}, or the data is damaged
	 */
	public static int zlib(final byte[] in, final int from, final int length,
		final byte[] out, final int to, final int most) throws IOException
	{
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(in, from, length);
			int n = 0;
			while (n < most && !inflater.finished()) {
				final int got = inflater.inflate(out, to + n, most - n);
				if (got == 0) break;
				n += got;
			}
			// the end marker may still be unread when the output is full
			final boolean more = !inflater.finished() && inflater.inflate(
				new byte[1]) > 0;
			if (more) throw new IOException("the zlib data decodes to more than " + most + " bytes");
			if (!inflater.finished()) throw new IOException("the zlib data is truncated");
			return n;
		}
		catch (final DataFormatException e) {
			throw new IOException("the zlib data is damaged: " + e.getMessage(), e);
		}
		finally {
			inflater.end();
		}
	}

	/** @return the decoded bytes, at most {@code most} */
	public static byte[] zlib(final byte[] in, final int most) throws IOException {
		final byte[] out = new byte[most];
		return trimmed(out, zlib(in, 0, in.length, out, 0, most));
	}

	/** @return the decoded bytes, at most {@code most} */
	static byte[] gzip(final byte[] in, final int most) throws IOException {
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(in),
			1 << 16))
		{
			final byte[] out = new byte[most];
			final int n = gzip.readNBytes(out, 0, most);
			if (gzip.read() >= 0) throw new IOException(
				"the gzip data decodes to more than " + most + " bytes");
			return trimmed(out, n);
		}
	}

	public static byte[] trimmed(final byte[] bytes, final int n) {
		return n == bytes.length ? bytes : Arrays.copyOf(bytes, n);
	}
}
