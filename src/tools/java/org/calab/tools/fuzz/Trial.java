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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives a reader one input after the other and judges what it does: it reads or
 * refuses, with a documented exception and before memory runs out, and leaves
 * neither a file nor an open one behind.
 */
final class Trial implements AutoCloseable {

	/** How one input ended. */
	enum Outcome {
			/** It was taken. */
			READ,
			/** It was refused with a documented exception. */
			REFUSED
	}

	/** Something that must not be. */
	static final class Finding extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Finding(final String what, final Throwable cause) {
			super(what, cause);
		}
	}

	/** Java opens files of its own now and then: fonts, for example. */
	private static final int OTHER_FILES = 8, OTHER_TIMES = 5;

	private final FuzzTarget target;
	private final Path folder;
	private int openFiles = -1, grown;
	private Throwable last;

	/** @param target whose inputs are written below the folder for temporary files */
	Trial(final FuzzTarget target) throws IOException {
		this.target = target;
		folder = Files.createTempDirectory("calab-fuzz");
	}

	/** @throws Finding if the reader did what it must not */
	Outcome run(final FileTree input) {
		// deep within, so that names such as ../../x would lead to a place that is looked at
		final Path in = folder.resolve("a/b/c/in");
		try {
			clear(folder);
			Files.createDirectories(in);
			final Path file;
			try {
				file = target.form().write(input, in);
			}
			catch (final IOException e) {
				return Outcome.REFUSED; // the harness could not write it: two names collide
			}
			final List<Path> before = all(folder);
			final Outcome outcome = read(file);
			if (!all(folder).equals(before)) throw new Finding(
				"files were left behind: " + all(folder), null);
			requireClosed();
			return outcome;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Outcome read(final Path file) {
		try {
			target.reader().read(file);
			return Outcome.READ;
		}
		catch (final Exception e) {
			last = e;
			for (Throwable t = e; t != null; t = t.getCause())
				if (t instanceof VirtualMachineError) throw new Finding(
					"refused only after memory or stack had run out", e);
			if (target.documented().stream().anyMatch(d -> d.isInstance(e)) && e
				.getMessage() != null) return Outcome.REFUSED;
			throw new Finding("not a documented exception: " + e, e);
		}
		catch (final Error e) {
			throw new Finding("an error: " + e, e);
		}
	}

	/** @return with what the last refused input was refused; null if none was */
	Throwable last() {
		return last;
	}

	private void requireClosed() {
		final String[] open = new File("/proc/self/fd").list();
		if (open == null) return; // not on Linux
		if (openFiles < 0) openFiles = open.length + OTHER_FILES;
		if (open.length <= openFiles) return;
		openFiles = open.length + OTHER_FILES;
		if (grown++ >= OTHER_TIMES) throw new Finding("files stay open: " +
			open.length, null);
	}

	private static List<Path> all(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.sorted().toList();
		}
	}

	private static void clear(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path f : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(f);
		}
	}

	@Override
	public void close() throws IOException {
		clear(folder);
	}
}
