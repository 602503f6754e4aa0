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
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.Icon;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Lane;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.StackedLanes;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.lanes.TimeRuler;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.LatestJob;
import org.calab.fiji.workspace.CellColours;
import org.calab.fiji.workspace.CellData;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.CellState;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** The traces of the selected cells, below each other, with the movie's frame as a cursor. */
final class TracesPane extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final int LOWEST_LANE = 92, MOST_LANES = 60, UNSELECTED = 4;

	private final transient Workspace workspace;
	private final Set<TraceLayer> shown = EnumSet.of(TraceLayer.TRACE,
		TraceLayer.FIT, TraceLayer.ACTIVITY);
	private final transient LatestJob loading = new LatestJob();
	private transient Map<Integer, CellCurves> curves = Map.of();
	private transient CellData loaded = CellData.none();
	private transient Map<Integer, CellCurves> preview = Map.of();
	private List<Integer> cells = List.of();
	private final Lanes lanes = new Lanes();
	private final Ruler ruler = new Ruler();
	private final JLabel hint = new JLabel();
	private final JCheckBox accepted = new JCheckBox("Hide rejected");

	TracesPane(final Workspace workspace) {
		super(new BorderLayout());
		this.workspace = workspace;
		final JPanel head = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 1));
		for (final TraceLayer layer : TraceLayer.values())
			head.add(box(layer));
		accepted.setToolTipText("Leave out the traces of rejected cells");
		accepted.addActionListener(e -> workspace.onlyAccepted(accepted
			.isSelected()));
		head.add(accepted);
		head.add(hint);
		final JScrollPane scroll = new JScrollPane(lanes);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		scroll.getVerticalScrollBar().setUnitIncrement(30);
		add(head, BorderLayout.NORTH);
		add(scroll, BorderLayout.CENTER);
		scroll.setVerticalScrollBarPolicy(
			ScrollPaneConstants.VERTICAL_SCROLLBAR_ALWAYS); // the time axis stays where it is
		final JPanel foot = new JPanel(new BorderLayout());
		foot.add(ruler, BorderLayout.CENTER);
		foot.add(besideScrollBar(), BorderLayout.EAST);
		add(foot, BorderLayout.SOUTH);
		new TimeMouse(workspace, lanes, (e, frame) -> workspace.goTo(frame));
		new TimeMouse(workspace, ruler, (e, frame) -> workspace.goTo(frame));
		workspace.listen(this::changed);
		load(workspace.state());
	}

	/** @return space as wide as the scroll bar, so that time axes end below each other */
	static Component besideScrollBar() {
		return Box.createHorizontalStrut(new JScrollBar().getPreferredSize().width);
	}

	private JCheckBox box(final TraceLayer layer) {
		final JCheckBox box = new JCheckBox(layer.label(), new Swatch(layer), shown
			.contains(layer));
		box.setToolTipText(layer.help() + ". Click to show or hide");
		box.addActionListener(e -> {
			if (box.isSelected()) shown.add(layer);
			else shown.remove(layer);
			lanes.repaint();
		});
		return box;
	}

	/** A line in the layer's colour, faint when hidden. */
	private record Swatch(TraceLayer layer) implements Icon {

		@Override
		public void paintIcon(final Component c, final Graphics g, final int x,
			final int y)
		{
			final Theme theme = DesktopTheme.current();
			g.setColor(((AbstractButton) c).isSelected() ? layer.colour(theme) : theme
				.faint());
			g.fillRect(x, y + 5, 16, 3);
		}

		@Override
		public int getIconWidth() {
			return 16;
		}

		@Override
		public int getIconHeight() {
			return 13;
		}
	}

	private void changed(final WorkspaceState before, final WorkspaceState after) {
		if (before.data() != after.data() || !before.selection().equals(after
			.selection()) || before.acceptedOnly() != after.acceptedOnly() || after
				.selection().isEmpty() && !before.shown().equals(after.shown()) ||
			after.acceptedOnly() && !before.states().equals(after.states())) load(
				after);
		else if (!before.window().equals(after.window()) || before.frame() != after
			.frame() || !before.states().equals(after.states()))
		{
			lanes.repaint();
			ruler.repaint();
		}
	}

	/** Prepares the curves in the background; those that are there are kept. */
	private void load(final WorkspaceState s) {
		accepted.setSelected(s.acceptedOnly());
		final CellData data = s.data();
		final List<Integer> wanted = wanted(s);
		final Map<Integer, CellCurves> known = loaded == data ? curves : Map.of();
		loading.submit(() -> {
			final Map<Integer, CellCurves> all = new HashMap<>();
			for (final int c : wanted)
				all.put(c, known.containsKey(c) ? known.get(c) : CellCurves.of(data, data
					.row(c)));
			return all;
		}, all -> {
			curves = all;
			loaded = data;
			cells = wanted;
			lanes.revalidate();
			lanes.repaint();
			ruler.repaint();
			hint.setText(hint(workspace.state()));
		});
	}

	/** Shows these curves instead of those of the traces, until they are replaced. @param previews by cell; empty for none */
	void preview(final Map<Integer, CellCurves> previews) {
		preview = Map.copyOf(previews);
		lanes.repaint();
	}

	/** @return the cells whose traces are in view */
	static List<Integer> wanted(final WorkspaceState s) {
		final boolean some = !s.selection().isEmpty();
		return (some ? s.selection() : s.shown()).stream().filter(c -> s.data().row(
			c) >= 0 && (!s.acceptedOnly() || s.stateOf(c) == CellState.ACCEPTED)).limit(some ? MOST_LANES : UNSELECTED)
			.toList();
	}

	private String hint(final WorkspaceState s) {
		if (s.data().entry().isEmpty()) return s.data().size() == 0
			? "No cells yet: open a movie and ROIs." : "No traces yet: press Extract.";
		if (s.selection().isEmpty()) return "Select cells to see theirs.";
		final long lacking = s.selection().stream().filter(c -> s.data().row(
			c) < 0).count();
		if (lacking > 0) return (s.selection().size() == 1 ? "The selected cell has"
			: lacking + " of " + s.selection().size() + " selected cells have") +
			" no trace: new, or left out by the extraction (see the Log).";
		return s.selection().size() > cells.size() ? cells.size() + " of " + s
			.selection().size() + " selected cells" : "";
	}

	private SamplingRate rate() {
		return loaded.traces().map(TraceSet::rate).orElse(SamplingRate.unknown());
	}

	void close() {
		loading.close();
	}

	/** The lanes in the scroll pane. */
	private final class Lanes extends StackedLanes {

		private static final long serialVersionUID = 1L;

		@Override
		protected int laneHeight() {
			return cells.isEmpty() ? getHeight() : getHeight() / cells.size();
		}

		@Override
		protected void paintComponent(final Graphics graphics) {
			final Graphics2D g = (Graphics2D) graphics;
			final Theme theme = DesktopTheme.current();
			g.setColor(theme.paper());
			g.fillRect(0, 0, getWidth(), getHeight());
			final WorkspaceState s = workspace.state();
			for (int i = 0; i < cells.size(); i++) {
				final Rectangle box = new Rectangle(0, i * laneHeight(), getWidth(),
					laneHeight());
				final CellCurves of = preview.getOrDefault(cells.get(i), curves.get(cells
					.get(i)));
				if (of == null || !g.hitClip(box.x, box.y, box.width, box.height))
					continue;
				LanePainter.draw(g, lane(s, cells.get(i), of, theme), s.window(), box,
					theme, OptionalDouble.of(s.frame()));
			}
		}

		private Lane lane(final WorkspaceState s, final int cell,
			final CellCurves of, final Theme theme)
		{
			final String name = loaded.names().get(cell);
			final Optional<Color> mark = s.states().isRejected(name) ? Optional.of(
				CellColours.of(CellState.REJECTED)) : Optional.empty();
			return new Lane(name, preview.containsKey(cell) ? "preview" : figures(
				loaded, cell), mark, of.parts(shown, theme));
		}

		@Override
		public Dimension getPreferredSize() {
			return new Dimension(500, LOWEST_LANE * Math.max(1, cells.size()));
		}

		@Override
		public Dimension getPreferredScrollableViewportSize() {
			return new Dimension(500, 2 * LOWEST_LANE);
		}
	}

	/** @return the first numbers of the table, as text */
	static String figures(final CellData data, final int cell) {
		final StringBuilder text = new StringBuilder();
		int count = 0;
		for (final String column : data.columns())
			if (data.value(cell, column) instanceof Number n && count++ < 3) text
				.append(text.length() == 0 ? "" : "   ").append(column).append(' ')
				.append(Ticks.number(n.doubleValue()));
		return text.toString();
	}

	/** The time axis. */
	private final class Ruler extends JComponent {

		private static final long serialVersionUID = 1L;

		Ruler() {
			setPreferredSize(new Dimension(100, TimeRuler.HEIGHT));
		}

		@Override
		protected void paintComponent(final Graphics graphics) {
			final Rectangle box = new Rectangle(0, 0, getWidth(), TimeRuler.HEIGHT);
			final WorkspaceState s = workspace.state();
			final Theme theme = DesktopTheme.current();
			graphics.setColor(theme.paper());
			graphics.fillRect(0, 0, getWidth(), getHeight());
			if (cells.isEmpty()) return;
			TimeRuler.draw((Graphics2D) graphics, s.window(), rate(), box, theme);
			LanePainter.cursor((Graphics2D) graphics, s.frame(), s.window(),
				new Rectangle(0, 0, getWidth(), 5), theme);
		}
	}
}
