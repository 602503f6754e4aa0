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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All or nothing, also when two write at the same time. */
class FileGroupTest {

	@TempDir
	Path folder;

	private List<String> there() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	/** Eight at a time write the same three names; each writes its number. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void concurrentGroupsDoNotMix(final boolean overwrite)
		throws Exception
	{
		final int writers = 8;
		final ExecutorService threads = Executors.newFixedThreadPool(writers);
		for (int round = 0; round < 30; round++) {
			final CyclicBarrier together = new CyclicBarrier(writers);
			final List<Future<Boolean>> ends = new ArrayList<>();
			for (int w = 0; w < writers; w++) {
				final byte[] mine = { (byte) w };
				final Callable<Boolean> writer = () -> {
					try (FileGroup group = new FileGroup(overwrite)) {
						for (final String name : List.of("a", "b", "c"))
							group.add(folder.resolve(name), out -> out.write(mine));
						together.await();
						group.commit();
						return true;
					}
					catch (final FileAlreadyExistsException e) {
						assertTrue(e.getMessage().contains("already exists"), e
							.getMessage());
						return false;
					}
				};
				ends.add(threads.submit(writer));
			}
			int done = 0;
			for (final Future<Boolean> end : ends)
				if (end.get()) done++;
			assertEquals(overwrite ? writers : 1, done);
			assertEquals(List.of("a", "b", "c"), there());
			final byte a = Files.readAllBytes(folder.resolve("a"))[0];
			for (final String name : List.of("b", "c"))
				assertEquals(a, Files.readAllBytes(folder.resolve(name))[0]);
			for (final String name : List.of("a", "b", "c"))
				Files.delete(folder.resolve(name));
		}
		threads.shutdown();
	}

	/** The last of three cannot be moved: what stood there stands there again. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void failedCommitIsUndone(final boolean overwrite) throws IOException {
		if (overwrite) for (final String name : List.of("a", "b"))
			Files.writeString(folder.resolve(name), "old");
		try (FileGroup group = new FileGroup(overwrite)) {
			for (final String name : List.of("a", "b", "c"))
				group.add(folder.resolve(name), out -> out.write(7));
			try (Stream<Path> files = Files.list(folder)) {
				for (final Path part : files.filter(f -> f.getFileName().toString()
					.startsWith(".c-")).toList())
					Files.delete(part);
			}
			assertThrows(IOException.class, group::commit);
		}
		assertEquals(overwrite ? List.of("a", "b") : List.of(), there());
		if (overwrite) for (final String name : List.of("a", "b"))
			assertEquals("old", Files.readString(folder.resolve(name)));
	}

	@Test
	void failedWriteLeavesNoFileAndNamesIt() throws IOException {
		final Path file = Files.writeString(folder.resolve("a"), "old");
		final Exception e = assertThrows(IOException.class, () -> FileGroup.write(
			file, true, out -> {
				out.write(new byte[100_000]);
				throw new IOException("No space left on device");
			}));
		assertEquals(file + " was not written: No space left on device", e
			.getMessage());
		assertEquals(List.of("a"), there());
		assertEquals("old", Files.readString(file));
	}
}
