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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.calab.check.InvalidInputException;
import org.calab.task.CancelledException;

/**
 * Turns every failure of a reader into one of two exceptions: the file is missing, or
 * its format is wrong.
 */
public final class ReadErrors {

	private ReadErrors() {}

	/** A part of a reader. */
	@FunctionalInterface
	public interface Reading<T> {

		T run() throws IOException;
	}

	/**
	 * @param path for messages; must exist
	 * @param what the file should be, for messages, for example "a MATLAB file"
	 */
	public static <T> T reading(final Path path, final String what,
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
			throw new DataFormatException(path.toString(), "the file is not " + what +
				", or it is damaged: " + reason(e), e);
		}
		// Some libraries trust the sizes and nesting that a file claims. Our own readers check
		// them first; this catches the rest.
		catch (final OutOfMemoryError | StackOverflowError e) {
			throw new DataFormatException(path.toString(), "the file is damaged, or too large for the " +
				"Java heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB.", e);
		}
	}

	/** @return the message of the root cause, which libraries wrap */
	private static String reason(final Throwable e) {
		Throwable t = e;
		while (t.getCause() != null && t.getCause() != t)
			t = t.getCause();
		return t.getMessage() == null ? t.getClass().getSimpleName() : t
			.getMessage();
	}
}
