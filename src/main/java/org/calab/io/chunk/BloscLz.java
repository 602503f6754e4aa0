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

import java.io.IOException;

/**
 * Decodes BloscLZ, Blosc's own LZ77: runs of literal bytes, and matches up to 73,726
 * bytes back.
 */
final class BloscLz {

	/** From this distance on, two more bytes encode the distance of a match. */
	private static final int FAR = 8191;

	private BloscLz() {}

	/** @return the number of bytes written from {@code to}, at most {@code most} */
	static int decompress(final byte[] in, final int from, final int length,
		final byte[] out, final int to, final int most) throws IOException
	{
		final int end = from + length, last = to + most;
		int ip = from, op = to;
		boolean first = true;
		while (ip < end) {
			// the upper bits of the first byte mark the format, not a match
			final int control = in[ip++] & (first ? 31 : 0xff);
			first = false;
			if (control < 32) {
				final int n = control + 1;
				if (n > end - ip || n > last - op) throw damaged();
				System.arraycopy(in, ip, out, op, n);
				ip += n;
				op += n;
				continue;
			}
			int n = (control >> 5) - 1;
			int distance = (control & 31) << 8;
			if (n == 6) {
				int more;
				do {
					if (ip >= end) throw damaged();
					more = in[ip++] & 0xff;
					n += more;
				}
				while (more == 255);
			}
			if (ip >= end) throw damaged();
			final int low = in[ip++] & 0xff;
			distance += low;
			if (low == 255 && distance == FAR) {
				if (end - ip < 2) throw damaged();
				distance += (in[ip++] & 0xff) << 8;
				distance += in[ip++] & 0xff;
			}
			n += 3;
			int at = op - distance - 1;
			if (at < to || n < 0 || n > last - op) throw damaged();
			// byte by byte, as a match may overlap its own output
			for (final int stop = op + n; op < stop;)
				out[op++] = out[at++];
		}
		return op - to;
	}

	private static IOException damaged() {
		return new IOException("the blosclz data is damaged");
	}
}
