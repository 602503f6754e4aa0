package org.calab.io.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.calab.task.CancelledException;

/** Says whatever goes wrong within a reader in one of two ways: no such file, or a file that is not what it should be. */
final class Guard {

	private Guard() {}

	/** A part of a reader. */
	@FunctionalInterface
	interface Reading<T> {

		T run() throws IOException;
	}

	/**
	 * @param path for messages; must exist
	 * @param what the file should be, for messages
	 */
	static <T> T reading(final Path path, final String what,
		final Reading<T> reading) throws IOException
	{
		if (!Files.exists(path)) throw new FileNotFoundException(
			"File not found: " + path);
		try {
			return reading.run();
		}
		catch (final FileNotFoundException | DataFormatException
				| CancelledException e)
		{
			throw e;
		}
		catch (final NoSuchFileException e) {
			final FileNotFoundException missing = new FileNotFoundException(
				"File not found: " + e.getFile());
			missing.initCause(e);
			throw missing;
		}
		catch (final InvalidInputException e) {
			throw new DataFormatException(path.toString(), e.getMessage(), e);
		}
		catch (final IOException | RuntimeException e) {
			throw new DataFormatException(path.toString(), "not " + what +
				", or a damaged one: " + reason(e), e);
		}
		// The libraries behind some readers believe what a file says about its sizes
		// and its nesting; ours are checked before, these are the rest.
		catch (final OutOfMemoryError | StackOverflowError e) {
			throw new DataFormatException(path.toString(), "damaged, or too large " +
				"for the memory there is (" + (Runtime.getRuntime().maxMemory() >> 20) +
				" MB)", e);
		}
	}

	/** The innermost message: the outer ones of libraries only wrap it. */
	private static String reason(final Throwable e) {
		Throwable t = e;
		while (t.getCause() != null && t.getCause() != t)
			t = t.getCause();
		return t.getMessage() == null ? t.getClass().getSimpleName() : t
			.getMessage();
	}
}
