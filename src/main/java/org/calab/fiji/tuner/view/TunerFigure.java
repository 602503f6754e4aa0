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

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Set;

import org.calab.figure.Theme;
import org.calab.fiji.lanes.TimeRuler;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.jfree.chart.ui.Drawable;

/** The current view as a figure: black on white, with settings and legend. */
public final class TunerFigure implements Drawable {

	private static final int HEAD = 40;

	private final TunerSession session;
	private final Set<Layer> shown;

	public TunerFigure(final TunerSession session, final Set<Layer> shown) {
		this.session = session;
		this.shown = shown;
	}

	@Override
	public void draw(final Graphics2D g, final Rectangle2D area) {
		final Theme theme = Theme.PRINT;
		g.setColor(theme.paper());
		g.fill(area);
		final Rectangle all = area.getBounds();
		g.setClip(all);
		head(g, all, theme);
		final Rectangle lanes = new Rectangle(all.x, all.y + HEAD, all.width,
			all.height - HEAD - TimeRuler.HEIGHT);
		LanesPanel.draw(g, session, shown, theme, lanes, -1);
		TimeRuler.draw(g, session.window(), session.source().rate(), new Rectangle(all.x, lanes.y + lanes.height,
			all.width, TimeRuler.HEIGHT), theme);
	}

	private void head(final Graphics2D g, final Rectangle all,
		final Theme theme)
	{
		final TunerSettings s = session.settings();
		g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
		g.setColor(theme.ink());
		g.drawString(text(s), all.x + 8, all.y + 15);
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
		int x = all.x + 8;
		for (final Layer layer : CellCurves.layers(session.cells().stream().map(
			c -> CellCurves.of(session, c)).toList()))
		{
			if (!shown.contains(layer)) continue;
			g.setColor(layer.colour(theme));
			if (layer == Layer.SPREAD) g.fillRect(x, all.y + 23, 16, 9);
			else g.fillRect(x, all.y + 26, 16, 3);
			g.setColor(theme.ink());
			g.drawString(layer.label(), x + 21, all.y + 32);
			x += 40 + g.getFontMetrics().stringWidth(layer.label());
		}
	}

	private static String text(final TunerSettings s) {
		final StringBuilder text = new StringBuilder();
		if (s.method() != TunerMethod.DECONVOLVE) text.append(s.method().label());
		if (!s.method().takesKernel()) return text.toString();
		if (!text.isEmpty()) text.append(", ");
		text.append(String.format(Locale.ROOT, "τ rise %.4g s, τ decay %.4g s, ", s
			.kernel().tau().tauRise(), s.kernel().tau().tauDecay()));
		if (s.method().takesLambda()) text.append("λ ").append(s.lambda()
			.isPresent() ? Double.toString(s.lambda().getAsDouble()) : "auto").append(
				", ");
		text.append(s.baseline()).append(" baseline");
		if (s.bandPass() && s.method().takesLambda()) text.append(", band-pass");
		return text.toString();
	}
}
