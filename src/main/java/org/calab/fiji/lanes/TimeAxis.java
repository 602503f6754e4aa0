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

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import javax.swing.JComponent;

import org.calab.figure.Theme;
import org.calab.fiji.window.DesktopTheme;
import org.calab.trace.SamplingRate;

/** The time axis below lanes. */
public final class TimeAxis extends JComponent {

	private static final long serialVersionUID = 1L;

	private final transient TimeView view;
	private final transient Supplier<Optional<SamplingRate>> rate;
	private final transient Supplier<OptionalInt> cursor;

	/**
	 * @param rate of the recording; empty without one
	 * @param cursor frame to mark; empty for none
	 */
	public TimeAxis(final TimeView view,
		final Supplier<Optional<SamplingRate>> rate,
		final Supplier<OptionalInt> cursor)
	{
		this.view = view;
		this.rate = rate;
		this.cursor = cursor;
		setPreferredSize(new Dimension(100, TimeRuler.HEIGHT));
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics;
		final Theme theme = DesktopTheme.paper(g, this);
		if (rate.get().isEmpty()) return;
		TimeRuler.draw(g, view.window(), rate.get().get(), new Rectangle(0, 0,
			getWidth(), TimeRuler.HEIGHT), theme);
		cursor.get().ifPresent(frame -> LanePainter.cursor(g, frame, view.window(),
			new Rectangle(0, 0, getWidth(), 5), theme));
	}
}
