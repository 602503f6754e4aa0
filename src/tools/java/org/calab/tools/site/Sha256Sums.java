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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checksums of whole files, as {@code sha256sum -c} reads them. The updater does
 * not look at them: they guard what its own checksum leaves out, and what was
 * uploaded.
 */
final class Sha256Sums {

	static final String NAME = "SHA256SUMS";

	private final Map<String, String> sums = new TreeMap<>();

	/** @return those of a site; empty where there are none yet */
	static Sha256Sums read(final Path site) throws IOException {
		final Sha256Sums read = new Sha256Sums();
		final Path file = site.resolve(NAME);
		if (!Files.exists(file)) return read;
		for (final String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
			if (!line.matches("[0-9a-f]{64}  .+")) throw new IOException(file +
				" has a line that is no checksum and name: \"" + line + "\"");
			read.sums.put(line.substring(66), line.substring(0, 64));
		}
		return read;
	}

	void add(final String name, final byte[] content) {
		sums.put(name, of(content));
	}

	Map<String, String> sums() {
		return Map.copyOf(sums);
	}

	static String of(final byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
				.digest(content));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}

	/** @return the file's content */
	@Override
	public String toString() {
		return sums.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey() +
			"\n").collect(Collectors.joining());
	}
}
