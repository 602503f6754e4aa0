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
package org.calab.tools.site;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The checksum by which ImageJ's updater knows a jar: SHA-1 over its entries in
 * the order of their names, each as name and content. What differs from build
 * to build without meaning is left out: all of the manifest, and the comments
 * of {@code .properties}.
 */
final class JarChecksum {

	private JarChecksum() {}

	/** @return 40 hexadecimal digits */
	static String of(final Path file) throws IOException {
		final MessageDigest sha1 = sha1();
		try (JarFile jar = new JarFile(file.toFile())) {
			final List<? extends ZipEntry> entries = Collections.list(jar.entries());
			entries.sort(Comparator.comparing(ZipEntry::getName));
			for (final ZipEntry entry : entries) {
				final String name = entry.getName();
				sha1.update(name.getBytes(StandardCharsets.US_ASCII));
				if (name.equals(JarFile.MANIFEST_NAME)) continue;
				try (InputStream in = new BufferedInputStream(jar.getInputStream(
					entry)))
				{
					if (name.endsWith(".properties")) updateWithoutComments(sha1, in);
					else update(sha1, in);
				}
			}
		}
		return HexFormat.of().formatHex(sha1.digest());
	}

	private static void update(final MessageDigest sha1, final InputStream in)
		throws IOException
	{
		final byte[] buffer = new byte[1 << 16];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
			sha1.update(buffer, 0, n);
	}

	/**
	 * A comment becomes an empty line. As in the updater, an empty line hides
	 * that another line begins after it, so that a comment there is kept.
	 */
	private static void updateWithoutComments(final MessageDigest sha1,
		final InputStream in) throws IOException
	{
		boolean lineStarts = true;
		for (int c = in.read(); c >= 0; c = in.read()) {
			if (!lineStarts) lineStarts = c == '\n';
			else if (c != '#') lineStarts = false;
			else {
				while (c == '#')
					c = in.read();
				// an empty comment is an empty line, too
				lineStarts = c != '\n';
				while (c >= 0 && c != '\n')
					c = in.read();
				if (c < 0) return;
			}
			sha1.update((byte) c);
		}
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}
}
