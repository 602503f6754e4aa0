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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.Sample;
import org.calab.cli.CaLab;
import org.calab.detection.FindCellsOptions;
import org.calab.image.RegionFiles;
import org.calab.io.Json;
import org.calab.loader.TraceFiles;
import org.calab.task.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that finds the cells of movies without ROIs. */
class FindCellsBatchTest {

	private static final PlanOptions FIND = PlanOptions.defaults().withRegions(Path
		.of(PlanOptions.FIND));

	@TempDir
	Path temporary;

	private Path in, out;

	@BeforeEach
	void movie() throws IOException {
		in = Files.createDirectories(temporary.resolve("in"));
		out = temporary.resolve("out");
		final Path all = Files.createDirectories(temporary.resolve("all"));
		Sample.write(all);
		Files.copy(all.resolve("movie.tif"), in.resolve("movie.tif"));
	}

	private List<Outcome> run(final BatchSettings settings) throws IOException {
		final BatchPlan plan = BatchPlan.of(in, out, FIND);
		assertEquals(List.of(), plan.problems());
		assertEquals("movie.tif", plan.recordings().get(0).toString());
		try (BatchFolder folder = BatchFolder.open(out, settings, false)) {
			return Batch.run(plan, folder, 2, Progress.none(), o -> {});
		}
	}

	@Test
	void findsThenExtracts() throws IOException {
		final BatchSettings settings = BatchSettings.defaults().withFindCells(
			FindCellsOptions.ofDiameter(12));
		assertEquals(settings, SettingsJson.parse(SettingsJson.text(settings)));
		final Outcome outcome = run(settings).get(0);
		assertEquals(Outcome.Status.DONE, outcome.status(), outcome.reason());
		final int cells = RegionFiles.rois(out.resolve("movie_RoiSet.zip")).size();
		assertTrue(cells >= Sample.CELLS - 2 && cells <= Sample.CELLS, "" + cells);
		final JsonNode info = Json.read(out.resolve("movie_find_cells.json"));
		assertEquals(12, info.get("find_cells").get("diameter").asDouble());
		assertEquals(cells, info.get("cells").asInt());
		assertTrue(info.get("motion").get("motion_pixels").asDouble() < 1, info.toString());
		assertEquals(cells, TraceFiles.load(out.resolve("movie_traces")).numCells());
		assertTrue(outcome.warnings().get(0).startsWith(cells +
			" cells found in movie.tif"), outcome.warnings().toString());
		assertEquals(Outcome.Status.SKIPPED, run(settings).get(0).status());
	}

	@Test
	void tellsWhatIsMissing() throws IOException {
		final Outcome none = run(BatchSettings.defaults().withFindCells(
			FindCellsOptions.ofDiameter(12).withMinSnr(1e6))).get(0);
		assertTrue(none.isFailure());
		assertEquals("No cell was found. Check the diameter, or lower min_snr.", none
			.reason());
		final StringWriter text = new StringWriter();
		final PrintWriter to = new PrintWriter(text, true);
		assertEquals(2, CaLab.run(to, to, "batch", in.toString(), "-o", out
			.toString(), "--rois", "find"));
		assertTrue(text.toString().contains("--diameter is missing"), text::toString);
		assertThrows(IOException.class, () -> BatchPlan.of(in, out, FIND.withRegions(
			Path.of("nowhere.zip"))));
	}
}
