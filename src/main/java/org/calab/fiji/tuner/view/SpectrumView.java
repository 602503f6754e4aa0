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
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.Arrays;

import javax.swing.JComponent;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.LatestJob;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.BandPass;
import org.calab.signal.WelchSpectrum;

/** The power spectrum of the selected cell on logarithmic axes, with the filter's band. */
final class SpectrumView extends JComponent {

	private static final long serialVersionUID = 1L;

	/** Samples per segment: enough to resolve the filter's lower cutoff. */
	private static final int FINE = 1024;

	private final transient TunerSession session;
	private final transient LatestJob making = new LatestJob();
	private transient WelchSpectrum spectrum;
	private transient Series of;
	private String name = "";

	SpectrumView(final TunerSession session) {
		this.session = session;
		setPreferredSize(new Dimension(260, 150));
		setToolTipText(
			"Power spectrum of the selected cell. Shaded: the band that the band-pass keeps, set by the kernel's time constants");
	}

	/** Makes the spectrum of a cell in the background, unless it is shown already. */
	void show(final String cell, final Series trace) {
		if (trace == of) return;
		of = trace;
		final double fs = session.fs();
		making.submit(() -> {
			final double[] y = new double[trace.length()];
			Arrays.setAll(y, trace::value);
			return WelchSpectrum.of(y, fs, FINE);
		}, s -> {
			name = cell;
			spectrum = s;
			repaint();
		});
	}

	void close() {
		making.close();
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics;
		final Theme theme = DesktopTheme.paper(g, this);
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
		g.setColor(theme.ink());
		g.drawString("Power of " + name, 12, 14);
		if (spectrum == null || spectrum.density().length < 3) return;
		final Rectangle box = new Rectangle(12, 22, Math.max(1, getWidth() - 24),
			Math.max(1, getHeight() - 40));
		final CalciumKernel k = session.settings().kernel().tau();
		final BandPass band = BandPass.forKernel(k.tauRise(), k.tauDecay(), session
			.fs(), true, true);
		final double top = session.fs() / 2, least = Math.min(spectrum
			.step(), band.high() / 2);
		band(g, box, x(box, band.high(), least, top), x(box, band.low(), least,
			top), theme);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		g.setColor(theme.soft());
		g.drawLine(box.x, (int) box.getMaxY(), (int) box.getMaxX(), (int) box
			.getMaxY());
		for (double f = Math.pow(10, Math.ceil(Math.log10(least))); f <= top; f *=
			10)
		{
			final int at = (int) x(box, f, least, top);
			g.drawLine(at, (int) box.getMaxY(), at, (int) box.getMaxY() + 3);
			g.drawString(Ticks.number(f).replaceAll("\\.?0+$", "") + " Hz", Math.max(2,
				Math.min(at - 8, getWidth() - 34)), (int) box.getMaxY() + 14);
		}
		line(g, box, least, top, theme);
	}

	private void band(final Graphics2D g, final Rectangle box,
		final double from, final double to, final Theme theme)
	{
		final Color c = Layer.FILTERED.colour(theme);
		g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), session
			.settings().bandPass() ? 60 : 22));
		g.fillRect((int) from, box.y, (int) Math.max(1, to - from), box.height);
	}

	private void line(final Graphics2D g, final Rectangle box,
		final double least, final double top, final Theme theme)
	{
		double low = Double.POSITIVE_INFINITY, high = 0;
		for (int i = 1; i < spectrum.density().length; i++) {
			if (!(spectrum.density()[i] > 0)) continue;
			low = Math.min(low, spectrum.density()[i]);
			high = Math.max(high, spectrum.density()[i]);
		}
		if (!(high > low)) return;
		low = Math.max(low, high * 1e-6);
		final Path2D path = new Path2D.Double();
		boolean begun = false;
		for (int i = 1; i < spectrum.density().length; i++) {
			final double px = x(box, i * spectrum.step(), least, top), py = box
				.getMaxY() - box.height * Math.log(Math.max(low, spectrum
					.density()[i]) / low) / Math.log(high / low);
			if (begun) path.lineTo(px, py);
			else path.moveTo(px, py);
			begun = true;
		}
		g.setColor(theme.mix(0.7));
		g.setStroke(new BasicStroke(1.2f));
		g.draw(path);
	}

	private static double x(final Rectangle box, final double f,
		final double least, final double top)
	{
		return box.x + box.width * Math.log(f / least) / Math.log(top / least);
	}
}
