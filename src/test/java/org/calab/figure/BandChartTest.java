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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standard deviation as an area around the mean. */
class BandChartTest {

	private static final SamplingRate RATE = SamplingRate.ofHz(1);

	private static final Theme DARK = new Theme(new Color(30, 30, 30), new Color(
		230, 230, 230));

	@TempDir
	Path folder;

	/** However few samples are drawn, each of them lies below the upper edge at the nearest sample drawn. */
	@Property(tries = 200)
	void noPeakIsLost(@ForAll @IntRange(min = 1, max = 3000) final int n,
		@ForAll @IntRange(min = 1, max = 200) final int columns,
		@ForAll final long seed)
	{
		final double[] mean = new Random(seed).doubles(n).toArray(), y = new Random(
			seed + 1).doubles(n).toArray();
		final int[] kept = MinMaxDecimation.indices(mean, 0, n, columns);
		final double[] high = MinMaxDecimation.highest(y, kept);
		int nearest = 0;
		final double[] expected = new double[kept.length];
		for (int i = 0; i < n; i++) {
			while (nearest + 1 < kept.length && kept[nearest + 1] - i < i -
				kept[nearest])
				nearest++;
			expected[nearest] = Math.max(expected[nearest], y[i]);
		}
		for (int k = 0; k < kept.length; k++)
			assertEquals(expected[k], high[k]);
	}

	private static PlotData data(final double[] mean, final double[] deviation) {
		final TraceSet a = TraceSet.ofSingle(mean, RATE);
		return new PlotData("title", a, Optional.of(a), Optional.of(a), Optional.of(
			TraceSet.ofSingle(deviation, RATE)), Optional.of(TraceSet.ofSingle(
				new double[mean.length], RATE)), "a.u.");
	}

	private static XYPlot below(final JFreeChart chart) {
		return (XYPlot) ((CombinedDomainXYPlot) chart.getXYPlot()).getSubplots().get(
			1);
	}

	@Test
	void theEdgesAreOneStandardDeviationFromTheMeanAndAtLeast0() {
		final double[] mean = new double[50_000], sd = new double[50_000];
		mean[9] = 3;
		sd[9] = 1;
		sd[30_001] = 5;
		final JFreeChart chart = TracesChart.of(data(mean, sd), 0, 1);
		final XYPlot below = below(chart);
		final IntervalXYDataset band = (IntervalXYDataset) below.getDataset(0);
		double low = 0, high = 0;
		for (int k = 0; k < band.getItemCount(0); k++) {
			low = Math.max(low, band.getStartYValue(0, k));
			high = Math.max(high, band.getEndYValue(0, k));
			assertTrue(band.getStartYValue(0, k) >= 0);
		}
		assertEquals(0, low, "decimated: 2 to 4 at one sample, 0 at its neighbours");
		assertEquals(5, high);
		assertTrue(below.getRangeAxis().getUpperBound() > 5, "the band is in view");
		chart.getXYPlot().getDomainAxis().setRange(0, 20);
		for (int k = 0; k < band.getItemCount(0); k++) {
			final boolean there = band.getXValue(0, k) == 9;
			assertEquals(there ? 2 : 0, band.getStartYValue(0, k));
			assertEquals(there ? 4 : 0, band.getEndYValue(0, k));
		}
	}

	@Test
	void theProbabilityInsteadOfTheActivity() {
		final PlotData data = data(new double[] { 0, 7, 0 }, new double[] { 1, 1,
			1 }), shown = data.ofProbability();
		final JFreeChart chart = TracesChart.of(shown, 0, 1);
		final XYPlot below = below(chart);
		final IntervalXYDataset line = (IntervalXYDataset) below.getDataset(0);
		assertEquals(0, line.getYValue(0, 1));
		assertEquals(0, line.getEndYValue(0, 1), "no band");
		assertTrue(below.getRangeAxis().getUpperBound() >= 1 && below.getRangeAxis()
			.getUpperBound() < 1.2, "the axis is that of probabilities");
		assertEquals(3, chart.getXYPlot().getFixedLegendItems().getItemCount());
		assertEquals("Probability of activity", chart.getXYPlot()
			.getFixedLegendItems().get(2).getLabel());
		assertEquals("Activity (a.u.)", TracesChart.of(data, 0, 1).getXYPlot()
			.getFixedLegendItems().get(2).getLabel());
	}

	private static int count(final BufferedImage image, final Color colour) {
		int n = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				if ((image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff)) n++;
		return n;
	}

	/** The colour of the band, as mixed by Java. */
	private static Color on(final Theme theme) {
		final BufferedImage dot = new BufferedImage(1, 1,
			BufferedImage.TYPE_INT_RGB);
		final java.awt.Graphics2D g = dot.createGraphics();
		for (final Color c : new Color[] { theme.paper(), theme.band(
			Palette.ACTIVITY) })
		{
			g.setColor(c);
			g.fillRect(0, 0, 1, 1);
		}
		g.dispose();
		return new Color(dot.getRGB(0, 0));
	}

	@Test
	void theAreaIsDrawnInLightAndDarkAndSaved() throws Exception {
		final double[] mean = new Random(3).doubles(3000).toArray(), sd =
			new double[3000];
		java.util.Arrays.fill(mean, 100, 2000, 2);
		java.util.Arrays.fill(sd, 100, 2000, 1);
		final PlotData with = data(mean, sd);
		final JFreeChart chart = TracesChart.of(with, 0, 1);
		final int light = count(chart.createBufferedImage(900, 400), on(
			Theme.PRINT));
		assertTrue(light > 10_000, "pixels: " + light);
		ChartTheme.apply(chart, Theme.PRINT, DARK);
		assertTrue(count(chart.createBufferedImage(900, 400), on(
			DARK)) > 10_000);
		assertEquals("± 1 SD", chart.getXYPlot().getFixedLegendItems().get(3)
			.getLabel());
		final PlotData without = new PlotData("title", with.traces(), with.fit(), with
			.activity(), "a.u.");
		final JFreeChart plain = TracesChart.of(without, 0, 1);
		assertTrue(count(plain.createBufferedImage(900, 400), on(
			Theme.PRINT)) < 100, "but for the edges of lines");
		assertEquals(3, plain.getXYPlot().getFixedLegendItems().getItemCount());
		final Path svg = folder.resolve("band.svg");
		Figures.save(with, svg, false);
		final String text = Files.readString(svg);
		assertTrue(text.contains("± 1 SD"));
		assertTrue(text.contains("fill-opacity:0.3"), "translucent");
		Figures.save(without, folder.resolve("plain.svg"), false);
		assertFalse(Files.readString(folder.resolve("plain.svg")).contains("± 1 SD"));
	}
}
