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
package org.calab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;

class MinMaxDecimationTest {

	/** No column loses its lowest or highest sample, and few are kept. */
	@Property(tries = 200)
	void extremesStay(@ForAll @IntRange(min = 1, max = 3000) final int n,
		@ForAll @IntRange(min = 1, max = 200) final int columns,
		@ForAll final long seed)
	{
		final double[] y = new Random(seed).doubles(n).toArray();
		final int[] kept = MinMaxDecimation.indices(y, 0, n, columns);
		assertTrue(kept.length <= 2 * columns + 2);
		for (int i = 1; i < kept.length; i++)
			assertTrue(kept[i] > kept[i - 1]);
		assertEquals(0, kept[0]);
		assertEquals(n - 1, kept[kept.length - 1]);
		for (int c = 0; c < columns; c++) {
			final int a = (int) ((long) n * c / columns), b = (int) ((long) n * (c +
				1) / columns);
			if (a == b) continue;
			final double low = Arrays.stream(y, a, b).min().getAsDouble(), high = Arrays
				.stream(y, a, b).max().getAsDouble();
			assertTrue(Arrays.stream(kept).anyMatch(i -> y[i] == low));
			assertTrue(Arrays.stream(kept).anyMatch(i -> y[i] == high));
		}
	}

	/** Odd data still gives a picture with something on it. */
	@Test
	void chartsOfUnusualData() {
		for (final double[][] y : new double[][][] { { { 1 } }, { { 2, 2, 2 } }, { {
			Double.NaN, 1, Double.NaN } }, { { Double.NaN, Double.NaN } },
			new double[300][50] })
		{
			for (final SamplingRate rate : new SamplingRate[] { SamplingRate.ofHz(10),
				SamplingRate.unknown() })
			{
				final TraceSet t = TraceSet.of(y, rate);
				final PlotData data = new PlotData("odd", t, Optional.of(t), Optional.of(
					t), "a.u.");
				for (final JFreeChart chart : new JFreeChart[] { TracesChart.of(data, 0,
					5), RasterChart.of(data) })
				{
					final BufferedImage image = chart.createBufferedImage(400, 300);
					int ink = 0;
					for (int p = 0; p < 400 * 300; p++)
						if ((image.getRGB(p % 400, p / 400) & 0xffffff) != 0xffffff) ink++;
					assertTrue(ink > 500, "ink: " + ink);
				}
			}
		}
	}
}
