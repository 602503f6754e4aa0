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
package org.calab.fiji.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.calab.fiji.lanes.TimeWindow;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

class RasterDataTest {

	private static TraceSet traces(final double[]... rows) {
		return TraceSet.of(rows, SamplingRate.ofHz(10));
	}

	@Test
	void eachCellHasItsOwnScaleUnlessOneIsWanted() {
		final double[] small = new double[40], large = new double[40];
		small[7] = 1;
		large[20] = 100;
		final RasterData data = RasterData.of(traces(small, large), true);
		final TimeWindow all = TimeWindow.whole(40);
		final float[][] own = data.pixels(new int[] { 1, 0 }, all, 40, 2, true);
		assertEquals(1, own[0][20]);
		assertEquals(1, own[1][7]);
		assertEquals(0, own[1][8]);
		final float[][] one = data.pixels(new int[] { 1, 0 }, all, 40, 2, false);
		assertEquals(1, one[0][20]);
		assertEquals(0.01, one[1][7], 1e-6);
	}

	/** A single frame of many is never lost, at any zoom. */
	@Test
	void noEventIsLost() {
		final int frames = 50_001;
		final double[] row = new double[frames];
		row[31_234] = 1;
		final RasterData data = RasterData.of(traces(row), true);
		for (double from = 0, to = frames; to - from > 100; from += (31_234 -
			from) / 3, to -= (to - 31_235) / 3)
		{
			final float[] line = data.pixels(new int[] { 0 }, new TimeWindow(from, to,
				frames), 200, 1, true)[0];
			int lit = 0;
			for (final float v : line)
				if (v > 0.5) lit++;
			assertTrue(lit == 1 || lit == 2, lit + " pixels from " + from + " to " +
				to);
		}
	}

	@Test
	void severalRowsShareALineAndOneTakesSeveral() {
		final double[][] rows = new double[10][30];
		rows[3][11] = 2;
		final RasterData data = RasterData.of(traces(rows), true);
		final int[] order = IntStream.range(0, 10).toArray();
		final float[][] few = data.pixels(order, TimeWindow.whole(30), 30, 2, true);
		assertEquals(1, few[0][11]);
		assertEquals(0, few[1][11]);
		final float[][] many = data.pixels(new int[] { 3, -1 }, TimeWindow.whole(30),
			30, 4, true);
		assertEquals(1, many[1][11]);
		assertTrue(Float.isNaN(many[2][11]), "a cell without a trace");
	}

	@Test
	void cellsThatAreActiveTogetherBecomeNeighbours() {
		final Random random = new Random(3);
		final double[][] rows = new double[12][2000];
		for (int i = 0; i < rows.length; i++) {
			final int group = i % 2;
			for (int t = 0; t < 2000; t++)
				rows[i][t] = (t / 100 % 2 == group ? 1 : 0) + 0.3 * random
					.nextGaussian();
		}
		final int[] rank = RasterData.of(traces(rows), false).byCorrelation();
		final int[] sorted = rank.clone();
		Arrays.sort(sorted);
		assertArrayEquals(IntStream.range(0, 12).toArray(), sorted);
		final boolean even = rank[0] < 6;
		for (int i = 0; i < 12; i++)
			assertEquals(i % 2 == 0 == even, rank[i] < 6, "cell " + i);
	}

	@Test
	void missingSamplesAreNoValues() {
		final double[] row = new double[30];
		Arrays.fill(row, Double.NaN);
		final float[][] pixels = RasterData.of(traces(row), false).pixels(
			new int[] { 0 }, TimeWindow.whole(30), 10, 1, true);
		assertTrue(Float.isNaN(pixels[0][4]));
	}
}
