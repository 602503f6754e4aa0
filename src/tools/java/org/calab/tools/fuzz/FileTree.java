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
package org.calab.tools.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/**
 * What a reader is given: the bytes of a file, or of the files of a folder or a
 * zip by their names. As one run of bytes, it is what a fuzzer can change.
 *
 * @param files names (with / between parts) and contents. The arrays are not
 *          copied.
 */
record FileTree(Map<String, byte[]> files) {

	private static final int LENGTH_BYTES = 3;

	static FileTree of(final String name, final byte[] content) {
		final Map<String, byte[]> files = new LinkedHashMap<>();
		files.put(name, content);
		return new FileTree(files);
	}

	static FileTree of(final String name, final String text) {
		return of(name, text.getBytes(StandardCharsets.UTF_8));
	}

	FileTree with(final String name, final byte[] content) {
		final Map<String, byte[]> more = new LinkedHashMap<>(files);
		more.put(name, content);
		return new FileTree(more);
	}

	FileTree with(final String name, final String text) {
		return with(name, text.getBytes(StandardCharsets.UTF_8));
	}

	/** @return all files of a folder, the smallest first; those larger than {@code most} are left out */
	static FileTree read(final Path folder, final long most)
		throws IOException
	{
		final Map<String, byte[]> files = new LinkedHashMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path f : all.filter(Files::isRegularFile).sorted().toList())
				if (Files.size(f) <= most) files.put(folder.relativize(f).toString(), Files
					.readAllBytes(f));
		}
		return new FileTree(files);
	}

	/** @return number of files; for each the length of its name, the name, the length, the bytes */
	byte[] packed() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(files.size());
		files.forEach((name, content) -> {
			final byte[] n = name.getBytes(StandardCharsets.UTF_8);
			out.write(n.length);
			out.writeBytes(n);
			for (int k = LENGTH_BYTES - 1; k >= 0; k--)
				out.write(content.length >> 8 * k);
			out.writeBytes(content);
		});
		return out.toByteArray();
	}

	/** Of any bytes: lengths that reach beyond the end stop there. */
	static FileTree unpacked(final byte[] bytes) {
		final Map<String, byte[]> files = new LinkedHashMap<>();
		final ByteBuffer in = ByteBuffer.wrap(bytes);
		final int count = in.hasRemaining() ? in.get() & 0xff : 0;
		for (int i = 0; i < count && in.hasRemaining(); i++) {
			final String name = new String(next(in, in.get() & 0xff),
				StandardCharsets.UTF_8);
			int length = 0;
			for (int k = 0; k < LENGTH_BYTES && in.hasRemaining(); k++)
				length = length << 8 | in.get() & 0xff;
			files.put(name, next(in, length));
		}
		return new FileTree(files);
	}

	private static byte[] next(final ByteBuffer in, final int length) {
		final byte[] out = new byte[Math.min(length, in.remaining())];
		in.get(out);
		return out;
	}

	/** @return as a zip, deflated, with the names as they are, be they ever so strange */
	byte[] zipped() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (final var e : files.entrySet()) {
				try {
					zip.putNextEntry(new ZipEntry(e.getKey()));
				}
				catch (final ZipException | IllegalArgumentException twice) {
					continue;
				}
				if (!e.getKey().endsWith("/")) zip.write(e.getValue());
			}
		}
		catch (final IOException e) {
			throw new IllegalStateException("Into memory", e);
		}
		return out.toByteArray();
	}

	/** Writes the files into a folder; each goes to one of the places in {@code allowed}, whatever its name. */
	void write(final Path folder, final String... allowed) throws IOException {
		for (final var e : files.entrySet()) {
			final String name = Arrays.asList(allowed).contains(e.getKey()) ? e
				.getKey() : allowed[Math.floorMod(e.getKey().hashCode(),
					allowed.length)];
			final Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.write(file, e.getValue());
		}
	}
}
