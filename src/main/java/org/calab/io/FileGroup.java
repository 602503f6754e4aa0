package org.calab.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Files that are written together or not at all: each under a temporary name in
 * its folder, all moved into place by {@link #commit()}. What was not committed
 * is removed on {@link #close()}.
 */
public final class FileGroup implements Closeable {

	/** Writes one file's content. */
	@FunctionalInterface
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private final boolean overwrite;
	private final Map<Path, Path> temporary = new LinkedHashMap<>();

	/** @param overwrite whether existing files may be replaced */
	public FileGroup(final boolean overwrite) {
		this.overwrite = overwrite;
	}

	/**
	 * @param target where the file will stand
	 * @param content written at once, under a temporary name
	 * @throws FileAlreadyExistsException if it exists and may not be replaced
	 */
	public void add(final Path target, final Content content)
		throws IOException
	{
		final Path file = target.toAbsolutePath();
		requireWritable(file, overwrite);
		// not Files.createTempFile: its files could be read by their owner alone
		final Path part = file.resolveSibling("." + file.getFileName() + "-" + UUID
			.randomUUID() + ".part");
		temporary.put(file, part);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part,
			StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16))
		{
			content.writeTo(out);
		}
	}

	/**
	 * To be asked before a long computation whose result goes to {@code target}.
	 *
	 * @throws IOException if it could not be written there
	 */
	public static void requireWritable(final Path target,
		final boolean overwrite) throws IOException
	{
		final Path file = target.toAbsolutePath();
		final Path folder = file.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new NoSuchFileException("The folder of the output does not exist: " +
				folder);
		}
		if (Files.isDirectory(file)) throw new FileAlreadyExistsException(
			"The output is a folder: " + file);
		if (!overwrite && Files.exists(file)) {
			throw new FileAlreadyExistsException("The output exists already: " + file +
				" (give another name, or say overwrite)");
		}
		if (!Files.isWritable(folder)) throw new IOException(
			"The folder of the output cannot be written to: " + folder);
	}

	/** Moves all files into place. */
	public void commit() throws IOException {
		for (final Path target : temporary.keySet())
			requireWritable(target, overwrite);
		for (final var e : temporary.entrySet()) {
			Files.move(e.getValue(), e.getKey(), StandardCopyOption.REPLACE_EXISTING);
		}
		temporary.clear();
	}

	@Override
	public void close() throws IOException {
		for (final Path part : temporary.values())
			Files.deleteIfExists(part);
		temporary.clear();
	}

	/** Writes a single file in this manner. */
	public static void write(final Path target, final boolean overwrite,
		final Content content) throws IOException
	{
		try (FileGroup group = new FileGroup(overwrite)) {
			group.add(target, content);
			group.commit();
		}
	}
}
