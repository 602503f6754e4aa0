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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Lane;
import org.calab.fiji.lanes.StackedLanes;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.lanes.TimeAxis;
import org.calab.fiji.lanes.TimeMouse;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.view.CellCurves;
import org.calab.fiji.tuner.view.Layer;
import org.calab.fiji.tuner.view.Legend;
import org.calab.fiji.window.LatestJob;
import org.calab.fiji.workspace.CellColours;
import org.calab.fiji.workspace.CellData;
import org.calab.fiji.workspace.LiveCells;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.CellState;
import org.calab.trace.TraceSet;

/** The traces of the selected cells, below each other, with the movie's frame as a cursor. */
final class TracesPane extends JPanel {

	private static final long serialVersionUID = 1L;

	private final transient Workspace workspace;
	private final transient LiveCells live;
	private final Set<Layer> shown = EnumSet.complementOf(EnumSet.of(
		Layer.RESIDUAL));
	private final transient LatestJob loading = new LatestJob();
	private transient Map<Integer, CellCurves> curves = Map.of();
	private transient CellData loaded = CellData.none();
	private List<Integer> cells = List.of();
	private final Lanes lanes;
	private final TimeAxis axis;
	private final Legend legend = new Legend(shown, this::repaint);
	private final JLabel hint = new JLabel();
	private final JCheckBox accepted = new JCheckBox("Hide rejected");

	/** @param live shown instead of the traces' own fit while it is on */
	TracesPane(final Workspace workspace, final LiveCells live) {
		super(new BorderLayout());
		this.workspace = workspace;
		this.live = live;
		lanes = new Lanes();
		axis = new TimeAxis(workspace, () -> cells.isEmpty() ? Optional.empty()
			: loaded.traces().map(TraceSet::rate), lanes::cursor);
		accepted.setToolTipText("Leave out the traces of rejected cells");
		accepted.addActionListener(e -> workspace.onlyAccepted(accepted
			.isSelected()));
		legend.add(accepted);
		legend.add(hint);
		final JScrollPane scroll = new JScrollPane(lanes);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		scroll.getVerticalScrollBar().setUnitIncrement(30);
		add(legend, BorderLayout.NORTH);
		add(scroll, BorderLayout.CENTER);
		scroll.setVerticalScrollBarPolicy(
			ScrollPaneConstants.VERTICAL_SCROLLBAR_ALWAYS); // the time axis stays where it is
		final JPanel foot = new JPanel(new BorderLayout());
		foot.add(axis, BorderLayout.CENTER);
		foot.add(besideScrollBar(), BorderLayout.EAST);
		add(foot, BorderLayout.SOUTH);
		new TimeMouse(workspace, lanes, (e, frame) -> workspace.goTo(frame));
		new TimeMouse(workspace, axis, (e, frame) -> workspace.goTo(frame));
		workspace.listen(this::changed);
		load(workspace.state());
	}

	/** @return space as wide as the scroll bar, so that time axes end below each other */
	static Component besideScrollBar() {
		return Box.createHorizontalStrut(new JScrollBar().getPreferredSize().width);
	}

	private void changed(final WorkspaceState before, final WorkspaceState after) {
		if (before.data() != after.data() || !before.selection().equals(after
			.selection()) || before.acceptedOnly() != after.acceptedOnly() || after
				.selection().isEmpty() && !before.shown().equals(after.shown()) ||
			after.acceptedOnly() && !before.states().equals(after.states())) load(
				after);
		else if (!before.window().equals(after.window()) || before.frame() != after
			.frame() || !before.states().equals(after.states())) repaint();
	}

	/** Prepares the curves in the background; those that are there are kept. */
	private void load(final WorkspaceState s) {
		accepted.setSelected(s.acceptedOnly());
		final CellData data = s.data();
		final List<Integer> wanted = s.inView();
		final Map<Integer, CellCurves> known = loaded == data ? curves : Map.of();
		loading.submit(() -> {
			final Map<Integer, CellCurves> all = new HashMap<>();
			for (final int c : wanted)
				all.put(c, known.containsKey(c) ? known.get(c) : curves(data, data.row(
					c)));
			return all;
		}, all -> {
			curves = all;
			loaded = data;
			cells = wanted;
			lanes.revalidate();
			hint.setText(hint(workspace.state()));
			refresh();
		});
	}

	private static CellCurves curves(final CellData data, final int row) {
		return CellCurves.of(data.traces().orElseThrow().trace(row), data.fit().map(
			t -> t.trace(row)), data.activity().map(t -> t.trace(row)), data.deviation()
				.map(t -> t.trace(row)));
	}

	/** @return the layers that are shown, which the legend changes */
	Set<Layer> layers() {
		return shown;
	}

	/** Shows what is new of the live fit. */
	void refresh() {
		final List<CellCurves> all = new ArrayList<>();
		for (final int cell : cells)
			all.add(of(cell));
		legend.offer(CellCurves.layers(all));
		repaint();
	}

	/** @return the session that fits a cell, if it is fitted live */
	private Optional<TunerSession> session(final int cell) {
		return loaded != workspace.state().data() ? Optional.empty() : live.session()
			.filter(s -> s.raw(loaded.row(cell)).isPresent());
	}

	private CellCurves of(final int cell) {
		return session(cell).map(s -> CellCurves.of(s, loaded.row(cell))).orElseGet(
			() -> curves.get(cell));
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

	void close() {
		loading.close();
	}

	/** The lanes in the scroll pane. */
	private final class Lanes extends StackedLanes {

		private static final long serialVersionUID = 1L;

		Lanes() {
			super(workspace);
		}

		@Override
		protected int count() {
			return cells.size();
		}

		@Override
		protected OptionalInt cursor() {
			return OptionalInt.of(workspace.state().frame());
		}

		@Override
		protected Optional<Lane> lane(final int index, final Theme theme) {
			final int cell = cells.get(index);
			final String name = loaded.names().get(cell);
			final Optional<Color> mark = workspace.state().states().isRejected(name)
				? Optional.of(CellColours.of(CellState.REJECTED)) : Optional.empty();
			return Optional.of(new Lane(name, session(cell).map(s -> s.fit(loaded.row(
				cell)).map(CellFit::outcome).map(o -> "live:   " + o.text()).orElse(
					"live")).orElseGet(() -> figures(loaded, cell)), mark, of(cell).parts(
						shown, theme)));
		}
	}

	/** @return the first numbers of the table, as text */
	private static String figures(final CellData data, final int cell) {
		final StringBuilder text = new StringBuilder();
		int count = 0;
		for (final String column : data.columns())
			if (data.value(cell, column) instanceof Number n && count++ < 3) text
				.append(text.length() == 0 ? "" : "   ").append(column).append(' ')
				.append(Ticks.number(n.doubleValue()));
		return text.toString();
	}
}
