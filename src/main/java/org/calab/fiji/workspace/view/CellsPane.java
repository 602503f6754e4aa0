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

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import org.calab.check.InvalidInputException;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.WrappingRow;
import org.calab.fiji.workspace.Order;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.CellState;

/** The table of cells, with the filter, the colours of the outlines, and buttons for the states. */
final class CellsPane extends JPanel {

	private static final long serialVersionUID = 1L;

	/** Milliseconds of rest before a filter that is being typed applies. */
	private static final int REST = 300;

	private final transient Workspace workspace;
	private final JTextField filter = new JTextField(14);
	private final JLabel count = new JLabel(" ");
	private final JComboBox<String> colours = new JComboBox<>();
	private final JButton accept = new JButton("Accept"), reject = new JButton(
		"Reject"), undo = new JButton("Undo");
	private final Timer typing = new Timer(REST, e -> filter());
	private boolean filling;

	CellsPane(final Workspace workspace) {
		super(new BorderLayout());
		this.workspace = workspace;
		final JPanel head = new WrappingRow();
		filter.setName("filter");
		typing.setRepeats(false);
		filter.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent e) {
				typing.restart();
			}

			@Override
			public void removeUpdate(final DocumentEvent e) {
				typing.restart();
			}

			@Override
			public void changedUpdate(final DocumentEvent e) {
				// of styles only
			}
		});
		filter.addActionListener(e -> filter());
		colours.setName("colours");
		colours.setToolTipText(
			"What the colours of the outlines in the image show: the state, or a column from low (violet) to high (yellow)");
		colours.setPrototypeDisplayValue("standardised_noise");
		colours.addActionListener(e -> {
			if (!filling && colours.getSelectedItem() != null) workspace.colour(
				(String) colours.getSelectedItem());
		});
		button(accept, "Accepts the selected cells (key A)", () -> workspace.mark(
			CellState.ACCEPTED));
		button(reject, "Rejects the selected cells (key R)", () -> workspace.mark(
			CellState.REJECTED));
		button(undo, "Takes back the last change of states (key Z)",
			workspace::undo);
		final Box colouring = Box.createHorizontalBox();
		colouring.add(new JLabel("Colour by "));
		colouring.add(colours);
		for (final JComponent c : new JComponent[] { new JLabel("Filter"), filter,
			count, accept, reject, undo, colouring })
			head.add(c);
		add(head, BorderLayout.NORTH);
		final CellsTable table = new CellsTable(workspace);
		final JScrollPane scroll = new JScrollPane(table);
		scroll.getViewport().setBackground(table.getBackground());
		scroll.setBorder(BorderFactory.createEmptyBorder());
		add(scroll, BorderLayout.CENTER);
		workspace.listen(this::changed);
		fill(workspace.state());
		say(workspace.state());
	}

	private static void button(final JButton b, final String help,
		final Runnable what)
	{
		b.setToolTipText(help);
		b.addActionListener(e -> what.run());
		b.setFocusable(false); // the keys stay with the table
	}

	private void filter() {
		typing.stop();
		filter.setForeground(UIManager.getColor("TextField.foreground"));
		try {
			workspace.filter(filter.getText());
			say(workspace.state());
		}
		catch (final InvalidInputException e) {
			filter.setForeground(DesktopTheme.current().alarm());
			count.setText("not a filter");
			count.setToolTipText(e.getMessage());
			filter.setToolTipText(e.getMessage());
		}
	}

	private String help() {
		return "<html><body width=380>Show only cells that meet a condition, for example <code>snr >= 2 and state = accepted</code>. Columns: " +
			String.join(", ", workspace.state().data().columns());
	}

	private void changed(final WorkspaceState before, final WorkspaceState after) {
		if (before.data() != after.data() || !before.colouring().equals(after
			.colouring())) fill(after);
		if (!after.filter().equals(filter.getText().trim()) && !before.filter()
			.equals(after.filter())) filter.setText(after.filter());
		if (before.data() != after.data() || !before.shown().equals(after.shown()) ||
			!before.states().equals(after.states()) || !before.selection().equals(after
				.selection())) say(after);
	}

	private void fill(final WorkspaceState s) {
		filling = true;
		colours.removeAllItems();
		colours.addItem(Order.STATE);
		s.data().numericColumns().forEach(colours::addItem);
		colours.setSelectedItem(s.colouring());
		filling = false;
		filter.setToolTipText(help());
	}

	private void say(final WorkspaceState s) {
		final int all = s.data().size(), rejected = s.rejected();
		count.setText(s.shown().size() + " of " + all + (rejected == 0 ? "" : ", " +
			rejected + " rejected"));
		count.setToolTipText("Cells that pass the filter, of all cells");
		accept.setEnabled(!s.selection().isEmpty());
		reject.setEnabled(!s.selection().isEmpty());
		undo.setEnabled(workspace.canUndo());
	}
}
