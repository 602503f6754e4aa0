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

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.data.general.DatasetUtils;

/** One cell: its trace with the fit, the residual, and the spikes. */
public final class InspectorChart {

	private InspectorChart() {}

	/** @param cell cell, counted from 0 */
	public static JFreeChart of(final CaDeconData data, final int cell) {
		final TraceSet traces = data.traces();
		final double[] raw = traces.trace(cell), fit = data.fit(cell), residual =
			new double[raw.length];
		Arrays.setAll(residual, i -> raw[i] - fit[i]);
		final Optional<CaDeconData.Part> part = part(data, cell);
		final boolean fitted = part.isPresent();
		final boolean inSpikes = part.filter(p -> p.spikes().isInSpikes()).isPresent();

		final NumberAxis time = TracesChart.axis("Time (s)");
		time.setRange(0, Math.max(traces.time(raw.length - 1), traces.time(1)));
		time.setDefaultAutoRange(time.getRange());
		final CombinedDomainXYPlot all = new CombinedDomainXYPlot(time);
		all.setGap(6);
		final List<DecimatedDataset> followers = new ArrayList<>();
		final XYPlot top = TracesChart.lane("Trace", new Range(-1, 1));
		TracesChart.add(top, 0, row(data, "trace", raw), Palette.TRACE, followers);
		if (fitted) TracesChart.add(top, 1, row(data, "fit", fit), Palette.FIT,
			followers);
		top.setDatasetRenderingOrder(
			org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
		TracesChart.fix(top, Range.combineIgnoringNaN(DatasetUtils
			.findRangeBounds(top.getDataset(0)), fitted ? DatasetUtils
				.findRangeBounds(top.getDataset(1)) : null));
		all.add(top, 5);
		if (fitted) {
			all.add(lane(data, "Residual", residual, Palette.RESIDUAL, followers), 2);
			all.add(lane(data, inSpikes ? "Spikes / frame" : "Activity", data.counts(cell), Palette.ACTIVITY,
				followers), 2);
		}
		TracesChart.follow(time, followers);
		final LegendItemCollection legend = new LegendItemCollection();
		legend.add(TracesChart.item("Trace", Palette.TRACE));
		if (fitted) {
			legend.add(TracesChart.item("Fit", Palette.FIT));
			legend.add(TracesChart.item("Residual", Palette.RESIDUAL));
			legend.add(TracesChart.item(inSpikes ? "Spikes" : "Activity", Palette.ACTIVITY));
		}
		all.setFixedLegendItems(legend);
		final JFreeChart chart = Charts.of(title(data, cell), all, true);
		chart.getLegend().setPosition(RectangleEdge.TOP);
		return chart;
	}

	private static String title(final CaDeconData data, final int cell) {
		final String name = data.traces().names().get(cell);
		return part(data, cell).map(p -> name + ": " + (p.spikes().isInSpikes() ? String
			.format(Locale.ROOT, "alpha %.3g, PVE %.2f, %.3g spikes/s", p.spikes()
				.alpha(), p.spikes().pve(), p.activityRate(data.fs())) : String.format(
					Locale.ROOT, "relative, PVE %.2f, activity %.3g per s in the unit of the trace",
					p.spikes().pve(), p.activityRate(data.fs())))).orElse(name +
						": no spikes inferred yet");
	}

	private static Optional<CaDeconData.Part> part(final CaDeconData data,
		final int cell)
	{
		return data.parts().stream().filter(p -> p.cell() == cell).findFirst();
	}

	private static XYPlot lane(final CaDeconData data, final String name,
		final double[] y, final Color colour,
		final List<DecimatedDataset> followers)
	{
		final XYPlot lane = TracesChart.lane(name, new Range(-1, 1));
		TracesChart.add(lane, 0, row(data, name, y), colour, followers);
		TracesChart.fix(lane, DatasetUtils.findRangeBounds(lane.getDataset(0)));
		return lane;
	}

	private static DecimatedDataset row(final CaDeconData data,
		final String name, final double[] y)
	{
		return new DecimatedDataset(name, TraceSet.ofSingle(y, data.traces()
			.rate()), 0);
	}
}
