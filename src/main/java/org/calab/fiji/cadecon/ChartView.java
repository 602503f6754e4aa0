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
package org.calab.fiji.cadecon;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.HierarchyEvent;
import java.util.function.Function;

import javax.swing.JPanel;

import org.calab.figure.CaDeconData;
import org.calab.fiji.window.ChartPane;
import org.calab.fiji.window.LatestJob;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;

/** A chart of the latest data, created in the background and only while visible. */
final class ChartView extends JPanel {

	private static final long serialVersionUID = 1L;

	private final transient Function<CaDeconData, JFreeChart> chartOf;
	private final transient LatestJob job = new LatestJob();
	private final boolean keepsZoom;
	private final ChartPane panel;
	private transient CaDeconData newest, drawn;

	/**
	 * @param chartOf called on a background thread
	 * @param keepsZoom whether the next chart keeps the visible time range
	 */
	ChartView(final Function<CaDeconData, JFreeChart> chartOf,
		final boolean keepsZoom)
	{
		super(new BorderLayout());
		this.chartOf = chartOf;
		this.keepsZoom = keepsZoom;
		panel = new ChartPane(new Dimension(480, 520), keepsZoom);
		add(panel);
		addHierarchyListener(e -> {
			if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) draw();
		});
	}

	void show(final CaDeconData data) {
		newest = data;
		draw();
	}

	/** Redraws the same data. */
	void redraw() {
		drawn = null;
		draw();
	}

	void showWhole() {
		final ValueAxis axis = axis(panel.getChart());
		if (axis != null) axis.setRange(axis.getDefaultAutoRange());
	}

	void close() {
		job.close();
	}

	private void draw() {
		if (!isShowing() || newest == drawn) return;
		final CaDeconData data = newest;
		drawn = data;
		job.submit(() -> chartOf.apply(data), this::put);
	}

	private void put(final JFreeChart chart) {
		final ValueAxis before = axis(panel.getChart());
		if (keepsZoom && before != null) axis(chart).setRange(before.getRange());
		panel.setChart(chart);
	}

	private static ValueAxis axis(final JFreeChart chart) {
		return chart == null ? null : chart.getXYPlot().getDomainAxis();
	}
}
