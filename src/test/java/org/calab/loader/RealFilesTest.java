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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.io.DataFormatException;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/** Files that other tools wrote, and the reference's reading of some of them. */
class RealFilesTest {

	@Test
	void matchesTheReference() throws IOException {
		final Map<String, LoadOptions> options = Map.of("trace_key='estimates/F_dff'",
			LoadOptions.defaults().withTraceKey("estimates/F_dff"), "fs=15.0", LoadOptions
				.defaults().withFs(15), "trace_key='estimates/S'", LoadOptions.defaults()
					.withTraceKey("estimates/S"), "fs_key='nope'", LoadOptions.defaults()
						.withFsKey("nope"), "fs=30.0", LoadOptions.defaults().withFs(30),
			"trace_key='S'", LoadOptions.defaults().withTraceKey("S"));
		int compared = 0;
		for (final JsonNode c : Golden.cases("loaders")) {
			final String call = c.get("call").asText();
			final String[] parts = call.replaceAll(".*d\\+'([^']*)'(.*)\\)$", "$1\n$2")
				.split("\n", 2);
			final String argument = parts[1].replaceFirst("^, *", "");
			final Path file = SharedData.require("reference/loaders/" + parts[0]);
			final LoadOptions o = argument.isEmpty() ? LoadOptions.defaults() : options
				.get(argument);
			final TraceLoader loader = call.contains("caiman") ? new CaimanLoader()
				: new MinianLoader();
			if (c.has("error")) {
				final Exception e = assertThrows(DataFormatException.class, () -> loader
					.load(file, o), call);
				assertTrue(e.getMessage().contains(loader instanceof CaimanLoader
					? "estimates/C" : "it contains C"), e.getMessage());
			}
			else {
				final Loaded loaded = loader.load(file, o);
				final JsonNode meta = c.get("metadata");
				assertEquals(meta.get("source").asText(), loaded.source());
				assertEquals(meta.get("num_cells").asInt(), loaded.traces().numCells());
				assertEquals(meta.get("num_timepoints").asInt(), loaded.traces()
					.numTimepoints());
				assertEquals(!meta.get("sampling_rate_hz").isNull(), loaded.traces()
					.rate().isKnown(), call);
				if (loaded.traces().rate().isKnown()) assertEquals(meta.get(
					"sampling_rate_hz").asDouble(), loaded.traces().rate().hz());
				for (int i = 0; i < loaded.traces().numCells(); i++) {
					final JsonNode row = c.get("traces").get(i);
					for (int t = 0; t < row.size(); t++)
						assertEquals(row.get(t).asDouble(), loaded.traces().value(i, t), call);
				}
				assertEquals(loader.format(), TraceFiles.load(file, "auto", o)
					.source());
			}
			compared++;
		}
		assertEquals(9, compared);
	}

	@Test
	void caiman() throws IOException {
		final Path file = SharedData.require(
			"data/loaders/caiman/caiman_analysis.hdf5");
		final Loaded loaded = TraceFiles.load(file, "auto", LoadOptions.defaults());
		assertEquals("caiman", loaded.source());
		assertEquals(72, loaded.traces().numCells());
		assertEquals(1000, loaded.traces().numTimepoints());
		assertEquals(30, loaded.traces().rate().hz());
		// the dataset lies in one piece: the file's own bytes are the witness
		assertTrue(contains(file, loaded.traces()), "row 0 in the file");
		final Exception e = assertThrows(DataFormatException.class, () -> TraceFiles
			.load(file, "auto", LoadOptions.defaults().withTraceKey("estimates/W")));
		assertTrue(e.getMessage().contains("estimates/W holds text"), e
			.getMessage());
		assertFalse(TraceFiles.load(file, "auto", LoadOptions.defaults().withFsKey(
			"estimates/W")).traces().rate().isKnown(), "NoneType is no rate");
	}

