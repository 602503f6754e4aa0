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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;

class NwbLoaderTest extends LoaderContract {

	@Override
	TraceLoader loader() {
		return new NwbLoader();
	}

	@Override
	String usualName() {
		return "session.nwb";
	}

	@Override
	List<String> listedKeys() {
		return List.of("processing/ophys/Fluorescence/RoiResponseSeries",
			"processing/ophys/Fluorescence/Neuropil");
	}

	static double[][] turned(final double[][] rows) {
		final double[][] out = new double[rows[0].length][rows.length];
		for (int i = 0; i < rows.length; i++)
			for (int t = 0; t < out.length; t++)
				out[t][i] = rows[i][t];
		return out;
	}

	/** @param times instead of the rate, if not null */
	private static void write(final Path path, final Object data,
		final double[] times, final double conversion)
	{
		try (WritableHdfFile file = HdfFile.write(path)) {
			file.putAttribute("nwb_version", "2.5.0");
			final WritableGroup container = file.putGroup("processing").putGroup(
				"ophys").putGroup("Fluorescence");
			for (final String name : List.of("Neuropil", "RoiResponseSeries")) {
				final WritableGroup series = container.putGroup(name);
				series.putAttribute("neurodata_type", "RoiResponseSeries");
				series.putDataset("data", name.equals("Neuropil") ? new double[7][2]
					: data).putAttribute("conversion", conversion);
				if (times == null) series.putDataset("starting_time", 3.5).putAttribute(
					"rate", 12.5);
				else series.putDataset("timestamps", times);
			}
		}
	}

	@Override
	void writeValid(final Path path, final double[][] traces) {
		write(path, turned(traces), null, 1);
	}

	@Override
	void writeWrongRank(final Path path) {
		write(path, new double[2][3][4], null, 1);
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		patch(path, CaimanLoaderTest.shape(FRAMES, CELLS), CaimanLoaderTest.shape(
			1L << 31, CELLS));
	}

	@Test
	void conversion() throws IOException {
		write(folder.resolve("a.nwb"), turned(TRACES), null, 0.5);
		assertEquals(TRACES[1][3] / 2, loader().load(folder.resolve("a.nwb"),
			options()).traces().value(1, 3));
	}

	@Test
	void keyMayBeTheEndOfAPath() throws IOException {
		write(folder.resolve("a.nwb"), turned(TRACES), null, 1);
		assertEquals(7, loader().load(folder.resolve("a.nwb"), options().withTraceKey(
			"Neuropil")).traces().numTimepoints());
		assertThrows(DataFormatException.class, () -> loader().load(folder.resolve(
			"a.nwb"), options().withTraceKey("europil")), "not of a name");
	}

	@Test
	void timestamps() throws IOException {
		final double[] times = new double[FRAMES];
		for (int t = 0; t < FRAMES; t++)
			times[t] = 100 + t * 0.05;
		write(folder.resolve("a.nwb"), turned(TRACES), times, 1);
		final Loaded even = loader().load(folder.resolve("a.nwb"), options());
		assertEquals(20, even.traces().rate().hz(), 1e-9);
		assertArrayEquals(TRACES[2], even.traces().trace(2));
		for (int t = 10; t < FRAMES; t++)
			times[t] += 0.1;
		write(folder.resolve("b.nwb"), turned(TRACES), times, 1);
		final Exception e = assertThrows(DataFormatException.class, () -> loader()
			.load(folder.resolve("b.nwb"), options()));
		assertTrue(e.getMessage().contains("2 frames are missing in 1 gap") && e
			.getMessage().contains("frame 9"), e.getMessage());
		final Loaded filled = loader().load(folder.resolve("b.nwb"), options()
			.withInterpolateDropped(true));
		assertEquals(FRAMES + 2, filled.traces().numTimepoints());
		assertEquals(20, filled.traces().rate().hz(), 1e-9);
	}

	/**
	 * @param place of the series
	 * @param type of the series
	 * @param namesAndColumns of the ROI table, if any
	 */
	private Path write(final String place, final String type, final Object data,
		final Object rois, final Object... namesAndColumns)
	{
		final Path path = folder.resolve("a.nwb");
		try (WritableHdfFile file = HdfFile.write(path)) {
			file.putAttribute("nwb_version", "2.5.0");
			WritableGroup group = file.putGroup("processing");
			if (namesAndColumns.length > 0) {
				final WritableGroup table = group.putGroup("ImageSegmentation").putGroup(
					"PlaneSegmentation");
				table.putAttribute("neurodata_type", "PlaneSegmentation");
				for (int i = 0; i < namesAndColumns.length; i += 2)
					table.putDataset((String) namesAndColumns[i], namesAndColumns[i + 1]);
			}
			final String[] parts = place.split("/");
			if (!parts[0].equals("processing")) group = file.putGroup(parts[0]);
			for (int i = 1; i < parts.length; i++)
				group = group.putGroup(parts[i]);
			group.putAttribute("neurodata_type", type);
			group.putDataset("data", data);
			if (rois != null) group.putDataset("rois", rois);
			group.putDataset("starting_time", 0.0).putAttribute("rate", 12.5);
		}
		return path;
	}

	private Loaded load(final Path path) throws IOException {
		return TraceFiles.load(path, "auto", options());
	}

	private static final String SERIES = "processing/Fluorescence/plane0";

