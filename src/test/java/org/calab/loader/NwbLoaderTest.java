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
}
