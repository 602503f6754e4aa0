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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaimanLoaderTest extends LoaderContract {

	@Override
	TraceLoader loader() {
		return new CaimanLoader();
	}

	@Override
	String usualName() {
		return "results.hdf5";
	}

	@Override
	List<String> listedKeys() {
		return List.of("estimates/C", "params/data/fr");
	}

	private static void write(final Path path, final Object c, final Object rate,
		final DatasetCreationOptions options)
	{
		try (WritableHdfFile file = HdfFile.write(path)) {
			final WritableGroup estimates = file.putGroup("estimates");
			estimates.putDataset("C", c, options);
			estimates.putDataset("W", "NoneType");
			if (rate != null) file.putGroup("params").putGroup("data").putDataset("fr",
				rate);
		}
	}

	@Override
	void writeValid(final Path path, final double[][] traces) {
		write(path, traces, 12.5, DatasetCreationOptions.DEFAULT);
	}

	@Override
	void writeWrongRank(final Path path) {
		write(path, new double[2][3][4], 12.5, DatasetCreationOptions.DEFAULT);
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		patch(path, shape(CELLS, FRAMES), shape(1 << 30, FRAMES));
	}

	static byte[] shape(final long a, final long b) {
		return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(a)
			.putLong(b).array();
	}

	@ParameterizedTest
	@CsvSource({ "2,20", "3,41", "1,1", "2,41" })
	void chunks(final int rows, final int columns) throws IOException {
		for (final DatasetCreationOptions o : List.of(DatasetCreationOptions
			.builder().chunkDimensions(rows, columns).build(), DatasetCreationOptions
				.builder().chunkDimensions(rows, columns).shuffle().deflate().build()))
		{
			final Path file = folder.resolve("c.h5");
			java.nio.file.Files.deleteIfExists(file);
			write(file, TRACES, 12.5, o);
			assertArrayEquals(TRACES, new CaimanLoader().load(file, options()).traces()
				.toArray());
		}
	}

	/** @param lists names and numbers of the components, or the text "NoneType" */
	private Path evaluated(final String name, final Object... lists) {
		final Path path = folder.resolve(name);
		try (WritableHdfFile file = HdfFile.write(path)) {
			final WritableGroup estimates = file.putGroup("estimates");
			estimates.putDataset("C", TRACES);
			estimates.putDataset("f", new double[][] { TRACES[0], TRACES[1] });
			for (int i = 0; i < lists.length; i += 2)
				estimates.putDataset((String) lists[i], lists[i + 1]);
		}
		return path;
	}

	@Test
	void leavesOutWhatCaimanRejected() throws IOException {
		final LoadOptions fs = options().withFs(30);
		final Path path = evaluated("a.hdf5", "idx_components", new long[] { 0, 2 },
			"idx_components_bad", new long[] { 1 });
		final Loaded cells = TraceFiles.load(path, "auto", fs);
		assertArrayEquals(new double[][] { TRACES[0], TRACES[2] }, cells.traces()
			.toArray());
		assertEquals("[ROI 0, ROI 2]", cells.traces().names().toString());
		assertEquals(List.of("1 of 3 ROIs was rejected by CaImAn and is left out; " +
			"set cells_only to false to load all."), cells.notes());
		final Loaded all = loader().load(path, fs.withCellsOnly(false));
		assertArrayEquals(TRACES, all.traces().toArray());
		assertEquals(List.of("All 3 ROIs were loaded, including 1 that CaImAn rejected."), all
			.notes());
		assertEquals(2, loader().load(path, fs.withTraceKey("estimates/f")).traces()
			.numCells(), "the background has no components");
		assertEquals(2, loader().load(evaluated("viewer.hdf5", "idx_components",
			new long[] { 0, 1, 2 }, "rejected_list", new long[] { 1 }), fs).traces()
			.numCells());
	}

	@Test
	void loadsAllThatWereNotEvaluated() throws IOException {
		final LoadOptions fs = options().withFs(30);
		for (final Path path : List.of(evaluated("none.hdf5", "idx_components",
			"NoneType", "idx_components_bad", "NoneType"), evaluated("all.hdf5",
				"idx_components", new long[] { 0, 1, 2 }), evaluated("other.hdf5",
					"idx_components", new long[] { 0, 7 })))
		{
			assertEquals(3, loader().load(path, fs).traces().numCells(), path
				.toString());
		}
		assertTrue(loader().load(folder.resolve("other.hdf5"), fs).notes().toString()
			.contains("was not used"));
	}

	@Test
	void obeysNamedDimensions() throws IOException {
		final Path path = folder.resolve("a.h5");
		try (WritableHdfFile file = HdfFile.write(path)) {
			file.putGroup("estimates").putDataset("C", NwbLoaderTest.turned(TRACES))
				.putAttribute("DIMENSION_LABELS", new String[] { "frame", "unit_id" });
		}
		final Loaded loaded = loader().load(path, options());
		assertArrayEquals(TRACES, loaded.traces().toArray());
		assertTrue(loaded.notes().toString().contains("frame x unit_id"), loaded
			.notes().toString());
	}

	@Test
	void readsOneDimensionAsOneCell() throws IOException {
		write(folder.resolve("c.h5"), TRACES[2], null, DatasetCreationOptions.DEFAULT);
		final Loaded loaded = new CaimanLoader().load(folder.resolve("c.h5"),
			options());
		assertEquals(1, loaded.traces().numCells());
		assertArrayEquals(TRACES[2], loaded.traces().trace(0));
		assertFalse(loaded.traces().rate().isKnown());
		assertTrue(loaded.notes().toString().contains("params/data/fr"));
	}

	@Test
	void readsEveryNumberType() throws IOException {
		final Object[] arrays = { new float[][] { { 1, -2 } }, new int[][] { { 1,
			-2 } }, new short[][] { { 1, -2 } }, new byte[][] { { 1, -2 } },
			new long[][] { { 1, -2 } } };
		for (int k = 0; k < arrays.length; k++) {
			final Path file = folder.resolve(k + ".h5");
			write(file, arrays[k], 30, DatasetCreationOptions.DEFAULT);
			final Loaded loaded = new CaimanLoader().load(file, options());
			assertArrayEquals(new double[] { 1, -2 }, loaded.traces().trace(0));
			assertEquals(30, loaded.traces().rate().hz(), "an int is a rate, too");
		}
	}

	@Test
	void largerThanOneBand() throws IOException {
		final double[][] large = new double[3][400_000];
		for (int i = 0; i < 3; i++)
			for (int t = 0; t < large[i].length; t++)
				large[i][t] = i * 1e6 + t;
		// a row of 3.2 MB: one to a band; and one of 9.6 MB: in pieces
		write(folder.resolve("a.h5"), large, null, DatasetCreationOptions.DEFAULT);
		assertArrayEquals(large, new CaimanLoader().load(folder.resolve("a.h5"),
			options()).traces().toArray());
		final double[][] one = { new double[1_200_001] };
		one[0][1_200_000] = 7;
		one[0][600_000] = 5;
		write(folder.resolve("b.h5"), one, null, DatasetCreationOptions.DEFAULT);
		assertArrayEquals(one, new CaimanLoader().load(folder.resolve("b.h5"),
			options()).traces().toArray());
	}
}
