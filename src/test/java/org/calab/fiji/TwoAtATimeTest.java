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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.InferSpikesCmd;
import org.calab.io.catune.TuningData;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** Commands that run at the same time in one context. */
class TwoAtATimeTest {

	@TempDir
	Path folder;

	private Context context;

	@BeforeEach
	void start() throws IOException {
		context = new Context();
		for (int seed = 1; seed <= 2; seed++)
			TuningData.save(Simulation.run(Presets.GCAMP6F.config().withNumCells(4)
				.withNumTimepoints(1500).withSeed(seed), 1, Progress.none()).traces(),
				folder.resolve("s" + seed), java.util.Map.of(), false);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private Future<? extends Module> run(final Class<? extends Command> command,
		final int seed, final String output, final Object... more)
	{
		final List<Object> inputs = new ArrayList<>(List.of(more));
		inputs.addAll(List.of("file", file("s" + seed + ".npy"), "output", file(
			output)));
		return context.service(CommandService.class).run(command, true, inputs
			.toArray());
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	/** What was written under a name, by the ends of the files' names. */
	private TreeMap<String, byte[]> written(final String stem)
		throws IOException
	{
		final TreeMap<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(folder)) {
			for (final Path f : all.filter(p -> p.getFileName().toString().startsWith(
				stem)).toList())
				files.put(f.getFileName().toString().substring(stem.length()), Files
					.readAllBytes(f));
		}
		return files;
	}

	private static void assertSame(final TreeMap<String, byte[]> a,
		final TreeMap<String, byte[]> b)
	{
		assertEquals(a.keySet(), b.keySet());
		a.forEach((name, bytes) -> {
			// when it was made stands in there
			if (!name.endsWith("_info.json")) assertArrayEquals(bytes, b.get(name),
				name);
		});
	}

	@Test
	void differentOutputsAreAsAlone() throws Exception {
		run(DeconvolveTracesCmd.class, 1, "alone1.npy", "kernel", "gcamp6f").get();
		run(DeconvolveTracesCmd.class, 2, "alone2.npy", "kernel", "auto").get();
		run(InferSpikesCmd.class, 1, "alone3.npy", "upsample_target", 60.0).get();
		final List<Future<? extends Module>> all = List.of(run(
			DeconvolveTracesCmd.class, 1, "both1.npy", "kernel", "gcamp6f"), run(
				DeconvolveTracesCmd.class, 2, "both2.npy", "kernel", "auto"), run(
					InferSpikesCmd.class, 1, "both3.npy", "upsample_target", 60.0));
		for (final Future<? extends Module> f : all)
			f.get();
		for (int k = 1; k <= 3; k++) {
			assertTrue(written("alone" + k).size() >= 4);
			assertSame(written("alone" + k), written("both" + k));
		}
		assertEquals(6, context.service(OpenTraces.class).titles().size());
		assertEquals(6, context.service(OpenTraces.class).titles().stream()
			.distinct().count());
	}

	/** Under one name: one is written, the other says why it was not. */
	@Test
	void theSameOutputIsOneOfTheTwo() throws Exception {
		for (int seed = 1; seed <= 2; seed++)
			run(DeconvolveTracesCmd.class, seed, "alone" + seed + ".npy", "kernel",
				"gcamp6f").get();
		for (int round = 0; round < 5; round++) {
			final String name = "same" + round;
			final List<Future<? extends Module>> two = List.of(run(
				DeconvolveTracesCmd.class, 1, name + ".npy", "kernel", "gcamp6f"), run(
					DeconvolveTracesCmd.class, 2, name + ".npy", "kernel", "gcamp6f"));
			final List<Integer> done = new ArrayList<>();
			for (int k = 0; k < 2; k++) {
				try {
					two.get(k).get();
					done.add(k + 1);
				}
				catch (final ExecutionException e) {
					final String told = EveryCommand.told(e);
					assertTrue(told.contains("already exists"), told);
				}
			}
			assertEquals(1, done.size());
			assertSame(written("alone" + done.get(0)), written(name));
		}
	}
}
