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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a folder are recordings, and which regions go with which movie. */
class BatchPlanTest {

	@TempDir
	Path temporary;

	private Path folder;

	@BeforeEach
	void folder() throws IOException {
		folder = Files.createDirectory(temporary.resolve("in put"));
	}

	private void files(final String... names) throws IOException {
		for (final String n : names) {
			final Path f = folder.resolve(n);
			Files.createDirectories(f.getParent());
			if (n.toLowerCase().endsWith(".zip")) zip(f, "0001.roi");
			else Files.createFile(f);
		}
	}

	private static void zip(final Path file, final String entry)
		throws IOException
	{
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			file)))
		{
			zip.putNextEntry(new ZipEntry(entry));
		}
	}

	private BatchPlan plan(final PlanOptions options) throws IOException {
		return BatchPlan.of(folder, temporary.resolve("out"), options);
	}

	private BatchPlan plan() throws IOException {
		return plan(PlanOptions.defaults());
	}

	private static String text(final BatchPlan plan) {
		return String.join("; ", plan.recordings().stream().map(r -> r.name() +
			": " + r).toList());
	}

	@ParameterizedTest
	@CsvSource({ "m.tif,m_RoiSet.zip", "m.tif,RoiSet_m.zip", "m.TIFF,M.zip",
		"m.tif,m.roi", "m.tif,m_labels.tif", "m.ome.tif,m_masks.tif",
		"m.avi,m_ROISET.ZIP", "m.tif,RoiSet.zip", "'a b [1] ü.tif','a b [1] ü.zip'" })
	void pairsMoviesWithTheirRegions(final String movie, final String regions)
		throws IOException
	{
		files(movie, regions);
		final BatchPlan plan = plan();
		assertEquals(movie.replaceFirst("(?i)(\\.ome)?\\.(tiff?|avi)$", "") + ": " +
			movie + " + " + regions, text(plan));
		assertEquals(List.of(), plan.problems());
		assertEquals(List.of(), plan.notes());
		assertEquals(regions.contains("s.tif") ? Recording.Kind.MOVIE_WITH_LABELS
			: Recording.Kind.MOVIE_WITH_ROIS, plan.recordings().get(0).kind());
	}

	/** What other programs found, unless the movie has a ROI set or label image of its own. */
	@Test
	void pairsMoviesWithTheCellsOfOtherPrograms() throws IOException {
		files("a.tif", "b.tif", "b_suite2p/F.npy", "c.tif", "c_seg.npy", "d.tif",
			"d_cp_masks.png", "e.tif", "e_rois.zip", "e.hdf5", "suite2p/plane0/F.npy");
		final BatchPlan plan = plan();
		assertEquals(
			"a: a.tif + suite2p; b: b.tif + b_suite2p; c: c.tif + c_seg.npy; " +
				"d: d.tif + d_cp_masks.png; e: e.tif + e_rois.zip", text(plan));
		assertEquals(List.of(), plan.problems());
		assertEquals(List.of("MOVIE_WITH_ROIS", "MOVIE_WITH_ROIS", "MOVIE_WITH_ROIS",
			"MOVIE_WITH_LABELS", "MOVIE_WITH_ROIS"), plan.recordings().stream().map(
				r -> r.kind().toString()).toList());
	}

	/** An HDF5 file of that name may be anything, such as the movie itself. */
	@Test
	void otherHdf5FilesAreNoRegions() throws IOException {
		files("a.tif", "a.h5", "b.tif", "b.roi");
		assertEquals("b: b.tif + b.roi", text(plan()));
		assertEquals(1, plan().problems().size());
	}

	@Test
	void ownRegionsOverrideSharedOnes() throws IOException {
		files("a.tif", "b.tif", "RoiSet.zip", "b_RoiSet.zip");
		assertEquals("a: a.tif + RoiSet.zip; b: b.tif + b_RoiSet.zip", text(
			plan()));
		assertEquals("a: a.tif + b_RoiSet.zip; b: b.tif + b_RoiSet.zip", text(plan(
			PlanOptions.defaults().withRegions(folder.resolve("b_RoiSet.zip")))),
			"one given for all");
	}

	@Test
	void namesUnpairedFiles() throws IOException {
		files("a.tif", "b.tif", "b.zip", "b_labels.tif", "c.tif", "c.zip",
			"nobody.roi");
		final BatchPlan plan = plan();
		assertEquals("c: c.tif + c.zip", text(plan));
		assertEquals(List.of("a.tif", "b.tif"), plan.problems().stream().map(
			BatchPlan.Problem::file).toList());
		assertTrue(plan.problems().get(0).reason().startsWith("no regions: it needs a ROI set"));
		assertTrue(plan.problems().get(0).reason().contains("a_RoiSet.zip"));
		assertEquals(
			"ambiguous regions: b.zip or b_labels.tif; keep only one of them",
			plan.problems().get(1).reason());
		assertTrue(plan.notes().get(0).contains("nobody.roi"), plan.notes()
			.toString());
		final String preview = String.join("\n", plan.preview());
		for (final String said : List.of("1 recording in", "c.tif + c.zip",
			"Cannot be processed (2)", "a.tif: no regions", "nobody.roi"))
			assertTrue(preview.contains(said), () -> said + " is not in " + preview);
	}

	@Test
	void ignoresZipsWithoutRois() throws IOException {
		files("a.tif", "a_RoiSet.zip");
		zip(folder.resolve("a.zip"), "a.tif");
		assertEquals("a: a.tif + a_RoiSet.zip", text(plan()));
	}

	@Test
	void searchesSubfoldersOnlyOnRequest() throws IOException {
		files("a.tif", "a.zip", "day 2/a.tif", "day 2/a.zip", "day 2/b/c.tif",
			"day 2/b/RoiSet.zip", ".hidden/x.tif", ".hidden/x.zip", "._a.tif");
		assertEquals("a: a.tif + a.zip", text(plan()));
		assertEquals(List.of("a", "day 2/a", "day 2/b/c"), plan(PlanOptions
			.defaults().withRecursive(true)).recordings().stream().map(
				Recording::name).toList());
	}

	@Test
	void ignoresResultsAsInputs() throws IOException {
		files("a.npy", "a_info.json", "b.npy", "b_metadata.json", "b.csv",
			"b_steps.csv", "b_cells.csv", "b_fit.npy", "batch_summary.csv",
			"old/batch_settings.json", "old/c.npy", "out/d.npy", "new/e.npz");
		assertEquals("b: b.npy; new/e: e.npz", text(BatchPlan.of(folder, folder
			.resolve("out"), PlanOptions.defaults().withRecursive(true))));
	}

	@Test
	void prefersTheBestFormatOfOneName() throws IOException {
		files("a.csv", "a.npz", "B.CSV", "c.mat", "d.nwb", "e.hdf5", "f.txt");
		assertEquals("B: B.CSV; a: a.npz; c: c.mat; d: d.nwb; e: e.hdf5", text(
			plan()));
		assertEquals("c: c.mat", text(plan(PlanOptions.defaults().withPattern(
			"?.MAT"))));
	}

	@Test
	void prefersMoviesToTraces() throws IOException {
		files("t.npy", "picture.tif");
		assertEquals("t: t.npy", text(plan()));
		assertTrue(plan().notes().get(0).startsWith("picture.tif"), plan().notes()
			.toString());
		files("m.tif", "m.zip");
		assertEquals("m: m.tif + m.zip", text(plan()));
		assertTrue(plan().notes().toString().contains("were ignored") && plan().notes()
			.toString().endsWith(": t]"), plan().notes().toString());
		assertEquals("t: t.npy", text(plan(PlanOptions.defaults().withInputs(
			PlanOptions.Inputs.TRACES))));
	}

	@Test
	void reportsTwoRecordingsOfOneName() throws IOException {
		files("a.tif", "a.avi", "a_RoiSet.zip", "b.tif", "b.zip");
		final BatchPlan plan = plan();
		assertEquals("b: b.tif + b.zip", text(plan));
		assertEquals(2, plan.problems().size());
		assertTrue(plan.problems().get(0).reason().contains("a.avi and a.tif"));
	}

	@Test
	void filterKeepsRegionsOfOtherMovies() throws IOException {
		files("a.tif", "a.zip", "b.tif", "b.zip", "c.tif");
		final BatchPlan plan = plan(PlanOptions.defaults().withPattern("A*"));
		assertEquals("a: a.tif + a.zip", text(plan));
		assertEquals(List.of(), plan.problems());
		assertEquals(List.of(), plan.notes());
	}

	@Test
	void reportsWhatWasSearchedIfNothingIsFound() throws IOException {
		files("readme.txt", "sub/a.npy");
		final String message = assertThrows(InvalidInputException.class,
			this::plan).getMessage();
		assertTrue(message.contains(".tif") && message.contains(
			"subfolders were not searched"), message);
		assertThrows(FileNotFoundException.class, () -> BatchPlan.of(folder.resolve(
			"none"), temporary, PlanOptions.defaults()));
		assertThrows(InvalidInputException.class, () -> BatchPlan.of(folder, folder
			.resolve("."), PlanOptions.defaults()), "results among the recordings");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "[", "{a" })
	void refusesWrongFilters(final String filter) {
		assertTrue(assertThrows(InvalidInputException.class, () -> plan(PlanOptions
			.defaults().withPattern(filter))).getMessage().startsWith("pattern must"));
	}
}
