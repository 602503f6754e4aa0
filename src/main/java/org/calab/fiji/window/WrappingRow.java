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
import java.awt.FlowLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;

import javax.swing.JPanel;

/** Components side by side, which go on in another line where the window is narrow. */
public class WrappingRow extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final int GAP = 6;

	public WrappingRow() {
		super(new FlowLayout(FlowLayout.LEFT, GAP, 1));
		addComponentListener(new ComponentAdapter() {

			@Override
			public void componentResized(final ComponentEvent e) {
				revalidate(); // as high as its lines
			}
		});
	}

	/** As high as it needs to be for its width. */
	@Override
	public Dimension getPreferredSize() {
		final Dimension line = super.getPreferredSize();
		if (getWidth() <= 0 || line.width <= getWidth()) return line;
		int lines = 1, x = GAP;
		for (final Component c : getComponents()) {
			if (!c.isVisible()) continue;
			final int width = c.getPreferredSize().width + GAP;
			if (x > GAP && x + width > getWidth()) {
				lines++;
				x = GAP;
			}
			x += width;
		}
		return new Dimension(line.width, lines * line.height);
	}

	/** Lines give way to a narrow window. */
	@Override
	public Dimension getMinimumSize() {
		return new Dimension(0, getPreferredSize().height);
	}
}
