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
package org.calab.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/**
 * A small disk of its own, in memory, that is full or cannot be written to: for
 * this the tests must be run by root on Linux, else they are skipped.
 */
class FullDiskTest {

	@TempDir
	Path folder;

	private Path disk;
	private Context context;
	private EveryCommand commands;

	@BeforeEach
	void mount() throws Exception {
		disk = Files.createDirectory(folder.resolve("disk"));
		assumeTrue(call("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk
			.toString()), "no disk can be mounted here");
		context = new Context();
		commands = new EveryCommand(Files.createDirectory(folder.resolve("in")),
			disk);
		// what is open stays open: the next round needs it, since it opens nothing
		for (int k = 0; k < commands.size(); k++)
			if (!commands.closes(k)) assertEquals(commands.isWrong(k), commands.run(context, k) != null, commands
				.name(k));
	}

	@AfterEach
	void unmount() throws Exception {
		if (context == null) return;
		context.dispose();
		assertTrue(call("umount", disk.toString()));
	}

	private static boolean call(final String... command) throws Exception {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		}
		catch (final IOException e) {
			return false; // no such program
		}
	}

	private Map<Path, byte[]> files() throws IOException {
		final Map<Path, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(disk)) {
			for (final Path f : all.filter(Files::isRegularFile).toList())
				files.put(f, Files.readAllBytes(f));
		}
		return files;
	}

	/** Runs all again, each to overwrite what it wrote before. */
	private void allFail(final String message) throws IOException {
		final Map<Path, byte[]> before = files();
		assertTrue(before.size() > 30, "the commands wrote: " + before.keySet());
		for (int k = 0; k < commands.size(); k++) {
			final Throwable e = commands.run(context, k);
			if (!commands.writes(k)) continue;
			assertNotNull(e, commands.name(k));
			final String told = EveryCommand.told(e);
			assertTrue(told.contains(message) && told.contains(disk.toString()),
				commands.name(k) + ": " + told);
			final Map<Path, byte[]> after = files();
			assertEquals(before.keySet(), after.keySet(), commands.name(k));
			before.forEach((f, bytes) -> assertArrayEquals(bytes, after.get(f), f
				.toString()));
		}
	}

	@Test
	void aFullDisk() throws IOException {
		final Path filler = disk.resolve("filler");
		try (OutputStream out = Files.newOutputStream(filler)) {
			while (true)
				out.write(new byte[512]);
		}
		catch (final IOException full) {
			// as it should be
		}
		allFail("No space left");
		Files.delete(filler);
		for (int k = 0; k < commands.size(); k++)
			if (commands.writes(k)) assertNull(commands.run(context, k), commands.name(
				k));
	}

	@Test
	void aDiskThatCannotBeWrittenTo() throws Exception {
		assertTrue(call("mount", "-o", "remount,ro", disk.toString()));
		allFail("not writable");
	}
}
