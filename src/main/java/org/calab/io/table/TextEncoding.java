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

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.io.DataFormatException;
import org.calab.io.FileSignature;

/**
 * How the text of a file is encoded: UTF-8, UTF-16, or Windows-1252, the only one of
 * the three that a file cannot contradict.
 *
 * @param charset the encoding
 * @param skipped length of the byte order mark at the start of the file, in bytes
 */
record TextEncoding(Charset charset, int skipped) {

	/** What Excel and older programs write in Western Europe and America. */
	private static final Charset WINDOWS = Charset.forName("windows-1252");

	/** Bytes at the start of a file from which the encoding is guessed. */
	static final int HEAD = 512;

	/**
	 * @return the encoding that a byte order mark names; else UTF-16 if every second byte of
	 *         the start is 0; else UTF-8 if the whole file is; else Windows-1252
	 * @throws DataFormatException if the file holds characters that no text has
	 */
	static TextEncoding of(final Path file) throws IOException {
		final TextEncoding marked = marked(FileSignature.of(file, HEAD));
		try {
			marked.requireText(file);
			return marked;
		}
		catch (final CharacterCodingException e) {
			if (!marked.charset.equals(StandardCharsets.UTF_8) || marked.skipped > 0)
				throw new DataFormatException(file.toString(), "the text is not valid " +
					marked.charset + ", as its first bytes promise; save it as UTF-8.", e);
		}
		final TextEncoding windows = new TextEncoding(WINDOWS, 0);
		windows.requireText(file);
		return windows;
	}

	/** @return whether the bytes at the start of a file may be those of a text */
	static boolean startsText(final byte[] head) {
		if (marked(head).charset != StandardCharsets.UTF_8) return true;
		for (final byte b : head)
			if (b >= 0 && isControl((char) b)) return false;
		return true;
	}

	boolean isWindows() {
		return charset.equals(WINDOWS);
	}

	Reader reader(final Path file) throws IOException {
		final InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 <<
			16);
		try {
			in.skipNBytes(skipped);
			return new BufferedReader(new InputStreamReader(in, charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(
					CodingErrorAction.REPORT)));
		}
		catch (final IOException | RuntimeException e) {
			in.close();
			throw e;
		}
	}

	private static TextEncoding marked(final byte[] head) {
		if (starts(head, 0xEF, 0xBB, 0xBF)) return new TextEncoding(
			StandardCharsets.UTF_8, 3);
		if (starts(head, 0xFF, 0xFE)) return new TextEncoding(
			StandardCharsets.UTF_16LE, 2);
		if (starts(head, 0xFE, 0xFF)) return new TextEncoding(
			StandardCharsets.UTF_16BE, 2);
		if (zeros(head, 1) && !zeros(head, 0)) return new TextEncoding(
			StandardCharsets.UTF_16LE, 0);
		if (zeros(head, 0) && !zeros(head, 1)) return new TextEncoding(
			StandardCharsets.UTF_16BE, 0);
		return new TextEncoding(StandardCharsets.UTF_8, 0);
	}

	private static boolean starts(final byte[] head, final int... mark) {
		if (head.length < mark.length) return false;
		for (int i = 0; i < mark.length; i++)
			if ((head[i] & 0xff) != mark[i]) return false;
		return true;
	}

	/** @return whether there are at least four characters, and every second byte from {@code first} is 0 */
	private static boolean zeros(final byte[] head, final int first) {
		if (head.length < 8) return false;
		for (int i = first; i < head.length; i += 2)
			if (head[i] != 0) return false;
		return true;
	}

	private void requireText(final Path file) throws IOException {
		final char[] part = new char[1 << 14];
		try (Reader in = reader(file)) {
			for (int n = in.read(part); n >= 0; n = in.read(part))
				for (int i = 0; i < n; i++)
					if (isControl(part[i])) throw new DataFormatException(file.toString(),
						"the file is not a text file.");
		}
	}

	private static boolean isControl(final char c) {
		return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
	}
}
