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
package org.calab.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.spark.api.java.JavaSparkContext;
import org.calab.Sample;
import org.calab.batch.Batch;
import org.calab.batch.BatchFolder;
import org.calab.batch.BatchPlan;
import org.calab.batch.BatchSettings;
import org.calab.batch.Outcome;
import org.calab.batch.PlanOptions;
import org.calab.batch.SettingsJson;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch on Spark (in this Java) leaves what it leaves without Spark, whatever the blocks. */
class SparkProcessorTest {

	private static final String KERNEL =
		"\"tau_rise\": 0.1, \"tau_decay\": 0.6";

	private static JavaSparkContext spark;

	@TempDir
	Path folder;

	@BeforeAll
	static void start() {
		spark = new JavaSparkContext(Cluster.configuration().setMaster("local[2]")
			.setAppName("test").set("spark.ui.enabled", "false").set(
				"spark.driver.host", "127.0.0.1").set("spark.log.level", "ERROR"));
	}

	@AfterAll
	static void stop() {
		spark.close();
	}

	private Path recordings() throws IOException {
		return Files.createDirectories(folder.resolve("recordings"));
	}

	private static BatchSettings settings(final String json)
		throws IOException
	{
		return SettingsJson.parse(json);
	}

	private List<Outcome> local(final BatchSettings how, final Path out)
		throws IOException
	{
		try (BatchFolder results = BatchFolder.open(out, how, false)) {
			return Batch.run(plan(out), results, 2, Progress.none(), o -> {});
		}
	}

	private List<Outcome> onSpark(final BatchSettings how, final Path out,
		final int block, final Progress progress) throws IOException
	{
		try (BatchFolder results = BatchFolder.open(out, how, false)) {
			return Batch.run(plan(out), results, new SparkProcessor(spark, block), 3,
				progress, o -> {});
		}
	}

	private BatchPlan plan(final Path out) throws IOException {
		return BatchPlan.of(recordings(), out, PlanOptions.defaults());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"3 | {\"analysis\": {\"method\": \"deconvolve\", " + KERNEL + "}}",
		"1 | {\"analysis\": {\"method\": \"auto\"}, \"figures\": true}",
		"4 | {\"analysis\": {\"method\": \"spikes\", " + KERNEL + "}}",
		"2 | {\"analysis\": {\"method\": \"cadecon\", \"max_iterations\": 2}}",
		"9 | {\"analysis\": null}" })
	void bitForBitTheLocalBatch(final int block, final String json)
		throws IOException
	{
		BatchSample.traces(recordings(), "a", BatchSample.CELLS, 300, 1);
		BatchSample.traces(recordings(), "b", 1, 200, 2);
		final BatchSettings how = settings(json);
		final Path here = folder.resolve("here"), there = folder.resolve("there");
		final List<Outcome> expected = local(how, here);
		assertTrue(expected.stream().noneMatch(Outcome::isFailure), expected
			.toString());
		onSpark(how, there, block, Progress.none());
		final Map<String, String> results = BatchSample.results(there);
		assertTrue(results.size() >= 4, results.keySet().toString());
		assertEquals(List.of(), BatchSample.differences(here, there));
	}

	@Test
	void moviesAreExtractedByATask() throws IOException {
		Sample.write(recordings());
		final BatchSettings how = settings(
			"{\"fs\": 20, \"neuropil\": {\"min_neuropil_pixels\": 50}, \"analysis\": {\"method\": \"deconvolve\", " +
				KERNEL + "}}");
		final Path here = folder.resolve("here"), there = folder.resolve("there");
		local(how, here);
		onSpark(how, there, 5, Progress.none());
		final Map<String, String> results = BatchSample.results(there);
		assertTrue(results.containsKey("movie_traces_steps.csv"), results.keySet()
			.toString());
		assertEquals(List.of(), BatchSample.differences(here, there));
	}

	/** A wrong input is told as without Spark, is not tried again, and the others go on. */
	@Test
	void failuresAreThoseOfTheLocalBatch() throws IOException {
		BatchSample.traces(recordings(), "good", 3, 200, 1);
		Files.writeString(recordings().resolve("bad.csv"), "no, numbers\nin, here\n");
		BatchSample.traces(recordings(), "short", 2, 3, 1);
		final BatchSettings how = settings(
			"{\"analysis\": {\"method\": \"cadecon\", \"max_iterations\": 1}}");
		final List<String> expected = local(how, folder.resolve("here")).stream().map(
			Outcome::reason).toList();
		assertEquals(expected, onSpark(how, folder.resolve("there"), 2, Progress
			.none()).stream().map(Outcome::reason).toList());
		assertTrue(expected.stream().anyMatch(r -> !r.isEmpty()), expected
			.toString());
		assertEquals(List.of(), BatchSample.differences(folder.resolve("here"), folder
			.resolve("there")));
	}

	@Test
	void whatIsDoneIsNotDoneAgain() throws IOException {
		BatchSample.traces(recordings(), "a", 2, 200, 1);
		final BatchSettings how = settings(
			"{\"analysis\": {\"method\": \"deconvolve\", " + KERNEL + "}}");
		final Path out = folder.resolve("out");
		local(how, out);
		BatchSample.traces(recordings(), "b", 2, 200, 2);
		assertEquals(List.of(Outcome.Status.SKIPPED, Outcome.Status.DONE), onSpark(
			how, out, 2, Progress.none()).stream().map(Outcome::status).toList());
	}

	@Test
	void cancelledItLeavesNothing() throws IOException {
		BatchSample.traces(recordings(), "a", 40, 20_000, 1);
		final AtomicBoolean cancelled = new AtomicBoolean();
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				if (what.contains("inferring")) cancelled.set(true);
			}

			@Override
			public boolean isCancelled() {
				return cancelled.get();
			}
		};
		final Path out = folder.resolve("out");
		assertThrows(CancelledException.class, () -> onSpark(settings(
			"{\"analysis\": {\"method\": \"auto\"}}"), out, 1, progress));
		assertTrue(cancelled.get());
		assertEquals(Map.of(), BatchSample.results(out));
		assertFalse(spark.sc().isStopped());
	}
}
