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

import ij.WindowManager;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;

import org.calab.batch.Outcome;
import org.calab.fiji.DesktopBrowser;
import org.calab.fiji.window.Job;
import org.calab.fiji.window.TextTable;

/** Shows the outcome of a batch, failures first, with a button that opens the full report. */
final class OutcomesWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private static final Dimension TABLE = new Dimension(860, 340);

	private OutcomesWindow(final String title, final String summary,
		final List<Outcome> outcomes, final Path folder, final Path report)
	{
		super(title + ": " + summary);
		final JLabel head = new JLabel(summary);
		head.setFont(head.getFont().deriveFont(Font.BOLD, 15f));
		final JButton open = new JButton("Open report"), close = new JButton(
			"Close");
		open.setToolTipText(report.toString());
		open.addActionListener(e -> new Job<>(p -> {
			new DesktopBrowser().open(report.toUri());
			return report;
		}, done -> {}, why -> JOptionPane.showMessageDialog(this,
			"No browser could be opened. The report is\n" + report, title,
			JOptionPane.ERROR_MESSAGE)).execute());
		close.addActionListener(e -> dispose());
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 8,
			0));
		buttons.add(open);
		buttons.add(close);
		final JPanel content = new JPanel(new BorderLayout(0, 10));
		content.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
		content.add(head, BorderLayout.NORTH);
		content.add(new TextTable(List.of("Recording", "Status",
			"Reason or warnings"), lines(outcomes, folder), TABLE), BorderLayout.CENTER);
		content.add(buttons, BorderLayout.SOUTH);
		add(content);
		getRootPane().setDefaultButton(open);
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		pack();
		setLocationRelativeTo(null);
	}

	/** Opens a window, which ImageJ lists. May be called from any thread. @param folder of the recordings */
	static void open(final String title, final String summary,
		final List<Outcome> outcomes, final Path folder, final Path report)
	{
		EventQueue.invokeLater(() -> {
			final OutcomesWindow window = new OutcomesWindow(title, summary, outcomes,
				folder, report);
			WindowManager.addWindow(window);
			window.setVisible(true);
		});
	}

	private static List<TextTable.Line> lines(final List<Outcome> outcomes,
		final Path folder)
	{
		return outcomes.stream().sorted(Comparator.comparing(o -> !o.isFailure()))
			.map(o -> new TextTable.Line(List.of(o.name(), o.status().toString(), o
				.isFailure() ? reason(o, folder) : String.join(" ", o.warnings())), o
					.isFailure())).toList();
	}

	/** Shortens paths: all files are in the folder, whose path may be long. */
	private static String reason(final Outcome o, final Path folder) {
		return o.reason().replace(folder + File.separator, "");
	}

	@Override
	public void dispose() {
		WindowManager.removeWindow(this);
		super.dispose();
	}
}
