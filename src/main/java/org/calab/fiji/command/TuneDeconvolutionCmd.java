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

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.swing.JOptionPane;

import org.calab.check.InvalidInputException;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.tuner.RepairChoice;
import org.calab.fiji.tuner.TraceCheck;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.tuner.view.TunerInput;
import org.calab.fiji.tuner.view.TunerOutlet;
import org.calab.fiji.tuner.view.TunerWindow;
import org.calab.fiji.window.StatusText;
import org.calab.task.CancelledException;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceRepair;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens the tuner, in which kernel and λ are set by eye with a live fit. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Tune Deconvolution",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Tune Deconvolution...", weight = 5) })
public final class TuneDeconvolutionCmd extends TracesCommand {

	@Parameter(required = false, persist = false,
		description = "The image to extract traces from if none are open or named: the active image")
	private ImagePlus image;

	@Parameter(required = false, persist = false, label = "Extract from the active image",
		description = "Extract traces from the active image and its ROIs, even if other traces are open")
	private boolean extract;

	@Parameter(required = false, persist = false, label = "ROIs (file)",
		description = "RoiSet.zip or .roi for the active image, for example /data/RoiSet.zip. Empty: the overlay, else the ROI Manager, else the selection")
	private File rois;

	@Override
	protected boolean isStep() {
		return false;
	}

	@Override
	protected DialogLayout layout() {
		return reading(DialogLayout.first("traces", "file", "rois").title("traces",
			"extracted from the active image", "file").more("Image", "extract")).when(
				v -> v.is("traces", ""), "rois", "extract").when(v -> v.isOn("extract"), "rois");
	}

	@Override
	protected String job() {
		return "Tune Deconvolution";
	}

	@Override
	protected boolean isWindow() {
		return true;
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final double rate = fs();
		if (GraphicsEnvironment.isHeadless()) throw new InvalidInputException(
			"Tune Deconvolution needs a window, and there is no screen: use " +
				"Deconvolve Traces..., which finds the kernel or takes one of an indicator, or " +
				"an export that was made on a desktop (params)");
		final OpenTraces.Entry entry = takesImage() ? extracted(rate, progress) : entry();
		entry.traces().rate().hz(); // refuses an unknown rate before a window opens
		open(entry, Desktop.isInteractive() ? RepairChoice.of(entry.traces(),
			this::ask) : Set.of(), Optional.empty());
	}

	private boolean takesImage() {
		final boolean said = extract || Inputs.path(rois).isPresent();
		if (said && isNamed()) throw new InvalidInputException("Give either traces or file, or " +
			"extract or rois, but not both kinds.");
		return said || !isNamed() && image != null && openTraces.titles().isEmpty();
	}

	/** As Extract ROI Traces... with its defaults; the traces stay open. */
	private OpenTraces.Entry extracted(final double rate,
		final TaskProgress progress) throws IOException
	{
		final RoiExtraction.Result result = RoiExtraction.of(image, Inputs.path(rois), rate)
			.run(job(), progress);
		final OpenTraces.Entry entry = openTraces.open(OpenTraces.Entry.of("Traces of " + result
			.traces().traces().origin(), result.traces()));
		keepExtraction(rate, result.zAsTime());
		TraceViews.show(entry, openTraces);
		return repaired(chosen(entry));
	}

	/** The step is that of Extract ROI Traces..., which needs no window. */
	private void keepExtraction(final double rate, final boolean zAsTime) {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		Inputs.path(rois).ifPresent(f -> inputs.put("rois", f.toFile()));
		inputs.put("fs", rate);
		inputs.put("z_as_time", zAsTime);
		final String line = ProjectSteps.line(openTraces.context().service(CommandService.class)
			.getCommand(ExtractRoiTracesCmd.class), inputs);
		openTraces.keepStep(line, List.of());
		if (Recorder.record && !IJ.isMacro()) Recorder.recordString(line);
	}

	/** Shows a button for each repair. */
	private Optional<TraceRepair> ask(final TraceCheck.Finding f) {
		final List<String> buttons = new ArrayList<>(f.repairs().stream().map(
			TraceRepair::label).toList());
		if (f.canStay()) buttons.add("Keep as it is");
		buttons.add("Cancel");
		final int answer = JOptionPane.showOptionDialog(null, StatusText.whole(wayOut(f
			.text())), job(), JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE,
			null, buttons.toArray(), buttons.get(0));
		if (answer < 0 || answer == buttons.size() - 1)
			throw new CancelledException();
		return answer < f.repairs().size() ? Optional.of(f.repairs().get(answer))
			: Optional.empty();
	}

	/** @param start the settings to start from, if any */
	private void open(final OpenTraces.Entry entry,
		final Set<TraceRepair> wanted, final Optional<TunerSettings> start)
	{
		final List<String> repairs = new ArrayList<>();
		final OpenTraces.Entry mended = entry.repaired(wanted, repairs::add);
		repairs.forEach(n -> IJ.log("CaLab: " + entry.title() + ": " + n));
		for (final TraceCheck.Finding f : TraceCheck.of(mended.traces()))
			if (!f.canStay()) throw new InvalidInputException(f.text());
		final TunerInput plain = TunerInput.of(mended.title(), mended.traces(),
			mended.spikes()).withRepairs(repairs);
		final TunerInput input = start.map(plain::withStart).orElse(plain);
		final String source = macroOptions(entry, wanted);
		final TunerOutlet outlet = new TunerOutlet() {

			@Override
			public void applied(final TunerSettings settings,
				final InferredActivity result)
			{
				give(mended, result, settings.macro(source));
			}

			@Override
			public void repairsUndone(final TunerSettings settings) {
				open(entry, RepairChoice.of(entry.traces(),
					TuneDeconvolutionCmd.this::ask), Optional.of(settings));
			}
		};
		show(input, outlet);
	}

	/** Opens the activity that the tuner applied, and records it. @param of its traces; a title of open traces */
	private void give(final OpenTraces.Entry of, final InferredActivity result,
		final String line)
	{
		if (Recorder.record) Recorder.recordString(line);
		openTraces.forgetOpened();
		final OpenTraces.Entry made = openTraces.open(new OpenTraces.Entry(
			"Deconvolved " + of.traces().origin(), of.traces(), Optional.of(result), of
				.spikes()));
		openTraces.keepStep(line, List.of(of.title()));
		TraceViews.show(made, openTraces);
	}

	/** Opens the tuner's window. */
	private static void show(final TunerInput input, final TunerOutlet outlet) {
		EventQueue.invokeLater(() -> {
			final TunerWindow window = new TunerWindow(input, outlet);
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
