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
package org.calab.fiji.window;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

import org.calab.alignment.CellOrder;
import org.calab.alignment.Trial;
import org.calab.figure.AlignmentCharts;
import org.calab.figure.AlignmentData;
import org.calab.figure.AlignmentFigure;
import org.calab.figure.FigureOptions;
import org.calab.io.FileGroup;
import org.jfree.chart.ChartMouseEvent;
import org.jfree.chart.ChartMouseListener;
import org.jfree.chart.plot.XYPlot;

/**
 * Shows traces around events: the cells, the trials of the cell that was clicked, and means.
 * A click on a trial goes to its frame in the movie.
 */
public final class AlignmentWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private static final int COLUMN = 370, CELLS = 290, TRIALS = 210, COURSE = 190,
			WIDEST = 1240;

	private static final String HINT =
		"Click a cell to see its trials. Click a trial to go to its frame in the movie.";

	/** The charts of one condition. */
	private record Column(ChartPane cells, ChartPane trials, ChartPane course) {}

	private final transient AlignmentData data;
	private final transient IntFunction<String> movie;
	private final transient LatestJob moving = new LatestJob();
	private final transient List<Column> columns = new ArrayList<>();
	private final transient FileChoice files = new FileChoice(this, "Save figure");
	private final JComboBox<CellOrder> sort = new JComboBox<>(CellOrder.values());
	private final JLabel status = new JLabel(HINT);
	private final JLabel colours = new JLabel();
	private final JButton all = new JButton("Mean of all cells");
	private transient int[] order;
	private transient OptionalInt cell = OptionalInt.empty();

	/**
	 * @param movie goes to a frame of the movie, counted from 0, and says what it did; called on a
	 *          background thread
	 */
	public AlignmentWindow(final AlignmentData data, final IntFunction<String> movie) {
		super(data.title());
		this.data = data;
		this.movie = movie;
		order = data.order(data.alignment().options().sort());
		final JPanel charts = new JPanel(new GridBagLayout());
		for (int c = 0; c < data.conditions().size(); c++)
			columns.add(column(charts, c));
		final JScrollPane scroll = new JScrollPane(charts,
			JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
			JScrollPane.HORIZONTAL_SCROLLBAR_AS_NEEDED);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		add(scroll, BorderLayout.CENTER);
		add(tools(), BorderLayout.NORTH);
		status.setName("status");
		final JPanel below = new JPanel(new GridLayout(2, 1, 0, 3));
		below.setBorder(BorderFactory.createEmptyBorder(5, 10, 6, 10));
		below.add(colours);
		below.add(status);
		add(below, BorderLayout.SOUTH);
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		pick(order[0]);
		all.doClick();
		setSize(Math.min(WIDEST, Math.max(2, columns.size()) * COLUMN + 40), Math.min(
			GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().height,
			CELLS + TRIALS + COURSE + 130));
	}

	private Column column(final JPanel charts, final int condition) {
		final Column column = new Column(pane("cells" + condition, CELLS), pane("trials" +
			condition, TRIALS), pane("course" + condition, COURSE));
		final GridBagConstraints at = new GridBagConstraints();
		at.gridx = condition;
		at.fill = GridBagConstraints.BOTH;
		at.weightx = 1;
		at.gridy = 0;
		at.weighty = CELLS;
		charts.add(column.cells(), at);
		at.gridy = 1;
		at.weighty = TRIALS;
		charts.add(column.trials(), at);
		at.gridy = 2;
		at.weighty = COURSE;
		charts.add(column.course(), at);
		listen(column.cells(), (row, time) -> pick(order[row]));
		listen(column.trials(), (row, time) -> goTo(condition, row, time));
		return column;
	}

	private static ChartPane pane(final String name, final int height) {
		final ChartPane pane = new ChartPane(new Dimension(COLUMN, height), false);
		pane.setName(name);
		pane.setPopupMenu(null);
		pane.setMouseZoomable(false);
		return pane;
	}

	/** Told of a click on a row of a heat map. */
	private interface RowClick {

		/** @param row counted from 0 @param time from the event, in s */
		void at(int row, double time);
	}

	private static void listen(final ChartPane pane, final RowClick click) {
		pane.addChartMouseListener(new ChartMouseListener() {

			@Override
			public void chartMouseClicked(final ChartMouseEvent e) {
				final XYPlot plot = e.getChart().getXYPlot();
				final Rectangle2D area = pane.getScreenDataArea();
				final Point2D p = e.getTrigger().getPoint();
				if (!area.contains(p)) return;
				final double row = plot.getRangeAxis().java2DToValue(p.getY(), area, plot
					.getRangeAxisEdge());
				final int last = (int) plot.getRangeAxis().getUpperBound();
				click.at(Math.max(1, Math.min(last, (int) Math.rint(row))) - 1, plot
					.getDomainAxis().java2DToValue(p.getX(), area, plot.getDomainAxisEdge()));
			}

			@Override
			public void chartMouseMoved(final ChartMouseEvent e) {
				// only clicks count
			}
		});
	}

	private JComponent tools() {
		final Box bar = Box.createHorizontalBox();
		sort.setName("sort");
		sort.setSelectedItem(data.alignment().options().sort());
		sort.setMaximumSize(sort.getPreferredSize());
		sort.addActionListener(e -> {
			order = data.order((CellOrder) sort.getSelectedItem());
			showCells();
		});
		all.setName("all");
		all.setToolTipText("Show the mean of all cells below instead of that of one cell");
		all.addActionListener(e -> showCourses(OptionalInt.empty()));
		final JButton save = new JButton("Save figure...");
		save.addActionListener(e -> save());
		for (final JComponent c : new JComponent[] { new JLabel("Sort cells by:"), sort, all,
			save })
		{
			bar.add(Box.createHorizontalStrut(8));
			bar.add(c);
			if (c == all) bar.add(Box.createHorizontalGlue());
		}
		bar.setBorder(BorderFactory.createEmptyBorder(6, 4, 6, 8));
		return bar;
	}

	/** Shows the trials of a cell. @param picked counted from 0 */
	private void pick(final int picked) {
		cell = OptionalInt.of(picked);
		showCells();
		for (int c = 0; c < columns.size(); c++)
			columns.get(c).trials().setChart(AlignmentCharts.trials(data, c, picked));
		showCourses(cell);
		colours.setText(data.colours(picked));
		status.setText(data.alignment().traces().names().get(picked) + ". " + HINT);
	}

	private void showCells() {
		OptionalInt marked = OptionalInt.empty();
		for (int row = 0; row < order.length; row++)
			if (cell.isPresent() && order[row] == cell.getAsInt()) marked = OptionalInt.of(row);
		for (int c = 0; c < columns.size(); c++)
			columns.get(c).cells().setChart(AlignmentCharts.cells(data, c, order, marked));
	}

	private void showCourses(final OptionalInt of) {
		for (int c = 0; c < columns.size(); c++)
			columns.get(c).course().setChart(AlignmentCharts.course(data, c, of));
	}

	private void goTo(final int condition, final int row, final double time) {
		final String name = data.conditions().get(condition);
		final Trial trial = data.alignment().trials(name).get(row);
		final int frame = data.alignment().frame(trial, time);
		final String what = String.format(Locale.ROOT,
			"Trial %d of %s (event %d), %.2f s from the event: ", row + 1, name, trial.event()
				.number(), time);
		moving.submit(() -> movie.apply(frame), said -> status.setText(what + said));
	}

	private void save() {
		final int[] shown = order;
		files.toSave("aligned.png", FigureOptions.endings()).ifPresent(file -> new Job<>(p -> {
			FileGroup.write(file, true, new AlignmentFigure(data, shown).content(file));
			return file;
		}, done -> status.setText("Saved " + done), why -> JOptionPane.showMessageDialog(
			this, why, "Save figure", JOptionPane.ERROR_MESSAGE)).execute());
	}

	@Override
	public void dispose() {
		moving.close();
		super.dispose();
	}
}
