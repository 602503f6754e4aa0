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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.calab.Sample;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.inference.AutoOptions;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolver;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of small recordings: what is done, what is not done again, and what is left. */
class BatchTest {

	private static final BatchSettings SETTINGS = BatchSettings.defaults()
		.withAnalysis(new DeconvolutionAnalysis(DeconvolutionOptions.of(
			Indicator.GCAMP6F.kernel(), 0.1)));

	@TempDir
	Path temporary;

	private Path in, out;

	@BeforeEach
	void recordings() throws IOException {
		in = Files.createDirectories(temporary.resolve("the data"));
		out = temporary.resolve("ergebnisse ü");
		for (int i = 0; i < 3; i++)
			TuningData.save(Simulation.run(Presets.GCAMP6F.config().withNumCells(2 +
				i).withNumTimepoints(200).withSeed(i), 1, Progress.none()).traces(), in
					.resolve("r" + i + " µ"), Map.of(), false);
	}

	private List<Outcome> run(final BatchSettings settings,
		final boolean overwrite) throws IOException
	{
		return run(settings, overwrite, 2, out, Progress.none());
	}

	private List<Outcome> run(final BatchSettings settings,
		final boolean overwrite, final int threads, final Path to,
		final Progress progress) throws IOException
	{
		final BatchPlan plan = BatchPlan.of(in, to, PlanOptions.defaults()
			.withRecursive(true));
		try (BatchFolder folder = BatchFolder.open(to, settings, overwrite)) {
			final List<Outcome> outcomes = Batch.run(plan, folder, threads, progress,
				o -> {});
			BatchReport.write(plan, outcomes, folder, Progress.none());
			return outcomes;
		}
	}

	private static String statuses(final List<Outcome> outcomes) {
		return String.join(", ", outcomes.stream().map(o -> o.status().toString())
			.toList());
	}

