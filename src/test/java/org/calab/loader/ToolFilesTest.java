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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.calab.SharedData;
import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other tools that were once read wrongly or refused without a way out. */
class ToolFilesTest {

	private static final String FOLDER = "data/tough/files/";

	private static Loaded load(final String file, final String key,
		final boolean cellsOnly) throws IOException
	{
		final LoadOptions options = LoadOptions.defaults().withCellsOnly(cellsOnly);
		return TraceFiles.load(SharedData.require(FOLDER + file), "auto", key == null
			? options : options.withTraceKey(key));
	}

	@ParameterizedTest
	@CsvSource({ "21-nwb-suite2p-transposed/49_old_minian_nc.nc, C, 3, 0, 105.12",
		"21-nwb-suite2p-transposed/98_suite2p_old.nwb, , 3, 20, 105.12",
		"22-nwb-other-places/82_acquisition.nwb, , 3, 20, 105.12",
		"22-nwb-other-places/90_dynamic_segmentation_timeseries.nwb, , 3, 20, 105.12",
		"22-nwb-other-places/92_nwb_v1_allen.nwb, , 3, 20, 105.12",
		"24-mat-suite2p-Fall/60_fall.mat, , 2, 20, 97.7616",
		"25-orientation/52_extract_output.mat, , 3, 0, 105.12",
		"26-mat-cells-and-deep-structs/55_deep_struct.mat, , 3, 0, 105.12",
		"26-mat-cells-and-deep-structs/63_struct_array.mat, , 3, 20, 105.12",
		"26-mat-cells-and-deep-structs/64_sparse.mat, , 3, 20, 105.12",
		"26-mat-cells-and-deep-structs/68_caAttached.mat, CAttached{1}.fluo_mean, 1, 0, 105.12",
		"27-rejected-components/43_caiman_accepted.hdf5, , 2, 30, 105.12" })
	void areReadRight(final String file, final String key, final int cells,
		final double hz, final double first) throws IOException
	{
		final Loaded loaded = load(file, key, true);
		assertEquals(cells, loaded.traces().numCells());
		assertEquals(200, loaded.traces().numTimepoints());
		assertEquals(hz, loaded.traces().rate().isKnown() ? loaded.traces().rate()
			.hz() : 0, 1e-9);
		assertEquals(first, loaded.traces().value(0, 0), 0.005);
	}

	@Test
	void allCellsOnRequest() throws IOException {
		for (final String file : new String[] { "24-mat-suite2p-Fall/60_fall.mat",
			"27-rejected-components/43_caiman_accepted.hdf5" })
		{
			final Loaded all = load(file, null, false);
			assertEquals(3, all.traces().numCells());
			assertFalse(all.notes().isEmpty());
		}
	}

	@ParameterizedTest
	@CsvSource({ "23-nwb-times-longer/89_ts_longer.nwb, set fs",
		"26-mat-cells-and-deep-structs/68_caAttached.mat, CAttached{1}.fluo_mean",
		"26-mat-cells-and-deep-structs/real_fissa_cNMFdata.mat, dat.F_df{:}" })
	void refusalsNameTheWayOut(final String file, final String way) {
		final Path path = SharedData.require(FOLDER + file);
		final Exception e = assertThrows(DataFormatException.class, () -> TraceFiles
			.load(path, "auto", LoadOptions.defaults()));
		assertTrue(e.getMessage().contains(way), e.getMessage());
	}

	@Test
	void theWayOutOfTimesThatDoNotFit() throws IOException {
		final Path path = SharedData.require(FOLDER +
			"23-nwb-times-longer/89_ts_longer.nwb");
		assertEquals(3, TraceFiles.load(path, "auto", LoadOptions.defaults().withFs(
			20)).traces().numCells());
	}
}
