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

import ij.gui.GUI;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSeparator;
import javax.swing.KeyStroke;

import org.calab.check.InvalidInputException;
import org.calab.fiji.window.DesktopTheme;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;

/**
 * A command's dialog. It can be shown again with what was entered and what was wrong with it.
 * Its methods may be called on any thread.
 */
public final class InputDialog {

	/** Rows below <em>More...</em> above which there are two columns of groups. */
	private static final int TALL = 12;

	private static final int GAP = 12, SCREEN_MARGIN = 60;

	private final String title;
	private final DialogLayout layout;
	private final DialogMemory memory;
	private final List<Field> fields;
	private final Map<String, String> found;

	private JDialog dialog; // this and the following on the event thread
	private final Map<String, FieldRow> rows = new LinkedHashMap<>();
	private final JLabel message = new JLabel();
	private final JPanel more = new JPanel(new GridBagLayout());
	private final JScrollPane scroll = new JScrollPane(more);
	private final JButton unfold = new JButton();
	private Map<String, Object> answer;

	private InputDialog(final String title, final DialogLayout layout,
		final DialogMemory memory, final List<Field> fields,
		final Map<String, String> found)
	{
		this.title = title;
		this.layout = layout;
		this.memory = memory;
		this.fields = fields;
		this.found = found;
	}

	/**
	 * @param items the inputs to ask for; each has its place in the layout
	 * @param titles of the open trace sets, the active one last
	 */
	public static InputDialog of(final Module module,
		final List<ModuleItem<?>> items, final String title,
		final DialogLayout layout, final List<String> titles,
		final DialogMemory memory) throws ModuleException
	{
		final Module fresh = module.getInfo().createModule();
		final List<Field> fields = new ArrayList<>();
		// what the command has found for this run, for example on the image
		final Map<String, String> found = new LinkedHashMap<>();
		for (final ModuleItem<?> item : items) {
			final Field field = Field.of(item, fresh.getInput(item.getName()), layout,
				titles);
			fields.add(field);
			final String now = Field.text(module.getInput(item.getName()));
			if (!now.equals(field.start())) found.put(field.key(), now);
		}
		return new InputDialog(title, layout, memory, fields, found);
	}

	/** @return the values of the inputs by name, defaults of those that do not apply; empty if the user cancels */
	public Optional<Map<String, Object>> ask() {
		onEventThread(() -> {
			if (dialog == null) build();
			answer = null;
			dialog.setVisible(true); // until it is closed
		});
		return Optional.ofNullable(answer);
	}

	/**
	 * Shows a message the next time.
	 *
	 * @param key input that it is about
	 */
	public void tell(final String text, final Optional<String> key) {
		onEventThread(() -> show(text, key));
	}

