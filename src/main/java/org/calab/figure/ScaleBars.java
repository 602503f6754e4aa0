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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** Bars of time and fluorescence instead of the axes of traces, which then have one scale. */
final class ScaleBars {

	/** Parts of the window, of the range of the traces, and of a bar that its text is away. */
	private static final double TIME = 0.2, HEIGHT = 0.6, AWAY = 0.1;

	private ScaleBars() {}

	/**
	 * @param all lanes over one time axis
	 * @param traces the lanes of the traces, among others
	 * @param time unit of the time axis
	 * @param weight relative height of a lane of a trace
	 * @param font of the texts
	 * @param width of the bars
	 */
	static void apply(final CombinedDomainXYPlot all, final List<XYPlot> traces,
		final String time, final int weight, final Font font, final float width)
	{
		final double span = traces.stream().mapToDouble(l -> l.getRangeAxis().getRange()
			.getLength()).max().orElse(1);
		for (final XYPlot lane : traces) {
			final double low = lane.getRangeAxis().getLowerBound();
			lane.getRangeAxis().setRange(low, low + span);
		}
		for (final Object lane : all.getSubplots())
			bare(((XYPlot) lane).getRangeAxis());
		bare(all.getDomainAxis());
		all.add(strip(all.getDomainAxis().getRange(), span, time, font, width), weight);
	}

	private static void bare(final ValueAxis axis) {
		axis.setAxisLineVisible(false);
		axis.setTickMarksVisible(false);
		axis.setTickLabelsVisible(false);
		if (axis.getLabel() != null && axis.getLabel().startsWith("Time")) axis
			.setLabel(null);
	}

	private static XYPlot strip(final Range window, final double span,
		final String unit, final Font font, final float width)
	{
		final XYPlot strip = TracesChart.lane("", new Range(0, span));
		bare(strip.getRangeAxis());
		strip.setDomainGridlinesVisible(false);
		final double seconds = nice(TIME * window.getLength()), height = nice(HEIGHT *
			span), x = window.getLowerBound(), top = 0.95 * span, y = top - height;
		final BasicStroke line = new BasicStroke(width, BasicStroke.CAP_SQUARE,
			BasicStroke.JOIN_MITER);
		strip.addAnnotation(new XYLineAnnotation(x, y, x, top, line, Color.BLACK));
		strip.addAnnotation(new XYLineAnnotation(x, y, x + seconds, y, line,
			Color.BLACK));
		text(strip, text(height), x + AWAY * seconds, y + height / 2,
			TextAnchor.CENTER_LEFT, font);
		text(strip, text(seconds) + " " + unit, x + seconds / 2, y - AWAY * span / 2,
			TextAnchor.TOP_CENTER, font);
		return strip;
	}

	private static void text(final XYPlot strip, final String text,
		final double x, final double y, final TextAnchor anchor, final Font font)
	{
		final XYTextAnnotation t = new XYTextAnnotation(text, x, y);
		t.setFont(font);
		t.setTextAnchor(anchor);
		strip.addAnnotation(t);
	}

	/** @return the largest of 1, 2, 5, 10, 20, ... or their fractions that is not larger */
	static double nice(final double v) {
		final double power = Math.pow(10, Math.floor(Math.log10(v)));
		final double part = v / power * (1 + 1e-12);
		return (part >= 5 ? 5 : part >= 2 ? 2 : 1) * power;
	}

	private static String text(final double v) {
		return BigDecimal.valueOf(v).round(new MathContext(3))
			.stripTrailingZeros().toPlainString();
	}
}
