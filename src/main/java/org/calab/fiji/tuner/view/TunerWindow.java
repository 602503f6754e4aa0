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
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

import org.calab.fiji.lanes.TimeAxis;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.window.Coalesced;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.Job;
import org.calab.fiji.window.StatusText;

/** The window of Tune Deconvolution: the kernel panel on both sides of the cells in view. */
public final class TunerWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private final transient TunerSession session;
	private final Set<Layer> shown = EnumSet.allOf(Layer.class);
	private final transient TunerPanel panel;
	private final LanesPanel lanes;
	private final TimeAxis axis;
	private final OverviewStrip overview;
	private final Legend legend;
	private final JLabel words = new JLabel(" ");
	private final String notice;
	private final transient Coalesced refresh = new Coalesced(this::refresh);

	/**
	 * @param input the traces and initial settings
	 * @param outlet receives the results
	 */
	public TunerWindow(final TunerInput input, final TunerOutlet outlet) {
		super("Tune Deconvolution: " + input.title());
		notice = String.join(" ", input.notices());
		session = new TunerSession(input.traces(), input.spikes(), input.start(),
			EventQueue::invokeLater, refresh::request);
		panel = new TunerPanel(session, shown, Optional.of(outlet));
		lanes = new LanesPanel(session, shown);
		axis = new TimeAxis(session, () -> Optional.of(session.source().rate()),
			OptionalInt::empty);
		overview = new OverviewStrip(session);
		legend = new Legend(shown, refresh::request);
		add(panel.left(), BorderLayout.WEST);
		add(centre(new CellsBar(session, input.ranking())), BorderLayout.CENTER);
		add(panel.right(), BorderLayout.EAST);
		add(bottom(input.repairs(), outlet), BorderLayout.SOUTH);
		panel.keys(getRootPane(), session);
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

	private JComponent centre(final CellsBar cells) {
		final JPanel head = new JPanel();
		head.setLayout(new BoxLayout(head, BoxLayout.Y_AXIS));
		head.add(cells);
		head.add(legend);
		head.add(overview);
		final JScrollPane scroll = new JScrollPane(lanes);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		final JPanel centre = new JPanel(new BorderLayout());
		centre.add(head, BorderLayout.NORTH);
		centre.add(scroll, BorderLayout.CENTER);
		centre.add(axis, BorderLayout.SOUTH);
		return centre;
	}

	private JComponent bottom(final List<String> repairs,
		final TunerOutlet outlet)
	{
		final JPanel bottom = new JPanel(new BorderLayout(8, 0));
		bottom.setBorder(BorderFactory.createEmptyBorder(4, 10, 6, 10));
		final JPanel side = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		if (!repairs.isEmpty()) side.add(undoRepairs(repairs, outlet));
		panel.progress().forEach(side::add);
		bottom.add(words, BorderLayout.CENTER);
		bottom.add(side, BorderLayout.EAST);
		return bottom;
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

	private void refresh() {
		panel.refresh();
		legend.offer(CellCurves.layers(session.cells().stream().map(c -> CellCurves
			.of(session, c)).toList()));
		lanes.revalidate();
		say();
		for (final JComponent c : new JComponent[] { lanes, axis, overview })
			c.repaint();
	}

	private void say() {
		final String text = !session.failure().isEmpty() ? session.failure()
			: String.join(" ", session.warnings());
		final String all = (text + " " + notice).trim();
		words.setText(all.isEmpty() ? "No warnings." : "⚠ " + all);
		words.setToolTipText(StatusText.whole(all));
		words.setForeground(all.isEmpty() ? DesktopTheme.current().soft()
			: DesktopTheme.current().alarm());
	}

	@Override
	public void dispose() {
		session.close();
		panel.close();
		super.dispose();
	}
}
