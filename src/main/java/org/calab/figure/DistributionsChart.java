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

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.statistics.HistogramDataset;

/** Histograms of alpha, the variance explained and the event rate over the cells. */
public final class DistributionsChart {

	private static final int FEWEST_BINS = 5, MOST_BINS = 40;

	private DistributionsChart() {}

	public static JFreeChart of(final CaDeconData data) {
		final NumberAxis count = TracesChart.axis("Cells");
		count.setStandardTickUnits(new PointTickUnits(true));
		final CombinedRangeXYPlot all = new CombinedRangeXYPlot(count);
		all.setGap(24);
		all.add(histogram(data, "Alpha (amplitude of one spike)", CaDeconData.Part::alpha));
		all.add(histogram(data, "PVE (variance explained)", p -> p.spikes()
			.pve()));
		all.add(histogram(data, "Event rate (spikes/s)", p -> p.spikeRate(data
			.fs())));
		final long relative = data.parts().stream().filter(p -> !p.spikes()
			.isInSpikes()).count();
		return Charts.of("Distributions over " + data.parts().size() + " traces" +
			(relative > 0 ? "; " + relative + " relative, without alpha and rate" : ""),
			all, false);
	}

	private static XYPlot histogram(final CaDeconData data, final String name,
		final ToDoubleFunction<CaDeconData.Part> value)
	{
		final double[] v = data.parts().stream().mapToDouble(value).filter(
			Double::isFinite).toArray();
		final HistogramDataset bins = new HistogramDataset();
		if (v.length > 0) {
			final double low = Arrays.stream(v).min().getAsDouble(), high = Arrays
				.stream(v).max().getAsDouble();
			final double wide = high > low ? high : low + Math.max(1e-9, Math.abs(
				low) * 0.01);
			bins.addSeries(name, v, (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS,
				2 * Math.sqrt(v.length))), low, wide);
		}
		final XYBarRenderer bars = new XYBarRenderer(0.06);
		bars.setBarPainter(new StandardXYBarPainter());
		bars.setShadowVisible(false);
		bars.setSeriesPaint(0, Palette.ACTIVITY);
		final NumberAxis axis = TracesChart.axis(name);
		axis.setAutoRangeIncludesZero(false);
		final XYPlot plot = new XYPlot(bins, axis, null, bars);
		Charts.paper(plot);
		return plot;
	}
}
