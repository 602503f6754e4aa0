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
package org.calab.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.calab.task.Progress;

/**
 * Identifies a file. The content is compared only if the modification time differs, so that
 * checking a batch of movies does not mean reading them all.
 *
 * @param name of the file or folder, without its parent, as a batch may be moved
 * @param size in bytes; for a folder, of all files in it
 * @param modified milliseconds since 1970; for a folder, of the newest file in it
 * @param sha256 of the content, in hex; for a folder, of the names and contents in it
 */
public record Fingerprint(String name, long size, long modified, String sha256)
	implements Serializable
{

	private static final int BUFFER = 1 << 18;

	/**
	 * @return the fingerprints of all inputs; take them before reading the inputs
	 * @throws IOException if one cannot be read
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static List<Fingerprint> of(final Recording recording,
		final Progress progress) throws IOException
	{
		final List<Fingerprint> inputs = new ArrayList<>();
		for (final Path p : recording.inputs())
			inputs.add(of(p, progress));
		return inputs;
	}

	/** @throws org.calab.task.CancelledException if cancelled */
	static Fingerprint of(final Path file, final Progress progress)
		throws IOException
	{
		return of(file, file, progress);
	}

	/** @param content current path of the content of {@code file} */
	static Fingerprint of(final Path file, final Path content,
		final Progress progress) throws IOException
	{
		final List<Path> parts = parts(content);
		return new Fingerprint(file.getFileName().toString(), size(parts), modified(
			parts), sha256(content, parts, progress));
	}

	/** @return whether the file is unchanged */
	boolean matches(final Path file, final Progress progress)
		throws IOException
	{
		if (!Files.exists(file)) return false;
		final List<Path> parts = parts(file);
		return size(parts) == size && (modified(parts) == modified || sha256(file,
			parts, progress).equals(sha256));
	}

	private static List<Path> parts(final Path file) throws IOException {
		if (!Files.isDirectory(file)) return List.of(file);
		try (Stream<Path> all = Files.walk(file)) {
			return all.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private static long size(final List<Path> parts) throws IOException {
		long size = 0;
		for (final Path p : parts)
			size += Files.size(p);
		return size;
	}

	private static long modified(final List<Path> parts) throws IOException {
		long newest = 0;
		for (final Path p : parts)
			newest = Math.max(newest, Files.getLastModifiedTime(p).toMillis());
		return newest;
	}

	private static String sha256(final Path file, final List<Path> parts,
		final Progress progress) throws IOException
	{
		final MessageDigest digest = digest();
		final byte[] buffer = new byte[BUFFER];
		for (final Path p : parts) {
			if (!p.equals(file)) digest.update((file.relativize(p).toString().replace(
				'\\', '/') + '\0').getBytes(StandardCharsets.UTF_8));
			try (InputStream in = Files.newInputStream(p)) {
				for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
					progress.checkCancelled();
					digest.update(buffer, 0, n);
				}
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
