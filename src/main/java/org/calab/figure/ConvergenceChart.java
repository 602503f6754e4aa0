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
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.util.function.ToDoubleFunction;

import org.calab.cadecon.Iteration;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Convergence of a run: six quantities over the iterations, one below the other. */
public final class ConvergenceChart {

	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

	/** Smallest range of an axis, as a fraction of the largest value. */
	private static final double SMALLEST = 0.02;

	private ConvergenceChart() {}

	public static JFreeChart of(final CaDeconData data) {
		final NumberAxis axis = TracesChart.axis("Iteration (0: seed)");
		axis.setStandardTickUnits(new PointTickUnits(true));
		axis.setRange(-0.2, Math.max(5, data.history().size() - 1) + 0.2);
		final CombinedDomainXYPlot all = new CombinedDomainXYPlot(axis);
		all.setGap(8);
		add(all, data, "Tau rise (s)", i -> i.kernel().tauRise());
		add(all, data, "Tau decay (s)", i -> i.kernel().tauDecay());
		add(all, data, "Kernel RMSE", Iteration::kernelRmse);
		add(all, data, "Fit R\u00b2", Iteration::kernelFitR2);
		add(all, data, "Median PVE", Iteration::medianPve);
		add(all, data, "Spike change", Iteration::traceStability);
		return Charts.of("Convergence", all, false);
	}

	private static void add(final CombinedDomainXYPlot all,
		final CaDeconData data, final String name,
		final ToDoubleFunction<Iteration> value)
	{
		final XYSeries s = new XYSeries(name);
		for (final Iteration i : data.history()) {
			final double v = value.applyAsDouble(i);
			if (Double.isFinite(v)) s.add(i.index(), v);
		}
		final XYPlot plot = Charts.plot(new XYSeriesCollection(s), null, name,
			true);
		final NumberAxis range = (NumberAxis) plot.getRangeAxis();
		range.setLabelFont(SMALL);
		range.setTickLabelFont(SMALL);
		// a minimum range prevents negligible changes from filling the axis
		if (s.getItemCount() > 0 && s.getMaxY() > 0) range.setAutoRangeMinimumSize(
			SMALLEST * s.getMaxY());
		final XYLineAndShapeRenderer line = (XYLineAndShapeRenderer) plot
			.getRenderer();
		line.setSeriesPaint(0, Palette.ACTIVITY);
		line.setSeriesStroke(0, new BasicStroke(1.6f));
		line.setSeriesShape(0, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
		all.add(plot);
	}
}
