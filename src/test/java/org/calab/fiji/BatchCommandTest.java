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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.calab.Sample;
import org.calab.batch.Outcome;
import org.calab.check.InvalidInputException;
import org.calab.fiji.command.BatchProcessFolderCmd;
import org.calab.fiji.command.CommandFailedException;
import org.calab.io.npy.Npy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The batch from Fiji's doors: command, script service, macro. */
class BatchCommandTest {

	@TempDir
	Path folder;

	private Path in;
	private Context context;

	@BeforeEach
	void start() throws IOException {
		context = new Context();
		in = Files.createDirectory(folder.resolve("a folder"));
		Sample.write(in);
		Files.copy(in.resolve("movie.tif"), in.resolve("lonely.tif"));
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private void run(final Object... inputs) throws Exception {
		context.service(CommandService.class).run(BatchProcessFolderCmd.class, true,
			inputs).get();
	}

	private File out(final String name) {
		return folder.resolve(name).toFile();
	}

	@Test
	void theCommand() throws Exception {
		run("folder", in.toFile(), "output", out("o"), "method",
			"deconvolve", "kernel", "gcamp6f", "lambda", "0.1", "figures", true);
		assertTrue(Files.readString(folder.resolve("o/batch_report.csv")).contains(
			"lonely,failed,"), "the movie without ROIs");
		assertEquals(Sample.CELLS, Npy.read(folder.resolve("o/movie.npy")).length);
		assertTrue(Files.exists(folder.resolve("o/movie_raster.png")));
		run("folder", in.toFile(), "output", out("again"), "settings", out(
			"o/batch_settings.json"), "pattern", "m*.tif");
		assertEquals(-1, Files.mismatch(folder.resolve("o/movie.npy"), folder
			.resolve("again/movie.npy")));
	}

	@Test
	void wrongInputsAreNamed() {
		final Object[][] wrong = { { "folder is missing", "output", out("o") }, {
			"output is missing", "folder", in.toFile() }, { "does not exist",
				"folder", out("none"), "output", out("o") }, { "must differ from",
					"folder", in.toFile(), "output", in.toFile() }, {
						"method is \"moon\"", "folder", in.toFile(), "output", out("o"),
						"method", "moon" }, { "lambda must be a number greater than 0, or auto, but is \"x\".", "folder", in.toFile(),
							"output", out("o"), "lambda", "x" }, { "kernel is given",
								"folder", in.toFile(), "output", out("o"), "kernel",
								"gcamp6f" }, { "params is given", "folder", in.toFile(),
									"output", out("o"), "params", out("p.json") }, {
										"tau_rise must be a number greater than 0 s, but is 0.", "folder", in.toFile(), "output", out(
											"o"), "method", "spikes", "tau_rise", 0.0 }, {
												"fs must be a number greater than 0 Hz, but is -1.", "folder", in.toFile(), "output", out(
													"o"), "fs", -1.0 }, { "channel must be a whole number of at least 0, but is -1.", "folder", in
														.toFile(), "output", out("o"), "channel", -1 }, {
															"inputs must be one of auto, movies, traces, but is \"moon\".", "folder", in.toFile(),
															"output", out("o"), "inputs", "moon" }, {
																"settings (\"", "folder", in.toFile(),
																"output", out("o"), "settings", out("s"),
																"dff", true } };
		for (final Object[] w : wrong) {
			final Exception e = assertThrows(Exception.class, () -> run(java.util.Arrays
				.copyOfRange(w, 1, w.length)), w[0].toString());
			Throwable cause = e;
			while (cause.getCause() != null &&
				!(cause instanceof CommandFailedException))
				cause = cause.getCause();
			assertTrue(String.valueOf(cause.getMessage()).contains((String) w[0]),
				w[0] + " is not in: " + cause);
			assertTrue(!Files.exists(folder.resolve("o")), "nothing was made");
		}
	}

	@Test
	void theScriptingDoor() throws IOException {
		final CaLabService calab = context.service(CaLabService.class);
		final List<Outcome> outcomes = calab.batch(in.toString(), out("o")
			.toString(), Map.of("pattern", "MOVIE*", "analysis", Map.of("method",
				"auto"), "neuropil", Map.of("min_neuropil_pixels", 100)));
		assertEquals(1, outcomes.size());
		assertEquals("done", outcomes.get(0).status().toString(), outcomes.get(0)
			.reason());
		assertThrows(InvalidInputException.class, () -> calab.batch(in.toString(),
			out("p").toString(), Map.of("recursiv", true)));
	}

	/** Recorded by the recorder in this way; one line runs in Fiji and in plain ImageJ. */
	@Test
	void aMacroInPlainImageJ() throws Exception {
		final Path macro = folder.resolve("batch.ijm");
		Files.writeString(macro, """
			run("Batch Process Folder...", "folder=[%1$s/a folder] output=[%1$s/the results] inputs=auto pattern= recursive=false rois= settings= fs=0.0 channel=0 z_as_time=false neuropil=false dff=false method=auto kernel=tau tau_rise=0.1 tau_decay=0.6 lambda=auto params= figures=false overwrite=false");
			File.saveString("went on", "%1$s/went-on.txt");
			run("Batch Process Folder...", "folder=[%1$s/none] output=[%1$s/x]");
			File.saveString("went on", "%1$s/too-far.txt");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertEquals(Sample.CELLS, Npy.read(folder.resolve(
			"the results/movie.npy")).length, log);
		assertTrue(log.contains("lonely failed: no regions") && log.contains(
			"1 of 2 recordings are done"), log);
		assertTrue(Files.exists(folder.resolve("went-on.txt")),
			"a failed recording does not end a macro: " + log);
		assertTrue(!Files.exists(folder.resolve("too-far.txt")),
			"a wrong input does: " + log);
	}
}
