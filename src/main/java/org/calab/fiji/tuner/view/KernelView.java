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

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Locale;

import javax.swing.JComponent;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.window.DesktopTheme;
import org.calab.kernel.CalciumKernel;

/** Draws the transient of one spike with its half-rise, peak time and width. */
final class KernelView extends JComponent {

	private static final long serialVersionUID = 1L;

	private final transient TunerSession session;

	KernelView(final TunerSession session) {
		this.session = session;
		setPreferredSize(new Dimension(260, 190));
		setToolTipText(
			"The fluorescence transient of one spike, with the frames that sample it");
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics;
		final Theme theme = DesktopTheme.paper(g, this);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		if (!session.settings().method().takesKernel()) {
			nothing(g, theme);
			return;
		}
		final CalciumKernel kernel = session.settings().kernel().tau();
		final double peak = session.settings().kernel().shape().tPeak(), width =
			session.settings().kernel().shape().fwhm(), rise = kernel.halfRise();
		final double end = peak + 3.2 * kernel.tauDecay();
		final Rectangle box = new Rectangle(12, 22, Math.max(1, getWidth() - 24), Math
			.max(1, getHeight() - 46));
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
		axis(g, box, end, theme);
		final double bottom = box.getMaxY(), perSecond = box.width / end, half =
			bottom - box.height / 2.0;
		final double xRise = box.x + rise * perSecond, xFall = box.x + (rise +
			width) * perSecond, xPeak = box.x + peak * perSecond;
		session.pinned().ifPresent(p -> {
			g.setColor(Layer.PINNED.colour(theme));
			g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT,
				BasicStroke.JOIN_ROUND, 1, new float[] { 5, 4 }, 0));
			g.draw(curve(p.kernel().tau(), box, end));
		});
		g.setStroke(new BasicStroke(1));
		g.setColor(theme.mix(0.45));
		g.draw(new Line2D.Double(xPeak, box.y, xPeak, bottom));
		g.draw(new Line2D.Double(xRise, half, xFall, half));
		g.draw(new Line2D.Double(xRise, half, xRise, bottom));
		g.setColor(Layer.FIT.colour(theme));
		g.setStroke(new BasicStroke(2));
		g.draw(curve(kernel, box, end));
		final int frames = (int) (end * session.fs());
		if (frames < box.width / 4) for (int i = 0; i <= frames; i++) {
			final double t = i / session.fs();
			g.fillOval((int) Math.round(box.x + t * perSecond) - 2, (int) Math.round(
				bottom - kernel.value(t) * box.height) - 2, 5, 5);
		}
		g.setColor(theme.ink());
		g.drawString("peak " + ms(peak) + "   half-rise " + ms(rise) + "   FWHM " + ms(
			width), 12, 14);
	}

	private static void nothing(final Graphics2D g, final Theme theme) {
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
		g.setColor(theme.soft());
		g.drawString("The automatic inference finds its own", 12, 18);
		g.drawString("kernel. The decay of each cell is above", 12, 34);
		g.drawString("its trace.", 12, 50);
	}

	private static Path2D curve(final CalciumKernel kernel, final Rectangle box,
		final double end)
	{
		final Path2D path = new Path2D.Double();
		path.moveTo(box.x, box.getMaxY());
		final double peak = kernel.shape().tPeak(), top = raw(kernel, peak);
		for (int x = 1; x <= box.width; x++)
			path.lineTo(box.x + x, box.getMaxY() - raw(kernel, end * x / box.width) /
				top * box.height);
		return path;
	}

	private static double raw(final CalciumKernel k, final double t) {
		return Math.exp(-t / k.tauDecay()) - Math.exp(-t / k.effectiveRise());
	}

	private static void axis(final Graphics2D g, final Rectangle box,
		final double end, final Theme theme)
	{
		g.setColor(theme.soft());
		g.drawLine(box.x, (int) box.getMaxY(), (int) box.getMaxX(), (int) box
			.getMaxY());
		final Ticks ticks = Ticks.of(0, end, 5);
		for (int i = 0; i < ticks.count(); i++) {
			final int x = (int) (box.x + ticks.at(i) / end * box.width);
			g.drawLine(x, (int) box.getMaxY(), x, (int) box.getMaxY() + 3);
			g.drawString(ticks.label(i) + (i == ticks.count() - 1 ? " s" : ""), x - 6,
				(int) box.getMaxY() + 14);
		}
	}

	private static String ms(final double seconds) {
		return seconds >= 1 ? String.format(Locale.ROOT, "%.2f s", seconds) : String
			.format(Locale.ROOT, "%.0f ms", seconds * 1000);
	}
}