	private static boolean contains(final Path file, final TraceSet traces)
		throws IOException
	{
		final ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file)).order(
			ByteOrder.LITTLE_ENDIAN);
		final int n = traces.numTimepoints();
		for (int at = 0; at + 8 * n <= b.limit(); at++) {
			int t = 0;
			while (t < n && b.getDouble(at + 8 * t) == traces.value(0, t))
				t++;
			if (t == n) return true;
		}
		return false;
	}

	@Test
	void minian() throws IOException {
		final Path folder = SharedData.require(
			"data/loaders/minian/2020-10_fixture_208units");
		final Loaded c = TraceFiles.load(folder, "auto", LoadOptions.defaults());
		assertEquals("minian", c.source());
		assertEquals(208, c.traces().numCells());
		assertEquals(100, c.traces().numTimepoints());
		assertFalse(c.traces().rate().isKnown());
		assertTrue(c.traces().names().get(0).startsWith("Unit "));
		// the same through each of the ways to name the array
		for (final String at : new String[] { "C.zarr", "C.zarr/C" })
			assertArrayEquals(c.traces().toArray(), new MinianLoader().load(folder
				.resolve(at), LoadOptions.defaults()).traces().toArray());
		final TraceSet s = new MinianLoader().load(folder, LoadOptions.defaults()
			.withTraceKey("S").withFs(20)).traces();
		assertEquals(208, s.numCells());
		assertEquals(20, s.rate().hz());
		final Exception e = assertThrows(DataFormatException.class,
			() -> new MinianLoader().load(folder, LoadOptions.defaults().withTraceKey(
				"YrA")));
		assertTrue(e.getMessage().contains("C, C0, S"), e.getMessage());
	}

	/** Minian's own reading of the units of a crop of the movie, saved as an array. */
	@Test
	void readsMinianArraysOfOtherTools() throws IOException {
		final double[][] saved = readPlain(SharedData.require(
			"data/movies/minian_crop_C_unit_frame.npy"));
		final TraceSet c = new MinianLoader().load(SharedData.require(
			"data/loaders/minian/2020-10_fixture_208units"), LoadOptions.defaults())
			.traces();
		int found = 0;
		for (final double[] row : saved)
			for (int i = 0; i < c.numCells(); i++)
				if (java.util.Arrays.equals(row, c.trace(i))) {
					found++;
					break;
				}
		assertEquals(saved.length, found);
	}

	private static double[][] readPlain(final Path file) throws IOException {
		return org.calab.io.npy.Npy.read(file);
	}

	@Test
	void suite2p() throws IOException {
		final Path folder = SharedData.require(
			"data/loaders/suite2p/neuroconv_10Hz_2planes");
		final LoadOptions all = LoadOptions.defaults().withCellsOnly(false)
			.withNeuropilFactor(0);
		final TraceSet both = TraceFiles.load(folder, "auto", all).traces();
		assertEquals(40, both.numCells());
		assertEquals(250, both.numTimepoints());
		assertEquals(10, both.rate().hz());
		assertEquals("plane1 ROI 3", both.names().get(18));
		final double[][] f = readPlain(folder.resolve("plane1/F.npy")), neuropil =
			readPlain(folder.resolve("plane1/Fneu.npy")), iscell = readPlain(folder
				.resolve("plane1/iscell.npy"));
		assertArrayEquals(f[3], both.trace(18));
		final TraceSet cells = TraceFiles.load(folder, "suite2p", LoadOptions
			.defaults().withTraceKey("plane1")).traces();
		int n = 0;
		for (int i = 0; i < f.length; i++) {
			if (iscell[i][0] == 0) continue;
			assertEquals("ROI " + i, cells.names().get(n));
			for (int t = 0; t < 250; t++)
				assertEquals(f[i][t] - 0.7 * neuropil[i][t], cells.value(n, t), 1e-9);
			n++;
		}
		assertEquals(n, cells.numCells());
		assertArrayEquals(readPlain(folder.resolve("plane0/spks.npy")), TraceFiles
			.load(folder, "auto", all.withTraceKey("plane0/spks")).traces().toArray());
	}

	@Test
	void nwb() throws IOException {
		final Path file = SharedData.require("data/loaders/nwb/nwb_test.nwb");
		final Loaded cells = TraceFiles.load(file, "auto", LoadOptions.defaults());
		assertEquals(7, cells.traces().numCells());
		assertTrue(cells.notes().toString().contains("8 of 15 ROIs were rejected"), cells
			.notes().toString());
		final LoadOptions all = LoadOptions.defaults().withCellsOnly(false);
		final Loaded loaded = TraceFiles.load(file, "auto", all);
		assertEquals("nwb", loaded.source());
		assertEquals(15, loaded.traces().numCells());
		assertEquals(250, loaded.traces().numTimepoints());
		assertEquals(10, loaded.traces().rate().hz());
		assertTrue(loaded.notes().toString().contains("Neuropil"), loaded.notes()
			.toString());
		// the file was made of the first plane of this Suite2p folder
		final double[][] f = readPlain(SharedData.require(
			"data/loaders/suite2p/neuroconv_10Hz_2planes/plane0/F.npy"));
		assertArrayEquals(f, loaded.traces().toArray());
		final TraceSet neuropil = TraceFiles.load(file, "nwb", all.withTraceKey(
			"Fluorescence/Neuropil")).traces();
		assertArrayEquals(readPlain(SharedData.require(
			"data/loaders/suite2p/neuroconv_10Hz_2planes/plane0/Fneu.npy")), neuropil
				.toArray());
	}

	@Test
	void npy() throws IOException {
		final Path file = SharedData.require(
			"data/loaders/npy/mesmerize_core_temporal_components.npy");
		final Loaded loaded = TraceFiles.load(file, "auto", LoadOptions.defaults());
		assertEquals("npy", loaded.source());
		assertEquals(9, loaded.traces().numCells());
		assertEquals(2000, loaded.traces().numTimepoints());
	}
}
