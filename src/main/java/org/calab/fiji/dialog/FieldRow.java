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
package org.calab.fiji.dialog;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.Insets;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import org.calab.check.InvalidInputException;
import org.calab.fiji.window.DesktopTheme;

/** A field in a dialog: its label, what is entered, and its unit and range. For the event thread. */
final class FieldRow {

	private static final int TEXT_COLUMNS = 22, NUMBER_COLUMNS = 8;

	private final Field field;
	private final JLabel label = new JLabel(), hint = new JLabel();
	private final JComponent shown, input;
	private final List<Runnable> listeners = new ArrayList<>();
	private Supplier<String> text;
	private BiConsumer<FieldRow, String> setter;
	private boolean applies = true;

	FieldRow(final Field field, final DialogLayout layout) {
		this.field = field;
		if (field.kind() != Field.Kind.FLAG) label.setText(field.label());
		hint.setText(field.hint());
		input = switch (field.kind()) {
			case FLAG -> box();
			case CHOICE, TITLE -> choice(layout);
			case OPEN, FOLDER, SAVE -> line(TEXT_COLUMNS);
			case NUMBER, TEXT -> line(isWide() ? TEXT_COLUMNS : NUMBER_COLUMNS);
		};
		shown = field.kind().isFile() ? withButton((JTextField) input) : input;
		input.setName(field.key());
		input.getAccessibleContext().setAccessibleName(field.label());
		label.setLabelFor(input);
		final String help = "<html><body width=340>" + field.help().replace("&",
			"&amp;").replace("<", "&lt;");
		if (!field.help().isEmpty()) for (final JComponent c : List.of(label, hint,
			shown, input))
			c.setToolTipText(help);
		judge();
	}

	private JComponent box() {
		final JCheckBox box = new JCheckBox(field.label(), Boolean.parseBoolean(field
			.start()));
		text = () -> Boolean.toString(box.isSelected());
		setter = (row, t) -> box.setSelected(Boolean.parseBoolean(t));
		box.addItemListener(e -> changed());
		return box;
	}

	private JComponent choice(final DialogLayout layout) {
		final JComboBox<String> combo = new JComboBox<>((field.kind() == Field.Kind.TITLE
			? titles(layout) : field.choices()).toArray(String[]::new));
		combo.setRenderer(new DefaultListCellRenderer() {

			private static final long serialVersionUID = 1L;

			@Override
			public Component getListCellRendererComponent(final JList<?> list,
				final Object value, final int index, final boolean selected,
				final boolean focused)
			{
				return super.getListCellRendererComponent(list, words(String.valueOf(
					value), layout), index, selected, focused);
			}
		});
		text = () -> combo.getSelectedItem() == null ? "" : combo.getSelectedItem()
			.toString();
		setter = (row, t) -> combo.setSelectedItem(t);
		combo.setSelectedItem(field.start());
		combo.addItemListener(e -> changed());
		return combo;
	}

	/** @return the values: an empty title if something is open or it has a meaning of its own, the titles, a file */
	private List<String> titles(final DialogLayout layout) {
		final DialogLayout.Titles of = layout.titles(field.key()).orElseThrow();
		final List<String> open = field.choices(), all = new ArrayList<>();
		if (!open.isEmpty() || of.whenEmpty().isPresent()) all.add("");
		// the active one, which is last, is the empty title
		all.addAll(of.all() || open.isEmpty() ? open : open.subList(0, open.size() -
			1));
		if (!of.files().isEmpty()) all.add(Values.FROM_FILE);
		return all;
	}

	private String words(final String value, final DialogLayout layout) {
		if (field.kind() != Field.Kind.TITLE) return layout.shown(field.key(), value);
		if (value.equals(Values.FROM_FILE)) return "a file...";
		if (!value.isEmpty()) return value;
		final DialogLayout.Titles of = layout.titles(field.key()).orElseThrow();
		if (field.choices().isEmpty()) return of.whenEmpty().orElseThrow();
		return of.all() ? "all" : field.choices().get(field.choices().size() - 1);
	}

	private JTextField line(final int columns) {
		final JTextField line = new JTextField(columns);
		text = line::getText;
		setter = (row, t) -> line.setText(t);
		line.setText(field.start());
		line.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent e) {
				changed();
			}

