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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.Sample;
import org.calab.check.InvalidInputException;
import org.calab.extraction.Region;
import org.calab.image.RegionFiles;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.io.DataFormatException;
import org.calab.io.Json;
import org.calab.io.catune.TuningData;
import org.calab.io.table.TableCsv;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.results.ActivityFiles;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {

	@TempDir
	Path folder;

	private TraceSet traces;
	private Path rois, npy, cells, info;

	/** A movie's ROIs, its traces, and their activity. */
	@BeforeEach
	void write() throws IOException {
		final SimulatedMovie movie = Sample.write(folder);
		rois = folder.resolve("movie_RoiSet.zip");
		final List<String> names = RegionFiles.rois(rois).stream().map(Region::name)
			.toList();
		traces = movie.truth().traces().withNames(names);
		npy = folder.resolve("t.npy");
		TuningData.save(traces, folder.resolve("t"), Map.of("mine", 1.5), false);
		final InferredActivity result = AutoInference.run(traces, AutoOptions
			.defaults(), 1, Progress.none());
		ActivityFiles.save(result, folder.resolve("a.npy"),
			ActivityFiles.Extent.FULL, false);
		cells = folder.resolve("a_cells.csv");
		info = folder.resolve("a_info.json");
	}

	private List<String> rejected(final Path json) throws IOException {
		final JsonNode names = Json.read(json).path("rejected_cells");
		return java.util.stream.StreamSupport.stream(names.spliterator(), false).map(
			JsonNode::asText).toList();
	}

	private static List<String> states(final Path csv) throws IOException {
		return TableCsv.read(csv).rows().stream().map(r -> r.get(1).toString())
			.toList();
	}

	@Test
	void allFilesOfARecordingAgree() throws IOException {
		final byte[] before = Files.readAllBytes(npy), array = Files.readAllBytes(
			folder.resolve("a.npy"));
		final StateFiles.Changed changed = StateFiles.mark(List.of(cells, npy, rois),
			"3,7-9", CellState.REJECTED, Optional.empty(), true);
		final List<String> four = List.of(2, 6, 7, 8).stream().map(traces.names()::get)
			.toList();
		assertEquals(four, changed.states().rejected());
		assertTrue(changed.summary().startsWith("12 of 16 cells are accepted -> "),
			changed.summary());
		assertEquals(List.of(), changed.notes());
		assertEquals(four, rejected(info));
		assertEquals(four, rejected(folder.resolve("t_metadata.json")));
		assertEquals(1.5, Json.read(folder.resolve("t_metadata.json")).path("mine")
			.asDouble());
		assertEquals(four, RegionFiles.rois(rois).stream().filter(r -> r
			.state() == CellState.REJECTED).map(Region::name).toList());
		assertEquals(4, states(cells).stream().filter("rejected"::equals).count());
		assertEquals("rejected", states(cells).get(6));
		assertArrayEquals(before, Files.readAllBytes(npy));
		assertArrayEquals(array, Files.readAllBytes(folder.resolve("a.npy")));

		final Loaded accepted = TraceFiles.load(npy, TraceFiles.AUTO, LoadOptions
			.defaults());
		assertEquals(12, accepted.traces().numCells());
		assertEquals(four, accepted.traces().states().rejected());
		assertTrue(accepted.notes().contains(
			"4 of 16 ROIs were rejected by the user and are left out; set cells_only to false to load all."),
			accepted.notes().toString());
		final TraceSet all = TraceFiles.load(npy, TraceFiles.AUTO, LoadOptions
			.defaults().withCellsOnly(false)).traces();
		assertEquals(16, all.numCells());
		assertEquals(four, all.states().rejected(all.names()));

		StateFiles.mark(List.of(rois, cells), "all", CellState.ACCEPTED, Optional
			.empty(), true);
		assertEquals(List.of(), rejected(info));
		assertTrue(RegionFiles.rois(rois).stream().allMatch(r -> r
			.state() == CellState.ACCEPTED));
	}

	@Test
	void onlyTheStateOfATableChanges() throws IOException {
		final List<String> before = Files.readAllLines(cells);
		StateFiles.filter(List.of(cells), "state = rejected", Optional.empty(), true);
		assertEquals(before, Files.readAllLines(cells).stream().map(l -> l
			.replaceFirst(",rejected,", ",accepted,")).toList());
		assertEquals(16, states(cells).stream().filter("rejected"::equals).count());
	}

	@Test
	void aConditionIsOnTheFirstFile() throws IOException {
		final double median = TableCsv.read(cells).rows().stream().mapToDouble(
			r -> Double.parseDouble(r.get(2).toString())).sorted().toArray()[8];
		final StateFiles.Changed changed = StateFiles.filter(List.of(cells, rois),
			"snr >= " + median, Optional.of(folder.resolve("out")), false);
		assertEquals(8, changed.states().rejected().size());
		assertEquals(changed.states().rejected(), RegionFiles.rois(folder.resolve(
			"out/movie_RoiSet.zip")).stream().filter(r -> r
				.state() == CellState.REJECTED).map(Region::name).toList());
		assertEquals(0, states(cells).stream().filter("rejected"::equals).count(),
			"the originals stay as they are");
		assertEquals(8, StateFiles.filter(List.of(npy), "snr >= " + median, Optional
			.of(folder.resolve("out")), false).states().rejected().size());
		assertEquals(8, TuningData.load(folder.resolve("out/t")).traces().accepted()
			.numCells());
	}

	@Test
	void nothingIsOverwrittenUnasked() throws IOException {
		final String before = Files.readString(cells);
		assertTrue(assertThrows(InvalidInputException.class, () -> StateFiles.mark(List
			.of(cells), "1", CellState.REJECTED, Optional.empty(), false)).getMessage()
			.contains("set overwrite"));
		final Optional<Path> out = Optional.of(folder.resolve("out"));
		StateFiles.mark(List.of(cells, rois), "1", CellState.REJECTED, out, false);
		assertThrows(FileAlreadyExistsException.class, () -> StateFiles.mark(List.of(
			cells), "2", CellState.REJECTED, out, false));
		assertEquals("rejected", states(folder.resolve("out/a_cells.csv")).get(0));
		assertEquals(before, Files.readString(cells));
	}

	@Test
	void aMistakeChangesNoFile() throws IOException {
		final String before = Files.readString(cells);
		for (final Runnable wrong : List.<Runnable> of(() -> mark("99"), () -> filter(
			"nothing > 3"), () -> filter("snr >")))
			assertThrows(InvalidInputException.class, wrong::run);
		Files.writeString(folder.resolve("other.csv"), "cell,state\nx,accepted\n");
		assertTrue(assertThrows(InvalidInputException.class, () -> StateFiles.mark(List
			.of(cells, folder.resolve("other.csv")), "1", CellState.REJECTED, Optional
				.empty(), true)).getMessage().endsWith(
					"have no cell of the same name."));
		assertEquals(before, Files.readString(cells));
	}

	private void mark(final String list) {
		try {
			StateFiles.mark(List.of(cells, rois), list, CellState.REJECTED, Optional
				.empty(), true);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private void filter(final String keep) {
		try {
			StateFiles.filter(List.of(cells), keep, Optional.empty(), true);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Tables of earlier versions have no states, and other programs quote and end lines otherwise. */
	@Test
	void tablesOfOthers() throws IOException {
		final Path table = folder.resolve("old_cells.csv");
		Files.writeString(table, "\uFEFFcell,snr,warnings\r\n\"A, 1\",NaN,\"two\nlines\"\r\nB,2.50,\r\n");
		final StateFiles.Changed changed = StateFiles.filter(List.of(table),
			"snr >= 2", Optional.empty(), true);
		assertEquals(List.of("A, 1"), changed.states().rejected());
		assertEquals(List.of(
			"1 of 2 cells has no number in the column snr; a comparison with it is false."),
			changed.notes());
		assertEquals(
			"cell,state,snr,warnings\n\"A, 1\",rejected,NaN,\"two\nlines\"\nB,accepted,2.50,\n",
			Files.readString(table));
		for (final String wrong : List.of("", "name,snr\na,1\n", "cell,snr\na\n",
			"cell,snr\n", "cell,snr\na,1\na,2\n", "cell,snr\n\"a,1\n"))
		{
			Files.writeString(table, wrong);
			assertThrows(DataFormatException.class, () -> StateFiles.mark(List.of(table),
				"1", CellState.REJECTED, Optional.empty(), true), wrong);
		}
		assertThrows(IOException.class, () -> StateFiles.mark(List.of(folder.resolve(
			"movie.tif")), "1", CellState.REJECTED, Optional.empty(), true));
	}
}
