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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import javax.script.ScriptEngine;

import org.calab.Sample;
import org.calab.fiji.command.AlignToEventsCmd;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.CorrelationsCmd;
import org.calab.fiji.command.MarkCellsCmd;
import org.calab.io.table.TableCsv;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.script.ScriptService;

/** Align to Events... and Correlations..., by SciJava, in a macro of a real ImageJ, and in Jython. */
class AlignCommandsTest {

	@TempDir
	Path folder;

	private Context context;

	@BeforeEach
	void start() throws Exception {
		context = new Context();
		Files.writeString(folder.resolve("e.csv"), "time_s,condition\n2,a\n3,b\n4,a\n");
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private void open() {
		final double[][] rows = new double[3][120];
		for (int t = 0; t < 120; t++) {
			rows[0][t] = t;
			rows[1][t] = t * t;
			rows[2][t] = -t;
		}
		context.service(OpenTraces.class).open("Ramps", TraceSet.of(rows, SamplingRate.ofHz(20)),
			Optional.empty());
	}

	private void run(final Class<? extends Command> command, final Object... inputs)
		throws Exception
	{
		context.service(CommandService.class).run(command, true, inputs).get();
	}

	private String refusal(final Class<? extends Command> command, final Object... inputs) {
		Throwable t = assertThrows(ExecutionException.class, () -> run(command, inputs));
		while (!(t instanceof CommandFailedException))
			t = t.getCause();
		return t.getMessage();
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	@Test
	void openTraces() throws Exception {
		open();
		run(MarkCellsCmd.class, "cells", "2", "as", "rejected");
		run(AlignToEventsCmd.class, "events", file("e.csv"), "window", "-0.5,1", "baseline",
			"-0.5,0", "sort", "peak", "output", file("o"), "figure", file("o.svg"));
		assertEquals(2 * 2 * 31, TableCsv.read(folder.resolve("o_aligned.csv")).rows().size());
		// a ramp of 20 per s: mean of 0 to 1 s is 10, of the ten frames before -5.5
		assertEquals(15.5, Double.parseDouble(TableCsv.read(folder.resolve("o_responses.csv"))
			.rows().get(0).get(4).toString()), 1e-9);
		final String svg = Files.readString(folder.resolve("o.svg"));
		assertTrue(svg.contains("a (n = 2)") && svg.contains("b (n = 1)") && svg.contains(
			"All cells, mean ± SEM"), svg);
		run(CorrelationsCmd.class, "bin", 0.5, "cells_only", false, "output", file("o"));
		final var table = TableCsv.read(folder.resolve("o_correlations.csv"));
		assertEquals(3, table.rows().size());
		assertEquals(-1, Double.parseDouble(table.rows().get(0).get(3).toString()), 1e-12);
	}

	@Test
	void saysWhatIsWrong() throws Exception {
		open();
		assertTrue(refusal(AlignToEventsCmd.class).startsWith("events is missing"));
		assertTrue(refusal(AlignToEventsCmd.class, "events", file("e.csv"), "signal", "both")
			.startsWith("signal must be activity or traces"));
		assertTrue(refusal(AlignToEventsCmd.class, "events", file("e.csv"), "window", "-1")
			.startsWith("window must be two times in s"));
		Files.writeString(folder.resolve("o_aligned.csv"), "mine");
		assertTrue(refusal(AlignToEventsCmd.class, "events", file("e.csv"), "output", file("o"))
			.contains("already exists"));
		assertFalse(Files.exists(folder.resolve("o_responses.csv")));
		assertTrue(refusal(CorrelationsCmd.class, "bin", 5.0).startsWith(
			"bin must be short enough for 2 bins"));
	}

	@Test
	void inAMacro() throws Exception {
		Sample.write(folder);
		final Path macro = folder.resolve("align.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip]");
			run("Deconvolve Traces...", "kernel=gcamp6f output=%1$s/act.npy");
			run("Align to Events...", "events=%1$s/e.csv window=-1,1.5 baseline=-1,0 sort=response output=%1$s/m figure=%1$s/m.png");
			run("Align to Events...", "file=%1$s/act.npy events=%1$s/e.csv window=-1,1.5 baseline=-1,0 output=%1$s/f");
			run("Correlations...", "bin=0.2 output=%1$s/m");
			run("Align to Events...", "events=%1$s/none.csv");
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertEquals(16 * 2 * 51, TableCsv.read(folder.resolve("m_aligned.csv")).rows().size(),
			log);
		assertEquals(16 * 3, TableCsv.read(folder.resolve("m_responses.csv")).rows().size(), log);
		assertTrue(Files.exists(folder.resolve("m.png")), log);
		assertEquals(TableCsv.read(folder.resolve("m_responses.csv")), TableCsv.read(folder
			.resolve("f_responses.csv")), "the saved activity is the open one, with its rate");
		assertEquals(16, TableCsv.read(folder.resolve("m_correlations.csv")).rows().size(), log);
		assertTrue(log.contains("File not found: " + folder + "/none.csv"), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
	}

	@Test
	void inJython() throws Exception {
		final ScriptEngine engine = context.service(ScriptService.class).getLanguageByName(
			"jython").getScriptEngine();
		engine.put("calab", context.service(CaLabService.class));
		engine.put("folder", folder.toString());
		engine.eval("""
			ramp = [[0.5 * t for t in range(120)], [float(t % 7) for t in range(120)]]
			a = calab.alignToEvents(ramp, 20, folder + "/e.csv", {"window": "-0.5,1", "baseline": "-0.5,0"})
			assert list(a.conditions()) == ["a", "b"]
			assert abs(a.response(0, a.trials()[0]) - 0.5 * 15.5) < 1e-9
			assert abs(a.course(0, "a").mean()[-1] - 0.5 * 25.5) < 1e-9
			assert calab.alignToEvents(ramp, 20, folder + "/e.csv").trials().size() == 1
			calab.save(a, folder + "/j", False)
			r = calab.correlations(ramp, 20, 0.1)
			assert abs(r[0][0] - 1) < 1e-9 and r[0][1] == r[1][0]
			""");
		assertEquals(6, TableCsv.read(folder.resolve("j_responses.csv")).rows().size());
	}
}
