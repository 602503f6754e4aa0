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

import java.awt.Dimension;
import java.awt.GridLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;

import org.calab.check.InvalidInputException;
import org.calab.figure.ChartFiles;
import org.calab.figure.FigureOptions;
import org.calab.fiji.tuner.LiveTraces;
import org.calab.fiji.tuner.TunerExport;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.window.FileChoice;
import org.calab.fiji.window.Job;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.io.FileGroup;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Parallel;

/** The actions of the tuner: learn, apply, export, import and save a figure. */
final class TunerActions extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final String TITLE = "Tune Deconvolution";

	private static final int FIGURE_HEAD = 80, FIGURE_LANE = 170;

	private final transient TunerSession session;
	private final Set<Layer> shown;
	private final JProgressBar bar;
	private final JButton stop;
	private final List<JButton> working = new ArrayList<>();
	private final transient FileChoice files = new FileChoice(this, TITLE);

	/** @param outlet receives the results; empty if they are applied elsewhere */
	TunerActions(final TunerSession session, final Set<Layer> shown,
		final JProgressBar bar, final JButton stop,
		final Optional<TunerOutlet> outlet)
	{
		super(new GridLayout(0, 2, 4, 4));
		this.session = session;
		this.shown = shown;
		this.bar = bar;
		this.stop = stop;
		working.add(button("Learn from data",
			"Finds the decay from all cells together (automatic inference), and for each cell the λ at which the residual equals the noise",
			this::learn));
		outlet.ifPresent(to -> working.add(button("Apply to all cells",
			"Runs Deconvolve Traces... with these settings, and records it as that",
			() -> apply(to))));
		button("Export JSON...",
			"Saves τ, λ and the filter as a CaTune export, which CaTune and Deconvolve Traces... (params) read, with the method and the baseline for the tuner",
			this::export);
		button("Import JSON...", "Loads the settings of an export of the tuner or of CaTune",
			this::read);
		button("Save figure...", "Saves the current view as " + FigureOptions.FORMATS, this::figure);
	}

	private JButton button(final String name, final String help,
		final Runnable action)
	{
		final JButton button = new JButton(name);
		button.setToolTipText(help);
		button.setMargin(new java.awt.Insets(2, 4, 2, 4));
		button.addActionListener(e -> action.run());
		add(button);
		return button;
	}

	@Override
	public Dimension getMaximumSize() {
		return new Dimension(Integer.MAX_VALUE, getPreferredSize().height);
	}

	private <T> void start(final Job.Work<T> work,
		final java.util.function.Consumer<T> then)
	{
		working.forEach(b -> b.setEnabled(false));
		final Job<T> job = new Job<>(work, then, this::tell).shownBy(bar, stop);
		job.addPropertyChangeListener(e -> {
			if (!job.isDone()) return;
			working.forEach(b -> b.setEnabled(true));
		});
		job.execute();
	}

	private void learn() {
		final LiveTraces traces = session.source();
		start(p -> AutoInference.run(traces.all(p), AutoOptions.defaults(), Parallel
			.defaultThreads(), p).dataSet(), found -> {
				final TunerSettings now = session.settings();
				session.set(now.withMethod(now.method().takesKernel() ? now.method()
					: TunerMethod.DECONVOLVE).withKernel(new CalciumKernel(found.tauRise(),
						found.tauDecay())).withLambda(OptionalDouble.empty()));
			});
	}

	private void apply(final TunerOutlet outlet) {
		final TunerSettings settings = session.settings();
		final LiveTraces traces = session.source();
		start(p -> {
			outlet.applied(settings, settings.run(traces.all(p), Parallel
				.defaultThreads(), p));
			return settings;
		}, done -> {});
	}

	private void export() {
		final List<String> notes = new ArrayList<>();
		final boolean needsLambda = TunerExport.needsLambda(session.settings());
		if (needsLambda) {
			final OptionalDouble median = session.medianLambda();
			if (median.isEmpty()) {
				tell("λ is auto and no cell is done yet: try again in a moment");
				return;
			}
			notes.add(String.format(Locale.ROOT,
				"λ is auto, but the file needs one value: λ is now the median of " +
					"the cells, %.4g, here too (Undo restores auto).", median
						.getAsDouble()));
		}
		notes.addAll(TunerExport.notes(session.settings()));
		if (!notes.isEmpty() && JOptionPane.showConfirmDialog(this, String.join(
			"\n", notes), "Export", JOptionPane.OK_CANCEL_OPTION) !=
				JOptionPane.OK_OPTION) return;
		final Optional<Path> file = files.toSave("params.json", "json");
		if (file.isEmpty()) return;
		if (needsLambda) session.set(session.settings()
			.withLambda(session.medianLambda()));
		final TunerSettings settings = session.settings();
		final LiveTraces traces = session.source();
		start(p -> {
			TunerExport.save(settings, traces.all(p), file.get(), true);
			return file;
		}, done -> {});
	}

	private void read() {
		files.toOpen("json").ifPresent(f -> {
			final TunerSettings now = session.settings();
			start(p -> TunerExport.read(now, f), session::set);
		});
	}

	private void figure() {
		final Optional<Path> file = files.toSave("tuning.png", FigureOptions
			.endings());
		if (file.isEmpty()) return;
		try {
			// drawn on this thread, the session's; written to a file on another
			final FileGroup.Content drawn = ChartFiles.content(new TunerFigure(session,
				shown.isEmpty() ? EnumSet.of(Layer.RAW) : EnumSet.copyOf(shown)), file
					.get(), ChartFiles.WIDTH, FIGURE_HEAD + FIGURE_LANE * session.cells()
						.size());
			start(p -> {
				FileGroup.write(file.get(), true, drawn);
				return file;
			}, done -> {});
		}
		catch (final InvalidInputException e) {
			tell(e.getMessage());
		}
	}

	private void tell(final String message) {
		JOptionPane.showMessageDialog(this, message, TITLE,
			JOptionPane.ERROR_MESSAGE);
	}
}
