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

import java.awt.FlowLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import javax.swing.UIManager;

import org.calab.cells.CellList;
import org.calab.check.InvalidInputException;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.CellChoice;
import org.calab.fiji.tuner.TunerSession;

/** Selects the cells in view: the most active, a random choice, or a list. */
final class CellsBar extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final int FIRST_SHOWN = 4, MOST = 200;
	private static final String ACTIVE = "most active", RANDOM = "random",
			CHOSEN = "chosen:";

	private final transient TunerSession session;
	private final List<Integer> ranking;
	private final JComboBox<String> order = new JComboBox<>(new String[] { ACTIVE,
		RANDOM, CHOSEN });
	private final JSpinner count;
	private final JTextField text = new JTextField(8);
	private final JButton next = new JButton("Next");
	private int from;
	private long seed = 1;
	private boolean showing;

	/** @param ranking all cells, the most active first */
	CellsBar(final TunerSession session, final List<Integer> ranking) {
		super(new FlowLayout(FlowLayout.LEFT, 6, 2));
		this.session = session;
		this.ranking = ranking;
		final int cells = ranking.size();
		count = new JSpinner(new SpinnerNumberModel(Math.min(FIRST_SHOWN, cells), 1,
			Math.min(MOST, cells), 1));
		count.setToolTipText("Number of cells in view");
		order.setToolTipText(
			"Cells in view: those with the largest variance, a random choice, or the list typed");
		text.setToolTipText("Cell numbers, counted from 1, for example 3, 7-9");
		text.setName("cells");
		next.setToolTipText("Next cells in this order");
		order.addActionListener(e -> {
			if (showing) return;
			from = 0;
			if (CHOSEN.equals(order.getSelectedItem())) text.requestFocusInWindow();
			else update();
		});
		count.addChangeListener(e -> {
			if (!CHOSEN.equals(order.getSelectedItem())) update();
		});
		text.addActionListener(e -> chosen());
		next.addActionListener(e -> {
			from = (from + pageSize()) % ranking.size();
			if (RANDOM.equals(order.getSelectedItem())) seed++;
			update();
		});
		final JButton whole = new JButton("Whole recording");
		whole.setToolTipText("All frames (double click on the traces)");
		whole.addActionListener(e -> session.look(TimeWindow.whole(session.source()
			.frames())));
		add(new JLabel("Cells:"));
		add(count);
		add(order);
		add(text);
		add(next);
		add(whole);
		update();
	}

	private int pageSize() {
		return (Integer) count.getValue();
	}

	private void update() {
		final boolean random = RANDOM.equals(order.getSelectedItem());
		final List<Integer> all = random ? CellChoice.random(ranking.size(), seed)
			: ranking;
		final int start = random ? 0 : from;
		final List<Integer> cells = all.subList(start, Math.min(all.size(), start +
			pageSize()));
		session.show(cells);
		text.setText(cells.stream().limit(MOST).map(c -> String.valueOf(c + 1))
			.collect(Collectors.joining(", ")));
		text.setCaretPosition(0);
	}

	private void chosen() {
		try {
			// names may be numbers, too
			session.show(Arrays.stream(CellList.of(text.getText(), IntStream.rangeClosed(
				1, ranking.size()).mapToObj(String::valueOf).toList())).boxed().toList());
			showing = true;
			order.setSelectedItem(CHOSEN);
			showing = false;
		}
		catch (final InvalidInputException e) {
			UIManager.getLookAndFeel().provideErrorFeedback(text);
			text.setToolTipText(e.getMessage());
		}
	}
}
