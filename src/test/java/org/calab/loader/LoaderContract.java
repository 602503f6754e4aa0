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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every loader owes, tested on a file written afresh. */
abstract class LoaderContract {

	/** The traces that {@link #writeValid} is given. */
	static final double[][] TRACES = traces();

	static final int CELLS = 3, FRAMES = 41;

	@TempDir
	Path folder;

	abstract TraceLoader loader();

	/** Writes a file or folder with these traces, n_cells × n_timepoints, at 12.5 Hz if it can hold a rate. */
	abstract void writeValid(Path path, double[][] traces) throws IOException;

	/** Writes one whose traces have three dimensions, or are otherwise of a wrong rank. */
	abstract void writeWrongRank(Path path) throws IOException;

	/** Makes a valid one claim so many cells that they cannot be there. */
	abstract void claimHugeSize(Path path) throws IOException;

	/** @return the last part of the path, as the format usually has it */
	abstract String usualName();

	/** @return what is in the message when another key than those there is asked for */
	abstract List<String> listedKeys();

	/** @return whether files hold the rate */
	boolean holdsRate() {
		return true;
	}

	private static double[][] traces() {
		final double[][] traces = new double[3][41];
		for (int i = 0; i < 3; i++)
			for (int t = 0; t < 41; t++)
				traces[i][t] = 100 * i + t + 0.25;
		return traces;
	}

	private Path valid(final String name) throws IOException {
		final Path path = folder.resolve(name).resolve(usualName());
		Files.createDirectories(path.getParent());
		writeValid(path, TRACES);
		return path;
	}

	/** Options that take the traces as they were written. */
	LoadOptions options() {
		return LoadOptions.defaults();
	}

	@Test
	void whatWasWritten() throws IOException {
		final Path path = valid("a");
		assertTrue(loader().recognises(path));
		final Loaded loaded = loader().load(path, options());
		assertEquals(loader().format(), loaded.source());
		assertEquals(CELLS, loaded.traces().numCells());
		for (int i = 0; i < CELLS; i++)
			assertArrayEquals(TRACES[i], loaded.traces().trace(i), 1e-5, "cell " + i);
		assertEquals(holdsRate(), loaded.traces().rate().isKnown(), loaded.notes()
			.toString());
		if (holdsRate()) assertEquals(12.5, loaded.traces().rate().hz());
		assertEquals(path.getFileName().toString(), loaded.traces().origin());
	}

	@Test
	void isRecognisedAmongAllFormats() throws IOException {
		final Path path = valid("a");
		final Loaded loaded = TraceFiles.load(path, "auto", options());
		assertEquals(loader().format(), loaded.source());
		assertArrayEquals(loader().load(path, options()).traces().toArray(), loaded
			.traces().toArray());
	}

	@Test
	void givenRateOverridesTheFile() throws IOException {
		assertEquals(7.5, loader().load(valid("a"), options().withFs(7.5)).traces()
			.rate().hz());
	}

	@Test
	void missingFile() {
		final Path path = folder.resolve("nowhere");
		final Exception e = assertThrows(FileNotFoundException.class, () -> loader()
			.load(path, options()));
		assertTrue(e.getMessage().contains("nowhere"), e.getMessage());
	}

