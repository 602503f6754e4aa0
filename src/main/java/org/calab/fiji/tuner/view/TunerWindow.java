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
package org.calab.fiji.tuner.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;

import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.StartingPoint;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.Job;
import org.calab.fiji.window.LatestJob;
import org.calab.signal.WelchSpectrum;
import org.calab.trace.TraceSet;

/**
 * The window of Tune Deconvolution: settings on the left, cells in the middle; kernel,
 * spectrum and fit quality on the right.
 */
public final class TunerWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	/** Samples per segment of a spectrum: enough to resolve the filter's lower cutoff. */
	private static final int FINE = 1024;

	private final transient TunerSession session;
	private final Set<Layer> shown = EnumSet.allOf(Layer.class);
	private final NumbersPanel numbers;
	private final LanesPanel lanes;
	private final TimeAxis axis;
	private final OverviewStrip overview;
	private final Legend legend;
	private final KernelView kernel;
	private final SpectrumView spectrum;
	private final transient LatestJob spectra = new LatestJob();
	private final FitTableModel figures;
	private final JLabel words = new JLabel(" ");
	private final JProgressBar bar = new JProgressBar(0, 100);
	private final JButton stop = new JButton("Stop");
	private final String notice;
	private boolean refreshing;
	private int selected = -1;

	/**
	 * @param input the traces and initial settings
	 * @param start finds initial settings for "learn from data"
	 * @param outlet receives the results
	 */
	public TunerWindow(final TunerInput input, final StartingPoint start,
		final TunerOutlet outlet)
	{
		super("Tune Deconvolution: " + input.title());
		notice = String.join(" ", input.notices());
		session = new TunerSession(input.traces(), input.spikes(), input.start(),
			EventQueue::invokeLater, this::refreshSoon);
		numbers = new NumbersPanel(session);
		lanes = new LanesPanel(session, shown, this::select);
		axis = new TimeAxis(session);
		overview = new OverviewStrip(session);
		legend = new Legend(shown, this::refreshSoon);
		kernel = new KernelView(session);
		spectrum = new SpectrumView(session);
		figures = new FitTableModel(session);
		final TunerActions actions = new TunerActions(this, session, numbers, shown,
			bar, stop, start, outlet);
		final CellsBar cells = new CellsBar(session, input.ranking());
		add(left(actions), BorderLayout.WEST);
		add(centre(cells), BorderLayout.CENTER);
		add(right(), BorderLayout.EAST);
		add(bottom(input.repairs(), outlet), BorderLayout.SOUTH);
		keys();
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
			.getMaximumWindowBounds();
		setSize(Math.min(1600, screen.width), Math.min(960, screen.height));
		setLocation(screen.x + (screen.width - getWidth()) / 2, screen.y +
			(screen.height - getHeight()) / 2);
		refresh();
	}

	/** @return the state of the window; for use on the event thread */
	TunerSession session() {
		return session;
	}

	private JComponent left(final TunerActions actions) {
		final JPanel panel = new JPanel();
		panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
		panel.setBorder(BorderFactory.createEmptyBorder(8, 10, 8, 8));
		final GuidePanel guide = new GuidePanel();
		for (final JComponent c : new JComponent[] { numbers, guide, actions }) {
			c.setAlignmentX(LEFT_ALIGNMENT);
			panel.add(c);
			panel.add(Box.createVerticalStrut(6));
		}
		final JScrollPane scroll = plain(panel);
		scroll.setHorizontalScrollBarPolicy(
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setPreferredSize(new Dimension(306, 100));
		return scroll;
	}

	private JComponent centre(final CellsBar cells) {
		final JPanel panel = new JPanel(new BorderLayout());
		final JPanel head = new JPanel();
		head.setLayout(new BoxLayout(head, BoxLayout.Y_AXIS));
		head.add(cells);
		head.add(legend);
		head.add(overview);
		panel.add(head, BorderLayout.NORTH);
		final JScrollPane scroll = plain(lanes);
		scroll.setVerticalScrollBarPolicy(
			ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED);
		panel.add(scroll, BorderLayout.CENTER);
		panel.add(axis, BorderLayout.SOUTH);
		return panel;
	}

	private JComponent right() {
		final JPanel panel = new JPanel(new BorderLayout(0, 6));
		panel.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 10));
		final JPanel plots = new JPanel(new BorderLayout(0, 6));
		plots.add(kernel, BorderLayout.NORTH);
		plots.add(spectrum, BorderLayout.SOUTH);
		panel.add(plots, BorderLayout.NORTH);
		final JTable table = new JTable(figures);
		table.setToolTipText(
			"SNR: good from 5, fair from 2. R²: fraction of the variance that the fit explains. Sparsity: fraction of silent frames. RMS: root mean square of the residual");
		table.getSelectionModel().addListSelectionListener(e -> {
			final int row = table.getSelectedRow();
			if (row >= 0 && row < session.cells().size()) select(session.cells().get(
				row));
		});
		final int[] widths = { Math.max(54, figures.nameWidth(table.getFontMetrics(
			table.getFont()))), 84, 44, 66, 54 };
		for (int i = 0; i < widths.length; i++)
			table.getColumnModel().getColumn(i).setPreferredWidth(widths[i]);
		final JScrollPane scroll = new JScrollPane(table);
		scroll.setPreferredSize(new Dimension(Arrays.stream(widths).sum(), 120));
		panel.add(scroll, BorderLayout.CENTER);
		return panel;
	}

	private JComponent bottom(final List<String> repairs,
		final TunerOutlet outlet)
	{
		final JPanel panel = new JPanel(new BorderLayout(8, 0));
		panel.setBorder(BorderFactory.createEmptyBorder(4, 10, 6, 10));
		bar.setPreferredSize(new Dimension(160, 16));
		bar.setStringPainted(true);
		stop.setVisible(false);
		final JPanel side = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		if (!repairs.isEmpty()) side.add(undoRepairs(repairs, outlet));
		side.add(bar);
		side.add(stop);
		panel.add(words, BorderLayout.CENTER);
		panel.add(side, BorderLayout.EAST);
		return panel;
	}

	/** Other traces need another tuner, since undo covers only settings. */
	private JButton undoRepairs(final List<String> repairs,
		final TunerOutlet outlet)
	{
		final JButton undo = new JButton("Undo repairs...");
		undo.setToolTipText("<html>" + String.join("<br>", repairs) +
			"<br>Asks again about the original traces; the settings are kept");
		undo.addActionListener(e -> {
			undo.setEnabled(false);
			final TunerSettings settings = session.settings();
			final Job<TunerSettings> job = new Job<>(p -> {
				outlet.repairsUndone(settings);
				return settings;
			}, done -> dispose(), why -> JOptionPane.showMessageDialog(this, why,
				getTitle(), JOptionPane.ERROR_MESSAGE));
			job.addPropertyChangeListener(c -> undo.setEnabled(job.isDone()));
			job.execute();
		});
		return undo;
	}

	private static JScrollPane plain(final JComponent content) {
		final JScrollPane scroll = new JScrollPane(content);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		return scroll;
	}

	private void keys() {
		key("ctrl Z", session::undo);
		key("ctrl Y", session::redo);
		key("ctrl shift Z", session::redo);
		key("ctrl LEFT", () -> pan(-0.25));
		key("ctrl RIGHT", () -> pan(0.25));
		key("ctrl UP", () -> zoom(1 / 1.5));
		key("ctrl DOWN", () -> zoom(1.5));
	}

	private void pan(final double part) {
		session.look(session.window().pan(part * session.window().length()));
	}

	private void zoom(final double factor) {
		final TimeWindow w = session.window();
		session.look(w.zoom(factor, (w.from() + w.to()) / 2));
	}

	private void key(final String stroke, final Runnable what) {
		getRootPane().getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
			.put(KeyStroke.getKeyStroke(stroke), stroke);
		getRootPane().getActionMap().put(stroke, new AbstractAction() {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent e) {
				what.run();
			}
		});
	}

	/** Combines several changes into one repaint. */
	private void refreshSoon() {
		if (refreshing) return;
		refreshing = true;
		EventQueue.invokeLater(this::refresh);
	}

	private void refresh() {
		refreshing = false;
		if (!session.cells().contains(selected) && !session.cells().isEmpty())
			select(session.cells().get(0));
		numbers.show(session.settings());
		legend.offer(Layer.FILTERED, session.isFiltered());
		legend.offer(Layer.SPREAD, session.hasSpread());
		legend.offer(Layer.PINNED, session.pinned().isPresent());
		legend.offer(Layer.SPIKES, session.hasSpikes());
		if (lanes.getParent() != null) lanes.revalidate();
		figures.fireTableDataChanged();
		say();
		for (final JComponent c : new JComponent[] { lanes, axis, overview, kernel,
			spectrum })
			c.repaint();
	}

	private void say() {
		final List<String> warnings = session.warnings();
		final String text = !session.failure().isEmpty() ? session.failure()
			: String.join(" ", warnings);
		final String all = (text + " " + notice).trim();
		words.setText(all.isEmpty() ? "No warnings." : "⚠ " + all);
		words.setToolTipText(all.isEmpty() ? null : "<html><body width=400>" + all);
		words.setForeground(all.isEmpty() ? DesktopTheme.current().soft() : DesktopTheme.current().alarm());
		if (!stop.isVisible()) {
			bar.setValue((int) Math.round(100 * session.progress()));
			bar.setString(session.progress() >= 1 ? "all cells done" : session.isUpToDate() ? "other cells" : "cells in view");
		}
		else bar.setString(null);
	}

	private void select(final int cell) {
		selected = cell;
		lanes.select(cell);
		overview.select(cell);
		final TraceSet traces = session.traces();
		spectra.submit(() -> WelchSpectrum.of(traces.trace(cell), session.fs(),
			FINE), s -> spectrum.show(traces.names().get(cell), s));
	}

	@Override
	public void dispose() {
		session.close();
		spectra.close();
		super.dispose();
	}
}