	private void onEventThread(final Runnable what) {
		if (EventQueue.isDispatchThread()) {
			what.run();
			return;
		}
		try {
			EventQueue.invokeAndWait(what);
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
		catch (final InterruptedException e) {
			EventQueue.invokeLater(() -> {
				if (dialog != null) dialog.dispose(); // nobody waits for it
			});
			Thread.currentThread().interrupt();
		}
	}

	private void build() {
		for (final Field f : fields) {
			final FieldRow row = new FieldRow(f, layout);
			if (f.isRemembered(layout)) memory.text(f).ifPresent(row::setText);
			if (found.containsKey(f.key())) row.setText(found.get(f.key()));
			rows.put(f.key(), row);
		}
		dialog = new JDialog((Frame) null, title, true);
		dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		final JPanel content = new JPanel(new BorderLayout(0, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		final JPanel top = new JPanel(new BorderLayout(0, GAP));
		top.add(message, BorderLayout.NORTH);
		top.add(first(), BorderLayout.CENTER);
		content.add(top, BorderLayout.NORTH);
		addGroups();
		scroll.setBorder(BorderFactory.createEmptyBorder());
		scroll.getVerticalScrollBar().setUnitIncrement(16);
		content.add(scroll, BorderLayout.CENTER);
		content.add(buttons(), BorderLayout.SOUTH);
		dialog.setContentPane(content);
		message.setVisible(false);
		rows.values().forEach(r -> r.onChange(this::changed));
		apply();
		setUnfolded(memory.isUnfolded() || rows.values().stream().anyMatch(
			this::isChangedBelow));
		GUI.center(dialog);
	}

	/** @return whether a field that is folded away has another value than the default */
	private boolean isChangedBelow(final FieldRow row) {
		final Field f = row.field();
		return !layout.firstKeys().contains(f.key()) && f
			.kind() != Field.Kind.TITLE && !row.text().equals(f.start());
	}

	private JPanel first() {
		final JPanel panel = new JPanel(new GridBagLayout());
		addRows(panel, layout.firstKeys(), 0);
		return panel;
	}

	private int addRows(final JPanel panel, final List<String> keys,
		final int from)
	{
		int at = from;
		for (final String key : keys)
			if (rows.containsKey(key)) rows.get(key).addTo(panel, at++);
		return at;
	}

	/** Those groups that have a field, in one column or two. */
	private void addGroups() {
		final List<DialogLayout.Group> groups = layout.groups().stream().filter(g -> g
			.keys().stream().anyMatch(rows::containsKey)).toList();
		final int all = groups.stream().mapToInt(InputDialog::height).sum();
		final JPanel[] columns = new JPanel[all > TALL ? 2 : 1];
		for (int i = 0; i < columns.length; i++)
			columns[i] = new JPanel(new GridBagLayout());
		int above = 0;
		final int[] next = new int[columns.length];
		for (final DialogLayout.Group g : groups) {
			// in the column in which the middle of the group falls
			final int column = Math.min(columns.length - 1, columns.length * (2 *
				above + height(g)) / (2 * all));
			above += height(g);
			addHeading(columns[column], g.title(), next[column]++);
			next[column] = addRows(columns[column], g.keys(), next[column]);
		}
		final GridBagConstraints at = new GridBagConstraints();
		at.fill = GridBagConstraints.HORIZONTAL;
		at.anchor = GridBagConstraints.FIRST_LINE_START;
		at.weightx = 1;
		at.weighty = 1;
		for (int i = 0; i < columns.length; i++) {
			at.gridx = i;
			at.insets = new Insets(0, i > 0 ? 2 * GAP : 0, 0, GAP / 2);
			more.add(columns[i], at);
		}
		unfold.setVisible(!groups.isEmpty());
	}

	private static int height(final DialogLayout.Group group) {
		return group.keys().size() + 1;
	}

	private static void addHeading(final JPanel panel, final String title,
		final int row)
	{
		final JLabel label = new JLabel(title);
		label.setFont(label.getFont().deriveFont(Font.BOLD));
		final JPanel heading = new JPanel(new BorderLayout(6, 0));
		heading.add(label, BorderLayout.WEST);
		final JPanel line = new JPanel(new GridBagLayout());
		final GridBagConstraints fill = new GridBagConstraints();
		fill.fill = GridBagConstraints.HORIZONTAL;
		fill.weightx = 1;
		line.add(new JSeparator(), fill);
		heading.add(line, BorderLayout.CENTER);
		final GridBagConstraints at = new GridBagConstraints();
		at.gridy = row;
		at.gridwidth = 2;
		at.fill = GridBagConstraints.HORIZONTAL;
		at.insets = new Insets(row == 0 ? 0 : 8, 0, 2, 0);
		panel.add(heading, at);
	}

	private JComponent buttons() {
		final JPanel all = new JPanel();
		all.setLayout(new BoxLayout(all, BoxLayout.X_AXIS));
		unfold.addActionListener(e -> setUnfolded(!scroll.isVisible()));
		all.add(unfold);
		all.add(Box.createHorizontalStrut(6));
		final JButton defaults = new JButton("Defaults");
		defaults.setToolTipText(
			"Sets all fields but those for traces and files to their defaults");
		defaults.addActionListener(e -> rows.values().stream().filter(r -> r.field()
			.isRemembered(layout)).forEach(r -> r.setText(r.field().start())));
		all.add(defaults);
		all.add(Box.createHorizontalStrut(3 * GAP));
		all.add(Box.createHorizontalGlue());
		final JButton ok = new JButton("OK"), cancel = new JButton("Cancel");
		ok.addActionListener(e -> accept());
		cancel.addActionListener(e -> dialog.dispose());
		final JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		right.add(cancel);
		right.add(ok);
		all.add(right);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().getInputMap(
			JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(
				KeyEvent.VK_ESCAPE, 0), "cancel");
		dialog.getRootPane().getActionMap().put("cancel", new AbstractAction() {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent e) {
				dialog.dispose();
			}
		});
		return all;
	}

	private void setUnfolded(final boolean now) {
		scroll.setVisible(now);
		unfold.setText(now ? "Less" : "More...");
		fit();
	}

	/** Gives the dialog the size that its fields need and the screen has. */
	private void fit() {
		scroll.setPreferredSize(null);
		dialog.pack();
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
			.getMaximumWindowBounds();
		final int over = dialog.getHeight() - (screen.height - SCREEN_MARGIN);
		if (over > 0 && scroll.isVisible()) {
			final Dimension size = scroll.getPreferredSize();
			scroll.setPreferredSize(new Dimension(size.width + scroll
				.getVerticalScrollBar().getPreferredSize().width, Math.max(80,
					size.height - over)));
			dialog.pack();
		}
		final int below = dialog.getY() + dialog.getHeight() - screen.y -
			screen.height, right = dialog.getX() + dialog.getWidth() - screen.x -
				screen.width;
		if (dialog.isVisible() && (below > 0 || right > 0)) dialog.setLocation(Math.max(
			screen.x, dialog.getX() - Math.max(0, right)), Math.max(screen.y, dialog
				.getY() - Math.max(0, below)));
	}

	private void changed() {
		if (apply()) fit();
	}

	/** @return whether a field has appeared or disappeared */
	private boolean apply() {
		final Values values = new Values(key -> rows.containsKey(key) ? rows.get(key)
			.text() : "");
		boolean changed = false;
		for (final FieldRow row : rows.values()) {
			final String key = row.field().key();
			final boolean now = layout.applies(key, values), hides = layout.firstKeys()
				.contains(key);
			changed |= hides && now != row.applies();
			row.setApplies(now, hides);
		}
		return changed;
	}

	private void accept() {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final FieldRow row : rows.values()) {
			final String key = row.field().key();
			final Optional<InvalidInputException> refusal = row.refusal();
			if (row.applies() && refusal.isPresent()) {
				show(refusal.get().message(k -> "\"" + row.field().label() + "\""),
					Optional.of(key));
				return;
			}
			values.put(key, row.applies() ? row.field().value(row.text()) : row.field()
				.standard());
			final Optional<String> missing = missingFile(row);
			if (missing.isPresent()) {
				show("\"" + rows.get(missing.get()).field().label() +
					"\" is missing; give a file, or choose open traces above.", missing);
				return;
			}
		}
		memory.keep(fields, layout, f -> rows.get(f.key()).text(), scroll
			.isVisible());
		answer = values;
		message.setVisible(false);
		dialog.dispose();
	}

	/** @return the first of the files that are to be given instead of a title, if none is */
	private Optional<String> missingFile(final FieldRow row) {
		if (!row.text().equals(Values.FROM_FILE)) return Optional.empty();
		final List<String> files = layout.titles(row.field().key()).orElseThrow()
			.files();
		return files.stream().allMatch(f -> rows.containsKey(f) && rows.get(f).text()
			.isBlank()) ? files.stream().findFirst() : Optional.empty();
	}

	private void show(final String text, final Optional<String> key) {
		final UnaryOperator<String> plain = t -> t.replace("&", "&amp;").replace("<",
			"&lt;").replace("\n", "<br>");
		message.setText("<html><body width=400>" + plain.apply(text));
		message.setOpaque(true);
		message.setBackground(DesktopTheme.current().caution());
		message.setForeground(DesktopTheme.current().alarm());
		message.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
		message.setVisible(true);
		final Optional<FieldRow> row = key.map(rows::get);
		setUnfolded(scroll.isVisible() || row.isPresent() && !layout.firstKeys().contains(
			key.get()));
		row.ifPresent(r -> {
			r.mark(true);
			EventQueue.invokeLater(() -> {
				r.input().requestFocusInWindow();
				more.scrollRectToVisible(r.input().getBounds());
			});
		});
	}
}
