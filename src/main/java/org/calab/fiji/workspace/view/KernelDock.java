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
package org.calab.fiji.workspace.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.Set;

import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;

import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.view.Layer;
import org.calab.fiji.tuner.view.TunerPanel;
import org.calab.fiji.workspace.Workspace;

/** The kernel panel at the right of the workspace, and the button that opens and closes it. */
final class KernelDock {

	private static final String HELP =
		"Opens or closes the kernel panel (key T): kernel, method and λ by eye, with a live fit of the cells in view. Apply to all cells takes them";

	/** Width that is left for the traces, in pixels. */
	private static final int TRACES = 660;

	private final JFrame window;
	private final Workspace workspace;
	private final Set<Layer> shown;
	private final JToggleButton toggle = new JToggleButton("Tune");
	private Optional<TunerPanel> panel = Optional.empty();
	private JComponent column;
	private Rectangle before, widened;

	/** @param toggled called when the panel is to be opened or closed */
	KernelDock(final JFrame window, final Workspace workspace,
		final Set<Layer> shown, final Runnable toggled)
	{
		this.window = window;
		this.workspace = workspace;
		this.shown = shown;
		toggle.setFocusable(false); // the keys stay with the cells
		toggle.addActionListener(e -> toggled.run());
	}

	JToggleButton toggle() {
		return toggle;
	}

	/** @param refusal why the panel cannot be open; empty if it can */
	void offer(final Optional<String> refusal) {
		toggle.setEnabled(refusal.isEmpty());
		toggle.setToolTipText(refusal.map(r -> HELP + ". " + r).orElse(HELP));
		if (refusal.isPresent()) toggle.setSelected(false);
	}

	boolean isWanted() {
		return toggle.isSelected();
	}

	boolean contains(final Component c) {
		return column != null && SwingUtilities.isDescendingFrom(c, column);
	}

	/** Opens or closes the panel as the button says. @param session empty while no cells are fitted */
	void show(final Optional<TunerSession> session) {
		final boolean is = column != null && column.getParent() != null;
		if (is == isWanted() || !is && session.isEmpty()) return;
		if (panel.isEmpty()) {
			panel = Optional.of(new TunerPanel(session.get(), shown, Optional
				.empty()));
			column = panel.get().docked(workspace);
		}
		if (is) close();
		else open();
		window.validate();
	}

	private void open() {
		window.add(column, BorderLayout.EAST);
		panel.get().refresh();
		before = window.getBounds();
		if ((window.getExtendedState() & Frame.MAXIMIZED_HORIZ) != 0) return;
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
			.getMaximumWindowBounds();
		final int width = Math.max(before.width, Math.min(screen.width, TRACES +
			column.getPreferredSize().width));
		widened = new Rectangle(Math.max(screen.x, before.x + before.width - width),
			before.y, width, before.height);
		window.setBounds(widened);
	}

	private void close() {
		window.remove(column);
		if (window.getBounds().equals(widened)) window.setBounds(before);
	}

	/** Shows what is new in the session. */
	void refresh() {
		panel.filter(p -> column.getParent() != null).ifPresent(TunerPanel::refresh);
	}

	void dispose() {
		panel.ifPresent(TunerPanel::close);
	}
}
