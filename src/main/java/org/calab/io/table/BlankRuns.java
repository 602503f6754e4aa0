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
package org.calab.io.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text whose columns blanks separate, as a text with one tab between them: runs of
 * blanks become a tab, those at the start and the end of a line nothing. Quoted blanks
 * stay.
 */
final class BlankRuns extends FilterReader {

	private boolean quoted, lineStarts = true, pending;

	private int next = -2;

	BlankRuns(final Reader in) {
		super(in);
	}

	@Override
	public int read() throws IOException {
		if (next != -2) {
			final int c = next;
			next = -2;
			return c;
		}
		while (true) {
			final int c = in.read();
			if (c == '"') quoted = !quoted;
			if (!quoted && (c == ' ' || c == '\t')) {
				pending = !lineStarts;
				continue;
			}
			final boolean ends = c == '\n' || c == '\r' || c < 0;
			final boolean tab = pending && !ends;
			pending = false;
			lineStarts = ends && !quoted;
			if (!tab) return c;
			next = c;
			return '\t';
		}
	}

	@Override
	public int read(final char[] to, final int at, final int length)
		throws IOException
	{
		int n = 0;
		while (n < length) {
			final int c = read();
			if (c < 0) break;
			to[at + n++] = (char) c;
		}
		return n == 0 && length > 0 ? -1 : n;
	}
}
