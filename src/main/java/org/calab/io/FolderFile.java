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
package org.calab.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.UUID;

/**
 * A folder that is one file to its users, such as a Zarr store: written under a temporary name beside its place and
 * moved there as a whole by {@link #commit()}. {@link #close()} deletes what was not committed.
 */
public final class FolderFile implements Closeable {

	private final Path target;
	private final boolean overwrite;
	private final String mark;
	private final Path part;

	/**
	 * Writes the files under a temporary name.
	 *
	 * @param target the folder
	 * @param files content by path in the folder, with {@code /}
	 * @param overwrite whether an existing folder of the kind is replaced
	 * @param mark a file that every folder of the kind has; any other folder is not replaced
	 */
	public FolderFile(final Path target, final Map<String, FileGroup.Content> files,
		final boolean overwrite, final String mark) throws IOException
	{
		this.target = target.toAbsolutePath();
		this.overwrite = overwrite;
		this.mark = mark;
		requireWritable(this.target, overwrite, mark);
		part = hidden();
		try {
			for (final Map.Entry<String, FileGroup.Content> e : files.entrySet()) {
				final Path file = part.resolve(e.getKey());
				Files.createDirectories(file.getParent());
				try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
					file)))
				{
					e.getValue().writeTo(out);
				}
			}
		}
		catch (final IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	/**
	 * Call this before a long computation whose result goes to {@code target}.
	 *
	 * @throws IOException if {@code target} cannot be written, exists and may not be overwritten, or is no folder
	 *           with the mark
	 */
	public static void requireWritable(final Path target,
		final boolean overwrite, final String mark) throws IOException
	{
		final Path folder = target.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) throw new NoSuchFileException(
			"The output folder does not exist: " + folder);
		if (!Files.isWritable(folder)) throw new IOException(
			"The output folder is not writable: " + folder);
		if (!Files.exists(target)) return;
		if (!overwrite) throw new FileAlreadyExistsException(
			"The output already exists: " + target +
				" (choose another name, or allow overwriting)");
		if (!Files.isRegularFile(target.resolve(mark)))
			throw new FileAlreadyExistsException("The output " + target +
				" is not replaced, as it is something else: it has no " + mark + ".");
	}

	/** Moves the folder into place. */
	public void commit() throws IOException {
		synchronized (FolderFile.class) {
			requireWritable(target, overwrite, mark);
			if (!Files.exists(target)) {
				Files.move(part, target);
				return;
			}
			final Path old = hidden();
			Files.move(target, old);
			try {
				Files.move(part, target);
			}
			catch (final IOException e) {
				Files.move(old, target);
				throw e;
			}
			delete(old);
		}
	}

	/** @return an unused name beside the folder */
	private Path hidden() {
		return target.resolveSibling("." + target.getFileName() + "-" + UUID
			.randomUUID() + ".part");
	}

	@Override
	public void close() throws IOException {
		if (Files.exists(part)) delete(part);
	}

	private static void delete(final Path folder) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(final Path file,
				final BasicFileAttributes attributes) throws IOException
			{
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(final Path dir,
				final IOException e) throws IOException
			{
				Files.delete(dir);
				return FileVisitResult.CONTINUE;
			}
		});
	}
}
