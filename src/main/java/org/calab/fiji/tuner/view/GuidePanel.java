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

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;

import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;

/** Explains what to look for at each step of tuning. */
final class GuidePanel extends JPanel {

	private static final long serialVersionUID = 1L;

	/** Name and text of each step. */
	private static final String[][] STEPS = { { "Width",
		"<b>Start with the falling edge.</b> Zoom into one clear transient. Move the " +
			"width until the fit falls as the trace does. Too narrow: the decay is " +
			"filled with extra activity. Too wide: the fit stays above the trace." }, {
				"Peak",
				"<b>Then the rise.</b> Move the peak time until the fit rises and peaks " +
					"with the trace. Activity should come just before the rise, in few " +
					"frames." }, { "Sparsity",
						"<b>Then λ</b> (L1 deconvolution only). Raise it until the fit no longer follows noise. Overfit: " +
							"activity in every ripple, the residual flatter than noise. " +
							"Underfit: small transients are missing, the fit stays below the " +
							"peaks." }, { "Residual",
								"<b>The residual should look like noise,</b> as tall in transients " +
									"as between. A bump at each transient: the kernel's shape is " +
									"wrong. Pin the fit, change one number, compare." }, { "Others",
										"<b>Check other cells:</b> random ones, and some with low SNR. " +
											"One kernel should fit all cells with the same indicator. Then apply " +
											"to all." } };

	GuidePanel() {
		super(new BorderLayout(0, 4));
		final JLabel text = new JLabel();
		text.setVerticalAlignment(SwingConstants.TOP);
		text.setPreferredSize(new Dimension(260, 112));
		final JPanel steps = new JPanel(new FlowLayout(FlowLayout.LEFT, 2, 0));
		final ButtonGroup group = new ButtonGroup();
		for (int i = 0; i < STEPS.length; i++) {
			final String[] step = STEPS[i];
			final JToggleButton button = new JToggleButton((i + 1) + "");
			button.setToolTipText("Step " + (i + 1) + ": " + step[0]);
			button.setMargin(new java.awt.Insets(1, 9, 1, 9));
			button.addActionListener(e -> text.setText(
				"<html><body style='width: 205px'>" + step[1]));
			group.add(button);
			steps.add(button);
			if (i == 0) button.doClick(0);
		}
		add(steps, BorderLayout.NORTH);
		add(text, BorderLayout.CENTER);
	}
}
