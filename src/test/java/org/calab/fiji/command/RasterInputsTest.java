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
package org.calab.fiji.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.workspace.CellData;
import org.calab.fiji.workspace.Workspace;
import org.calab.trace.CellState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** What the workspace's raster saves is saved without it. */
class RasterInputsTest {

	@TempDir
	Path folder;

	private final Context context = new Context();
	private final Workspace workspace = new Workspace();
	private OpenTraces.Entry entry;

	@BeforeEach
	void traces() throws Exception {
		context.service(CommandService.class).run(SimulateTracesCmd.class, true,
			"cells", 5, "frames", 600).get();
		final OpenTraces open = context.service(OpenTraces.class);
		entry = open.get("");
		workspace.show(List.of(), List.of(), Optional.of(entry), Optional.of(open
			.cells(entry)));
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private String line(final Path file) {
		final CommandInfo info = context.service(CommandService.class).getCommand(
			PlotTracesCmd.class);
		return ProjectSteps.line(info, RasterInputs.of(workspace.state(), file));
	}

	/** Runs a macro line. */
	private void run(final String line) throws Exception {
		final CommandInfo info = context.service(CommandService.class).getCommand(
			PlotTracesCmd.class);
		final MacroCall call = MacroCall.read(line);
		assertEquals("Plot Traces", call.first());
		context.service(CommandService.class).run(info, true, MacroInputs.read(info,
			call.options())).get();
	}

	@Test
	void theWholeRasterNeedsFewWords() throws Exception {
		final Path file = folder.resolve("r.svg");
		assertEquals("run(\"Plot Traces\", \"show=raster figure=" + file +
			" raster_scale=per_cell\");\n", line(file));
		run(line(file));
		assertEquals(List.of("r.svg"), List.of(folder.toFile().list()));
		assertTrue(Files.readString(file).contains("scaled per cell"));
		assertTrue(line(file).contains("overwrite"));
	}

	@Test
	void orderWindowScaleAndRejectedCellsAreThoseInView() throws Exception {
		final CellData data = workspace.state().data();
		workspace.select(List.of(1));
		workspace.mark(CellState.REJECTED);
		workspace.sort(workspace.state().order().by("cell").by("cell"));
		workspace.normalise(false);
		workspace.look(workspace.state().window().zoom(0.25, 300));
		final Map<String, Object> inputs = RasterInputs.of(workspace.state(), folder
			.resolve("r.png"));
		assertEquals("5,4,3,2,1", inputs.get("cells"));
		assertEquals(false, inputs.get("cells_only"));
		final double fs = entry.traces().rate().hz();
		assertEquals(225 / fs, (double) inputs.get("from"), 1e-3);
		assertEquals(375 / fs, Double.parseDouble((String) inputs.get("to")), 1e-3);
		assertEquals(5, data.size());
		final byte[][] files = new byte[2][];
		for (int i = 0; i < 2; i++) {
			run(line(folder.resolve("r.png")));
			files[i] = Files.readAllBytes(folder.resolve("r.png"));
		}
		assertArrayEquals(files[0], files[1]);
		workspace.sort(workspace.state().order().by("cell"));
		run(line(folder.resolve("r.png")));
		assertTrue(Files.mismatch(folder.resolve("r.png"), Files.write(folder
			.resolve("before.png"), files[0])) >= 0, "another order");
	}

	@Test
	void nothingInViewIsRefused() {
		workspace.filter("cell = nobody");
		assertThrows(InvalidInputException.class, () -> RasterInputs.of(workspace
			.state(), folder.resolve("r.png")));
	}
}
