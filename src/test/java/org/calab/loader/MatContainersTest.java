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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Struct;

/** Traces in cell arrays, struct arrays, nested structs and sparse matrices, and those of other tools. */
class MatContainersTest {

	private static final double[][] TRACES = LoaderContract.TRACES;

	@TempDir
	private Path folder;

	private static Array array(final double[][] rows) {
		return MatLoaderTest.matrix(rows, MatlabType.Double);
	}

	private Loaded load(final LoadOptions options, final Object... namesAndArrays)
		throws IOException
	{
		final Path path = folder.resolve("a.mat");
		MatLoaderTest.write(path, 6, namesAndArrays);
		return TraceFiles.load(path, "auto", options);
	}

	private Loaded load(final Object... namesAndArrays) throws IOException {
		return load(LoadOptions.defaults(), namesAndArrays);
	}

	private String refusal(final Object... namesAndArrays) {
		return assertThrows(DataFormatException.class, () -> load(namesAndArrays))
			.getMessage();
	}

	private static void assertTraces(final Loaded loaded) {
		assertArrayEquals(TRACES, loaded.traces().toArray());
	}

	@Test
	void readsDeeplyNestedStructs() throws IOException {
		final Struct inner = Mat5.newStruct().set("F", array(TRACES));
		final Struct outer = Mat5.newStruct().set("analysis", Mat5.newStruct().set(
			"session", inner)).set("fs", Mat5.newScalar(15));
		final Loaded loaded = load("results", outer);
		assertTraces(loaded);
		assertEquals(15, loaded.traces().rate().hz(), "of the struct around");
		assertTraces(load(LoadOptions.defaults().withTraceKey(
			"results/analysis/session/F"), "results", outer, "G", array(TRACES)));
	}

	@Test
	void joinsStructArraysAndCells() throws IOException {
		final Struct array = Mat5.newStruct(1, 3);
		final Cell rows = Mat5.newCell(1, 3), structs = Mat5.newCell(3, 1);
		for (int i = 0; i < 3; i++) {
			final double[][] one = { TRACES[i] };
			array.set("dff", i, array(i == 1 ? NwbLoaderTest.turned(one) : one)).set(
				"id", i, Mat5.newScalar(i)).set("frame_rate", i, Mat5.newScalar(15));
			rows.set(i, array(one));
			structs.set(i, Mat5.newStruct().set("dff", array(one)).set("frame_rate",
				Mat5.newScalar(15)));
		}
		final Loaded loaded = load("cells", array);
		assertTraces(loaded);
		assertEquals(15, loaded.traces().rate().hz());
		assertEquals("[cells.dff was joined from the 3 elements of the struct array cells, one for " +
			"each cell.]", loaded.notes().toString());
		assertTraces(load("traces", rows, "fs", Mat5.newScalar(15)));
		assertEquals(15, load("cells", structs).traces().rate().hz());
		assertTraces(load("cells", structs));
	}

	@Test
	void unwrapsASingleCell() throws IOException {
		assertTraces(load("C", Mat5.newCell(1, 1).set(0, array(TRACES))));
		final Cell cell = Mat5.newCell(1, 1).set(0, Mat5.newStruct().set("dff", array(
			TRACES)).set("fs", Mat5.newScalar(15)));
		assertTraces(load("recording", cell));
		assertEquals(15, load(LoadOptions.defaults().withTraceKey(
			"recording{1}.dff"), "recording", cell).traces().rate().hz());
	}

	@Test
	void namesTheElementsOfOtherCells() throws IOException {
		final Cell lengths = Mat5.newCell(1, 2).set(0, array(new double[1][7])).set(1,
			array(new double[1][9]));
		assertTrue(refusal("C", lengths).contains(
			"set trace_key to one of C{1} (1 x 7), C{2} (1 x 9)"));
		assertEquals(9, load(LoadOptions.defaults().withTraceKey("C{2}"), "C",
			lengths).traces().numTimepoints());
		final Cell trials = Mat5.newCell(1, 2).set(0, array(TRACES)).set(1, array(
			TRACES));
		final String message = refusal("dat", Mat5.newStruct().set("F_df", trials));
		assertTrue(message.contains("dat.F_df{1} (3 x 41)") && message.endsWith(
			"F = cat(2, dat.F_df{:}); save('traces.mat', 'F')"), message);
		assertTraces(load(LoadOptions.defaults().withTraceKey("dat.F_df{2}"), "dat",
			Mat5.newStruct().set("F_df", trials)));
	}

