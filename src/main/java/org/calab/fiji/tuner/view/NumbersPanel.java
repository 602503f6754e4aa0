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
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ButtonGroup;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JToggleButton;

import org.calab.deconvolution.Baseline;
import org.calab.fiji.tuner.LogScale;
import org.calab.fiji.tuner.TunedKernel;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.signal.BandPass;

/** Sliders and fields for the settings, with undo. */
final class NumbersPanel extends JPanel {

	private static final long serialVersionUID = 1L;

	private final transient TunerSession session;
	private final JComboBox<TunerMethod> method = new JComboBox<>(TunerMethod
		.values());
	private final JComboBox<Indicator> indicator = new JComboBox<>(Indicator
		.values());
	private final NumberSlider peak, width, rise, decay, lambda;
	private final JLabel indicatorLabel = new JLabel("Indicator"), baselineLabel =
		new JLabel("Baseline");
	private final JLabel otherForm = new JLabel(" ");
	private final JCheckBox auto = new JCheckBox("auto");
	private final JCheckBox filter = new JCheckBox("Band-pass");
	private final JComboBox<Baseline> baseline = new JComboBox<>(Baseline
		.values());
	private final JButton undo = new JButton("Undo"), redo = new JButton("Redo");
	private final JToggleButton pin = new JToggleButton("Pin fit");
	private final JRadioButton byShape = new JRadioButton("Peak and width", true),
			byTau = new JRadioButton("τ rise and decay");
	private final CardLayout cards = new CardLayout();
	private final JPanel form = new JPanel(cards);
	private boolean showing;

	NumbersPanel(final TunerSession session) {
		this.session = session;
		setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
		peak = kernel("Peak time (ms)",
			"Time from a spike to the peak of its transient, in milliseconds; sets the rise of the fit. Usually 5 to 500",
			LogScale.PEAK, v -> k().withPeak(v));
		width = kernel("Width, FWHM (ms)",
			"Width of the transient at half its peak, in milliseconds; mostly set by its decay. Usually 20 to 3000",
			LogScale.WIDTH, v -> k().withWidth(v));
		rise = kernel("τ rise (ms)", "Rise time constant in milliseconds",
			new LogScale(0.001, 0.5, false), v -> k().withRise(v));
		decay = kernel("τ decay (ms)", "Decay time constant in milliseconds",
			new LogScale(0.02, 4, false), v -> k().withDecay(v));
		lambda = new NumberSlider("λ, sparsity",
			"Weight of the sparsity penalty, 0 to 10. Larger: fewer and larger events",
			1, LogScale.LAMBDA, v -> session.move(s().withLambda(OptionalDouble.of(
				v))), v -> session.set(s().withLambda(OptionalDouble.of(v))));
		head();
		kernels();
		others();
		show(session.settings());
	}

	private TunerSettings s() {
		return session.settings();
	}

	private TunedKernel k() {
		return s().kernel();
	}

	private NumberSlider kernel(final String name, final String help,
		final LogScale scale, final DoubleFunction<TunedKernel> with)
	{
		return new NumberSlider(name, help, 0.001, scale, v -> session.move(s()
			.withKernel(with.apply(v))), v -> session.set(s().withKernel(with.apply(
				v))));
	}

	private void head() {
		final JButton reset = new JButton("Reset");
		reset.setToolTipText(
			"Reset all settings but the method to the indicator's; can be undone");
		reset.addActionListener(e -> session.reset(indicator()));
		method.setName("method");
		method.setRenderer(new DefaultListCellRenderer() {

			private static final long serialVersionUID = 1L;

			@Override
			public Component getListCellRendererComponent(final JList<?> list,
				final Object value, final int index, final boolean selected,
				final boolean focused)
			{
				return super.getListCellRendererComponent(list, ((TunerMethod) value)
					.label(), index, selected, focused);
			}
		});
		method.addActionListener(e -> {
			if (!showing) session.set(s().withMethod((TunerMethod) method
				.getSelectedItem()));
		});
		indicator.setToolTipText("Use the indicator's typical kernel");
		indicator.setName("indicator");
		indicator.addActionListener(e -> {
			if (!showing) session.set(s().withKernel(indicator().kernel()));
		});
		undo.addActionListener(e -> session.undo());
		undo.setToolTipText("Undo (Ctrl+Z)");
		redo.addActionListener(e -> session.redo());
		redo.setToolTipText("Redo (Ctrl+Y)");
		pin.setToolTipText(
			"Keep the current fit, dashed, to compare the next change with it");
		pin.addActionListener(e -> {
			if (pin.isSelected()) session.pin();
			else session.unpin();
		});
		row(new JLabel("Method"), method);
		row(indicatorLabel, indicator, reset);
		row(undo, redo, pin);
	}

