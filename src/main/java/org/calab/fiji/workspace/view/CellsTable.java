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

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;

import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.StatusText;
import org.calab.fiji.window.TextTable;
import org.calab.fiji.workspace.CellColours;
import org.calab.fiji.workspace.CellData;
import org.calab.fiji.workspace.Order;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.CellState;
import org.calab.trace.CellTable;

/** The cells that pass the filter, with their state and numbers. A click on a heading sorts. */
final class CellsTable extends JTable {

	private static final long serialVersionUID = 1L;

	/** Columns before those of the result. */
	private static final List<String> FIRST = List.of(Order.NUMBER, Order.NAME,
		Order.STATE);

	private static final int WIDEST = 200, WARNINGS = 320, PADDING = 22,
			MEASURED = 60;

	private final transient Workspace workspace;
	private final Model model = new Model();
	private boolean following;

	CellsTable(final Workspace workspace) {
		this.workspace = workspace;
		setName("cells");
		setModel(model);
		setAutoResizeMode(AUTO_RESIZE_OFF);
		setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
		setFillsViewportHeight(true);
		putClientProperty("JTable.autoStartsEdit", Boolean.FALSE);
		getTableHeader().setReorderingAllowed(false);
		getTableHeader().setDefaultRenderer(new Heading(getTableHeader()
			.getDefaultRenderer()));
		getTableHeader().setToolTipText("Click to sort the table and the raster");
		getTableHeader().addMouseListener(new MouseAdapter() {

			@Override
			public void mouseClicked(final MouseEvent e) {
				final int column = columnAtPoint(e.getPoint());
				if (column >= 0) workspace.sort(workspace.state().order().by(model.keys
					.get(column)));
			}
		});
		setDefaultRenderer(Object.class, new Value());
		getSelectionModel().addListSelectionListener(e -> {
			if (!following && !e.getValueIsAdjusting()) chosen();
		});
		workspace.listen(this::changed);
		refresh(workspace.state());
	}

	/** The cells, the one that was selected last at the end, as it leads. */
	private void chosen() {
		final List<Integer> shown = workspace.state().shown();
		final List<Integer> cells = new ArrayList<>();
		for (final int row : getSelectedRows())
			cells.add(shown.get(row));
		final int lead = getSelectionModel().getLeadSelectionIndex();
		if (lead >= 0 && lead < shown.size() && cells.remove(shown.get(lead))) cells
			.add(shown.get(lead));
		workspace.select(cells);
	}

	private void changed(final WorkspaceState before, final WorkspaceState after) {
		if (before.data() != after.data()) refresh(after);
		else if (!before.shown().equals(after.shown()) || !before.order().equals(after
			.order()))
		{
			following = true;
			model.fireTableDataChanged();
			following = false;
			getTableHeader().repaint();
			follow(after);
		}
		else if (!before.selection().equals(after.selection())) follow(after);
		if (!before.states().equals(after.states())) repaint();
	}

	private void refresh(final WorkspaceState s) {
		following = true;
		model.become(s.data());
		following = false;
		for (int c = 0; c < model.keys.size(); c++)
			getColumnModel().getColumn(c).setPreferredWidth(width(c));
		follow(s);
	}

	private int width(final int column) {
		return Math.min(model.keys.get(column).equals(CellTable.WARNINGS) ? WARNINGS
			: WIDEST, TextTable.width(this, column, MEASURED) + PADDING);
	}

	/** Shows the selection of the workspace. */
	private void follow(final WorkspaceState s) {
		following = true;
		final ListSelectionModel rows = getSelectionModel();
		rows.setValueIsAdjusting(true);
		rows.clearSelection();
		final int[] place = new int[s.data().size()];
		Arrays.fill(place, -1);
		for (int k = 0; k < s.shown().size(); k++)
			place[s.shown().get(k)] = k;
		int last = -1;
		for (final int c : s.selection()) {
			if (place[c] < 0) continue;
			last = place[c];
			rows.addSelectionInterval(last, last);
		}
		rows.setValueIsAdjusting(false);
		following = false;
		if (last >= 0 && !isInView(last)) scrollRectToVisible(getCellRect(last, 0,
			true));
	}