	@Test
	void leavesOutWhatTheTableRejects() throws IOException {
		final Object[][] tables = { { "iscell", new double[][] { { 1, 0.9 }, { 0, 0.1 }, {
			1, 0.8 } } }, { "Accepted", new int[] { 1, 0, 1 }, "Rejected", new int[] { 0,
				1, 0 } }, { "rejected", new int[] { 0, 1, 0 } }, { "accepted", new int[3],
					"rejected", new int[3], "keep", new int[] { 1, 0, 1 } }, {
						"cell_status", new String[] { "accepted", "rejected", "accepted" } } };
		for (final Object[] table : tables) {
			final Loaded loaded = load(write(SERIES, "RoiResponseSeries", turned(
				TRACES), new int[] { 0, 1, 2 }, table));
			assertArrayEquals(new double[][] { TRACES[0], TRACES[2] }, loaded.traces()
				.toArray(), (String) table[0]);
			assertTrue(loaded.notes().toString().contains("1 of 3 ROIs was rejected"),
				loaded.notes().toString());
			assertEquals(3, loader().load(folder.resolve("a.nwb"), options()
				.withCellsOnly(false)).traces().numCells());
		}
		assertEquals(3, load(write(SERIES, "RoiResponseSeries", turned(TRACES),
			new int[] { 0, 1, 2 }, "accepted", new int[3], "rejected", new int[3]))
			.traces().numCells(), "nobody has decided");
	}

	@Test
	void takesTheRowsThatTheSeriesRefersTo() throws IOException {
		final Loaded loaded = load(write(SERIES, "RoiResponseSeries", turned(TRACES),
			new int[] { 3, 4, 5 }, "iscell", new int[][] { { 0, 1 }, { 1, 1 }, { 0, 1 }, { 1,
				1 }, { 1, 1 }, { 0, 1 } }));
		assertArrayEquals(new double[][] { TRACES[0], TRACES[1] }, loaded.traces()
			.toArray());
		assertEquals("[ROI 3, ROI 4]", loaded.traces().names().toString());
		final Loaded other = load(write(SERIES, "RoiResponseSeries", turned(TRACES),
			null, "iscell", new int[][] { { 0, 1 }, { 1, 1 } }));
		assertEquals(3, other.traces().numCells());
		assertTrue(other.notes().toString().contains("was not used"), other.notes()
			.toString());
	}

	@Test
	void turnsWhatTheRoiTableContradicts() throws IOException {
		for (final Path path : List.of(write(SERIES, "RoiResponseSeries", TRACES,
			new int[] { 0, 1, 2 }), write(SERIES, "RoiResponseSeries", TRACES, null, "id",
				new int[3]), write("processing/Fluorescence/Fluorescence",
					"RoiResponseSeries", TRACES, new int[] { 0, 1 }), write(SERIES,
						"RoiResponseSeries", TRACES, new int[] { 0, 1 })))
		{
			final Loaded loaded = load(path);
			assertArrayEquals(TRACES, loaded.traces().toArray());
			assertTrue(loaded.notes().toString().contains("ROI x time"), loaded.notes()
				.toString());
		}
		final double[][] many = new double[7][50];
		assertEquals(50, load(write(SERIES, "RoiResponseSeries", many, new int[50]))
			.traces().numCells(), "more ROIs than frames");
	}

	@Test
	void findsSeriesElsewhere() throws IOException {
		assertArrayEquals(TRACES, load(write("acquisition/DfOverF/r",
			"RoiResponseSeries", turned(TRACES), null)).traces().toArray());
		final Loaded like = load(write("processing/Fluorescence/TS", "TimeSeries",
			turned(TRACES), null));
		assertArrayEquals(TRACES, like.traces().toArray());
		assertTrue(like.notes().toString().contains("is no RoiResponseSeries"), like
			.notes().toString());
		final Path own = write("processing/mine/traces", "MyTraceSeries", turned(
			TRACES), null);
		final Exception e = assertThrows(DataFormatException.class, () -> load(own));
		assertTrue(e.getMessage().endsWith(
			"set trace_key to one of its series: processing/mine/traces"), e
				.getMessage());
		for (final String key : List.of("processing/mine/traces", "mine/traces",
			"processing/mine/traces/data"))
			assertArrayEquals(TRACES, loader().load(own, options().withTraceKey(key))
				.traces().toArray(), key);
	}

	@Test
	void nwb1IsRoiTimesTime() throws IOException {
		final Path path = folder.resolve("a.nwb");
		try (WritableHdfFile file = HdfFile.write(path)) {
			file.putDataset("nwb_version", "NWB-1.0.5");
			final WritableGroup series = file.putGroup("processing").putGroup(
				"brain_observatory_pipeline").putGroup("DfOverF").putGroup(
					"imaging_plane_1");
			series.putAttribute("neurodata_type", "TimeSeries");
			series.putAttribute("ancestry", new String[] { "TimeSeries",
				"RoiResponseSeries" });
			series.putDataset("data", TRACES);
			series.putDataset("num_samples", FRAMES);
		}
		assertArrayEquals(TRACES, load(path).traces().toArray());
	}

	@Test
	void givenRateReplacesTimesThatDoNotFit() throws IOException {
		final double[] times = new double[FRAMES + 5];
		for (int t = 0; t < times.length; t++)
			times[t] = t / 20.0;
		write(folder.resolve("a.nwb"), turned(TRACES), times, 1);
		final Exception e = assertThrows(DataFormatException.class, () -> load(folder
			.resolve("a.nwb")));
		assertTrue(e.getMessage().contains("46 frame times, but 41 frames; set fs"), e
			.getMessage());
		final Loaded given = loader().load(folder.resolve("a.nwb"), options().withFs(
			20));
		assertArrayEquals(TRACES, given.traces().toArray());
		assertTrue(given.notes().toString().contains("were not used"), given.notes()
			.toString());
	}
}
