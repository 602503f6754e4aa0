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
package org.calab.fiji.command;

import ij.WindowManager;
import ij.plugin.frame.Recorder;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import javax.swing.JOptionPane;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.tuner.StartingPoint;
import org.calab.fiji.tuner.TraceCheck;
import org.calab.fiji.tuner.view.TunerInput;
import org.calab.fiji.tuner.view.TunerOutlet;
import org.calab.fiji.tuner.view.TunerWindow;
import org.calab.task.CancelledException;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Opens the tuner: kernel and λ by eye, with a live fit. */
@Plugin(type = Command.class, headless = true, label = "Tune Deconvolution",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Tune Deconvolution...", weight = 5) })
public final class TuneDeconvolutionCmd extends TracesCommand {

	@Override
	protected String job() {
		return "Tune Deconvolution";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		if (GraphicsEnvironment.isHeadless()) throw new InvalidInputException(
			"Tune Deconvolution needs a window, and there is no screen: use " +
				"Deconvolve Traces... with lambda=auto and kernel= of the indicator, or " +
				"with params= of an export made at a screen");
		OpenTraces.Entry entry = entry();
		entry.traces().rate().hz(); // refused here, before a window
		final List<TraceCheck.Finding> found = TraceCheck.of(entry.traces());
		String source = macroOptions(entry);
		for (final TraceCheck.Finding f : found) {
			if (f.kind() == TraceCheck.Kind.NOT_FINITE) throw new InvalidInputException(
				f.text());
			if (f.kind() == TraceCheck.Kind.TRANSPOSED && exchange(f)) {
				entry = openTraces.open(entry.title() + " (transposed)", TraceCheck
					.transposed(entry.traces()), Optional.empty());
				source = "traces=[" + entry.title() + "]";
			}
		}
		open(entry, source);
	}

	private static boolean exchange(final TraceCheck.Finding f) {
		final int answer = JOptionPane.showOptionDialog(null, f.text(),
			"Tune Deconvolution", JOptionPane.YES_NO_CANCEL_OPTION,
			JOptionPane.QUESTION_MESSAGE, null, new String[] {
				"Exchange rows and columns", "Keep", "Cancel" }, "Keep");
		if (answer != 0 && answer != 1) throw new CancelledException();
		return answer == 0;
	}

	private void open(final OpenTraces.Entry entry, final String source) {
		final TunerInput input = TunerInput.of(entry.title(), entry.traces(), entry
			.spikes());
		final TunerOutlet outlet = (settings, result) -> {
			if (Recorder.record) Recorder.recordString(settings.macro(source));
			TraceViews.show(openTraces.open(new OpenTraces.Entry("Deconvolved " + entry
				.traces().origin(), entry.traces(), Optional.of(result), entry
					.spikes())), openTraces);
		};
		EventQueue.invokeLater(() -> {
			final TunerWindow window = new TunerWindow(input, StartingPoint
				.learned(), outlet);
			window.addWindowListener(new WindowAdapter() {

				@Override
				public void windowClosed(final WindowEvent e) {
					WindowManager.removeWindow(window);
				}
			});
			WindowManager.addWindow(window);
			window.setVisible(true);
		});
	}
}
