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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.io.DataFormatException;
import org.calab.loader.TraceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@code scripts/fuzz}: the same inputs in every run. And what it found. */
class FuzzTest {

	private static final int INPUTS = 300;

	static final List<String> READERS = FuzzTargets.NAMES;

	@ParameterizedTest
	@FieldSource("READERS")
	void aReaderReadsOrRefuses(final String reader) throws IOException {
		final FuzzTarget target = FuzzTargets.of(reader);
		final FuzzRun.Watched watched = new FuzzRun.Watched(target);
		for (final FileTree seed : target.seeds()) {
			final Trial.Outcome outcome = watched.run(FileTree.unpacked(seed.packed()));
			// a text is no region: what is valid may be refused, too
			assertTrue(outcome == Trial.Outcome.READ || reader.equals("rois"), seed
				.files().keySet().toString());
		}
		final Mutations mutations = new Mutations(target.seeds(), 7);
		int read = 0, refused = 0;
		for (int i = 0; i < INPUTS; i++) {
			if (watched.run(mutations.next()) == Trial.Outcome.READ) read++;
			else refused++;
		}
		assertTrue(read > 0 && refused > INPUTS / 20, read + " read, " + refused +
			" refused");
		watched.close();
	}

	/** A reader that does what none may is found out. */
	@Test
	void theHarnessFinds() throws IOException {
		final FuzzTarget.Form form = (input, folder) -> folder;
		final List<FileTree> seeds = List.of(FileTree.of("a", "x"));
		final FuzzTarget.Reader wrong = f -> {
			throw new IllegalStateException("a bug");
		}, leaves = f -> java.nio.file.Files.createFile(f.resolveSibling("left")),
				runsOut = f -> {
					throw new StackOverflowError();
				};
		for (final FuzzTarget.Reader reader : List.of(wrong, leaves, runsOut)) {
			try (Trial trial = new Trial(new FuzzTarget("x", seeds, form, reader, List
				.of(IOException.class))))
			{
				assertThrows(Trial.Finding.class, () -> trial.run(seeds.get(0)));
			}
		}
		final FuzzTarget.Reader refuses = f -> {
			throw new IOException("no");
		};
		try (Trial trial = new Trial(new FuzzTarget("x", seeds, form, refuses, List
			.of(IOException.class))))
		{
			assertEquals(Trial.Outcome.REFUSED, trial.run(seeds.get(0)));
		}
	}

	/** What was found, in the smallest form: each was a hang, an error or the wrong exception. */
	static List<Object[]> findings() throws IOException {
		final List<Object[]> all = new ArrayList<>();
		// two billion rows without a number: memory for the rows alone
		all.add(new Object[] { "npy", FileTree.of("a.npy", npy("2147483647, 0")) });
		// a decay of which half the peak is never found: the search did not end
		all.add(new Object[] { "catune", FileTree.of("e.json",
			"{\"parameters\": {\"tau_rise_s\": 0.1, \"tau_decay_s\": 1e308, " +
				"\"lambda\": 0.01, \"sampling_rate_hz\": 20}}") });
		// a ring of pages, which ImageJ follows for ever
		all.add(new Object[] { "image", FileTree.of("a.tif", tiff(8, 8)) });
		// an image of 2 billion pixels in a file of 60 bytes
		all.add(new Object[] { "image", FileTree.of("a.tif", tiff(0, 65535)) });
		// polygon and rectangle that span all coordinates there are
		final byte[] rectangle = roi(1), polygon = roi(0);
		all.add(new Object[] { "rois", FileTree.of("", rectangle) });
		all.add(new Object[] { "rois", FileTree.of("", polygon) });
		// a name of two billion letters
		final byte[] name = Arrays.copyOf(roi(1), 200);
		ByteBuffer.wrap(name).putInt(60, 64).putInt(64 + 16, 128).putInt(64 + 20,
			Integer.MAX_VALUE);
		all.add(new Object[] { "rois", FileTree.of("", name) });
		return all;
	}

	@ParameterizedTest(name = "{index}: {0}")
	@MethodSource("findings")
	void refused(final String reader, final FileTree input) throws IOException {
		final FuzzRun.Watched watched = new FuzzRun.Watched(FuzzTargets.of(reader));
		assertEquals(Trial.Outcome.REFUSED, watched.run(input));
		watched.close();
	}

	private static byte[] npy(final String shape) {
		final String head = "{'descr': '<f8', 'fortran_order': False, 'shape': (" +
			shape + "), }\n";
		return ByteBuffer.allocate(10 + head.length()).order(
			ByteOrder.LITTLE_ENDIAN).put(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P',
				'Y', 1, 0 }).putShort((short) head.length()).put(head.getBytes(
					StandardCharsets.US_ASCII)).array();
	}

	/** One page of 1 bit without pixels. */
	private static byte[] tiff(final int next, final int size) {
		final ByteBuffer b = ByteBuffer.allocate(64).order(ByteOrder.BIG_ENDIAN);
		b.putInt(0x4d4d002a).putInt(8).putShort((short) 3);
		for (final int tag : new int[] { 256, 257 })
			b.putShort((short) tag).putShort((short) 3).putInt(1).putShort(
				(short) size).putShort((short) 0);
		b.putShort((short) 258).putShort((short) 3).putInt(1).putShort((short) 8)
			.putShort((short) 0);
		return b.putInt(next).array();
	}

	/** Of ImageJ's format, from 0 to 36864 both ways. */
	private static byte[] roi(final int type) {
		final ByteBuffer b = ByteBuffer.allocate(type == 0 ? 64 + 12 : 64);
		b.put("Iout".getBytes(StandardCharsets.US_ASCII)).putShort((short) 227).put(
			(byte) type);
		b.putShort(12, (short) 36864).putShort(14, (short) 36864);
		if (type != 0) return b.array();
		b.putShort(16, (short) 3);
		final int[] corners = { 0, 36864, 36864, 0, 0, 36864 };
		for (int i = 0; i < 6; i++)
			b.putShort(64 + 2 * i, (short) corners[i]);
		return b.array();
	}

	/** The library behind HDF5 left a file open that it refused. */
	@Test
	void aRefusedHdf5FileIsClosed(@TempDir final Path folder)
		throws IOException
	{
		final String[] before = new File("/proc/self/fd").list();
		assumeTrue(before != null, "not on Linux");
		final byte[] bytes = Arrays.copyOf(new byte[] { (byte) 0x89, 'H', 'D', 'F',
			'\r', '\n', 0x1a, '\n', 77 }, 600);
		final Path file = Files.write(folder.resolve("a.h5"), bytes);
		for (int i = 0; i < 100; i++)
			assertThrows(DataFormatException.class, () -> TraceFiles.load(file));
		assertTrue(new File("/proc/self/fd").list().length < before.length + 50);
	}

	@Test
	void theSameSeedGivesTheSameInputs() throws IOException {
		final List<FileTree> seeds = FuzzTargets.of("csv").seeds();
		final Mutations a = new Mutations(seeds, 3), b = new Mutations(seeds, 3);
		boolean changed = false;
		for (int i = 0; i < 50; i++) {
			final byte[] input = a.next().packed();
			assertTrue(Arrays.equals(input, b.next().packed()));
			changed |= seeds.stream().noneMatch(s -> Arrays.equals(s.packed(), input));
		}
		assertTrue(changed);
		assertFalse(seeds.isEmpty());
	}
}