			@Override
			public void removeUpdate(final DocumentEvent e) {
				changed();
			}

			@Override
			public void changedUpdate(final DocumentEvent e) {
				changed();
			}
		});
		return line;
	}

	private JComponent withButton(final JTextField line) {
		final JButton button = new JButton("Browse...");
		button.addActionListener(e -> choose(line));
		FileDrop.into(line);
		final JPanel both = new JPanel(new BorderLayout(4, 0)) {

			private static final long serialVersionUID = 1L;

			@Override
			public void setEnabled(final boolean enabled) {
				super.setEnabled(enabled);
				line.setEnabled(enabled);
				button.setEnabled(enabled);
			}
		};
		both.setOpaque(false);
		both.add(line, BorderLayout.CENTER);
		both.add(button, BorderLayout.EAST);
		return both;
	}

	private void choose(final JTextField line) {
		final JFileChooser chooser = new JFileChooser();
		chooser.setDialogTitle(field.label());
		chooser.setFileSelectionMode(switch (field.kind()) {
			case FOLDER -> JFileChooser.DIRECTORIES_ONLY;
			case OPEN -> JFileChooser.FILES_AND_DIRECTORIES; // results of other tools are folders, too
			default -> JFileChooser.FILES_ONLY;
		});
		if (!line.getText().isBlank()) chooser.setSelectedFile(new File(line
			.getText().trim()));
		final int answer = field.kind() == Field.Kind.SAVE ? chooser.showSaveDialog(
			line) : chooser.showDialog(line, "Choose");
		if (answer == JFileChooser.APPROVE_OPTION) line.setText(chooser
			.getSelectedFile().toString());
		line.requestFocusInWindow(); // where Enter is OK, not Browse... again
	}

	private void changed() {
		judge();
		listeners.forEach(Runnable::run);
	}

	/** Shows in colour whether the value is valid. */
	private void judge() {
		mark(applies && refusal().isPresent());
	}

	void mark(final boolean wrong) {
		final Color colour = wrong ? DesktopTheme.current().alarm() : DesktopTheme
			.current().soft();
		hint.setForeground(colour);
		label.setForeground(wrong ? colour : null);
	}

	Optional<InvalidInputException> refusal() {
		try {
			field.value(text());
			return Optional.empty();
		}
		catch (final InvalidInputException e) {
			return Optional.of(e);
		}
	}

	/** @param listener told of each change */
	void onChange(final Runnable listener) {
		listeners.add(listener);
	}

	Field field() {
		return field;
	}

	/** @return the component that is clicked and typed into */
	JComponent input() {
		return input;
	}

	String text() {
		return text.get();
	}

	void setText(final String to) {
		setter.accept(this, to);
	}

	boolean applies() {
		return applies;
	}

	/** @param hide whether it disappears while it does not apply, and is not just disabled */
	void setApplies(final boolean now, final boolean hide) {
		applies = now;
		for (final JComponent c : List.of(label, shown, hint)) {
			c.setEnabled(now);
			c.setVisible(now || !hide);
		}
		judge();
	}

	/** @return whether the field takes the width that there is */
	private boolean isWide() {
		return switch (field.kind()) {
			case FLAG, CHOICE, NUMBER -> false;
			case TEXT -> field.option().filter(o -> o.type().isPrimitive()).isEmpty();
			default -> true;
		};
	}

	/** Adds the row to a panel with a grid. */
	void addTo(final JPanel panel, final int row) {
		final GridBagConstraints at = new GridBagConstraints();
		at.gridy = row;
		at.gridx = 0;
		at.anchor = GridBagConstraints.LINE_START;
		at.insets = new Insets(2, 0, 2, 8);
		panel.add(label, at);
		at.gridx = 1;
		at.weightx = 1;
		at.fill = GridBagConstraints.HORIZONTAL;
		at.insets = new Insets(2, 0, 2, 0);
		final JPanel line = new JPanel(new BorderLayout(8, 0));
		line.add(shown, isWide() ? BorderLayout.CENTER : BorderLayout.WEST);
		line.add(hint, isWide() ? BorderLayout.EAST : BorderLayout.CENTER);
		panel.add(line, at);
	}
}
