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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.calab.Sample;
import org.calab.batch.BatchPlan;
import org.calab.batch.PlanOptions;
import org.calab.cli.CaLab;
import org.calab.detection.FoundCells;
import org.calab.extraction.Region;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.calab.fiji.command.FilterCellsCmd;
import org.calab.fiji.command.FindCellsCmd;
import org.calab.image.FoundCellFiles;
import org.calab.image.ImageFiles;
import org.calab.image.RegionFiles;
import org.calab.io.Json;
import org.calab.io.table.TableCsv;
import org.calab.trace.CellState;
import org.calab.trace.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Find Cells as a command, a function and on the command line, and what comes after it. */
class FindCellsCommandTest {

	@TempDir
	Path folder;

	private Context context;
	private ImagePlus image;

	@BeforeEach
	void start() throws IOException {
		context = new Context();
		Sample.write(folder);
		Files.delete(folder.resolve("movie_RoiSet.zip"));
		image = ImageFiles.open(folder.resolve("movie.tif"));
		image.setOverlay(null);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private void run(final Class<? extends org.scijava.command.Command> command,
		final Object... inputs) throws Exception
	{
		context.service(CommandService.class).run(command, true, inputs).get();
	}

	private String refusal(final Object... inputs) {
		Throwable t = assertThrows(ExecutionException.class, () -> run(
			FindCellsCmd.class, inputs));
		while (!(t instanceof CommandFailedException))
			t = t.getCause();
		return t.getMessage();
	}

	private int calab(final StringWriter out, final String... args) {
		final PrintWriter to = new PrintWriter(out, true);
		return CaLab.run(to, to, args);
	}

	/** Without windows, the cells are the overlay of the movie, from which the next command takes them. */
	@Test
	void cellsGoOnToExtractionAndFilters() throws Exception {
		final File stem = folder.resolve("found").toFile();
		run(FindCellsCmd.class, "image", image, "diameter", 12.0, "output", stem);
		final OpenTraces open = context.service(OpenTraces.class);
		final OpenTraces.Entry cells = open.get("Cells of movie.tif");
		final int n = cells.traces().numCells();
		assertTrue(n >= Sample.CELLS - 2 && n <= Sample.CELLS, n + " cells");
		assertEquals(n, image.getOverlay().size());
		assertEquals("cell-001", image.getOverlay().get(0).getName());
		assertEquals(n, open.footprints("").get().regions().size());
		final Table table = open.cells(cells);
		assertTrue(table.columns().containsAll(List.of("snr", "peak_snr", "r",
			"contrast", "area (pixels)", "score")), table.columns().toString());

		run(ExtractRoiTracesCmd.class, "image", image);
		assertEquals(Sample.FRAMES, open.get("Traces of movie.tif").traces()
			.numTimepoints());
		assertEquals(table.rows().get(0).get(table.columns().indexOf("score")), open
			.cells(open.get("")).rows().get(0).get(open.cells(open.get("")).columns()
				.indexOf("score")));
		run(FilterCellsCmd.class, "keep", "score >= 1e9");
		assertEquals(CellState.REJECTED, open.get("").traces().states().of(
			"cell-001"));

		assertTrue(refusal("image", image, "diameter", 12.0, "output", stem).contains(
			"already exists"));
		final List<Region> saved = RegionFiles.rois(folder.resolve(
			"found_RoiSet.zip"));
		assertEquals(n, saved.size());
		assertEquals(n, RegionFiles.labels(folder.resolve("found_labels.tif"), 128,
			128).size());
		assertEquals(n, TableCsv.read(folder.resolve("found_cells.csv")).rows()
			.size());
		assertEquals(32, ImageFiles.open(folder.resolve("found_activity.tif"))
			.getBitDepth());
		final JsonNode info = Json.read(folder.resolve("found_find_cells.json"));
		assertEquals(12, info.at("/find_cells/diameter").asDouble());
		assertEquals(n, info.path("cells").asInt());
		final double moved = info.at("/motion/motion_pixels").asDouble(-1);
		assertTrue(moved >= 0 && moved < 1, info.toString());
	}

	@Test
	void refusesWhatIsMissing() {
		assertTrue(refusal("image", image).startsWith("diameter is missing"));
		assertTrue(refusal("image", image, "diameter", 2.0).startsWith(
			"diameter must be a number from 3 to 1000 pixels, but is 2"));
		assertTrue(refusal("diameter", 12.0).startsWith("There is no image"));
	}

	@Test
	void scriptsGetTheSameCells() throws Exception {
		final CaLabService calab = context.service(CaLabService.class);
		final FoundCells found = calab.findCells(image, 12);
		final FoundCells again = calab.findCells(image, 20, Map.of("diameter", 12,
			"min_snr", 5));
		assertEquals(found.table().rows(), again.table().rows());
		assertEquals(6, calab.saveFoundCells(found, folder + "/s", false).size());
	}

	@Test
	void commandLine() throws Exception {
		final StringWriter out = new StringWriter();
		final String movie = folder.resolve("movie.tif").toString(), stem = folder
			.resolve("movie").toString();
		assertEquals(2, calab(out, "find-cells", movie, "-o", stem));
		assertTrue(out.toString().contains("--diameter is missing"), out::toString);
		assertEquals(0, calab(out, "find-cells", movie, "--diameter", "12", "-o",
			stem), out::toString);
		assertTrue(out.toString().contains("cells found in movie.tif"),
			out::toString);
		for (final Path p : FoundCellFiles.files(folder.resolve("movie")))
			assertTrue(Files.exists(p), p.toString());

		final BatchPlan plan = BatchPlan.of(folder, folder.resolve("out"), PlanOptions
			.defaults().withInputs(PlanOptions.Inputs.MOVIES));
		assertEquals(List.of(), plan.problems());
		assertEquals("movie_RoiSet.zip", plan.recordings().get(0).regions().getName());

		assertEquals(0, calab(out, "find-cells", movie, "--diameter", "12", "--points",
			"64,64", "--min-snr", "1000", "--candidates", "-o", folder + "/p"),
			out::toString);
		assertFalse(Files.exists(folder.resolve("p.tif")));
		assertNotNull(ImageFiles.open(folder.resolve("p_labels.tif")));
	}
}
