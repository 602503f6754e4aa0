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
import java.util.Arrays;
import java.util.List;

import org.calab.cadecon.SubsetKernel;
import org.calab.kernel.CalciumKernel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The learned kernel and those of the subsets, all scaled to a peak of 1. */
public final class KernelsChart {

	/** Length of the learned kernel in decay time constants, and its number of points. */
	private static final double DECAYS = 5;
	private static final int POINTS = 500;

	private KernelsChart() {}

	public static JFreeChart of(final CaDeconData data) {
		final String title = data.kernel().map(k -> String.format(
			java.util.Locale.ROOT, "Kernel: tau rise %.3g s, tau decay %.3g s", k
				.tauRise(), k.tauDecay())).orElse("Kernel: none yet");
		return Charts.of(title, plot(data), true);
	}

	static XYPlot plot(final CaDeconData data) {
		final XYSeriesCollection lines = new XYSeriesCollection();
		data.kernel().ifPresent(k -> lines.addSeries(merged(k)));
		final boolean named = data.kernel().isPresent();
		for (final SubsetKernel k : newest(data))
			if (k.free().length > 0) lines.addSeries(series("Subset " + (k.subset() +
				1), k.free(), 1 / data.fs()));
		final XYPlot plot = Charts.plot(lines, "Time (s)", "Kernel (peak 1)",
			false);
		final XYLineAndShapeRenderer lineOf = (XYLineAndShapeRenderer) plot
			.getRenderer();
		for (int i = 0; i < lines.getSeriesCount(); i++) {
			final boolean whole = named && i == 0;
			lineOf.setSeriesPaint(i, whole ? Theme.PRINT.ink() : Palette.series(named ? i -
				1 : i));
			lineOf.setSeriesStroke(i, new BasicStroke(whole ? 2.5f : 1.4f));
		}
		return plot;
	}

	private static List<SubsetKernel> newest(final CaDeconData data) {
		return data.history().isEmpty() ? List.of() : data.history().get(data
			.history().size() - 1).subsets();
	}

	private static XYSeries merged(final CalciumKernel k) {
		final double step = DECAYS * k.tauDecay() / POINTS;
		final double[] h = new double[POINTS];
		Arrays.setAll(h, i -> Math.exp(-i * step / k.tauDecay()) - Math.exp(-i *
			step / k.effectiveRise()));
		return series("All subsets", h, step);
	}

	private static XYSeries series(final String name, final double[] h,
		final double step)
	{
		final double peak = Arrays.stream(h).max().orElse(0);
		final XYSeries s = new XYSeries(name);
		for (int i = 0; i < h.length && peak > 0; i++)
			s.add(i * step, h[i] / peak);
		return s;
	}
}
