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
package org.calab.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.calab.Python;
import org.calab.check.InvalidInputException;
import org.calab.inference.PosteriorResult;
import org.calab.io.Json;
import org.calab.io.zarr.ZarrArray;
import org.calab.loader.FootprintFiles;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.results.ActivityFiles;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported files hold what was exported: read back here, and by NumPy, SciPy, openpyxl and Zarr. */
class ExportTest {

	private static final double THRESHOLD = 0.5;

	@TempDir
	static Path folder;

	private static PosteriorResult result, accepted;

	private static ExportOptions options(final String format) {
		return ExportOptions.defaults().withFormat(format).withEventThreshold(
			OptionalDouble.of(THRESHOLD)).withAnimal(Optional.of("M,12")).withSession(
				Optional.of("day 3")).withNwb(NwbOptions.defaults().withSessionStart(Optional
					.of("2026-03-14T09:30:00+01:00")).withSessionDescription(Optional.of(
						"Open field")).withIndicator(Optional.of("GCaMP6f")).withDevice(Optional
							.of("Miniscope")));
	}

	private static Path stem() {
		return folder.resolve("m12");
	}

	@BeforeAll
	static void export() throws IOException {
		result = ExportedFixture.result();
		accepted = result.withCells(new int[] { 0, 1, 3 });
		final List<Path> files = Export.save(ExportedFixture.data(), options(
			"mat,xlsx,suite2p,events,long,nwb"), true, stem(), false);
		assertEquals(List.of("m12.mat", "m12.xlsx", "m12_suite2p", "m12_events.csv",
			"m12_long.csv", "m12.nwb.zarr", "m12_export.json"), files.stream().map(f -> f
				.getFileName().toString()).toList());
		try (Stream<Path> written = Files.list(folder)) {
			assertEquals(files.stream().sorted().toList(), written.sorted().toList());
		}
	}

	private static TraceSet activity() {
		return accepted.activity();
	}

	private static double sum(final TraceSet traces) {
		return IntStream.range(0, traces.numCells()).mapToDouble(i -> IntStream.range(0,
			traces.numTimepoints()).mapToDouble(t -> traces.value(i, t)).sum()).sum();
	}

	private static List<String> texts(final JsonNode list) {
		final List<String> texts = new ArrayList<>();
		list.forEach(n -> texts.add(n.asText()));
		return texts;
	}

