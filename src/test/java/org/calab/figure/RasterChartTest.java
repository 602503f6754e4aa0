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
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.junit.jupiter.api.Test;

class RasterChartTest {

	private static final int LOWEST = Palette.viridis(0).getRGB(), HIGHEST =
		Palette.viridis(1).getRGB();

	/** Activity at 10 Hz. */
	private static PlotData activity(final double[]... rows) {
		final TraceSet traces = TraceSet.of(rows, SamplingRate.ofHz(10));
		return new PlotData("t", traces, Optional.empty(), Optional.of(traces), "");
	}

	private static BufferedImage picture(final JFreeChart chart) {
		return (BufferedImage) ((XYDataImageAnnotation) chart.getXYPlot()
			.getAnnotations().get(0)).getImage();
	}

	@Test
	void eachCellHasItsOwnScaleIfWanted() {
		final double[] small = new double[300], large = new double[300];
		for (int t = 0; t < 300; t += 3) {
			small[t] = t % 2 == 0 ? 1 : 0.5;
			large[t] = 100 * small[t];
		}
		final PlotData data = activity(large, small);
		final BufferedImage common = picture(RasterChart.of(data)), own = picture(
			RasterChart.of(data, RasterScale.PER_CELL, 0, 29.9));
		assertEquals(HIGHEST, own.getRGB(0, 1));
		for (int x = 0; x < 300; x++)
			assertEquals(own.getRGB(x, 0), own.getRGB(x, 1));
		assertEquals(HIGHEST, common.getRGB(0, 0));
		assertNotEquals(HIGHEST, common.getRGB(0, 1));
	}

	/** One event in so many frames is above any quantile. */
	@Test
	void aCellThatIsActiveInOneFrameIsSeen() {
		final double[] rare = new double[2000];
		rare[700] = 0.001;
		for (final RasterScale scale : RasterScale.values()) {
			final BufferedImage p = picture(RasterChart.of(activity(rare), scale, 0,
				199.9));
			assertEquals(HIGHEST, p.getRGB(700, 0));
			assertEquals(LOWEST, p.getRGB(701, 0));
		}
	}

	/** A short part of a long recording is drawn frame by frame. */
	@Test
	void aWindowOfTimeHasItsOwnColumns() {
		final double[] row = new double[40_000];
		for (int t = 0; t < row.length; t += 2)
			row[t] = 1;
		final BufferedImage p = picture(RasterChart.of(activity(row),
			RasterScale.COMMON, 1000, 1003));
		assertEquals(31, p.getWidth());
		IntStream.range(0, 31).forEach(x -> assertEquals(x % 2 == 0 ? HIGHEST
			: LOWEST, p.getRGB(x, 0)));
	}
}
