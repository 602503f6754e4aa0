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
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;

import org.calab.fiji.lanes.TimeView;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerSession;

/**
 * The kernel panel: settings, guide, actions, kernel, spectrum and fit quality. It stands in the
 * two columns of a window of its own, or in one column beside the traces of another window.
 */
public final class TunerPanel implements AutoCloseable {

	/** Least width of a column, in pixels. */
	private static final int WIDTH = 306;

	private final TunerSession session;
	private final NumbersPanel numbers;
	private final GuidePanel guide = new GuidePanel();
	private final TunerActions actions;
	private final KernelView kernel;
	private final SpectrumView spectrum;
	private final FitTableModel figures;
	private final JTable fits;
	private final JProgressBar bar = new JProgressBar(0, 100);
	private final JButton stop = new JButton("Stop");

	/**
	 * @param shown the layers that a saved figure shows
	 * @param outlet receives the results; empty if they are applied elsewhere
	 */
	public TunerPanel(final TunerSession session, final Set<Layer> shown,
		final Optional<TunerOutlet> outlet)
	{
		this.session = session;
		numbers = new NumbersPanel(session);
		kernel = new KernelView(session);
		spectrum = new SpectrumView(session);
		figures = new FitTableModel(session);
		fits = new JTable(figures);
		actions = new TunerActions(session, shown, bar, stop, outlet);
		bar.setPreferredSize(new Dimension(160, 16));
		bar.setStringPainted(true);
		stop.setVisible(false);
	}

	/** @return the column at the left of a window */
	JComponent left() {
		return column(numbers, guide, actions);
	}

	/** @return the column at the right of a window */
	JComponent right() {
		final JPanel panel = new JPanel(new BorderLayout(0, 6));
		panel.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 10));
		final JPanel plots = new JPanel(new BorderLayout(0, 6));
		plots.add(kernel, BorderLayout.NORTH);
		plots.add(spectrum, BorderLayout.SOUTH);
		panel.add(plots, BorderLayout.NORTH);
		panel.add(table(), BorderLayout.CENTER);
		return panel;
	}

	/** @return all in one column, with its keys. @param time what the keys zoom and pan */
	public JComponent docked(final TimeView time) {
		final JTabbedPane tabs = new JTabbedPane();
		tabs.addTab("Kernel", kernel);
		tabs.addTab("Spectrum", spectrum);
		tabs.addTab("Fit", table());
		tabs.addTab("Guide", guide);
		tabs.setPreferredSize(new Dimension(100, 190));
		final JPanel foot = new JPanel(new BorderLayout(6, 0));
		foot.setBorder(BorderFactory.createEmptyBorder(2, 10, 4, 10));
		foot.add(bar, BorderLayout.CENTER);
		foot.add(stop, BorderLayout.EAST);
		final JPanel panel = new JPanel(new BorderLayout());
		panel.add(column(numbers, tabs, actions), BorderLayout.CENTER);
		panel.add(foot, BorderLayout.SOUTH);
		keys(panel, time);
		return panel;
	}

	/** @param parts below each other; the first is never cut, however large the fonts are */
	private static JComponent column(final JComponent... parts) {
		final JPanel panel = new JPanel();
		panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
		panel.setBorder(BorderFactory.createEmptyBorder(8, 10, 4, 8));
		for (final JComponent c : parts) {
			c.setAlignmentX(java.awt.Component.LEFT_ALIGNMENT);
			panel.add(c);
			panel.add(Box.createVerticalStrut(6));
		}
		final JScrollPane scroll = new JScrollPane(panel);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		scroll.setHorizontalScrollBarPolicy(
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		final Insets border = panel.getInsets();
		scroll.setPreferredSize(new Dimension(Math.max(WIDTH, parts[0]
			.getPreferredSize().width + border.left + border.right + scroll
				.getVerticalScrollBar().getPreferredSize().width), 100));
		return scroll;
	}

	private JComponent table() {
		fits.setToolTipText(
			"SNR: good from 5, fair from 2. R²: fraction of the variance that the fit explains. Sparsity: fraction of silent frames. RMS: root mean square of the residual");
		fits.getSelectionModel().addListSelectionListener(e -> {
			final int row = fits.getSelectedRow();
			if (row >= 0 && row < session.cells().size()) session.select(session
				.cells().get(row));
		});
		final int[] widths = { Math.max(54, figures.nameWidth(fits.getFontMetrics(
			fits.getFont()))), 84, 44, 66, 54 };
		for (int i = 0; i < widths.length; i++)
			fits.getColumnModel().getColumn(i).setPreferredWidth(widths[i]);
		final JScrollPane scroll = new JScrollPane(fits);
		scroll.setPreferredSize(new Dimension(Arrays.stream(widths).sum(), 120));
		return scroll;
	}

	/** @return the progress of the fit and of the actions, and the button that stops the latter */
	List<JComponent> progress() {
		return List.of(bar, stop);
	}

	/** Adds the keys that work within a component. */
	void keys(final JComponent in, final TimeView time) {
		key(in, "ctrl Z", session::undo);
		key(in, "ctrl Y", session::redo);
		key(in, "ctrl shift Z", session::redo);
		key(in, "ctrl LEFT", () -> pan(time, -0.25));
		key(in, "ctrl RIGHT", () -> pan(time, 0.25));
		key(in, "ctrl UP", () -> zoom(time, 1 / 1.5));
		key(in, "ctrl DOWN", () -> zoom(time, 1.5));
	}

	private static void pan(final TimeView time, final double part) {
		time.look(time.window().pan(part * time.window().length()));
	}

	private static void zoom(final TimeView time, final double factor) {
		final TimeWindow w = time.window();
		time.look(w.zoom(factor, (w.from() + w.to()) / 2));
	}

	private static void key(final JComponent in, final String stroke,
		final Runnable what)
	{
		in.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke
			.getKeyStroke(stroke), stroke);
		in.getActionMap().put(stroke, new AbstractAction() {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent e) {
				what.run();
			}
		});
	}

	/** Shows what is new in the session. */
	public void refresh() {
		final int cell = session.selected();
		session.raw(cell).ifPresent(trace -> spectrum.show(session.source().names()
			.get(cell), trace));
		numbers.show(session.settings());
		figures.fireTableDataChanged();
		final int row = session.cells().indexOf(cell);
		if (row >= 0) fits.setRowSelectionInterval(row, row);
		kernel.repaint();
		spectrum.repaint();
		if (stop.isVisible()) {
			bar.setString(null);
			return;
		}
		bar.setValue((int) Math.round(100 * session.progress()));
		bar.setString(session.progress() < 1 ? session.isUpToDate() ? "other cells"
			: "cells in view" : session.isWhole() ? "all cells done"
				: "cells in view done");
	}

	@Override
	public void close() {
		spectrum.close();
	}
}
