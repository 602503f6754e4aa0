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
package org.calab.fiji.window;

import java.awt.Dimension;

import org.calab.figure.ChartTheme;
import org.calab.figure.Theme;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;

/** A chart in a window, in the colours of the look and feel. Only the time axis zooms, so that sizes stay comparable. */
public final class ChartPane extends ChartPanel {

	private static final long serialVersionUID = 1L;

	/** The chart's. */
	private transient Theme theme;

	/** @param wheel whether the mouse wheel zooms */
	public ChartPane(final Dimension size, final boolean wheel) {
		super(null);
		setMouseWheelEnabled(wheel);
		// drawn at the window's size; scaling would stretch the text
		setMinimumDrawWidth(0);
		setMinimumDrawHeight(0);
		setMaximumDrawWidth(8000);
		setMaximumDrawHeight(8000);
		setPreferredSize(size);
	}

	/** @param chart with the colours for print */
	@Override
	public void setChart(final JFreeChart chart) {
		theme = Theme.PRINT;
		colour(chart);
		super.setChart(chart);
		setRangeZoomable(false); // a new chart resets it
	}

	@Override
	public void updateUI() {
		super.updateUI();
		colour(getChart());
	}

	private void colour(final JFreeChart chart) {
		final Theme now = DesktopTheme.current();
		setBackground(now.paper());
		if (chart == null) return;
		ChartTheme.apply(chart, theme, now);
		theme = now;
	}
}
