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
package org.calab.fiji.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file or folder that was used, and how to see whether it is still the same. Immutable.
 *
 * @param role what it is: {@link #MOVIE} or the input of the command that read it
 * @param path relative to the project where that is possible, with forward slashes
 * @param before its absolute path when the project was saved, as in the steps
 * @param bytes of the file; of a folder: of all files in it
 * @param checksum SHA-256 of what {@code hashed} says, in hexadecimal
 * @param hashed {@link #WHOLE}, {@link #BLOCKS} or {@link #LIST}
 */
public record FileRecord(String role, String path, String before, long bytes,
	String checksum, String hashed)
{

	/** The role of the movie. */
	public static final String MOVIE = "movie";

	/** The role of a ROI set. */
	public static final String ROIS = "rois";

	/** What the checksum of a file, of a large file and of a folder is made from. */
	public static final String WHOLE = "whole file",
			BLOCKS = "size and 64 blocks of 1 MiB, evenly spaced",
			LIST = "names and sizes of the files";

	private static final int BLOCK = 1 << 20, COUNT = 64, MOST_FILES = 100_000;

	/**
	 * @param folder of the project
	 * @throws IOException if the file cannot be read
	 */
	public static FileRecord of(final String role, final Path file,
		final Path folder) throws IOException
	{
		final Path absolute = file.toAbsolutePath().normalize(), base = folder
			.toAbsolutePath().normalize();
		final Optional<Path> relative = base.getRoot() != null && base.getRoot()
			.equals(absolute.getRoot()) ? Optional.of(base.relativize(absolute))
				: Optional.empty();
		final Sum sum = sum(absolute);
		return new FileRecord(role, relative.orElse(absolute).toString().replace(
			'\\', '/'), absolute.toString(), sum.bytes, sum.hash, sum.hashed);
	}

	/**
	 * @param folder of the project
	 * @return where the file is now: beside the project as when it was saved or, if nothing is there, at
	 *         its former absolute path
	 */
	public Path file(final Path folder) {
		final Path beside = folder.toAbsolutePath().resolve(path).normalize(), old =
			Path.of(before);
		return !Files.exists(beside) && Files.exists(old) ? old : beside;
	}

	/** @return what is wrong with a file that is taken for this one, for example "is missing"; empty if it is the same */
	public Optional<String> difference(final Path file) throws IOException {
		final boolean whole = Files.isRegularFile(file);
		if (!whole && !Files.isDirectory(file)) return Optional.of("is missing");
		if (whole == hashed.equals(LIST)) return Optional.of(
			"is not the file of the project: it is " + (whole ? "no folder" : "a folder"));
		if (whole && Files.size(file) != bytes) return Optional.of(
			"is not the file of the project: it has " + Files.size(file) +
				" bytes, not " + bytes);
		final Sum now;
		try {
			now = sum(file);
		}
		catch (final FileSystemException e) {
			return Optional.of("cannot be read (" + e.getClass().getSimpleName().replace(
				"Exception", "") + ": " + e.getFile() + ")");
		}
		if (now.bytes == bytes && now.hash.equals(checksum)) return Optional.empty();
		return Optional.of("is not the file of the project: its content has changed");
	}

	private record Sum(long bytes, String hash, String hashed) {}

	private static Sum sum(final Path file) throws IOException {
		final MessageDigest digest = sha256();
		if (Files.isDirectory(file)) return ofFolder(file, digest);
		final long size = Files.size(file);
		if (size > (long) BLOCK * COUNT) {
			blocks(file, size, digest);
			return new Sum(size, hex(digest), BLOCKS);
		}
		try (InputStream in = new DigestInputStream(Files.newInputStream(file),
			digest))
		{
			in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		return new Sum(size, hex(digest), WHOLE);
	}

	/** The first block starts with the file, the last one ends with it. */
	private static void blocks(final Path file, final long size,
		final MessageDigest digest) throws IOException
	{
		digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
		final ByteBuffer block = ByteBuffer.allocate(BLOCK);
		try (FileChannel channel = FileChannel.open(file)) {
			for (int k = 0; k < COUNT; k++) {
				long at = (long) ((size - BLOCK) * (k / (COUNT - 1.0)));
				for (block.clear(); block.hasRemaining();) {
					final int read = channel.read(block, at);
					if (read < 0) break; // it was cut meanwhile
					at += read;
				}
				digest.update(block.flip());
			}
		}
	}

	private static Sum ofFolder(final Path folder, final MessageDigest digest)
		throws IOException
	{
		final TreeMap<String, Long> sizes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path p : (Iterable<Path>) files.filter(Files::isRegularFile).limit(
				MOST_FILES)::iterator)
				sizes.put(folder.relativize(p).toString().replace('\\', '/'), Files.size(
					p));
		}
		catch (final java.io.UncheckedIOException e) {
			throw e.getCause();
		}
		sizes.forEach((name, size) -> digest.update((name + "\t" + size + "\n")
			.getBytes(StandardCharsets.UTF_8)));
		return new Sum(sizes.values().stream().mapToLong(Long::longValue).sum(), hex(
			digest), LIST);
	}

	private static String hex(final MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}
}
