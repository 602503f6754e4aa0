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
package org.calab.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.calab.cli.CaLab;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch whose Java is killed in the middle goes on where it was. */
class KilledBatchTest {

	private static final int RECORDINGS = 40;

	@TempDir
	Path folder;

	private static int run(final String... args) {
		final StringWriter told = new StringWriter();
		final int code = CaLab.run(new PrintWriter(told, true), new PrintWriter(told,
			true), args);
		assertEquals(0, code, told.toString());
		return told.toString().split(": done earlier", -1).length - 1;
	}

	private String[] arguments(final String out) {
		return new String[] { "batch", folder.resolve("in").toString(), "-o", folder
			.resolve(out).toString(), "--method", "deconvolve", "--kernel",
			"gcamp6f", "--threads", "2" };
	}

	private Map<String, String> results(final String out) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(folder.resolve(out))) {
			for (final Path p : all.toList())
				if (!p.toString().matches(".*(_batch\\.json|/batch_report\\..*)"))
					files.put(p.getFileName().toString(), Fingerprint.of(p, Progress
						.none()).sha256());
		}
		return files;
	}

	private static long count(final Path folder, final String end)
		throws IOException
	{
		if (!Files.exists(folder)) return 0;
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(p -> p.toString().endsWith(end)).count();
		}
	}

	@Test
	void resumesAfterBeingKilled() throws Exception {
		final Path in = Files.createDirectory(folder.resolve("in")), out = folder
			.resolve("killed");
		for (int i = 0; i < RECORDINGS; i++)
			TuningData.save(Simulation.run(Presets.GCAMP6F.config().withNumCells(6)
				.withNumTimepoints(2000).withSeed(i), 2, Progress.none()).traces(), in
					.resolve("r" + i), Map.of(), false);
		final List<String> command = new java.util.ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
			CaLab.class.getName()));
		command.addAll(List.of(arguments("killed")));
		final Process process = new ProcessBuilder(command).redirectErrorStream(
			true).redirectOutput(folder.resolve("log.txt").toFile()).start();
		try {
			while (process.isAlive() && count(out, "_batch.json") < 3)
				TimeUnit.MILLISECONDS.sleep(2);
			assertTrue(process.isAlive(), () -> "it was over before it was killed");
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		final long done = count(out, "_batch.json");
		assertTrue(done >= 3 && done < RECORDINGS, "killed in the middle: " + done);
		try (Stream<Path> all = Files.list(out)) {
			for (final Path p : all.filter(f -> f.toString().matches(
				".*/r\\d+\\.npy")).toList())
				assertEquals(2000, Npy.read(p)[5].length, "no half file: " + p);
		}
		final long kept = run(arguments("killed"));
		assertTrue(kept >= 1 && kept <= done, kept + " of " + done +
			" were not done again");
		run(arguments("whole"));
		assertEquals(results("whole"), results("killed"), "nothing more, nothing " +
			"less, and the same bytes");
		assertNotEquals(0, results("whole").size());
	}
}
