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
package org.calab.fiji.lanes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.Arrays;


/**
 * Draws samples as a line: each sample if there is room, else the minimum and maximum of
 * each column of pixels. The cost depends on the number of pixels.
 */
public final class LinePainter {

	private static final BasicStroke LINE = new BasicStroke(1.3f,
		BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), THIN = new BasicStroke(1);

	private static final BasicStroke DASHED = new BasicStroke(1.6f,
		BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] { 6, 4 }, 0);

	private LinePainter() {}

	/**
	 * @param box area of the plot
	 * @param low value at its lower edge
	 * @param high value at its upper edge, above low
	 */
	public static void draw(final Graphics2D g, final Series y, final TimeWindow window,
		final Rectangle box, final double low, final double high,
		final Color colour, final boolean dashed)
	{
		if (!(high > low) || box.width < 1 || box.height < 1) return;
		g.setColor(colour);
		final double scale = box.height / (high - low), bottom = box.y +
			box.height;
		if (hasRoom(window, box)) {
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
				RenderingHints.VALUE_ANTIALIAS_ON);
			g.setStroke(dashed ? DASHED : LINE);
			g.draw(each(y, window, box, low, scale));
			return;
		}
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_OFF);
		g.setStroke(THIN);
		final int[] x = new int[2 * box.width], at = new int[2 * box.width];
		int size = 0;
		for (int column = 0; column < box.width; column++) {
			// a dashed line leaves out some columns
			if (dashed && column % 10 >= 6) {
				g.drawPolyline(x, at, size);
				size = 0;
				continue;
			}
			final int from = firstFrame(window, column, box.width), to = Math.max(from +
				1, firstFrame(window, column + 1, box.width));
			final double a = y.min(from, to), b = y.max(from, to);
			if (!(a <= b)) continue;
			final int lower = (int) Math.round(bottom - (a - low) * scale), upper =
				(int) Math.round(bottom - (b - low) * scale);
			// a flat stretch is one line
			if (lower == upper && size > 1 && at[size - 1] == lower && at[size -
				2] == lower)
			{
				x[size - 1] = box.x + column;
				continue;
			}
			// starts at the end nearer to the previous column
			final boolean up = size == 0 || Math.abs(at[size - 1] - lower) <= Math
				.abs(at[size - 1] - upper);
			x[size] = box.x + column;
			at[size++] = up ? lower : upper;
			x[size] = box.x + column;
			at[size++] = up ? upper : lower;
		}
		g.drawPolyline(Arrays.copyOf(x, size), Arrays.copyOf(at, size), size);
	}

	/** @return whether each sample has room, so that none needs to be left out */
	public static boolean hasRoom(final TimeWindow window, final Rectangle box) {
		return window.length() < 2.0 * box.width;
	}

	/** @return the first frame of a column of pixels, to within a quarter of the column */
	public static int firstFrame(final TimeWindow window, final int column,
		final int width)
	{
		final int block = Series.block(window.length() / width);
		final double at = window.from() + window.length() * column / width;
		if (at >= window.frames()) return window.frames();
		return block == 1 ? (int) Math.floor(at) : (int) Math.round(at / block) *
			block;
	}

	/** @return the x position of a frame */
	public static double x(final TimeWindow window, final Rectangle box,
		final double frame)
	{
		return box.x + (frame - window.from()) / window.length() * box.width;
	}

	private static Path2D each(final Series y, final TimeWindow window,
		final Rectangle box, final double low, final double scale)
	{
		final Path2D path = new Path2D.Double();
		final int from = (int) Math.max(0, Math.floor(window.from())), to =
			(int) Math.min(y.length() - 1, Math.ceil(window.to()));
		boolean begun = false;
		for (int i = from; i <= to; i++) {
			if (Double.isNaN(y.value(i))) {
				begun = false;
				continue;
			}
			final double px = x(window, box, i), py = box.y + box.height - (y
				.value(i) - low) * scale;
			if (begun) path.lineTo(px, py);
			else path.moveTo(px, py);
			begun = true;
		}
		return path;
	}
}