	/** All results with a hash of their content, but not what says when they were made. */
	private static Map<String, String> results(final Path folder)
		throws IOException
	{
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path p : all.filter(Files::isRegularFile).toList())
				if (!p.toString().matches(".*(_batch\\.json|/batch_report\\..*)")) files
					.put(folder.relativize(p).toString(), Fingerprint.of(p, Progress
						.none()).sha256());
		}
		return files;
	}

	@Test
	void spikesThatDidNotConvergeAreReported() throws IOException {
		final List<Outcome> outcomes = run(BatchSettings.defaults().withAnalysis(
			new SpikeAnalysis(SpikeOptions.of(Indicator.GCAMP6F.kernel()).withSolver(
				SpikeSolver.FISTA).withMaxIterations(1).withTolerance(1e-14).withUpsampleTarget(30))),
			false);
		for (int i = 0; i < 3; i++) {
			final List<String> warnings = outcomes.get(i).warnings();
			final String warning = warnings.get(warnings.size() - 1);
			assertTrue(warning.matches((2 + i) + " of " + (2 + i) +
				" cells did not converge within \\d+ iterations\\."), warning);
			assertTrue(Files.readString(out.resolve("batch_report.csv")).contains(
				warning));
			assertTrue(Files.readString(out.resolve("batch_report.html")).contains(
				warning));
			final List<String> cells = Files.readAllLines(out.resolve("r" + i +
				" µ_cells.csv"));
			assertTrue(cells.get(0).endsWith(",warnings"), cells.get(0));
			for (final String row : cells.subList(1, cells.size()))
				assertTrue(row.contains("Did not converge within"), row);
		}
		assertTrue(Files.readString(out.resolve("batch_summary.csv")).contains(
			"Did not converge within"));
	}

	@Test
	void skipsCompletedRecordings() throws IOException {
		assertEquals("done, done, done", statuses(run(SETTINGS, false)));
		final Map<String, String> first = results(out);
		final FileTime written = Files.getLastModifiedTime(out.resolve(
			"r1 µ.npy"));
		assertEquals("done earlier, done earlier, done earlier", statuses(run(
			SETTINGS, false)));
		assertEquals(first, results(out));
		assertEquals(written, Files.getLastModifiedTime(out.resolve("r1 µ.npy")));
		Files.setLastModifiedTime(in.resolve("r1 µ.npy"), FileTime.fromMillis(0));
		assertEquals("done earlier, done earlier, done earlier", statuses(run(
			SETTINGS, true)), "touched, and overwrite said, but nothing changed");
		assertEquals(written, Files.getLastModifiedTime(out.resolve("r1 µ.npy")));
	}

	@Test
	void threadsDoNotMatter() throws IOException {
		run(SETTINGS, false, 1, out, Progress.none());
		final Path other = temporary.resolve("other");
		run(SETTINGS, false, 7, other, Progress.none());
		assertEquals(results(out), results(other));
	}

	@Test
	void redoesOtherSettingsOnlyWithOverwrite() throws IOException {
		run(SETTINGS, false);
		final Map<String, String> first = results(out);
		final BatchSettings others = SETTINGS.withAnalysis(new AutoAnalysis(
			AutoOptions.defaults())).withFigures(true);
		final List<Outcome> refused = run(others, false);
		assertEquals("failed, failed, failed", statuses(refused));
		final String reason = refused.get(0).reason();
		assertTrue(reason.contains(
			"analysis.method was deconvolve and is auto") && reason.contains(
				"figures was false and is true") && reason.contains("overwrite"),
			reason);
		assertEquals(first.get("r0 µ.npy"), results(out).get("r0 µ.npy"));
		assertEquals("done, done, done", statuses(run(others, true)));
		assertFalse(first.get("r0 µ.npy").equals(results(out).get("r0 µ.npy")));
		assertTrue(Files.exists(out.resolve("r0 µ_raster.png")));
		run(SETTINGS, true);
		assertEquals(first, results(out),
			"the figures that only the settings between had are gone");
	}

	@Test
	void redoesChangedInputsOnlyWithOverwrite() throws IOException {
		run(SETTINGS, false);
		final byte[] npy = Files.readAllBytes(in.resolve("r1 µ.npy"));
		npy[npy.length - 2] ^= 1; // same size
		Files.write(in.resolve("r1 µ.npy"), npy);
		final List<Outcome> outcomes = run(SETTINGS, false);
		assertEquals("done earlier, failed, done earlier", statuses(outcomes));
		assertTrue(outcomes.get(1).reason().contains("r1 µ.npy has been modified"),
			outcomes.get(1).reason());
		assertEquals("done earlier, done, done earlier", statuses(run(SETTINGS,
			true)));
		Files.delete(in.resolve("r2 µ_metadata.json"));
		assertTrue(run(SETTINGS.withFs(30), false).get(2).reason().contains(
			"the inputs were r2 µ.npy + r2 µ_metadata.json and are now r2 µ.npy"));
	}

	@Test
	void redoesDeletedOutputs() throws IOException {
		run(SETTINGS, false);
		final Map<String, String> first = results(out);
		Files.delete(out.resolve("r0 µ_cells.csv"));
		// and what a killed run leaves
		final Path part = Files.createFile(out.resolve(".r0 µ.npy-" + UUID
			.randomUUID() + ".part")), foreign = Files.createFile(out.resolve(
				".mine.part"));
		assertEquals("done, done earlier, done earlier", statuses(run(SETTINGS,
			false)));
		assertFalse(Files.exists(part));
		Files.delete(foreign);
		assertEquals(first, results(out));
	}

	@Test
	void whatAUserEditedOrOwnsStays() throws IOException {
		run(SETTINGS, false);
		Files.writeString(out.resolve("r0 µ_cells.csv"), "my notes");
		final List<Outcome> outcomes = run(SETTINGS, false);
		assertEquals("failed, done earlier, done earlier", statuses(outcomes));
		assertTrue(outcomes.get(0).reason().contains(
			"r0 µ_cells.csv has been modified since it was written"));
		assertEquals("my notes", Files.readString(out.resolve("r0 µ_cells.csv")));
		final Path mine = Files.createDirectories(temporary.resolve("mine"));
		Files.writeString(mine.resolve("r2 µ_info.json"), "mine");
		final List<Outcome> beside = run(SETTINGS, false, 2, mine, Progress.none());
		assertEquals("done, done, failed", statuses(beside));
		assertTrue(beside.get(2).reason().contains("already exists"));
		assertEquals("mine", Files.readString(mine.resolve("r2 µ_info.json")));
		Files.writeString(mine.resolve("r1 µ_batch.json"), "{}");
		assertTrue(run(SETTINGS, false, 2, mine, Progress.none()).get(1).reason()
			.contains("not the receipt of a batch"));
		assertEquals("done earlier, done, done", statuses(run(SETTINGS, true, 2,
			mine, Progress.none())));
	}

	@Test
	void failureDoesNotStopOtherRecordings() throws IOException {
		Files.writeString(in.resolve("broken.npy"), "no numbers");
		Files.createDirectories(in.resolve("sub"));
		Files.writeString(in.resolve("sub/no rate.csv"), "a,b\n1,2\n3,5\n");
		final List<Outcome> outcomes = run(SETTINGS, false);
		assertEquals("failed, done, done, done, failed", statuses(outcomes));
		final String report = Files.readString(out.resolve("batch_report.csv"));
		assertTrue(report.contains("broken,failed,broken.npy,"), report);
		assertTrue(report.contains("sub/no rate,failed,"), report);
		assertTrue(report.contains("never guessed"), report);
		assertTrue(report.contains("r1 µ,done,r1 µ.npy,3,200,30.0,"), report);
		final String page = Files.readString(out.resolve("batch_report.html"));
		assertTrue(page.contains("3 of 5 recordings are done") && page.contains(
			"<td>analysis.lambda</td><td>0.1</td>"), page);
		final List<String> summary = Files.readAllLines(out.resolve(
			"batch_summary.csv"));
		assertEquals(1 + 2 + 3 + 4, summary.size());
		assertTrue(summary.get(0).startsWith("recording,cell,state,snr,lambda,"), summary
			.get(0));
		assertTrue(summary.get(0).endsWith(
			",activity_rate (a.u./s),warnings"));
		final double sum = java.util.Arrays.stream(Npy.read(out.resolve(
			"r0 µ.npy"))[1]).sum();
		final String[] second = summary.get(2).split(",");
		assertEquals("r0 µ", second[0]);
		assertEquals(sum / (200 / 30.0), Double.parseDouble(second[List.of(summary
			.get(0).split(",")).indexOf("activity_rate (a.u./s)")]), 1e-9 * sum);
		Files.delete(in.resolve("broken.npy"));
		assertEquals("done earlier, done earlier, done earlier, failed", statuses(
			run(SETTINGS, false)));
		assertEquals(summary, Files.readAllLines(out.resolve("batch_summary.csv")),
			"what was done earlier is in the summary as well");
	}

	@Test
	void moviesToTracesAndActivity() throws IOException {
		final Path movies = Files.createDirectories(temporary.resolve("movies"));
		Sample.write(movies);
		in = movies;
		final BatchSettings settings = SETTINGS.withExtraction(ExtractionOptions
			.defaults().withNeuropil(NeuropilOptions.defaults().withMinPixels(100)));
		final List<Outcome> outcomes = run(settings, false);
		assertEquals("done", statuses(outcomes), () -> outcomes.get(0).reason());
		for (final String f : List.of("movie_traces.npy",
			"movie_traces_metadata.json", "movie_traces.csv",
			"movie_traces_steps.csv", "movie.npy", "movie_info.json", "movie_fit.npy",
			"movie_activity.csv", "movie_cells.csv", "movie_batch.json",
			"batch_summary.png"))
			assertTrue(Files.size(out.resolve(f)) > 0, f);
		assertEquals("done earlier", statuses(run(settings, false)));
		final Path again = temporary.resolve("again");
		in = out; // the traces are inputs, the activity and tables are not
		run(SETTINGS, false, 1, again, Progress.none());
		assertArrayEquals(Npy.read(out.resolve("movie.npy")), Npy.read(again
			.resolve("movie_traces.npy")));
		Files.move(movies.resolve("movie_RoiSet.zip"), movies.resolve(
			"RoiSet.zip"));
		in = movies;
		assertTrue(run(settings, false).get(0).reason().contains(
			"the inputs were movie.tif + movie_RoiSet.zip and are now movie.tif + RoiSet.zip"));
	}

	@Test
	void tracesOnly() throws IOException {
		final BatchSettings settings = BatchSettings.defaults();
		assertEquals("done, done, done", statuses(run(settings, false)));
		assertArrayEquals(Npy.read(in.resolve("r0 µ.npy")), Npy.read(out.resolve(
			"r0 µ_traces.npy")));
		assertTrue(Files.readString(out.resolve("batch_summary.csv")).startsWith(
			"recording,cell,state,snr\nr0 µ,Cell 1,accepted,"));
		assertFalse(Files.exists(out.resolve("r0 µ.npy")));
	}

	@Test
	void cancelKeepsCompleteRecordingsOnly() throws IOException {
		final int[] asked = new int[1];
		for (final int when : new int[] { 0, 5, 30, 80, 200 }) {
			asked[0] = 0;
			final Progress impatient = new Progress() {

				@Override
				public void report(final double fraction, final String what) {
					assertTrue(fraction >= 0 && fraction <= 1, what + " " + fraction);
				}

				@Override
				public synchronized boolean isCancelled() {
					return asked[0]++ >= when;
				}
			};
			final Path to = temporary.resolve("cancelled after " + when);
			assertThrows(CancelledException.class, () -> run(SETTINGS, false, 1, to,
				impatient));
			final List<String> left = results(to).keySet().stream().toList();
			assertTrue(left.stream().noneMatch(f -> f.startsWith(".") || f.contains(
				".part")), left.toString());
			assertTrue(left.size() % 5 == 0, "each recording has five files: " + left);
			assertEquals("done", run(SETTINGS, false, 1, to, Progress.none()).get(2)
				.status().toString());
			assertEquals(15 + 3, results(to).size());
		}
	}

	@Test
	void allowsOneRunAtATime() throws IOException {
		try (BatchFolder open = BatchFolder.open(out, SETTINGS, false)) {
			assertEquals(out, open.path());
			assertTrue(assertThrows(IOException.class, () -> run(SETTINGS, false))
				.getMessage().contains("Another batch is writing"));
		}
		assertEquals("done, done, done", statuses(run(SETTINGS, false)));
		assertFalse(Files.exists(out.resolve(".calab_batch.lock")));
	}

	@Test
	void recognisesUnchangedFoldersByContent() throws IOException {
		final Path store = Files.createDirectories(temporary.resolve("store/C"));
		Files.writeString(store.resolve("0.0"), "abc");
		Files.writeString(store.resolve(".zarray"), "{}");
		final Path folder = store.getParent();
		final Fingerprint f = Fingerprint.of(folder, Progress.none());
		assertEquals(5, f.size());
		Files.setLastModifiedTime(store.resolve("0.0"), FileTime.fromMillis(
			4_000_000_000_000L));
		assertTrue(f.matches(folder, Progress.none()), "only the time is another");
		Files.move(store.resolve("0.0"), store.resolve("0.1"));
		assertFalse(f.matches(folder, Progress.none()), "another name");
	}

	@Test
	void recordingsShareTheMemory() {
		final MemoryBudget memory = new MemoryBudget(100);
		final MemoryBudget.Share all = memory.take(1000, Progress.none());
		final Progress stopped = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				// nobody listens
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> memory.take(1, stopped),
			"there is none left, and waiting can be ended");
		all.close();
		try (MemoryBudget.Share half = memory.take(50, stopped)) {
			memory.take(50, stopped).close();
			assertThrows(CancelledException.class, () -> memory.take(51, stopped));
		}
	}
}
