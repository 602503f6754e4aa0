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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.calab.cli.CaLab;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.SimulateMovieCmd;
import org.calab.fiji.command.SimulateTracesCmd;
import org.calab.io.npy.Npy;
import org.calab.loader.TraceFiles;
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

/** Simulating from the menu and the command line. */
class SimulationCommandsTest {

	@TempDir
	Path folder;

	private Context context;

	@BeforeEach
	void start() {
		context = new Context();
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private Module run(final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		try {
			return context.service(CommandService.class).run(command, true, inputs)
				.get();
		}
		catch (final ExecutionException e) {
			Throwable t = e;
			while (t.getCause() != null && !(t instanceof CommandFailedException))
				t = t.getCause();
			throw t instanceof Exception x ? x : e;
		}
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	private long files() throws IOException {
		try (Stream<Path> s = Files.list(folder)) {
			return s.count();
		}
	}

	@Test
	void tracesOpenAndAreSaved() throws Exception {
		run(SimulateTracesCmd.class, "preset", "ogb1", "cells", 3, "frames", 200,
			"seed", 5.0, "output", file("s"));
		final var open = context.service(OpenTraces.class).get("");
		assertEquals("Simulated traces", open.title());
		final double[] expected = Simulation.run(Presets.OGB1.config().withNumCells(
			3).withNumTimepoints(200).withSeed(5), 1, Progress.none()).traces().trace(
				2);
		assertArrayEquals(expected, open.traces().trace(2));
		assertArrayEquals(expected, TraceFiles.load(folder.resolve("s")).trace(2));
		assertEquals(3, Npy.read(folder.resolve("s_spikes.npy")).length);
		assertEquals(200, Npy.read(folder.resolve("s_clean.npy"))[0].length);
		assertTrue(Files.readString(folder.resolve("s_truth.json")).contains(
			"\"tau_decay_s\": 1.5"));
	}

	@Test
	void aConfigurationFileIsTakenAndOverridden() throws Exception {
		Files.writeString(folder.resolve("c.json"),
			"{\"num_cells\": 2, \"num_timepoints\": 50, \"fs_hz\": 10.0}");
		run(SimulateTracesCmd.class, "config", file("c.json"), "frames", 60,
			"spike_model", "poisson", "rate_hz", 3.0);
		final var traces = context.service(OpenTraces.class).get("").traces();
		assertEquals(2, traces.numCells());
		assertEquals(60, traces.numTimepoints());
		assertEquals(10, traces.rate().hz());
	}

	@Test
	void theMovieComesBackAsAnImageWithItsRois() throws Exception {
		final ImagePlus movie = (ImagePlus) run(SimulateMovieCmd.class, "cells", 4,
			"frames", 20, "width", 64, "height", 50, "output", file("m")).getOutput(
				"movie");
		assertEquals(64, movie.getWidth());
		assertEquals(50, movie.getHeight());
		assertEquals(20, movie.getNFrames());
		assertEquals(4, movie.getOverlay().size());
		assertEquals(7, files());
	}

	@Test
	void wrongInputsAreNamed() throws Exception {
		refused("preset must be one of gcamp6f, gcamp6m, gcamp6s, jgcamp8f, ogb1, clean, but is \"moon\".", SimulateTracesCmd.class, "preset", "moon");
		refused("cells must be", SimulateTracesCmd.class, "cells", -1);
		refused("frames must be", SimulateTracesCmd.class, "frames", -1);
		refused("fs must be a number of at least 0 Hz, but is -1.", SimulateTracesCmd.class, "fs", -1.0);
		refused("snr must be", SimulateTracesCmd.class, "snr", -1.0);
		refused("seed must be a whole number from 0 to 4294967295, but is 0.5.", SimulateTracesCmd.class, "seed", 0.5);
		refused("rate_hz must be", SimulateTracesCmd.class, "rate_hz", 0.0);
		refused("p_silent_to_active must be", SimulateTracesCmd.class,
			"p_silent_to_active", 2.0);
		refused("spike_model must be one of as configured, markov, poisson, but is \"moon\".", SimulateTracesCmd.class, "spike_model",
			"moon");
		refused("File not found", SimulateTracesCmd.class, "config", file("none"));
		refused("cells must be", SimulateMovieCmd.class, "cells", 0);
		refused("width must be", SimulateMovieCmd.class, "width", 1);
		refused("seed must be", SimulateMovieCmd.class, "seed", -1L);
		refused("The output folder does not exist", SimulateMovieCmd.class, "output", file(
			"no/such/m"));
		assertTrue(context.service(OpenTraces.class).titles().isEmpty());
		assertEquals(0, files());
	}

	private void refused(final String message,
		final Class<? extends Command> command, final Object... inputs)
	{
		final Exception e = assertThrows(Exception.class, () -> run(command,
			inputs));
		assertTrue(e.getMessage().contains(message), () -> "\"" + message +
			"\" is not in: " + e);
	}

	@Test
	void commandLine() throws IOException {
		final StringWriter err = new StringWriter();
		final String small = " --cells 2 --frames 30 --fs 15 --seed 9 -o " + folder;
		assertEquals(0, calab("simulate --preset gcamp6s" + small + "/t", err),
			err::toString);
		assertEquals(15, TraceFiles.load(folder.resolve("t")).rate().hz());
		assertEquals(0, calab("simulate-movie --width 40 --height 40" + small +
			"/m", err), err::toString);
		assertEquals(12, files());
		assertEquals(1, calab("simulate" + small + "/t", err));
		assertTrue(err.toString().contains("already exists"), err::toString);
		assertEquals(2, calab("simulate --preset clean --config c.json" + small +
			"/u", err));
		assertTrue(err.toString().contains("--preset and --config exclude each other"),
			err::toString);
		assertEquals(2, calab("simulate-movie --width 40 --height 40 --cells 99 -o " +
			folder + "/u", err));
		assertTrue(err.toString().contains("--cells of 99 is too large"), err::toString);
		assertFalse(Files.exists(folder.resolve("u.tif")));
		assertEquals(12, files());
	}

	private static int calab(final String line, final StringWriter err) {
		return CaLab.run(new PrintWriter(new StringWriter()), new PrintWriter(err,
			true), line.split(" "));
	}
}
