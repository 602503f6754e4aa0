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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.script.ScriptEngine;

import org.calab.Sample;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.calab.fiji.command.FilterCellsCmd;
import org.calab.fiji.command.MarkCellsCmd;
import org.calab.fiji.command.SaveForTuningCmd;
import org.calab.io.Json;
import org.calab.io.catune.TuningData;
import org.calab.io.table.TableCsv;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.script.ScriptService;

/** Accepting and rejecting cells, by SciJava, in a macro of a real ImageJ, and in Jython. */
class CellsCommandsTest {

	@TempDir
	Path folder;

	private Context context;

	@BeforeEach
	void start() throws IOException {
		context = new Context();
		Sample.write(folder);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private void run(final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		context.service(CommandService.class).run(command, true, inputs).get();
	}

	private String refusal(final Class<? extends Command> command,
		final Object... inputs)
	{
		Throwable t = assertThrows(ExecutionException.class, () -> run(command,
			inputs));
		while (!(t instanceof CommandFailedException))
			t = t.getCause();
		return t.getMessage();
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	private OpenTraces.Entry open(final String title) {
		return context.service(OpenTraces.class).get(title);
	}

	private void extract() throws Exception {
		run(ExtractRoiTracesCmd.class, "movie", file("movie.tif"), "rois", file(
			"movie_RoiSet.zip"));
	}

	@Test
	void rejectedCellsAreLeftOutUnlessAllAreAskedFor() throws Exception {
		extract();
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f");
		run(MarkCellsCmd.class, "cells", "3,7-9", "as", "rejected");
		final TraceSet traces = open("Traces of movie.tif").traces();
		final List<String> four = List.of(2, 6, 7, 8).stream().map(traces.names()::get)
			.toList();
		assertEquals(four, traces.states().rejected(),
			"the traces of the same movie follow");
		final InferredActivity marked = open("").inferred().get();
		assertEquals(four, marked.activity().states().rejected());
		assertEquals("rejected", marked.cellTable().rows().get(2).get(1));

		run(DeconvolveTracesCmd.class, "traces", "Traces of movie.tif", "kernel",
			"gcamp6f", "output", file("a.npy"));
		assertEquals(12, open("").inferred().get().activity().numCells());
		assertEquals(4, Json.read(folder.resolve("a_info.json")).path(
			"rejected_cells").size());
		run(DeconvolveTracesCmd.class, "traces", "Traces of movie.tif", "kernel",
			"gcamp6f", "cells_only", false, "output", file("all.npy"));
		assertEquals(4, TableCsv.read(folder.resolve("all_cells.csv")).rows().stream()
			.filter(r -> r.get(1).equals("rejected")).count());
		run(SaveForTuningCmd.class, "traces", "Traces of movie.tif", "output", file(
			"saved"));
		assertEquals(12, TuningData.load(folder.resolve("saved")).traces()
			.numCells());

		run(MarkCellsCmd.class, "cells", "all", "as", "accepted", "traces",
			"Traces of movie.tif");
		assertEquals(List.of(), open("Traces of movie.tif").traces().states()
			.rejected());
	}

	@Test
	void aConditionOnTheTableOfCells() throws Exception {
		extract();
		run(FilterCellsCmd.class, "keep", "cell != \"" + open("").traces().names().get(
			0) + "\"");
		assertEquals(List.of(open("").traces().names().get(0)), open("").traces()
			.states().rejected());
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f");
		run(FilterCellsCmd.class, "keep", "snr >= 0 and rate < 0");
		assertEquals(16, open("").traces().states().rejected().size());
		assertTrue(refusal(DeconvolveTracesCmd.class, "kernel", "gcamp6f").startsWith(
			"All 15 cells are rejected; set cells_only to false"));
	}

	/** The states of a ROI set come along, and decide what is saved. */
	@Test
	void extractReadsTheStatesOfTheRois() throws Exception {
		run(MarkCellsCmd.class, "rois", file("movie_RoiSet.zip"), "cells", "1-5", "as",
			"rejected", "output", file("marked"));
		run(ExtractRoiTracesCmd.class, "movie", file("movie.tif"), "rois", file(
			"marked/movie_RoiSet.zip"), "output", file("t"));
		assertEquals(16, open("").traces().numCells());
		assertEquals(5, open("").traces().states().rejected().size());
		final TraceSet saved = TuningData.load(folder.resolve("t")).traces();
		assertEquals(11, saved.numCells());
		assertEquals(open("").traces().states(), saved.states());
		assertTrue(Json.read(folder.resolve("t_metadata.json")).path("regions_from").asText()
			.endsWith("marked/movie_RoiSet.zip"));
		run(ExtractRoiTracesCmd.class, "movie", file("movie.tif"), "rois", file(
			"marked/movie_RoiSet.zip"), "output", file("all"), "cells_only", false);
		assertEquals(16, TuningData.load(folder.resolve("all")).traces().numCells());
		run(DeconvolveTracesCmd.class, "file", file("all.npy"), "kernel", "gcamp6f");
		assertEquals(11, open("").traces().numCells());
	}

	@Test
	void saysWhatIsWrong() throws Exception {
		assertTrue(refusal(MarkCellsCmd.class, "cells", "1", "as", "rejected").contains(
			"No traces are open"));
		extract();
		assertEquals("as must be one of accepted, rejected, but is \"\".", refusal(
			MarkCellsCmd.class, "cells", "1"));
		assertTrue(refusal(MarkCellsCmd.class, "cells", "17", "as", "rejected").contains(
			"numbers from 1 to 16"));
		assertTrue(refusal(FilterCellsCmd.class, "keep", "rate > 1").contains(
			"a column \"rate\", which the table does not have. Its columns are cell, state, snr."));
		assertTrue(refusal(MarkCellsCmd.class, "cells", "1", "as", "rejected", "output",
			file("out")).contains("output is given, but applies only with file or rois"));
		assertTrue(refusal(MarkCellsCmd.class, "cells", "1", "as", "rejected", "rois",
			file("movie_RoiSet.zip")).contains("set overwrite to allow it"));
		assertEquals(List.of(), open("").traces().states().rejected());
	}

	@Test
	void inAMacro() throws Exception {
		final Path macro = folder.resolve("cells.ijm");
		Files.writeString(macro, """
			open("%1$s/movie.tif");
			run("Extract ROI Traces...", "rois=[%1$s/movie_RoiSet.zip]");
			run("Deconvolve Traces...", "kernel=gcamp6f");
			run("Mark Cells...", "cells=3,7-9 as=rejected");
			run("Filter Cells...", "keep=[snr>=0 and cell != 'none']");
			run("Save for Tuning...", "traces=[Traces of movie.tif] output=%1$s/kept");
			run("Save for Tuning...", "traces=[Traces of movie.tif] cells_only=false output=%1$s/all");
			run("Filter Cells...", "file=%1$s/all.npy rois=%1$s/movie_RoiSet.zip keep=[state = rejected] output=%1$s/out");
			run("Mark Cells...", "cells=3 as=gone");
			File.saveString("went on", "%1$s/went-on.txt");
			""".formatted(folder));
		final String log = PlainImageJ.runMacro(folder, macro, "");
		assertEquals(12, TuningData.load(folder.resolve("kept")).traces().numCells(),
			log);
		assertEquals(16, TuningData.load(folder.resolve("all")).traces().numCells(),
			log);
		assertEquals(16, TuningData.load(folder.resolve("out/all")).traces().states()
			.rejected().size(), log);
		assertTrue(Files.exists(folder.resolve("out/movie_RoiSet.zip")), log);
		assertTrue(log.contains("12 of 16 cells are accepted"), log);
		assertTrue(log.contains(
			"4 of 16 cells are rejected and were left out; set cells_only to false"),
			log);
		assertTrue(log.contains(
			"as must be one of accepted, rejected, but is \"gone\"."), log);
		assertFalse(Files.exists(folder.resolve("went-on.txt")), log);
	}

	@Test
	void inJython() throws Exception {
		extract();
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f");
		final ScriptEngine engine = context.service(ScriptService.class)
			.getLanguageByName("jython").getScriptEngine();
		engine.put("calab", context.service(CaLabService.class));
		engine.put("result", open("").inferred().get());
		engine.put("folder", folder.toString());
		engine.eval("""
			marked = calab.mark(result, "3,7-9", "rejected")
			assert result.activity().states().rejected().size() == 0
			assert calab.accepted(marked).activity().numCells() == 12
			calab.save(marked, folder + "/kept", False)
			calab.save(marked, folder + "/all", False, False)
			one = calab.filter(result.activity(), "snr < -1")
			assert one.states().rejected().size() == 16
			changed = calab.markFiles([folder + "/all_cells.csv"], "all", "accepted", None, True)
			assert changed.states().rejected().size() == 0
			calab.filterFiles([folder + "/kept_cells.csv"], "rate > 1e9", folder + "/out", False)
			""");
		assertEquals(12, TableCsv.read(folder.resolve("kept_cells.csv")).rows()
			.size());
		assertEquals(16, TableCsv.read(folder.resolve("all_cells.csv")).rows().size());
		assertTrue(TableCsv.read(folder.resolve("out/kept_cells.csv")).rows().stream()
			.allMatch(r -> r.get(1).equals("rejected")));
	}
}
