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
package org.calab.fiji.command;

import ij.IJ;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextArea;

import org.calab.batch.BatchPlan;
import org.calab.batch.Recording;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.EventThread;
import org.calab.fiji.window.TextTable;

/** Shows what a batch will do before it starts, with problems first. */
final class PlanPreview {

	private static final String START = "Start", CANCEL = "Cancel";

	private static final Dimension TABLE = new Dimension(860, 340);

	/** Characters per line of text. */
	private static final int COLUMNS = 80;

	private PlanPreview() {}

	/**
	 * @param out output folder
	 * @return whether to start
	 */
	static boolean isConfirmed(final String title, final BatchPlan plan,
		final Path out)
	{
		return EventThread.get(() -> ask(title, content(plan, out)));
	}

	private static boolean ask(final String title, final JComponent content) {
		final JOptionPane pane = new JOptionPane(content,
			JOptionPane.PLAIN_MESSAGE, JOptionPane.OK_CANCEL_OPTION, null,
			new String[] { START, CANCEL }, START);
		final JDialog dialog = pane.createDialog(IJ.getInstance(), title +
			": start?");
		dialog.setResizable(true);
		dialog.setLocationRelativeTo(null); // ImageJ's own window may be in a corner
		dialog.setVisible(true);
		dialog.dispose();
		return START.equals(pane.getValue());
	}

	private static JComponent content(final BatchPlan plan, final Path out) {
		final JPanel content = new JPanel(new BorderLayout(0, 10));
		content.add(head(plan, out), BorderLayout.NORTH);
		content.add(new TextTable(columns(plan), lines(plan), TABLE),
			BorderLayout.CENTER);
		content.add(foot(plan), BorderLayout.SOUTH);
		return content;
	}

	private static JComponent head(final BatchPlan plan, final Path out) {
		final int good = plan.recordings().size(), bad = plan.problems().size();
		final JLabel counts = new JLabel(good + (good == 1 ? " recording"
			: " recordings") + " will be done" + (bad == 0 ? "" : ", " + bad +
				" cannot be"));
		counts.setFont(counts.getFont().deriveFont(Font.BOLD, 15f));
		final JPanel head = new JPanel(new BorderLayout(0, 6));
		head.add(counts, BorderLayout.NORTH);
		final JTextArea paths = text("From " + plan.folder() + "\nTo " + out);
		paths.setWrapStyleWord(false); // a path is one long word
		head.add(paths, BorderLayout.CENTER);
		return head;
	}

	private static JComponent foot(final BatchPlan plan) {
		final JPanel foot = new JPanel(new BorderLayout(0, 8));
		if (!plan.notes().isEmpty()) {
			final JTextArea notes = text(String.join("\n", plan.notes()));
			notes.setOpaque(true);
			notes.setBackground(DesktopTheme.current().caution());
			notes.setForeground(DesktopTheme.current().alarm());
			notes.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
			foot.add(notes, BorderLayout.NORTH);
		}
		foot.add(text("Esc in ImageJ's window stops a batch. Completed recordings " +
			"are kept, and are not redone when you run it again."),
			BorderLayout.SOUTH);
		return foot;
	}

	/** Text that wraps and can be copied. */
	private static JTextArea text(final String words) {
		final JTextArea area = new JTextArea(words, 0, COLUMNS);
		area.setEditable(false);
		area.setOpaque(false);
		area.setBorder(null);
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setFont(new JLabel().getFont().deriveFont(Font.PLAIN));
		return area;
	}

	private static List<String> columns(final BatchPlan plan) {
		final boolean traces = plan.recordings().stream().anyMatch(r -> r
			.kind() == Recording.Kind.TRACES);
		return traces ? List.of("Recording", "Traces") : List.of("Recording",
			"Movie", "ROI set or label image");
	}

	private static List<TextTable.Line> lines(final BatchPlan plan) {
		return Stream.concat(plan.problems().stream().map(
			p -> new TextTable.Line(List.of(p.name(), p.file(), p.reason()), true)),
			plan.recordings().stream().map(r -> new TextTable.Line(r
				.regions() == null ? List.of(r.name(), r.file().getName()) : List.of(r
					.name(), r.file().getName(), r.regions().getName()), false)))
			.toList();
	}
}
