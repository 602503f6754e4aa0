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

import java.awt.FlowLayout;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.window.WrappingRow;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.inference.ActivityMethod;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.kernel.KernelChoice;
import org.calab.loader.LoadOptions;

/** The settings of the extraction and of the inference, in two lines. */
final class SettingsStrip extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final String FIND = "find from data", AUTO = "auto", OWN =
		"tau (s)";

	private final JTextField fs = field("fs", 5, LoadOptions.FS_HELP),
			factor = field("neuropil_factor", 4, NeuropilOptions.NEUROPIL_FACTOR_HELP),
			rise = field("tau_rise", 5, CalciumKernel.TAU_RISE_HELP), decay = field(
				"tau_decay", 5, CalciumKernel.TAU_DECAY_HELP), lambda = field("lambda", 5,
					"Weight of the sparsity penalty, at least 0; auto: for each cell from its noise");
	private final JCheckBox neuropil = new JCheckBox("Neuropil"), dff =
		new JCheckBox("dF/F");
	private final JComboBox<String> kernel = new JComboBox<>(), method =
		new JComboBox<>();
	private final transient Consumer<WorkspaceSettings> changed;
	private transient WorkspaceSettings settings;
	private boolean showing;

	/**
	 * @param changed receives the settings after each change
	 * @param tune beside the kernel
	 */
	SettingsStrip(final WorkspaceSettings start,
		final Consumer<WorkspaceSettings> changed, final JComponent tune)
	{
		this.changed = changed;
		settings = start;
		setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
		setBorder(BorderFactory.createEmptyBorder(2, 4, 0, 4));
		neuropil.setToolTipText(ExtractionOptions.NEUROPIL_HELP);
		dff.setToolTipText(ExtractionOptions.DFF_HELP);
		kernel.addItem(FIND);
		for (final Indicator i : Indicator.values())
			kernel.addItem(i.toString());
		kernel.addItem(OWN);
		kernel.setName("kernel");
		kernel.setToolTipText(
			"The transient of one spike: found from the data, of an indicator, or by its time constants");
		for (final TunerMethod m : TunerMethod.values())
			if (m.takesKernel()) method.addItem(m.toString());
		method.setName("method");
		method.setToolTipText(ActivityMethod.HELP);
		add(line("Traces:", labelled("Rate (Hz)", fs), neuropil, factor, dff));
		add(line("Activity:", labelled("Kernel", kernel), tune, labelled("Rise (s)",
			rise), labelled("Decay (s)", decay), labelled("Method", method), labelled(
				"\u03bb", lambda)));
		for (final JCheckBox box : List.of(neuropil, dff))
			box.addActionListener(e -> read());
		for (final JComboBox<String> box : List.of(kernel, method))
			box.addActionListener(e -> read());
		for (final JTextField field : List.of(fs, factor, rise, decay, lambda)) {
			field.addActionListener(e -> read());
			field.addFocusListener(new FocusAdapter() {

				@Override
				public void focusLost(final FocusEvent e) {
					read();
				}
			});
		}
		show(start);
	}

	private static JTextField field(final String name, final int columns,
		final String help)
	{
		final JTextField field = new JTextField(columns);
		field.setName(name);
		field.setHorizontalAlignment(SwingConstants.RIGHT);
		field.setToolTipText(help);
		return field;
	}

	/** A field with its label, which stay together where the line goes on in another. */
	private static JComponent labelled(final String text, final JComponent field) {
		final JLabel label = new JLabel(text);
		label.setLabelFor(field);
		label.setToolTipText(field.getToolTipText());
		label.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 5));
		final JPanel both = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
		both.add(label);
		both.add(field);
		return both;
	}

	private static JComponent line(final String title, final JComponent... parts) {
		final JPanel line = new WrappingRow();
		final JLabel head = new JLabel(title);
		head.setFont(head.getFont().deriveFont(java.awt.Font.BOLD));
		line.add(head);
		Arrays.stream(parts).forEach(line::add);
		return line;
	}

	WorkspaceSettings settings() {
		return settings;
	}

	/** Shows settings, without telling of a change. */
	void show(final WorkspaceSettings s) {
		showing = true;
		settings = s;
		fs.setText(s.fs().isPresent() ? number(s.fs().getAsDouble()) : "");
		neuropil.setSelected(s.neuropil());
		factor.setText(number(s.factor()));
		dff.setSelected(s.dff());
		kernel.setSelectedItem(s.isAuto() ? FIND : KernelChoice.TAU.equals(s
			.kernel()) ? OWN : s.kernel());
		final TunerSettings t = s.tuner();
		rise.setText(number(t.kernel().tau().tauRise()));
		decay.setText(number(t.kernel().tau().tauDecay()));
		if (!s.isAuto()) method.setSelectedItem(t.method().toString());
		lambda.setText(t.lambda().isPresent() ? number(t.lambda().getAsDouble())
			: AUTO);
		showing = false;
		enableFields();
	}

	private void enableFields() {
		factor.setEnabled(settings.neuropil());
		for (final JComponent c : List.of(rise, decay))
			c.setEnabled(KernelChoice.TAU.equals(settings.kernel()));
		method.setEnabled(!settings.isAuto());
		lambda.setEnabled(settings.tuner().method().takesLambda());
	}

	private static String number(final double v) {
		return v == Math.rint(v) ? String.valueOf((long) v) : String.format(
			Locale.ROOT, "%.4f", v).replaceAll("0+$", "");
	}

	/** Reads the fields; one that is not valid is reset. */
	private void read() {
		if (showing) return;
		final WorkspaceSettings before = settings;
		final String chosen = (String) kernel.getSelectedItem();
		final boolean own = OWN.equals(chosen);
		final List<JTextField> wrong = new ArrayList<>();
		final OptionalDouble hz = value(fs, "", 0, true, wrong), part = value(factor,
			null, 0, false, wrong), up = value(rise, null, 0, true, wrong), down = value(
				decay, null, 0, true, wrong), weight = value(lambda, AUTO, 0, false,
					wrong);
		if (own && up.isPresent() && down.isPresent() && !(up.getAsDouble() < down
			.getAsDouble())) wrong.add(rise);
		if (part.isPresent() && part.getAsDouble() > 2) wrong.add(factor);
		if (!wrong.isEmpty()) {
			UIManager.getLookAndFeel().provideErrorFeedback(wrong.get(0));
			show(before);
			return;
		}
		final WorkspaceSettings inferred = before.with(FIND.equals(chosen)
			? KernelChoice.AUTO : own ? KernelChoice.TAU : chosen, own
				? new CalciumKernel(up.getAsDouble(), down.getAsDouble()) : before.tuner()
					.kernel().tau(), TunerMethod.valueOf(((String) method
						.getSelectedItem()).toUpperCase(Locale.ROOT)));
		final WorkspaceSettings next = inferred.withTuner(inferred.tuner().withLambda(
			weight)).withFs(hz).withNeuropil(neuropil.isSelected()).withFactor(part
				.getAsDouble()).withDff(dff.isSelected());
		if (next.equals(before)) return;
		show(next);
		changed.accept(next);
	}

	/**
	 * @param none text that stands for no value; null if there must be one
	 * @param above whether the value must be above the least
	 */
	private static OptionalDouble value(final JTextField field, final String none,
		final double least, final boolean above, final List<JTextField> wrong)
	{
		final String text = field.getText().trim();
		if (none != null && (text.equalsIgnoreCase(none) || text.isEmpty()))
			return OptionalDouble.empty();
		try {
			final double v = Double.parseDouble(text.replace(',', '.'));
			if (Double.isFinite(v) && (above ? v > least : v >= least))
				return OptionalDouble.of(v);
		}
		catch (final NumberFormatException e) {
			// as below
		}
		wrong.add(field);
		return OptionalDouble.empty();
	}
}