	@Test
	void missingKeyListsTheContent() throws IOException {
		final Path path = valid("a");
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(path, options().withTraceKey("not_there")));
		assertTrue(e.getMessage().contains("not_there"), e.getMessage());
		assertTrue(e.getMessage().contains(usualName()), e.getMessage());
		for (final String key : listedKeys())
			assertTrue(e.getMessage().contains(key), e.getMessage());
	}

	@Test
	void refusesOtherFormats() throws IOException {
		final Path text = Files.writeString(folder.resolve("a.txt"), "a,b\n1,2\n");
		final Path empty = Files.write(folder.resolve("b"), new byte[0]);
		final Path nothing = Files.createDirectory(folder.resolve("c"));
		final Path noise = folder.resolve("d");
		final byte[] bytes = new byte[5000];
		new Random(3).nextBytes(bytes);
		Files.write(noise, bytes);
		for (final Path path : List.of(text, empty, nothing, noise)) {
			assertFalse(loader().recognises(path), path.toString());
			final Exception e = assertThrows(DataFormatException.class, () -> loader()
				.load(path, options()), path.toString());
			assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
		}
	}

	@Test
	void wrongRank() throws IOException {
		final Path path = folder.resolve(usualName());
		writeWrongRank(path);
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(path, options()));
		assertTrue(e.getMessage().contains("dimensions"), e.getMessage());
	}

	@Test
	void hugeClaims() throws IOException {
		final Path path = valid("a");
		claimHugeSize(path);
		assertThrows(DataFormatException.class, () -> loader().load(path,
			options()));
	}

	@Test
	void nan() throws IOException {
		final double[][] traces = traces();
		traces[1][4] = traces[1][5] = Double.NaN;
		final Path path = folder.resolve(usualName());
		writeValid(path, traces);
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(path, options()));
		assertTrue(e.getMessage().contains("cell 2") && e.getMessage().contains(
			"frame 4"), e.getMessage());
		final Loaded kept = loader().load(path, options().withMissing(
			MissingValues.KEEP));
		assertTrue(Double.isNaN(kept.traces().value(1, 5)));
		final Loaded repaired = loader().load(path, options().withMissing(
			MissingValues.INTERPOLATE));
		assertEquals(TRACES[1][5], repaired.traces().value(1, 5), 1e-5);
		assertTrue(repaired.notes().toString().contains("2 missing samples in 1"),
			repaired.notes().toString());
	}

	/** Cut anywhere, it is refused, or what was read is what was written: never another exception. */
	@Test
	void truncated() throws IOException {
		final Path path = valid("a");
		int refused = 0;
		for (final Path file : files(path)) {
			final byte[] whole = Files.readAllBytes(file);
			final int step = Math.max(1, whole.length / 150);
			for (int n = 0; n < whole.length; n += step) {
				Files.write(file, Arrays.copyOf(whole, n));
				if (isRefused(path, file + " cut at " + n, true)) refused++;
			}
			Files.write(file, whole);
		}
		assertTrue(refused > 20, "refused " + refused);
		assertFalse(isRefused(path, "whole again", true));
	}

	/** One byte changed: refused or read, as it may be; never another exception. */
	@Test
	void damaged() throws IOException {
		final Path path = valid("a");
		final Random random = new Random(11);
		for (final Path file : files(path)) {
			final byte[] whole = Files.readAllBytes(file);
			for (int n = 0; n < 150 && whole.length > 0; n++) {
				final byte[] changed = whole.clone();
				// the headings are at the start, mostly
				final int at = random.nextInt(n % 2 == 0 ? whole.length : Math.min(
					whole.length, 600));
				changed[at] = (byte) (n % 3 == 0 ? 0xff : random.nextInt(256));
				Files.write(file, changed);
				isRefused(path, file + " changed at " + at, false);
			}
			Files.write(file, whole);
		}
	}

	private boolean isRefused(final Path path, final String what,
		final boolean sameOtherwise)
	{
		try {
			final Loaded loaded = loader().load(path, options().withMissing(
				MissingValues.KEEP));
			if (sameOtherwise) for (int i = 0; i < loaded.traces().numCells(); i++)
				assertArrayEquals(TRACES[i], loaded.traces().trace(i), 1e-5, what);
			return false;
		}
		catch (final FileNotFoundException | DataFormatException e) {
			return true;
		}
		catch (final IOException | RuntimeException e) {
			throw new AssertionError(what + ": " + e, e);
		}
	}

	private static List<Path> files(final Path path) throws IOException {
		try (Stream<Path> all = Files.walk(path)) {
			return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/** Replaces the first place where {@code from} stands, byte for byte. */
	static void patch(final Path file, final byte[] from, final byte[] to)
		throws IOException
	{
		final byte[] all = Files.readAllBytes(file);
		for (int at = 0; at + from.length <= all.length; at++) {
			if (!Arrays.equals(all, at, at + from.length, from, 0, from.length))
				continue;
			System.arraycopy(to, 0, all, at, to.length);
			Files.write(file, all);
			return;
		}
		throw new AssertionError("not found in " + file);
	}
}
