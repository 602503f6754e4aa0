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
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Locale;
import java.util.function.DoubleConsumer;

import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

import org.calab.fiji.tuner.LogScale;

/** A slider with a logarithmic scale and a field, which also accepts values beyond the scale. */
final class NumberSlider extends JPanel {

	private static final long serialVersionUID = 1L;

	private final JTextField field = new JTextField(7);
	private final JSlider slider = new JSlider(0, LogScale.STEPS);
	private final JLabel label;
	private final double unit;
	private transient LogScale scale;
	private boolean showing; // the slider is moved by the model, not the user
	private double value;

	/**
	 * @param unit the value that is shown as 1: 0.001 shows seconds in
	 *          milliseconds
	 * @param moved receives the value while the slider is dragged
	 * @param set receives the value when the slider is released or a value is typed
	 */
	NumberSlider(final String name, final String help, final double unit,
		final LogScale scale, final DoubleConsumer moved,
		final DoubleConsumer set)
	{
		super(new BorderLayout(6, 0));
		this.unit = unit;
		this.scale = scale;
		label = new JLabel(name);
		label.setLabelFor(field);
		label.setToolTipText(help);
		field.setToolTipText(help);
		slider.setToolTipText(help);
		field.setName(name);
		slider.setName(name + " slider");
		field.setHorizontalAlignment(SwingConstants.RIGHT);
		slider.setPreferredSize(new Dimension(120, slider.getPreferredSize().height));
		slider.addChangeListener(e -> {
			if (showing) return;
			final double v = this.scale.value(slider.getValue());
			if (slider.getValueIsAdjusting()) moved.accept(v);
			else set.accept(v);
		});
		field.addActionListener(e -> typed(set));
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusLost(final FocusEvent e) {
				typed(set);
			}
		});
		add(label, BorderLayout.WEST);
		add(field, BorderLayout.EAST);
		add(slider, BorderLayout.SOUTH);
		setBorder(BorderFactory.createEmptyBorder(2, 0, 2, 0));
	}

	private void typed(final DoubleConsumer set) {
		if (field.getText().trim().equals(text(value))) return;
		try {
			final double v = Double.parseDouble(field.getText().trim().replace(',',
				'.')) * unit;
			if (v > 0 && v < Double.POSITIVE_INFINITY || v == 0 && scale.zero()) {
				set.accept(v);
				return;
			}
		}
		catch (final NumberFormatException e) {
			// as below
		}
		UIManager.getLookAndFeel().provideErrorFeedback(field);
		field.setText(text(value));
	}

	/** Shows a value, unless the user is typing one. */
	void show(final double v) {
		final boolean same = v == value && !field.getText().isEmpty();
		value = v;
		scale = scale.reaching(v);
		showing = true;
		if (!slider.getValueIsAdjusting()) slider.setValue(scale.position(v));
		showing = false;
		if (!same) field.setText(text(v));
	}

	private String text(final double v) {
		final double shown = v / unit;
		if (shown == 0) return "0";
		final int digits = (int) Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(
			Math.abs(shown)))));
		final String s = String.format(Locale.ROOT, "%." + digits + "f", shown);
		return s.contains(".") ? s.replaceAll("\\.?0+$", "") : s;
	}

	@Override
	public void setEnabled(final boolean on) {
		super.setEnabled(on);
		field.setEnabled(on);
		slider.setEnabled(on);
		label.setEnabled(on);
	}

	@Override
	public Dimension getMaximumSize() {
		return new Dimension(Integer.MAX_VALUE, getPreferredSize().height);
	}
}
