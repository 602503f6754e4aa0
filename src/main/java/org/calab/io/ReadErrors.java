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

/** Says whatever goes wrong within a reader in one of two ways: no such file, or a file that is not what it should be. */
public final class ReadErrors {

	private ReadErrors() {}

	/** A part of a reader. */
	@FunctionalInterface
	public interface Reading<T> {

		T run() throws IOException;
	}

	/**
	 * @param path for messages; must exist
	 * @param what the file should be, for messages
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