	private static double[] numbers(final JsonNode list) {
		return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).asDouble())
			.toArray();
	}

	@Test
	void readersOfOthersReadTheSame() throws Exception {
		Python.requireModules("numpy", "scipy", "openpyxl", "zarr");
		final JsonNode read = Python.json("export/read.py", stem().toString(), String
			.valueOf(THRESHOLD));
		final double sum = sum(activity());
		final double[] snr = accepted.cells().stream().mapToDouble(c -> c
			.quality().snr()).toArray();
		final double last = (ExportedFixture.FRAMES - 1) / ExportedFixture.FS;

		final JsonNode mat = read.path("mat");
		assertArrayEquals(new double[] { 3, ExportedFixture.FRAMES }, numbers(mat.path(
			"shape")));
		assertEquals(sum, mat.path("activity").asDouble(), 1e-9 * sum);
		assertEquals(sum(accepted.fit()), mat.path("fit").asDouble(), 1e-6);
		assertEquals(sum(accepted.spread()), mat.path("sd").asDouble(), 1e-6);
		assertEquals(activity().value(2, ExportedFixture.FRAMES - 1), mat.path("last")
			.asDouble());
		assertEquals(last, mat.path("time").asDouble(), 1e-12);
		assertEquals(ExportedFixture.ACCEPTED, texts(mat.path("names")));
		assertArrayEquals(snr, numbers(mat.path("snr")), 1e-12);
		assertEquals(ExportedFixture.FS, mat.path("rate").asDouble());
		assertEquals(result.activityUnit(), mat.path("unit").asText());
		assertEquals(0.6, mat.path("tau_decay").asDouble());

		final JsonNode xlsx = read.path("xlsx");
		assertEquals(List.of("cells", "activity", "events", "settings"), texts(xlsx
			.path("sheets")));
		assertEquals(Stream.concat(Stream.of("time (s)"), ExportedFixture.ACCEPTED
			.stream()).toList(), texts(xlsx.path("heading")));
		assertArrayEquals(new double[] { ExportedFixture.FRAMES, 3 }, numbers(xlsx.path(
			"shape")));
		assertEquals(sum, xlsx.path("activity").asDouble(), 5e-4 * sum);
		assertEquals(4, xlsx.path("digits").asInt());
		assertEquals(last, xlsx.path("time").asDouble(), 1e-12);
		assertEquals(ExportedFixture.ACCEPTED, texts(xlsx.path("cells")));
		for (int i = 0; i < snr.length; i++)
			assertEquals(snr[i], xlsx.path("snr").get(i).asDouble(), 5e-4 * Math.abs(
				snr[i]));
		assertEquals(read.path("events").size(), xlsx.path("events").asInt());
		assertEquals(result.activityUnit(), xlsx.path("settings").path("activity_unit")
			.asText());
		assertEquals("M,12", xlsx.path("settings").path("options.animal").asText());

		final JsonNode suite2p = read.path("suite2p");
		assertEquals(sum(ExportedFixture.traces().accepted()), suite2p.path("F")
			.asDouble(), 0.5);
		assertEquals(0, suite2p.path("Fneu").asDouble());
		assertEquals(sum, suite2p.path("spks").asDouble(), 1e-4 * sum);
		assertEquals("float32", suite2p.path("type").asText());
		assertEquals("[[1.0,1.0],[1.0,1.0],[1.0,1.0]]", suite2p.path("iscell")
			.toString());
		assertArrayEquals(new double[] { 1, 2, 4 }, numbers(suite2p.path("npix")));
		assertEquals(ExportedFixture.FS, suite2p.path("fs").asDouble());
		assertEquals("movie.tif", suite2p.path("source").asText());

		final JsonNode events = read.path("events"), found = read.path("components");
		assertTrue(events.size() >= 3, "events: " + events.size());
		assertEquals(found.size(), events.size());
		for (int i = 0; i < events.size(); i++) {
			assertEquals(found.get(i).get(0).asText(), events.get(i).get(0).asText());
			assertEquals(found.get(i).get(1).asDouble(), events.get(i).get(1).asDouble(),
				1e-12);
			assertEquals(found.get(i).get(2).asDouble(), events.get(i).get(2).asDouble(),
				1e-9);
		}

		final JsonNode tidy = read.path("long");
		assertEquals(List.of("animal", "session", "cell", "time", "value"), texts(tidy
			.path("columns")));
		assertEquals(3 * ExportedFixture.FRAMES, tidy.path("rows").asInt());
		assertEquals(sum, tidy.path("value").asDouble(), 1e-9 * sum);
		assertEquals("M,12", tidy.path("animal").asText());
		assertEquals("day 3", tidy.path("session").asText());
		assertEquals("last", tidy.path("cell").asText());
		assertEquals(last, tidy.path("time").asDouble());

		final JsonNode nwb = read.path("nwb");
		assertEquals("2026-03-14T09:30:00+01:00", nwb.path("start").asText());
		assertEquals("Open field", nwb.path("description").asText());
		assertEquals("M,12", nwb.path("subject").asText());
		assertEquals(result.activityUnit(), nwb.path("notes").asText());
		assertEquals(List.of("Deconvolved", "DeconvolvedProbability", "DeconvolvedSD",
			"Fit", "RoiResponseSeries"), texts(nwb.path("series")));
		assertArrayEquals(new double[] { ExportedFixture.FRAMES, 3 }, numbers(nwb.path(
			"shape")));
		assertEquals(sum, nwb.path("data").asDouble(), 1e-9 * sum);
		assertEquals(result.activityUnit(), nwb.path("unit").asText());
		assertEquals(ExportedFixture.FS, nwb.path("rate").asDouble());
		assertArrayEquals(new double[] { 0, 1, 2 }, numbers(nwb.path("rois")));
		assertTrue(nwb.path("table").asBoolean());
		assertEquals(ExportedFixture.ACCEPTED, texts(nwb.path("names")));
		assertArrayEquals(new double[] { 1, 2, 4 }, numbers(nwb.path("masks")));
	}

	@Test
	void pyNwbReadsTheSame() throws Exception {
		Python.requireModules("hdmf_zarr", "pynwb");
		final JsonNode read = Python.json("export/pynwb_reads.py", stem() +
			".nwb.zarr");
		assertEquals("2026-03-14T09:30:00+01:00", read.path("start").asText());
		assertEquals("M,12", read.path("subject").asText());
		assertEquals("GCaMP6f", read.path("plane").asText());
		assertEquals("Miniscope", read.path("device").asText());
		assertEquals(ExportedFixture.ACCEPTED, texts(read.path("names")));
		assertEquals(1, read.path("mask").asInt());
		assertEquals(sum(activity()), read.path("data").asDouble(), 1e-6);
		assertEquals(ExportedFixture.FS, read.path("rate").asDouble());
	}

	/** The loaders here read them, too: what went out comes in. */
	@Test
	void theLoadersReadTheSame() throws IOException {
		final Loaded mat = TraceFiles.load(Path.of(stem() + ".mat"), "mat", LoadOptions
			.defaults().withTraceKey(Optional.of("activity")));
		assertArrayEquals(activity().toArray(), mat.traces().toArray());
		assertEquals(ExportedFixture.FS, mat.traces().rate().hz());
		final Path suite2p = Path.of(stem() + "_suite2p");
		final Loaded f = TraceFiles.load(suite2p, "suite2p", LoadOptions.defaults());
		assertEquals(ExportedFixture.FS, f.traces().rate().hz());
		final TraceSet traces = ExportedFixture.traces().accepted();
		for (int i = 0; i < 3; i++)
			assertArrayEquals(traces.trace(i), f.traces().trace(i), 1e-5);
		assertEquals(List.of(1, 2, 4), FootprintFiles.read(suite2p, LoadOptions
			.defaults()).regions().stream().map(r -> r.size()).toList());
		final double[][] rows = ZarrArray.open(Path.of(stem() +
			".nwb.zarr/processing/ophys/Fluorescence/Deconvolved/data")).read(true);
		assertArrayEquals(activity().toArray(), rows);
	}

	@Test
	void theSettingsSayWhatTheNumbersAre() throws IOException {
		final JsonNode settings = Json.read(Path.of(stem() + "_export.json"));
		assertEquals("movie.tif", settings.path("source").asText());
		assertEquals("s", settings.path("time_unit").asText());
		assertEquals("accepted cells only", settings.path("cells_are").asText());
		assertTrue(settings.path("quantities").path("activity").asText().contains(
			"no number of spikes"));
		assertEquals(THRESHOLD, settings.path("options").path("event_threshold")
			.asDouble());
		assertEquals("posterior", settings.path("result").path("method").asText());
	}

	@Test
	void savedResultsAreExportedAsOpenOnes() throws IOException {
		final Path out = folder.resolve("in").resolve("r");
		Files.createDirectory(out.getParent());
		ActivityFiles.save(result, out, ActivityFiles.Extent.FULL, false);
		final ExportData open = ExportData.of(result);
		for (final String file : List.of("r", "r.npy", "r_cells.csv", "r_activity.csv",
			"r_info.json", "r_sd.npy"))
		{
			final ExportData saved = SavedResult.read(out.resolveSibling(file));
			assertEquals(open.quantities().keySet(), saved.quantities().keySet());
			open.quantities().forEach((key, q) -> assertArrayEquals(q.toArray(), saved
				.get(key).orElseThrow().toArray(), key));
			assertEquals(ExportedFixture.ACCEPTED, saved.accepted().names());
			assertEquals(open.unit(), saved.unit());
			assertEquals(open.table().rows().get(0).subList(0, 5), saved.table().rows()
				.get(0).subList(0, 5));
			assertEquals(ExportedFixture.FS, saved.main().rate().hz());
		}
		Files.delete(out.resolveSibling("r.npy"));
		assertArrayEquals(open.main().toArray(), SavedResult.read(out).main()
			.toArray());
		assertFalse(SavedResult.recognises(out.resolveSibling("other.npy")));
	}

	@Test
	void whatIsMissingIsRefusedByName() {
		final ExportData alone = ExportData.of(result);
		refused("fluorescence is missing", alone, options("suite2p"));
		refused("needs inferred activity", ExportData.of(ExportedFixture.traces()),
			options("events"));
		refused("session_start is missing", alone, ExportOptions.defaults().withFormat(
			"nwb"));
		refused("session_description is missing", alone, options("mat nwb").withNwb(
			NwbOptions.defaults().withSessionStart(Optional.of(
				"2026-03-14T09:30:00+01:00"))));
		for (final String format : List.of("csv", "", "mat,,exe"))
			assertTrue(assertThrows(InvalidInputException.class, () -> options(format))
				.getMessage().startsWith("format must be "), format);
		assertTrue(assertThrows(InvalidInputException.class, () -> NwbOptions.defaults()
			.withSessionStart(Optional.of("2026-03-14T09:30:00"))).getMessage().contains(
				"with the time zone"));
	}

	private static void refused(final String message, final ExportData data,
		final ExportOptions options)
	{
		final String told = assertThrows(InvalidInputException.class, () -> Export.save(
			data, options, true, folder.resolve("refused"), false)).getMessage();
		assertTrue(told.contains(message), told);
		assertFalse(Files.exists(folder.resolve("refused_export.json")));
	}

	@Test
	void nothingIsReplacedUnasked(@TempDir final Path own) throws IOException {
		final Path out = own.resolve("x");
		final ExportData data = ExportedFixture.data();
		final ExportOptions all = options("mat,suite2p,nwb");
		Export.save(data, all, false, out, false);
		final byte[] before = Files.readAllBytes(own.resolve("x.mat"));
		assertThrows(FileAlreadyExistsException.class, () -> Export.save(data, options(
			"nwb"), true, own.resolve("x"), false));
		assertThrows(FileAlreadyExistsException.class, () -> Export.save(data, options(
			"suite2p,long"), true, own.resolve("x"), false));
		assertArrayEquals(before, Files.readAllBytes(own.resolve("x.mat")));
		assertFalse(Files.exists(own.resolve("x_long.csv")));
		Files.writeString(own.resolve("x_suite2p/mine.txt"), "kept");
		Export.save(data, all, true, out, true);
		assertEquals("kept", Files.readString(own.resolve("x_suite2p/mine.txt")));
		assertEquals(3, ZarrArray.open(own.resolve(
			"x.nwb.zarr/processing/ophys/Fluorescence/Fit/data")).read(true).length);
		// a folder of another kind is not replaced, whatever is asked for
		Files.createDirectory(own.resolve("y.nwb.zarr"));
		assertThrows(FileAlreadyExistsException.class, () -> Export.save(data, options(
			"nwb"), true, own.resolve("y"), true));
		try (Stream<Path> left = Files.list(own)) {
			assertEquals(List.of("x.mat", "x.nwb.zarr", "x_export.json", "x_suite2p",
				"y.nwb.zarr"), left.map(f -> f.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void theAutomaticThresholdKeepsTheActivity() {
		final double[] a = { 0, 1e-9, 1e-9, 3, 4, 0.01, 2, 0, Double.NaN, 5 };
		final TraceSet one = TraceSet.of(new double[][] { a }, ExportedFixture.traces()
			.rate());
		final List<ActivityEvents.Event> events = ActivityEvents.of(one, OptionalDouble
			.empty(), false);
		assertEquals(List.of(new ActivityEvents.Event(0, 4, 7),
			new ActivityEvents.Event(0, 6, 2), new ActivityEvents.Event(0, 9, 5)), events);
		assertEquals(5 / ExportedFixture.FS, ActivityEvents.of(one, OptionalDouble.of(
			4.5), true).get(0).size());
		assertEquals(List.of(), ActivityEvents.of(TraceSet.of(new double[1][4], one
			.rate()), OptionalDouble.empty(), false));
	}
}
