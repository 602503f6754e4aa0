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

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Optional;

import org.calab.cadecon.Subset;
import org.calab.spikes.SpikeResult;
import org.calab.trace.TraceSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** Raster of all cells over time, with the subsets from which the kernel is learned. */
public final class SubsetsRaster {

	private static final Font NUMBER = new Font(Font.SANS_SERIF, Font.BOLD, 13);
	private static final BasicStroke FRAME = new BasicStroke(2);
	private static final Color INK = Color.WHITE;

	private SubsetsRaster() {}

	/** Shows the spikes inferred so far or, before the first, the traces. */
	public static JFreeChart of(final CaDeconData data) {
		final TraceSet traces = data.traces();
		final Optional<TraceSet> spikes = data.parts().isEmpty() ? Optional.empty()
			: Optional.of(traces.withOwned(rows(data)));
		final JFreeChart chart = RasterChart.of(new PlotData(spikes.isPresent()
			? "Spikes and subsets" : "Traces and subsets", traces, Optional.empty(),
			spikes, SpikeResult.ACTIVITY_UNIT));
		final XYPlot plot = chart.getXYPlot();
		for (int k = 0; k < data.subsets().size(); k++) {
			final Subset s = data.subsets().get(k);
			final double from = s.tStart() / data.fs(), to = s.tEnd() / data.fs(),
					top = s.cellStart() + 0.5, bottom = s.cellEnd() + 0.5;
			// the axis of the cells is inverted, so the bottom comes first
			plot.addAnnotation(new XYBoxAnnotation(from, bottom, to, top, FRAME,
				INK));
			final XYTextAnnotation number = new XYTextAnnotation(" " + (k + 1), from,
				top);
			number.setFont(NUMBER);
			number.setPaint(INK);
			number.setTextAnchor(TextAnchor.TOP_LEFT);
			plot.addAnnotation(number);
		}
		return chart;
	}

	private static double[][] rows(final CaDeconData data) {
		final double[][] rows = new double[data.traces().numCells()][data.traces()
			.numTimepoints()];
		for (final CaDeconData.Part p : data.parts())
			System.arraycopy(p.spikes().counts(), 0, rows[p.cell()], p.from(), p
				.spikes().counts().length);
		return rows;
	}
}
