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
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that are written together or not at all. Each is written under a temporary
 * name in its folder; {@link #commit()} moves all of them into place, and
 * {@link #close()} deletes what was not committed.
 */
public final class FileGroup implements Closeable {

	/** Writes the content of one file. */
	@FunctionalInterface
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private static final String PART = ".part", OLD = ".old";

	private final boolean overwrite;
	private final Map<Path, Path> temporary = new LinkedHashMap<>();

	/** @param overwrite whether existing files may be replaced */
	public FileGroup(final boolean overwrite) {
		this.overwrite = overwrite;
	}

	/**
	 * @param target path of the file
	 * @param content written at once, under a temporary name
	 * @throws FileAlreadyExistsException if the file exists and may not be replaced
	 */
	public void add(final Path target, final Content content)
		throws IOException
	{
		final Path file = target.toAbsolutePath();
		requireWritable(file, overwrite);
		// not Files.createTempFile, whose files only their owner can read
		final Path part = hidden(file, PART);
		temporary.put(file, part);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part,
			StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16))
		{
			content.writeTo(out);
		}
		catch (final FileSystemException e) {
			throw e;
		}
		catch (final IOException e) {
			// the system's message does not name the file ("No space left on device")
			throw new IOException(file + " was not written: " + e.getMessage(), e);
		}
	}

	/**
	 * Deletes temporary files left behind by a process that was killed. Must not be
	 * called while another process may be writing these files.
	 */
	public static void removeParts(final Collection<Path> targets)
		throws IOException
	{
		for (final Path target : targets) {
			try (DirectoryStream<Path> parts = Files.newDirectoryStream(target
				.toAbsolutePath().getParent(), part -> isPartOf(part, target)))
			{
				for (final Path part : parts) {
					// after a kill between the two moves only the old file is left
					if (part.toString().endsWith(OLD) && !Files.exists(target)) Files
						.move(part, target);
					else Files.delete(part);
				}
			}
		}
	}

	private static boolean isPartOf(final Path file, final Path target) {
		final String name = file.getFileName().toString(), start = "." + target
			.getFileName() + "-";
		return name.startsWith(start) && name.substring(start.length()).matches(
			"[0-9a-f-]{36}\\.(part|old)");
	}

	/** Adds several files. */
	public void addAll(final Map<Path, Content> files) throws IOException {
		for (final var e : files.entrySet())
			add(e.getKey(), e.getValue());
	}

	/**
	 * Call this before a long computation whose result goes to {@code target}.
	 *
	 * @throws IOException if {@code target} cannot be written
	 */
	public static void requireWritable(final Path target,
		final boolean overwrite) throws IOException
	{
		final Path file = target.toAbsolutePath();
		final Path folder = file.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new NoSuchFileException("The output folder does not exist: " + folder);
		}
		if (Files.isDirectory(file)) throw new FileAlreadyExistsException(
			"The output is a folder: " + file);
		if (!overwrite && Files.exists(file)) {
			throw exists(file);
		}
		if (!Files.isWritable(folder)) throw new IOException(
			"The output folder is not writable: " + folder);
	}

	/**
	 * Moves all files into place, or none: if one move fails, the earlier ones are undone.
	 * Two groups with the same targets are never mixed; unless files may be overwritten,
	 * the later group fails.
	 *
	 * @throws FileAlreadyExistsException if a target was created after {@link #add}
	 */
	public void commit() throws IOException {
		for (final Path target : temporary.keySet())
			requireWritable(target, overwrite);
		// the lock orders groups within this JVM; where nothing may be overwritten, creating
		// the file in one step keeps other processes out
		synchronized (FileGroup.class) {
			final Map<Path, Optional<Path>> placed = new LinkedHashMap<>();
			try {
				for (final var e : temporary.entrySet()) {
					if (!overwrite) {
						place(e.getValue(), e.getKey());
						placed.put(e.getKey(), Optional.empty());
						continue;
					}
					if (temporary.size() > 1) placed.put(e.getKey(), setAside(e
						.getKey()));
					Files.move(e.getValue(), e.getKey(),
						StandardCopyOption.REPLACE_EXISTING);
				}
			}
			catch (final IOException e) {
				undo(placed, e);
				throw e;
			}
			for (final Optional<Path> old : placed.values())
				if (old.isPresent()) Files.deleteIfExists(old.get());
		}
		close(); // linked files still have their temporary name
	}

	/**
	 * Moves a file without overwriting. A hard link does it in one step: no file of another
	 * process is replaced, and even a killed run leaves the whole file or none.
	 */
	private static void place(final Path part, final Path target)
		throws IOException
	{
		try {
			Files.createLink(target, part);
		}
		catch (final FileAlreadyExistsException e) {
			throw exists(target);
		}
		catch (final UnsupportedOperationException | FileSystemException e) {
			moveTo(part, target); // a file system without links
		}
	}

	private static void moveTo(final Path part, final Path target)
		throws IOException
	{
		try {
			Files.createFile(target);
		}
		catch (final FileAlreadyExistsException e) {
			throw exists(target);
		}
		try {
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			Files.deleteIfExists(target);
			throw e;
		}
	}

	/** @return the new path of the file that existed at {@code target}; empty if none did */
	private static Optional<Path> setAside(final Path target) throws IOException {
		return Files.exists(target) ? Optional.of(Files.move(target, hidden(target,
			OLD))) : Optional.empty();
	}

	private static void undo(final Map<Path, Optional<Path>> placed,
		final IOException cause)
	{
		placed.forEach((target, old) -> {
			try {
				if (old.isPresent()) Files.move(old.get(), target,
					StandardCopyOption.REPLACE_EXISTING);
				else Files.deleteIfExists(target);
			}
			catch (final IOException e) {
				cause.addSuppressed(e);
			}
		});
	}

	@Override
	public void close() throws IOException {
		for (final Path part : temporary.values())
			Files.deleteIfExists(part);
		temporary.clear();
	}

	/** @return an unused name in the folder of the file */
	private static Path hidden(final Path file, final String end) {
		return file.resolveSibling("." + file.getFileName() + "-" + UUID
			.randomUUID() + end);
	}

	private static FileAlreadyExistsException exists(final Path file) {
		return new FileAlreadyExistsException("The output already exists: " + file +
			" (choose another name, or allow overwriting)");
	}

	/** @return the temporary path of each file, by target */
	public Map<Path, Path> parts() {
		return Map.copyOf(temporary);
	}

	/** Writes all files, or none. */
	public static void write(final Map<Path, Content> files,
		final boolean overwrite) throws IOException
	{
		try (FileGroup group = new FileGroup(overwrite)) {
			group.addAll(files);
			group.commit();
		}
	}

	/** Writes one file, or nothing. */
	public static void write(final Path target, final boolean overwrite,
		final Content content) throws IOException
	{
		write(Map.of(target, content), overwrite);
	}
}