	private boolean isInView(final int row) {
		final Rectangle r = getCellRect(row, 0, true), seen = getVisibleRect();
		return r.y >= seen.y && r.y + r.height <= seen.y + seen.height;
	}

	@Override
	public String getToolTipText(final MouseEvent e) {
		final int row = rowAtPoint(e.getPoint()), column = columnAtPoint(e
			.getPoint());
		if (row < 0 || column < 0 || !model.keys.get(column).equals(
			CellTable.WARNINGS)) return null;
		return StatusText.whole(String.valueOf(getValueAt(row, column)));
	}

	@Override
	public Dimension getPreferredScrollableViewportSize() {
		return new Dimension(500, 9 * getRowHeight());
	}

	private final class Model extends AbstractTableModel {

		private static final long serialVersionUID = 1L;

		private final List<String> keys = new ArrayList<>(FIRST);
		private transient CellData data = CellData.none();

		void become(final CellData next) {
			data = next;
			keys.clear();
			keys.addAll(FIRST);
			keys.addAll(next.columns());
			fireTableStructureChanged();
		}

		@Override
		public int getRowCount() {
			return workspace == null ? 0 : workspace.state().shown().size();
		}

		@Override
		public int getColumnCount() {
			return keys.size();
		}

		@Override
		public String getColumnName(final int column) {
			return column == 0 ? "#" : keys.get(column);
		}

		@Override
		public Object getValueAt(final int row, final int column) {
			final WorkspaceState s = workspace.state();
			final int cell = s.shown().get(row);
			return switch (column) {
				case 0 -> cell + 1;
				case 1 -> s.data().names().get(cell);
				case 2 -> s.stateOf(cell);
				default -> {
					final Object v = s.data().value(cell, keys.get(column));
					yield v == null ? "" : v;
				}
			};
		}
	}

	/** Numbers at the right with three digits, and states in their colours. */
	private static final class Value extends DefaultTableCellRenderer {

		private static final long serialVersionUID = 1L;

		@Override
		public Component getTableCellRendererComponent(final JTable table,
			final Object value, final boolean selected, final boolean focused,
			final int row, final int column)
		{
			super.getTableCellRendererComponent(table, value, selected, false, row,
				column);
			setIcon(null);
			setHorizontalAlignment(value instanceof Number ? SwingConstants.RIGHT
				: SwingConstants.LEFT);
			if (value instanceof CellState s) {
				setText(s.toString());
				setIcon(new Dot(CellColours.of(s)));
			}
			else if (value instanceof Integer) setText(value.toString());
			else if (value instanceof Number n) setText(Ticks.number(n
				.doubleValue()));
			else if (value instanceof Boolean b) setText(b ? "yes" : "no");
			return this;
		}
	}

	private record Dot(Color colour) implements Icon {

		@Override
		public void paintIcon(final Component c, final Graphics graphics,
			final int x, final int y)
		{
			final Graphics2D g = (Graphics2D) graphics.create();
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
				RenderingHints.VALUE_ANTIALIAS_ON);
			g.setColor(colour);
			g.fillOval(x, y, 9, 9);
			g.dispose();
		}

		@Override
		public int getIconWidth() {
			return 9;
		}

		@Override
		public int getIconHeight() {
			return 9;
		}
	}

	/** A heading with an arrow where it sorts. */
	private final class Heading implements TableCellRenderer {

		private final TableCellRenderer usual;

		Heading(final TableCellRenderer usual) {
			this.usual = usual;
		}

		@Override
		public Component getTableCellRendererComponent(final JTable table,
			final Object value, final boolean selected, final boolean focused,
			final int row, final int column)
		{
			final Order order = workspace.state().order();
			final boolean sorts = column < model.keys.size() && order.key().equals(
				model.keys.get(column));
			final Component c = usual.getTableCellRendererComponent(table, sorts
				? value + (order.falling() ? " \u25be" : " \u25b4") : value, selected,
				focused, row, column);
			if (c instanceof JLabel l) l.setForeground(sorts ? DesktopTheme.current()
				.alarm() : table.getTableHeader().getForeground());
			return c;
		}
	}
}