	/** MFL does not write sparse matrices: class 5, with row indices, column starts and values. */
	private static byte[] sparse(final String name, final double[][] rows) {
		final int r = rows.length, c = rows[0].length, n = r * c, padded = 4 * n + 7 &
			~7, starts = 4 * (c + 1) + 7 & ~7, length = name.length() + 7 & ~7;
		final int bytes = 16 + 16 + 8 + length + 8 + padded + 8 + starts + 8 + 8 * n;
		final ByteBuffer b = ByteBuffer.allocate(8 + bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		b.putInt(14).putInt(bytes).putInt(6).putInt(8).putInt(5).putInt(n).putInt(5)
			.putInt(8).putInt(r).putInt(c).putInt(1).putInt(name.length()).put(Arrays
				.copyOf(name.getBytes(StandardCharsets.US_ASCII), length));
		b.putInt(5).putInt(4 * n);
		for (int k = 0; k < padded / 4; k++)
			b.putInt(k < n ? k % r : 0);
		b.putInt(5).putInt(4 * (c + 1));
		for (int j = 0; j < starts / 4; j++)
			b.putInt(j <= c ? j * r : 0);
		b.putInt(9).putInt(8 * n);
		for (int k = 0; k < n; k++)
			b.putDouble(rows[k % r][k / r]);
		return b.array();
	}

	@Test
	void readsSparseTracesButPrefersFullOnes() throws IOException {
		final Path path = folder.resolve("a.mat");
		MatLoaderTest.write(path, 0, "fs", Mat5.newScalar(15));
		Files.write(path, sparse("anything", TRACES), StandardOpenOption.APPEND);
		assertTraces(TraceFiles.load(path, "auto", LoadOptions.defaults()));
		MatLoaderTest.write(path, 0, "mine", array(TRACES));
		Files.write(path, sparse("A", new double[9][3]), StandardOpenOption.APPEND);
		assertTraces(TraceFiles.load(path, "auto", LoadOptions.defaults()));
	}

	@Test
	void turnsWhatFootprintsContradict() throws IOException {
		final double[][] turned = NwbLoaderTest.turned(TRACES);
		final Loaded cnmf = load("A", array(new double[100][3]), "C", array(turned));
		assertTraces(cnmf);
		assertTrue(cnmf.notes().toString().contains("has the footprints of 3 cells"),
			cnmf.notes().toString());
		// more cells than frames, but so has the tool found them
		final double[][] many = new double[50][7];
		assertEquals(50, load("neuron", Mat5.newStruct().set("A", array(
			new double[100][50])).set("C", array(many))).traces().numCells());
		final Loaded extract = load("output", Mat5.newStruct().set(
			"temporal_weights", array(turned)).set("spatial_weights", Mat5.newMatrix(
				new int[] { 5, 6, 3 })));
		assertTraces(extract);
		assertTrue(extract.notes().toString().contains("frames x cells"), extract
			.notes().toString());
		assertTraces(load("output", Mat5.newStruct().set("temporal_weights", array(
			turned))));
	}

	@Test
	void takesTheRateOfMin1pipe() throws IOException {
		assertEquals(10, load("roifn", array(new double[100][3]), "sigfn", array(
			TRACES), "Params", Mat5.newStruct().set("Fsi", Mat5.newScalar(20)).set(
				"Fsi_new", Mat5.newScalar(10))).traces().rate().hz());
	}

	private static Object[] fall() {
		final double[][] f = new double[4][41], neuropil = new double[4][41];
		for (int i = 0; i < 4; i++)
			for (int t = 0; t < 41; t++) {
				neuropil[i][t] = 10 * i;
				f[i][t] = (i == 1 ? 0 : TRACES[i == 0 ? 0 : i - 1][t]) + 7 * i;
			}
		final Cell stat = Mat5.newCell(1, 4);
		for (int i = 0; i < 4; i++)
			stat.set(i, Mat5.newStruct().set("ypix", array(new double[1][5])));
		return new Object[] { "stat", stat, "ops", Mat5.newStruct().set("fs", Mat5
			.newScalar(12.5)).set("meanImg", array(new double[9][9])), "F", array(f),
			"Fneu", array(neuropil), "spks", array(neuropil), "iscell", array(
				new double[][] { { 1, 0.9 }, { 0, 0.1 }, { 1, 0.8 }, { 1, 0.6 } }),
			"redcell", array(new double[4][2]) };
	}

	@Test
	void readsFallLikeItsFolder() throws IOException {
		final Loaded cells = load(fall());
		for (int i = 0; i < 3; i++)
			assertArrayEquals(TRACES[i], cells.traces().trace(i), 1e-9);
		assertEquals(12.5, cells.traces().rate().hz());
		assertEquals("[ROI 0, ROI 2, ROI 3]", cells.traces().names().toString());
		assertEquals("[1 of 4 ROIs was rejected by Suite2p and is left out; set cells_only to false to load " +
			"all.]", cells.notes().toString());
		final LoadOptions all = LoadOptions.defaults().withCellsOnly(false);
		assertEquals(4, load(all, fall()).traces().numCells());
		assertEquals(30, load(all.withTraceKey("spks"), fall()).traces().value(3,
			0));
		assertEquals(TRACES[1][5] + 14, load(LoadOptions.defaults().withNeuropilFactor(
			0), fall()).traces().value(1, 5), 1e-9);
		final Object[] none = fall();
		none[11] = array(new double[4][2]);
		assertTrue(refusal(none).contains("all 4 ROIs were rejected by Suite2p"));
		none[11] = Mat5.newMatrix(0, 0);
		assertTrue(refusal(none).contains("cells_only"));
		assertEquals(4, load(all, none).traces().numCells());
	}

	/** SciPy writes the list of dicts as a cell array of structs, MATLAB may save a struct array. */
	@Test
	void fallBringsTheShapesOfItsCells() throws IOException {
		for (final boolean structArray : new boolean[] { false, true }) {
			final Object[] fall = fall();
			final Cell cell = Mat5.newCell(1, 4);
			final Struct structs = Mat5.newStruct(1, 4);
			for (int i = 0; i < 4; i++) {
				final Array y = array(new double[][] { { 1, 1, 2 } }), x = array(new double[][] { { i,
					i + 1, i + 1 } }), lam = array(new double[][] { { 1, 0.5, 2 } });
				cell.set(i, Mat5.newStruct().set("ypix", y).set("xpix", x).set("lam", lam));
				structs.set("ypix", i, y).set("xpix", i, x).set("lam", i, lam);
			}
			fall[1] = structArray ? structs : cell;
			final double[][] mean = new double[6][8];
			for (int k = 0; k < 48; k++)
				mean[k / 8][k % 8] = k;
			fall[3] = Mat5.newStruct().set("fs", Mat5.newScalar(12.5)).set("Lx", Mat5.newScalar(8))
				.set("Ly", Mat5.newScalar(6)).set("meanImg", array(mean)).set("Vcorr", array(
					new double[][] { { 5, 6 } })).set("yrange", array(new double[][] { { 2, 3 } })).set(
						"xrange", array(new double[][] { { 3, 5 } }));
			final Path path = folder.resolve("Fall" + structArray + ".mat");
			MatLoaderTest.write(path, 6, fall);
			final Footprints read = FootprintFiles.read(path, LoadOptions.defaults());
			assertEquals("[ROI 0, ROI 2, ROI 3]", read.regions().stream().map(Region::name).toList()
				.toString());
			assertEquals("8 x 6", read.width() + " x " + read.height());
			final Region second = read.regions().get(1);
			assertEquals(3, second.size());
			for (int i = 0; i < 3; i++) {
				assertEquals(new int[] { 2, 3, 3 }[i], second.x(i));
				assertEquals(new int[] { 1, 1, 2 }[i], second.y(i));
				assertEquals(new double[] { 1, 0.5, 2 }[i], second.weight(i));
			}
			assertEquals("mean image", read.images().get(0).name());
			assertEquals(2 * 8 + 5, read.images().get(0).pixels()[2 * 8 + 5]);
			assertEquals("correlation image", read.images().get(1).name());
			assertEquals(6, read.images().get(1).pixels()[2 * 8 + 4], "placed where it was cut out");
			assertEquals(4, FootprintFiles.read(path, LoadOptions.defaults().withCellsOnly(false))
				.regions().size());
		}
		final Path bare = folder.resolve("bare.mat");
		final Object[] without = fall();
		without[1] = Mat5.newCell(1, 0);
		MatLoaderTest.write(bare, 6, without);
		assertTrue(assertThrows(DataFormatException.class, () -> FootprintFiles.read(bare,
			LoadOptions.defaults())).getMessage().contains("the file has no shapes of cells"));
	}

	@Test
	void fallWithoutARateSaysSo() throws IOException {
		final Object[] bare = fall();
		bare[3] = Mat5.newStruct().set("tau", Mat5.newScalar(1));
		final Loaded loaded = load(bare);
		assertFalse(loaded.traces().rate().isKnown());
		assertTrue(loaded.notes().toString().contains("ops.fs"), loaded.notes()
			.toString());
	}
}
