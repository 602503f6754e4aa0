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
package org.calab.fiji.cadecon;

import ij.WindowManager;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JSpinner;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.SpinnerNumberModel;
import javax.swing.Timer;

import org.calab.cadecon.CaDeconResult;
import org.calab.figure.CaDeconData;
import org.calab.figure.CaDeconReport;
import org.calab.figure.ConvergenceChart;
import org.calab.figure.DistributionsChart;
import org.calab.figure.InspectorChart;
import org.calab.figure.KernelsChart;
import org.calab.figure.SubsetsRaster;
import org.calab.fiji.window.DesktopTheme;
import org.calab.fiji.window.FileChoice;
import org.calab.fiji.window.Job;

/** Shows a run of CaDecon and controls it. It polls {@link WatchedRun} ten times a second. */
public final class CaDeconWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private static final int EVERY = 100, STEPS = 1000;

	private static final String REPORT = "Save report";

	private final transient WatchedRun run;
	private final JLabel state = new JLabel();
	private final JLabel where = new JLabel();
	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final JTextArea warnings = new JTextArea();
	private final JButton start = new JButton("Start");
	private final JButton pause = new JButton("Pause");
	private final JButton resume = new JButton("Resume");
	private final JButton stop = new JButton("Stop and keep");
	private final JButton cancel = new JButton("Cancel");
	private final JButton report = new JButton(REPORT + "...");
	private final transient FileChoice files = new FileChoice(this, REPORT);
	private final JSpinner cell;
	private final ChartView inspector;
	private final transient List<ChartView> charts;
	private final Timer timer = new Timer(EVERY, e -> update());
	private transient RunView shown;

	/** The selected cell, counted from 0; also read by the threads that draw charts. */
	private volatile int chosen;

	private CaDeconWindow(final WatchedRun run) {
		super(run.view().data().title());
		this.run = run;
		final int cells = run.view().data().traces().numCells();
		cell = new JSpinner(new SpinnerNumberModel(1, 1, cells, 1));
		final ChartView kernels = new ChartView(KernelsChart::of, false),
				convergence = new ChartView(ConvergenceChart::of, false),
				distributions = new ChartView(DistributionsChart::of, false), raster =
					new ChartView(SubsetsRaster::of, false);
		inspector = new ChartView(data -> InspectorChart.of(data, chosen), true);
		charts = List.of(kernels, convergence, inspector, distributions, raster);

		final JSplitPane learning = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT,
			kernels, convergence);
		learning.setResizeWeight(0.5);
		learning.setBorder(null);
		final JTabbedPane tabs = new JTabbedPane();
		tabs.addTab("Kernel and convergence", learning);
		tabs.addTab("Traces", traces(cells));
		tabs.addTab("Distributions", distributions);
		tabs.addTab("Raster", raster);
		add(top(), BorderLayout.NORTH);
		add(tabs, BorderLayout.CENTER);
		add(bottom(), BorderLayout.SOUTH);
		connect();
		setSize(1060, 760);
	}

	/** Opens a window, which ImageJ lists. May be called from any thread. */
	public static void open(final WatchedRun run) {
		EventQueue.invokeLater(() -> {
			final CaDeconWindow window = new CaDeconWindow(run);
			WindowManager.addWindow(window);
			window.setLocationByPlatform(true);
			window.update();
			window.setVisible(true);
			window.timer.start();
		});
	}

	private JComponent top() {
		state.setFont(state.getFont().deriveFont(Font.BOLD, 15f));
		bar.setStringPainted(true);
		final JPanel words = new JPanel(new BorderLayout(12, 0));
		words.add(state, BorderLayout.WEST);
		words.add(where, BorderLayout.CENTER);
		final JComponent buttons = row(start, pause, resume, stop, cancel);
		buttons.add(report); // apart from the others, since it does not end the run
		start.setToolTipText("Learn the kernel from the recording");
		pause.setToolTipText("Pause until resumed; nothing is lost");
		stop.setToolTipText(
			"Stop learning now and infer the spikes with the current kernel");
		cancel.setToolTipText("Stop at once; nothing is kept");
		report.setToolTipText(
			"Save all figures and tables as one page (.html) when the run is done");
		final JPanel top = new JPanel(new BorderLayout(8, 8));
		top.add(words, BorderLayout.NORTH);
		top.add(bar, BorderLayout.CENTER);
		top.add(buttons, BorderLayout.SOUTH);
		top.setBorder(BorderFactory.createEmptyBorder(10, 12, 8, 12));
		return top;
	}

	private JComponent traces(final int cells) {
		final JButton previous = new JButton("< Previous"), next = new JButton(
			"Next >"), whole = new JButton("Whole recording");
		previous.addActionListener(e -> choose(chosen, cells));
		next.addActionListener(e -> choose(chosen + 2, cells));
		whole.setToolTipText(
			"Show all frames. Drag over the plot or turn the wheel to zoom in");
		whole.addActionListener(e -> inspector.showWhole());
		cell.addChangeListener(e -> {
			chosen = (Integer) cell.getValue() - 1;
			inspector.redraw();
		});
		cell.setMaximumSize(cell.getPreferredSize());
		final JComponent tools = row(previous, new JLabel("Cell"), cell, new JLabel(
			"of " + cells), next, whole);
		tools.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
		final JPanel page = new JPanel(new BorderLayout());
		page.add(inspector, BorderLayout.CENTER);
		page.add(tools, BorderLayout.SOUTH);
		return page;
	}

	private JComponent bottom() {
		warnings.setEditable(false);
		warnings.setLineWrap(true);
		warnings.setWrapStyleWord(true);
		warnings.setFont(where.getFont());
		warnings.setBackground(DesktopTheme.current().caution());
		warnings.setForeground(DesktopTheme.current().alarm());
		warnings.setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
		return warnings;
	}

	private static JComponent row(final JComponent... parts) {
		final Box row = Box.createHorizontalBox();
		for (final JComponent c : parts) {
			row.add(c);
			row.add(Box.createHorizontalStrut(8));
		}
		row.add(Box.createHorizontalGlue());
		return row;
	}

	private void connect() {
		on(start, run::start);
		on(pause, run::pause);
		on(resume, run::resume);
		on(stop, run::stop);
		on(cancel, run::cancel);
		report.addActionListener(e -> run.result().ifPresent(this::save));
		setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				askToClose();
			}
		});
	}

	private void on(final JButton button, final Runnable action) {
		button.addActionListener(e -> {
			action.run();
			update();
		});
	}

	/** @param number counted from 1; limited to the cells there are */
	private void choose(final int number, final int cells) {
		cell.setValue(Math.max(1, Math.min(cells, number)));
	}

	private void update() {
		final RunView now = run.view();
		if (now == shown) return;
		shown = now;
		state.setText(now.state().toString());
		where.setText(now.where());
		bar.setValue((int) Math.round(STEPS * now.fraction()));
		start.setEnabled(now.state().canStart());
		pause.setEnabled(now.state().canPause());
		resume.setEnabled(now.state().canResume());
		stop.setEnabled(now.state().canStop());
		cancel.setEnabled(now.state().canCancel());
		report.setEnabled(now.state() == RunState.DONE);
		final String words = String.join("\n", now.warnings());
		if (!words.equals(warnings.getText())) warnings.setText(words);
		warnings.setVisible(!words.isEmpty());
		charts.forEach(c -> c.show(now.data()));
		if (now.state() == RunState.CANCELLED) dispose();
		else if (now.state().isOver()) timer.stop();
	}

	private void save(final CaDeconResult result) {
		final CaDeconData data = run.view().data();
		files.toSave("cadecon.html", "html").ifPresent(file -> new Job<>(p -> {
			CaDeconReport.save(data.title(), data.traces(), result, file, true);
			return file;
		}, done -> where.setText("Report saved: " + done),
			why -> JOptionPane.showMessageDialog(this, why, REPORT,
				JOptionPane.ERROR_MESSAGE)).execute());
	}

	private void askToClose() {
		if (run.view().state().isOver()) {
			dispose();
			return;
		}
		final boolean begun = !run.view().state().canStart();
		final String[] choices = begun ? new String[] { "Stop and keep",
			"Cancel the run", "Keep running" } : new String[] { "Cancel the run",
				"Keep open" };
		final int answer = JOptionPane.showOptionDialog(this, begun
			? "The run is still going on. What should happen to it?"
			: "The run has not been started.", getTitle(),
			JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE, null, choices,
			choices[choices.length - 1]);
		if (answer < 0 || answer == choices.length - 1) return;
		if (begun && answer == 0) run.stop();
		else run.cancel();
		dispose();
	}

	@Override
	public void dispose() {
		timer.stop();
		charts.forEach(ChartView::close);
		WindowManager.removeWindow(this);
		super.dispose();
	}
}