	private void kernels() {
		final ButtonGroup group = new ButtonGroup();
		group.add(byShape);
		group.add(byTau);
		byShape.addActionListener(e -> cards.show(form, "shape"));
		byTau.addActionListener(e -> cards.show(form, "tau"));
		byShape.addActionListener(e -> show(s()));
		byTau.addActionListener(e -> show(s()));
		form.add(stack(peak, width), "shape");
		form.add(stack(rise, decay), "tau");
		add(Box.createVerticalStrut(6));
		row(byShape, byTau);
		flat(form);
		otherForm.setToolTipText("The same kernel in the other form");
		otherForm.setEnabled(false);
		row(otherForm);
	}

	private void others() {
		auto.setToolTipText(
			"For each cell, the λ at which the residual equals the noise");
		auto.addActionListener(e -> session.set(s().withLambda(auto.isSelected()
			? OptionalDouble.empty() : OptionalDouble.of(session.medianLambda()
				.orElse(0.01)))));
		filter.setToolTipText(
			"First remove changes slower than the decay and faster than the rise");
		filter.addActionListener(e -> session.set(s().withBandPass(filter
			.isSelected())));
		baseline.setToolTipText(
			"rolling: subtract the 20 % quantile over five kernel lengths; constant: one value per cell; none: the baseline is 0");
		baseline.addActionListener(e -> {
			if (!showing) session.set(s().withBaseline((Baseline) baseline
				.getSelectedItem()));
		});
		final JPanel side = new JPanel(new BorderLayout());
		side.add(auto, BorderLayout.NORTH);
		final JPanel line = new JPanel(new BorderLayout());
		line.add(lambda);
		line.add(side, BorderLayout.EAST);
		add(Box.createVerticalStrut(4));
		flat(line);
		row(filter);
		row(baselineLabel, baseline);
	}

	private static JPanel stack(final JComponent... parts) {
		final JPanel panel = new JPanel();
		panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
		for (final JComponent c : parts)
			panel.add(c);
		return panel;
	}

	private void row(final Component... parts) {
		final Box row = Box.createHorizontalBox();
		row.setBorder(BorderFactory.createEmptyBorder(2, 0, 2, 0));
		for (final Component c : parts) {
			row.add(c);
			row.add(Box.createHorizontalStrut(5));
		}
		row.add(Box.createHorizontalGlue());
		flat(row);
	}

	/** Adds a component that must not grow in height. */
	private void flat(final JComponent part) {
		part.setAlignmentX(LEFT_ALIGNMENT);
		part.setMaximumSize(new Dimension(Integer.MAX_VALUE, part
			.getPreferredSize().height));
		add(part);
	}

	Indicator indicator() {
		return (Indicator) indicator.getSelectedItem();
	}

	/** Updates from the session. */
	void show(final TunerSettings now) {
		showing = true;
		method.setSelectedItem(now.method());
		method.setToolTipText(now.method().help());
		final CalciumKernel tau = now.kernel().tau();
		peak.show(now.kernel().shape().tPeak());
		width.show(now.kernel().shape().fwhm());
		rise.show(tau.tauRise());
		decay.show(tau.tauDecay());
		otherForm.setText(byShape.isSelected() ? String.format(Locale.ROOT,
			"= τ rise %.0f ms, τ decay %.0f ms", tau.tauRise() * 1000, tau
				.tauDecay() * 1000) : String.format(Locale.ROOT,
					"= peak %.0f ms, FWHM %.0f ms", now.kernel().shape().tPeak() * 1000,
					now.kernel().shape().fwhm() * 1000));
		auto.setSelected(now.lambda().isEmpty());
		if (now.lambda().isPresent()) lambda.show(now.lambda().getAsDouble());
		else session.medianLambda().ifPresent(lambda::show);
		filter.setSelected(now.bandPass());
		final BandPass band = BandPass.forKernel(tau.tauRise(), tau.tauDecay(),
			session.fs(), true, true);
		filter.setText(String.format(Locale.ROOT, "Band-pass, %.3f to %.1f Hz", band
			.high(), band.low()));
		baseline.setSelectedItem(now.baseline());
		for (final Indicator i : Indicator.values())
			if (i.kernel().equals(tau)) indicator.setSelectedItem(i);
		undo.setEnabled(session.canUndo());
		redo.setEnabled(session.canRedo());
		pin.setSelected(session.pinned().isPresent());
		enable(now);
		showing = false;
	}

	/** Only what the method takes can be set. */
	private void enable(final TunerSettings now) {
		for (final JComponent c : new JComponent[] { indicatorLabel, indicator,
			byShape, byTau, peak, width, rise, decay, baselineLabel, baseline })
			c.setEnabled(now.method().takesKernel());
		auto.setEnabled(now.method().takesLambda());
		filter.setEnabled(now.method().takesLambda());
		lambda.setEnabled(now.method().takesLambda() && now.lambda().isPresent());
	}
}
