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

import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Vector;

import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableCellRenderer;

/** A read-only table of text. Tooltips show text that is cut off. */
public final class TextTable extends JScrollPane {

	private static final long serialVersionUID = 1L;

	/** Largest width of a column other than the last, and the gap after it, in pixels. */
	private static final int WIDEST = 280, GAP = 12;

	/** Width in pixels that the column names need. */
	private static final int HEAD = 30;

	/**
	 * @param texts one per column
	 * @param alarm whether to highlight the row as a problem
	 */
	public record Line(List<String> texts, boolean alarm) {

		public Line {
			texts = List.copyOf(texts);
		}
	}

	/** @param size size if there are many rows; the table is lower if there are few */
	public TextTable(final List<String> columns, final List<Line> lines,
		final Dimension size)
	{
		final DefaultTableModel model = new DefaultTableModel(new Vector<>(columns),
			0) {

			private static final long serialVersionUID = 1L;

			@Override
			public boolean isCellEditable(final int row, final int column) {
				return false;
			}
		};
		lines.forEach(l -> model.addRow(new Vector<>(l.texts())));
		final JTable table = new JTable(model) {

			private static final long serialVersionUID = 1L;

			@Override
			public Component prepareRenderer(final TableCellRenderer renderer,
				final int row, final int column)
			{
				final Component c = super.prepareRenderer(renderer, row, column);
				if (!isRowSelected(row)) {
					final boolean alarm = lines.get(row).alarm();
					c.setForeground(alarm ? DesktopTheme.current().alarm() : getForeground());
					c.setBackground(alarm ? DesktopTheme.current().caution() : getBackground());
				}
				return c;
			}

			@Override
			public String getToolTipText(final MouseEvent e) {
				final int row = rowAtPoint(e.getPoint()), column = columnAtPoint(e
					.getPoint());
				return row < 0 || column < 0 || !isCut(row, column) ? null : tooltip(
					lines.get(row).texts().get(column));
			}

			private boolean isCut(final int row, final int column) {
				return prepareRenderer(getCellRenderer(row, column), row, column)
					.getPreferredSize().width > getCellRect(row, column, false).width;
			}
		};
		table.getTableHeader().setReorderingAllowed(false);
		table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
		fit(table, size.width);
		setViewportView(table);
		setBorder(BorderFactory.createLineBorder(DesktopTheme.current().mix(0.25)));
		setPreferredSize(new Dimension(size.width, Math.min(size.height, Math.max(
			size.height / 2, table.getPreferredSize().height + HEAD))));
	}

	private static String tooltip(final String text) {
		final String safe = text.replace("&", "&amp;").replace("<", "&lt;");
		return "<html>" + (text.length() < 80 ? "" : "<body width=420>") + safe;
	}

	/** Fits the columns to their content, within limits; the last one gets the remaining width. */
	private static void fit(final JTable table, final int all) {
		final int last = table.getColumnCount() - 1;
		int left = all;
		for (int c = 0; c < last; c++) {
			final int width = Math.min(WIDEST, width(table, c, table.getRowCount())) + GAP;
			table.getColumnModel().getColumn(c).setPreferredWidth(width);
			left -= width;
		}
		table.getColumnModel().getColumn(last).setPreferredWidth(Math.max(WIDEST,
			left));
	}

	/** @return the width that a heading and the first rows below it need, in pixels */
	public static int width(final JTable table, final int c, final int rows) {
		int width = table.getTableHeader().getDefaultRenderer()
			.getTableCellRendererComponent(table, table.getColumnName(c), false,
				false, -1, c).getPreferredSize().width;
		for (int r = 0; r < Math.min(rows, table.getRowCount()); r++)
			width = Math.max(width, table.prepareRenderer(table.getCellRenderer(r, c),
				r, c).getPreferredSize().width);
		return width;
	}
}
