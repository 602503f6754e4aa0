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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.Sample;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real macros in a real ImageJ 1.x, headless, in a Java of its own. */
class PlainImageJTest {

	@TempDir
	Path folder;

	@BeforeEach
	void sample() throws IOException {
		Sample.write(folder);
	}

	@Test
	void aWrongInputStopsTheMacroAndSaysWhy() throws Exception {
		final Path macro = folder.resolve("wrong.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip] fs=twenty");
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(log.contains("fs must be a number, but is \"twenty\"."), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
	}

	/** Where nobody can be asked. */
	@Test
	void withoutOptionsACommandRunsByItsDefaults() throws Exception {
		final Path macro = folder.resolve("close.ijm");
		Files.writeString(macro, """
			run("Simulate Traces...", "cells=3 frames=300 output=%1$s/first");
			run("Close Traces...");
			File.saveString("went on", "%1$s/went-on.txt");
			run("Save for Tuning...", "output=%1$s/again");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(Files.exists(folder.resolve("went-on.txt")), log);
		assertTrue(Files.exists(folder.resolve("first.npy")), log);
		assertFalse(Files.exists(folder.resolve("again.npy")), log);
	}

	@Test
	void aNegativeRateStopsTheMacroAndSaysWhy() throws Exception {
		final Path macro = folder.resolve("wrong.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip] fs=-3");
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(log.contains("fs is -3") || log.contains("but is -3"), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
		assertTrue(log.contains("(Macro line 2)"), log);
		assertOneLine(log, "Extract ROI Traces: ");
	}

	/** What a user reads of a failure: that line, and no trace of any exception. */
	private static void assertOneLine(final String log, final String start) {
		assertEquals(1, log.lines().filter(l -> l.contains(start)).count(), log);
		assertFalse(log.contains("\tat ") || log.contains("Exception") || log
			.contains("ThreadDeath") || log.contains("Command errored"), log);
	}

	/** In a function within a loop, too; a macro around it gets what ImageJ returns of a macro with an error. */
	@Test
	void aWrongInputStopsAllOfTheMacro() throws Exception {
		final Path inner = folder.resolve("inner.ijm"), macro = folder.resolve(
			"outer.ijm");
		Files.writeString(inner, """
			function load() {
				run("Load Traces...", "file=%1$s/none.csv");
				File.saveString("went on", "%1$s/went-on.txt");
			}
			for (i = 0; i < 3; i++) load();
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		Files.writeString(macro, """
			File.saveString(runMacro("%1$s/inner.ijm"), "%1$s/returned.txt");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertOneLine(log, "Load Traces: ");
		assertEquals("[aborted]", Files.readString(folder.resolve("returned.txt"))
			.strip(), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
	}

	/** Empty fields are recorded as "key= ", and must be read as empty again. */
	@Test
	void whatTheRecorderWroteRunsAgain() throws Exception {
		final Path macro = folder.resolve("recorded.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "movie= rois=%1$s/movie_RoiSet.zip regions_from=auto labels= fs=0.0 channel=0 slice=1 z_as_time=false neuropil=true neuropil_factor=0.7 inner_gap=2 min_neuropil_pixels=100 dff=false dff_window=60.0 dff_percentile=10.0 output= overwrite=false");
			run("Deconvolve Traces...", "traces= file= fs=0.0 kernel=tau tau_rise=0.1 tau_decay=0.6 lambda=auto params= band_pass=false baseline=rolling constraint=nonneg solver=fista max_iterations=2000 activity_table=false output=[%1$s/a.npy] figure= overwrite=false");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(Files.exists(folder.resolve("a_info.json")), log);
	}

	@Test
	void simulateThenInferSpikesThenLoad() throws Exception {
		final Path macro = folder.resolve("spikes.ijm");
		Files.writeString(macro, """
			run("Simulate Traces...", "preset=gcamp6s cells=3 frames=600 seed=3 output=%1$s/sim");
			run("Infer Spikes...", "tau_rise=0.4 tau_decay=1.8 upsample_target=150 high_pass output=%1$s/s.npy");
			run("Export...", "format=mat,events animal=M12 output=%1$s/active");
			run("Export...", "file=%1$s/s.npy format=[mat, xlsx] output=%1$s/saved");
			run("Automated Deconvolution (CaDecon)...", "file=%1$s/sim.npy max_iterations=1 num_subsets=1 target_coverage=1 seed=9 output=%1$s/c");
			run("Load Traces...", "file=%1$s/sim.npy format=tuning missing=refuse");
			run("Save for Tuning...", "output=%1$s/again");
			run("Simulate Movie...", "cells=4 frames=20 width=64 height=64 output=%1$s/m");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertTrue(Files.exists(folder.resolve("s_info.json")), log);
		assertTrue(Files.exists(folder.resolve("active_events.csv")), log);
		assertTrue(Files.exists(folder.resolve("saved.xlsx")), log);
		assertEquals(9, Json.read(folder.resolve("c_results.json")).findValue("seed")
			.asLong(), log);
		assertEquals(3, Npy.read(folder.resolve("again.npy")).length, log);
		assertTrue(Files.exists(folder.resolve("m_RoiSet.zip")), log);
	}
}
