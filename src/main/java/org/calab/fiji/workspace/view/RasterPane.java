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
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

import org.calab.figure.FigureOptions;
import org.calab.figure.Palette;
import org.calab.figure.Theme;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.TimeMouse;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.LatestJob;
import org.calab.fiji.workspace.CellColours;
import org.calab.fiji.workspace.CellData;
import org.calab.fiji.workspace.Order;
import org.calab.fiji.workspace.RasterData;
import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;
import org.calab.trace.CellState;

/** The activity of all cells that pass the filter, or their traces, as a raster in the order of the table. */
final class RasterPane extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final String PER_CELL = "per cell", ALL = "all alike";

	private final transient Workspace workspace;
	private final transient LatestJob reading = new LatestJob(), drawing =
		new LatestJob();
	private final JComboBox<String> sort = new JComboBox<>();
	private final JComboBox<String> scale = new JComboBox<>(new String[] {
		PER_CELL, ALL });
	private final JButton save = new JButton("Save...");
	private final JLabel what = new JLabel(" ");
	private final Raster raster = new Raster();
	private transient RasterData data;
	private transient CellData of = CellData.none();
	private boolean filling;

	/** A picture of the raster, and the cells of its rows. */
	private record Picture(BufferedImage image, List<Integer> cells) {}

	RasterPane(final Workspace workspace, final Runnable saving) {
		super(new BorderLayout());
		this.workspace = workspace;
		sort.setName("sort");
		sort.setToolTipText(
			"Order of the raster and the table: a column, position (from top to bottom) or correlation (cells that are active together are neighbours)");
		scale.setToolTipText(
			"per cell: each row has its own scale; all alike: one scale");
		scale.setName("scale");
		save.setToolTipText("Saves the raster as " + FigureOptions.FORMATS);
		save.addActionListener(e -> saving.run());
		sort.addActionListener(e -> {
			if (!filling && sort.getSelectedItem() != null) sort((String) sort
				.getSelectedItem());
		});
		scale.addActionListener(e -> {
			if (!filling) workspace.normalise(PER_CELL.equals(scale
				.getSelectedItem()));
		});
		final Box head = Box.createHorizontalBox();
		head.setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
		for (final JComponent c : new JComponent[] { what, new JLabel("Sort"), sort,
			new JLabel("Scale"), scale, save })
		{
			if (c instanceof JComboBox || c == save) c.setMaximumSize(c
				.getPreferredSize());
			head.add(c);
			head.add(c == what ? Box.createHorizontalGlue() : Box
				.createHorizontalStrut(6));
		}
		sort.setPrototypeDisplayValue("standardised_noise");
		sort.setMaximumSize(sort.getPreferredSize());
		add(head, BorderLayout.NORTH);
		add(raster, BorderLayout.CENTER);
		add(TracesPane.besideScrollBar(), BorderLayout.EAST);
		new TimeMouse(workspace, raster, (e, frame) -> raster.clicked(e.getY(), frame,
			e.isShiftDown()));
		workspace.listen(this::changed);
		read(workspace.state());
		fill(workspace.state());
	}

	/** Sorts with the direction that a first click on the heading gives. */
	private void sort(final String key) {
		if (!key.equals(workspace.state().order().key())) workspace.sort(Order
			.natural().by(key).key().equals(Order.NUMBER) ? Order.natural()
				: workspace.state().order().by(key));
	}

	private void changed(final WorkspaceState before, final WorkspaceState after) {
		if (before.data() != after.data()) read(after);
		if (before.data() != after.data()) fill(after);
		else choose(after);
		if (before.data() != after.data() || before.perCell() != after.perCell() ||
			!before.window().equals(after.window()) || !before.shown().equals(after
				.shown())) raster.render();
		else if (before.frame() != after.frame() || !before.selection().equals(after
			.selection()) || !before.states().equals(after.states())) raster
				.repaint();
	}

	/** Reads the samples in the background, and then the order by correlation. */
	private void read(final WorkspaceState s) {
		final CellData cells = s.data();
		what.setText(cells.activity().isPresent() ? "Activity of all cells" : cells
			.traces().isPresent() ? "Traces of all cells" : " ");
		save.setEnabled(cells.traces().isPresent());
		if (cells.traces().isEmpty()) {
			data = null;
			raster.picture = Optional.empty();
			raster.repaint();
			return;
		}
		if (data != null && data.traces() == cells.activity().or(cells::traces)
			.orElseThrow())
		{
			of = cells;
			return;
		}
		reading.submit(() -> RasterData.of(cells.activity().or(cells::traces)
			.orElseThrow(), cells.activity().isPresent()), read -> {
				if (workspace.state().data() != cells) return;
				data = read;
				of = cells;
				raster.render();
				reading.submit(read::byCorrelation, ranks -> {
					if (data == read) workspace.rank(ranks);
				});
			});
	}

	private void fill(final WorkspaceState s) {
		filling = true;
		sort.removeAllItems();
		for (final String key : new String[] { Order.NUMBER, Order.NAME,
			Order.STATE })
			sort.addItem(key);
		s.data().columns().forEach(sort::addItem);
		if (s.data().places().stream().anyMatch(Optional::isPresent)) sort.addItem(
			Order.POSITION);
		if (s.data().traces().isPresent()) sort.addItem(Order.CORRELATION);
		choose(s);
	}

	private void choose(final WorkspaceState s) {
		filling = true;
		sort.setSelectedItem(s.order().key());
		scale.setSelectedItem(s.perCell() ? PER_CELL : ALL);
		filling = false;
	}

	/** @return a picture of values from 0 to 1, with NaN in this colour */
	private static BufferedImage picture(final float[][] parts, final int blank) {
		final int height = parts.length, width = parts[0].length;
		final BufferedImage image = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final int[] colours = new int[256], line = new int[width];
		for (int i = 0; i < colours.length; i++)
			colours[i] = Palette.viridis(i / (colours.length - 1.0)).getRGB();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++)
				line[x] = Float.isNaN(parts[y][x]) ? blank : colours[Math.round(
					parts[y][x] * (colours.length - 1))];
			image.setRGB(0, y, width, 1, line, 0, width);
		}
		return image;
	}

	void close() {
		reading.close();
		drawing.close();
	}

	private final class Raster extends JComponent {

		private static final long serialVersionUID = 1L;

		private transient Optional<Picture> picture = Optional.empty();

		Raster() {
			setName("raster");
			setPreferredSize(new Dimension(500, 170));
			setMinimumSize(new Dimension(200, 60));
			addComponentListener(new ComponentAdapter() {

				@Override
				public void componentResized(final ComponentEvent e) {
					render();
				}
			});
		}

		private Rectangle plot() {
			final Rectangle plot = LanePainter.plot(new Rectangle(0, 0, getWidth(),
				getHeight()));
			plot.y += 2;
			plot.height = Math.max(1, plot.height - 6);
			return plot;
		}

		/** Makes the picture in the background, at the resolution of the screen. */
		private void render() {
			if (data == null || getWidth() < 1) return;
			final WorkspaceState s = workspace.state();
			final RasterData from = data;
			final CellData cells = of;
			if (cells != s.data()) return;
			final Rectangle plot = plot();
			final AffineTransform screen = getGraphicsConfiguration() == null
				? new AffineTransform() : getGraphicsConfiguration()
					.getDefaultTransform();
			final int width = (int) Math.ceil(plot.width * screen.getScaleX()),
					height = (int) Math.ceil(plot.height * screen.getScaleY());
			final List<Integer> lines = s.shown().stream().filter(c -> cells.row(
				c) >= 0).toList();
			final int[] rows = lines.stream().mapToInt(cells::row).toArray();
			final int blank = DesktopTheme.current().faint().getRGB();
			drawing.submit(() -> new Picture(picture(from.pixels(rows, s
				.window(), width, height, s.perCell()), blank), lines), p -> {
					picture = Optional.of(p);
					repaint();
				});
		}

		@Override
		protected void paintComponent(final Graphics graphics) {
			final Graphics2D g = (Graphics2D) graphics;
			final Theme theme = DesktopTheme.paper(g, this);
			if (picture.isEmpty()) return;
			final Rectangle plot = plot();
			final Picture p = picture.get();
			g.drawImage(p.image(), plot.x, plot.y, plot.width, plot.height, null);
			final WorkspaceState s = workspace.state();
			marks(g, p.cells(), s, plot, theme);
			LanePainter.cursor(g, s.frame(), s.window(), new Rectangle(0, plot.y,
				getWidth(), plot.height), theme);
			g.setColor(theme.soft());
			g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
			LanePainter.right(g, "1", plot.x - 10, plot.y + 9);
			LanePainter.right(g, String.valueOf(p.cells().size()), plot.x - 10, plot.y +
				plot.height);
		}

		/** Marks states and selected cells left of their rows. */
		private void marks(final Graphics2D g, final List<Integer> cells,
			final WorkspaceState s, final Rectangle plot, final Theme theme)
		{
			if (cells.isEmpty() || cells.size() > s.data().size()) return;
			final Map<Integer, Integer> place = new HashMap<>();
			for (int k = 0; k < cells.size(); k++) {
				place.put(cells.get(k), k);
				if (s.stateOf(cells.get(k)) == CellState.ACCEPTED) continue;
				g.setColor(CellColours.of(CellState.REJECTED));
				final int y = y(plot, k, cells.size());
				g.fillRect(plot.x - 6, y, 4, Math.max(1, y(plot, k + 1, cells.size()) -
					y));
			}
			for (final int c : s.selection()) {
				if (!place.containsKey(c)) continue;
				final int y = y(plot, place.get(c), cells.size()), height = Math.max(2,
					y(plot, place.get(c) + 1, cells.size()) - y);
				g.setColor(theme.ink());
				final int middle = y + height / 2;
				g.fillPolygon(new int[] { plot.x - 1, plot.x - 9, plot.x - 9 },
					new int[] { middle, middle - 4, middle + 4 }, 3);
				g.setColor(new Color(255, 255, 255, 150));
				g.drawRect(plot.x, y, plot.width - 1, height);
			}
		}

		private int y(final Rectangle plot, final int row, final int rows) {
			return plot.y + (int) ((long) row * plot.height / rows);
		}

		private void clicked(final int y, final int frame, final boolean extend) {
			if (picture.isEmpty()) return;
			final List<Integer> cells = picture.get().cells();
			final Rectangle plot = plot();
			final int row = (y - plot.y) * cells.size() / plot.height;
			if (cells.isEmpty() || y < plot.y || row >= cells.size()) return;
			workspace.pick(cells.get(row), extend);
			workspace.goTo(frame);
		}
	}
}
