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

import java.awt.BorderLayout;
import java.awt.Dimension;

import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.SpinnerNumberModel;

import org.calab.figure.ChartFiles;
import org.calab.figure.FigureOptions;
import org.calab.figure.PlotData;
import org.calab.figure.RasterChart;
import org.calab.figure.TracesChart;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/** Shows a trace set: cells page by page, and all of them as a raster. */
public final class TraceWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private static final int FIRST_PAGE = 6, MOST_PER_PAGE = 20;

	private static final Dimension SIZE = new Dimension(980, 620);

	private final transient PlotData data;
	private transient PlotData shown;
	private final ChartPane traces = new ChartPane(SIZE, true), raster =
		new ChartPane(SIZE, true);
	private final JTabbedPane tabs = new JTabbedPane();
	private final JLabel where = new JLabel();
	private final JComboBox<String> lower = new JComboBox<>(new String[] {
		"Activity", PlotData.PROBABILITY });
	private final JButton previous = new JButton("< Previous");
	private final JButton next = new JButton("Next >");
	private final JSpinner perPage;
	private final transient FileChoice files = new FileChoice(this,
		"Save figure");
	private int first;

	public TraceWindow(final PlotData data) {
		super(data.title());
		this.data = data;
		shown = data;
		final int cells = data.traces().numCells();
		perPage = new JSpinner(new SpinnerNumberModel(Math.min(FIRST_PAGE, cells),
			1, Math.min(MOST_PER_PAGE, cells), 1));
		final JPanel page = new JPanel(new BorderLayout());
		page.add(traces, BorderLayout.CENTER);
		page.add(tools(), BorderLayout.SOUTH);
		tabs.addTab("Traces", page);
		tabs.addTab("Raster", raster);
		add(tabs);
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		setSize(1000, 700);
		show(data);
	}

	private JComponent tools() {
		final Box bar = Box.createHorizontalBox();
		previous.addActionListener(e -> turnTo(first - pageSize()));
		next.addActionListener(e -> turnTo(first + pageSize()));
		perPage.addChangeListener(e -> turnTo(first));
		perPage.setMaximumSize(perPage.getPreferredSize());
		final JButton whole = new JButton("Whole recording");
		whole.setToolTipText(
			"Show all frames. Drag over the plot or turn the wheel to zoom in");
		whole.addActionListener(e -> turnTo(first));
		final JButton save = new JButton("Save figure...");
		save.addActionListener(e -> save());
		lower.setName("shown");
		lower.setToolTipText("What to plot below the traces and in the raster");
		lower.setMaximumSize(lower.getPreferredSize());
		lower.setVisible(data.probability().isPresent());
		lower.addActionListener(e -> show(PlotData.PROBABILITY.equals(lower
			.getSelectedItem()) ? data.ofProbability() : data));
		for (final JComponent c : new JComponent[] { previous, next, where, lower,
			new JLabel("Cells per page:"), perPage, whole, save })
		{
			bar.add(Box.createHorizontalStrut(8));
			bar.add(c);
			if (c == where) bar.add(Box.createHorizontalGlue());
		}
		bar.setBorder(javax.swing.BorderFactory.createEmptyBorder(6, 4, 6, 8));
		return bar;
	}

	/** Shows the probability of activity instead of the activity, if it is known. */
	public void showProbability() {
		if (data.probability().isPresent()) lower.setSelectedItem(
			PlotData.PROBABILITY);
	}

	private void show(final PlotData now) {
		shown = now;
		raster.setChart(RasterChart.of(now));
		turnTo(first);
	}

	private int pageSize() {
		return (Integer) perPage.getValue();
	}

	private void turnTo(final int cell) {
		final int cells = data.traces().numCells();
		first = Math.max(0, Math.min(cell, cells - 1) / pageSize() * pageSize());
		traces.setChart(TracesChart.of(shown, first, pageSize()));
		where.setText("Cells " + (first + 1) + " to " + Math.min(cells, first +
			pageSize()) + " of " + cells);
		previous.setEnabled(first > 0);
		next.setEnabled(first + pageSize() < cells);
	}

	/** The current view with the colours for print, created off the event thread. */
	private void save() {
		final boolean all = tabs.getSelectedIndex() == 1;
		final ChartPane pane = all ? raster : traces;
		final Range seen = pane.getChart().getXYPlot().getDomainAxis().getRange();
		final PlotData now = shown;
		final int from = first, cells = pageSize(), height = ChartFiles.WIDTH *
			pane.getHeight() / Math.max(1, pane.getWidth());
		files.toSave("traces.png", FigureOptions.endings()).ifPresent(file -> new Job<>(p -> {
			final JFreeChart chart = all ? RasterChart.of(now) : TracesChart.of(now,
				from, cells);
			chart.getXYPlot().getDomainAxis().setRange(seen);
			ChartFiles.save(chart, file, height, true);
			return file;
		}, done -> {}, why -> JOptionPane.showMessageDialog(this, why,
			"Save figure", JOptionPane.ERROR_MESSAGE)).execute());
	}
}
