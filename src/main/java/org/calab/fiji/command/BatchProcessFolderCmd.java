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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.calab.batch.Batch;
import org.calab.batch.BatchFolder;
import org.calab.batch.BatchPlan;
import org.calab.batch.BatchReport;
import org.calab.batch.BatchSettings;
import org.calab.batch.Outcome;
import org.calab.batch.PlanOptions;
import org.calab.batch.SettingsJson;
import org.calab.cascade.CascadeOptions;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.detection.FindCellsOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.fiji.Desktop;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.image.MovieOptions;
import org.calab.inference.AutoOptions;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelChoice;
import org.calab.loader.LoadOptions;
import org.calab.options.OptionList;
import org.calab.spikes.SpikeOptions;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Processes all recordings in a folder, from movies or traces to activity. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Batch Process Folder",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Batch Process Folder...", weight = 8.7) })
public final class BatchProcessFolderCmd extends CaLabCommand {

	private static final CalciumKernel KERNEL = OptionList.of(CalciumKernel.class)
		.defaults();

	private static final String TRACES_ONLY = "traces", AUTO = "auto",
			DECONVOLVE = "deconvolve", POSTERIOR = "posterior", SPIKES = "spikes",
			CADECON = "cadecon", CASCADE = "cascade";

	private static final String WITH_KERNEL =
		"method=deconvolve, posterior or spikes";

	@Parameter(required = false, persist = false, label = "Folder",
		style = "directory",
		description = "Folder of the recordings, for example /data: movies with their ROI sets (movie.tif with movie_RoiSet.zip, RoiSet_movie.zip, movie.zip, movie.roi or movie_labels.tif, or RoiSet.zip for all), or trace files")
	private File folder;

	@Parameter(required = false, persist = false, label = "Output folder",
		style = "directory",
		description = "Folder for the results, for example /data/results; not the folder of the recordings. Created if missing")
	private File output;

	@Parameter(required = false, persist = false, label = "Recordings are",
		choices = { "auto", "movies", "traces" },
		description = PlanOptions.INPUTS_HELP)
	private String inputs = PlanOptions.defaults().inputs().toString();

	@Parameter(required = false, persist = false, label = "Name filter",
		description = PlanOptions.PATTERN_HELP)
	private String pattern = "";

	@Parameter(required = false, persist = false, label = "Include subfolders",
		description = PlanOptions.RECURSIVE_HELP)
	private boolean recursive;

	@Parameter(required = false, persist = false, label = "ROIs for all (file)",
		description = PlanOptions.ROIS_HELP)
	private File rois;

	@Parameter(required = false, persist = false,
		label = "Cell diameter (pixels)",
		description = "With find as ROIs for all. " + FindCellsOptions.DIAMETER_HELP)
	private double diameter;

	@Parameter(required = false, persist = false, label = "Smallest SNR",
		description = "With find as ROIs for all. " + FindCellsOptions.MIN_SNR_HELP)
	private double min_snr = FindCellsOptions.defaults().minSnr();

	@Parameter(required = false, persist = false, label = "Settings (file)",
		description = "A settings file instead of the inputs below, such as batch_settings.json of an earlier batch. Empty: the inputs below")
	private File settings;

	@Parameter(required = false, persist = false, label = "Sampling rate (Hz)",
		description = MovieOptions.FS_HELP)
	private double fs;

	@Parameter(required = false, persist = false, label = "Channel",
		description = MovieOptions.CHANNEL_HELP)
	private int channel = MovieOptions.defaults().channel();

	@Parameter(required = false, persist = false, label = "Slice",
		description = MovieOptions.SLICE_HELP)
	private int slice = MovieOptions.defaults().slice();

	@Parameter(required = false, persist = false, label = "Z as time",
		description = MovieOptions.Z_AS_TIME_HELP)
	private boolean z_as_time;

	@Parameter(required = false, persist = false, label = "Subtract neuropil",
		description = ExtractionOptions.NEUROPIL_HELP)
	private boolean neuropil;

	@Parameter(required = false, persist = false, label = "Compute dF/F",
		description = ExtractionOptions.DFF_HELP)
	private boolean dff;

	@Parameter(required = false, persist = false, label = "Swap cells and frames",
		description = LoadOptions.TRANSPOSE_HELP)
	private boolean transpose;

	@Parameter(required = false, persist = false, label = "Cells only",
		description = LoadOptions.CELLS_ONLY_HELP)
	private boolean cells_only = LoadOptions.defaults().cellsOnly();

	@Parameter(required = false, persist = false, label = "Method", choices = {
		AUTO, DECONVOLVE, POSTERIOR, SPIKES, CADECON, CASCADE, TRACES_ONLY },
		description = "auto: automatic inference without parameters; deconvolve: activity with the kernel and lambda below; posterior: mean activity and its standard deviation with the kernel below; spikes: spike counts with the kernel below; cadecon: spike counts with a learned kernel; cascade: spikes per second by the networks in model; traces: no activity")
	private String method = AUTO;

	@Parameter(required = false, persist = false, label = "CASCADE model",
		style = "directory", description = CascadeOptions.MODEL_HELP)
	private File model;

	@Parameter(required = false, persist = false, label = "Kernel", choices = {
		"tau", "gcamp6f", "gcamp6m", "gcamp6s", "jgcamp8f", "ogb1",
		"jgcamp8m", "jgcamp8s", "jgcamp7f", "xcampgf", "jrgeco1a", "cal520", "jgcamp7s" },
		description = "For deconvolve, posterior and spikes. tau: use tau rise and tau decay below; or an indicator, for example gcamp6f, to use its typical values")
	private String kernel = KernelChoice.TAU;

	@Parameter(required = false, persist = false, label = "Rise time constant (s)",
		description = CalciumKernel.TAU_RISE_HELP)
	private double tau_rise = KERNEL.tauRise();

	@Parameter(required = false, persist = false, label = "Decay time constant (s)",
		description = CalciumKernel.TAU_DECAY_HELP)
	private double tau_decay = KERNEL.tauDecay();

	@Parameter(required = false, persist = false, label = "Lambda (sparsity)",
		description = DeconvolutionOptions.LAMBDA_HELP + ". With method auto: " +
			AutoOptions.LAMBDA_HELP)
	private String lambda = AUTO;

	@Parameter(required = false, persist = false, label = "Amplitude of one spike",
		description = "For spikes and cadecon. " + SpikeOptions.AMPLITUDE_HELP)
	private String amplitude = AUTO;

	@Parameter(required = false, persist = false, label = "Shift (s)",
		description = "With method auto: " + AutoOptions.SHIFT_HELP)
	private double shift = AutoOptions.defaults().shift();

	@Parameter(required = false, persist = false, label = "Solver",
		description = "posterior (spikes only), exact, or CaLab's iterations, for example fista; for deconvolve also fista_fft. Empty: posterior for spikes, otherwise exact")
	private String solver = "";

	@Parameter(required = false, persist = false, label = "Params (CaTune export)",
		description = "For deconvolve: a CaTune export JSON, for example /data/export.json, whose tau, lambda and filter replace those here; for posterior its tau")
	private File params;

	@Parameter(required = false, persist = false, label = "Also figures",
		description = "Also save NAME.png (first cells) and NAME_raster.png (all) of each recording")
	private boolean figures;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = "Redo recordings whose settings or inputs have changed, and replace their files. Recordings that are up to date are never redone")
	private boolean overwrite;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("folder", "output", "method", "kernel").more(
			"Recordings", "inputs", "pattern", "recursive", "rois", "cells_only").more(
				"Movies", "channel", "slice", "z_as_time", "diameter", "min_snr", "neuropil",
				"dff").more("Traces", "fs", "transpose").more("Method", "tau_rise", "tau_decay", "lambda",
						"amplitude", "shift", "solver", "params", "model").more("Results",
							"settings", "figures", "overwrite").options(PlanOptions.class,
								MovieOptions.class, ExtractionOptions.class, LoadOptions.class,
								DeconvolutionOptions.class, AutoOptions.class, SpikeOptions.class, FindCellsOptions.class)
			.shown("kernel", KernelChoice.TAU, "time constants").shown("method", AUTO,
				"find all from the data").when(v -> !v.has("settings"), "method", "kernel",
					"cells_only", "channel", "slice", "z_as_time", "diameter", "min_snr", "neuropil",
					"dff", "fs", "transpose", "tau_rise", "tau_decay", "lambda", "amplitude", "shift",
					"solver", "params", "model", "figures").when(v -> v.is("rois", PlanOptions.FIND), "diameter",
						"min_snr").when(v -> v.is("method", DECONVOLVE,
						POSTERIOR, SPIKES) && !v.has("params"), "kernel").when(v -> v.is("method",
							DECONVOLVE, POSTERIOR, SPIKES) && v.is("kernel", KernelChoice.TAU) &&
							!v.has("params"), "tau_rise", "tau_decay").when(v -> v.is("method",
								DECONVOLVE, AUTO), "lambda").when(v -> v.is("method", SPIKES,
									CADECON), "amplitude").when(v -> v.is("method", AUTO), "shift")
			.when(v -> v.is("method", DECONVOLVE, POSTERIOR), "params").when(v -> v.is(
				"method", DECONVOLVE, SPIKES, CADECON), "solver").when(v -> v.is("method",
					CASCADE), "model").forget("fs", "channel", "slice", "z_as_time",
						"transpose", "pattern");
	}

	@Override
	protected String job() {
		return "Batch Process Folder";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Path in = given("folder", folder), out = given("output", output);
		final BatchSettings how = settings();
		final PlanOptions which = CommandOptions.of(this, PlanOptions.class);
		if (which.finds()) how.findCells().requireDiameter();
		final BatchPlan plan = BatchPlan.of(in, out, which);
		if (Desktop.isInteractive() && !PlanPreview.isConfirmed(job(), plan,
			out)) throw new CancelledException();
		try (BatchFolder results = BatchFolder.open(out, how, overwrite)) {
			final List<Outcome> outcomes = Batch.run(plan, results, Parallel
				.defaultThreads(), progress.stage(0, 0.95), o -> {});
			BatchReport.write(plan, outcomes, results, progress.stage(0.95, 1));
			tell(outcomes, in, out);
		}
		catch (final CancelledException e) {
			throw new CancelledException("completed recordings are kept in " + out);
		}
	}

	private static Path given(final String name, final File file) {
		return Inputs.required(name, file, "a folder");
	}

	private BatchSettings settings() throws IOException {
		final Optional<Path> file = Inputs.path(settings);
		final BatchSettings here = settingsHere();
		if (file.isEmpty()) return here;
		if (!here.equals(new BatchProcessFolderCmd().settingsHere()))
			throw InvalidInputException.of("settings", "(\"" + settings +
				"\") replaces the inputs from fs to figures; give either the file or these inputs, not " +
				"both.");
		return SettingsJson.read(file.get());
	}

	private BatchSettings settingsHere() throws IOException {
		final MovieOptions movie = CommandOptions.of(this, MovieOptions.class);
		final BatchSettings how = BatchSettings.defaults().withFs(fs).withMovieAxes(
			movie.withFs(0)).withFindCells(CommandOptions.of(this,
				FindCellsOptions.class)).withExtraction(CommandOptions.of(this,
				ExtractionOptions.class)).withLoadOptions(LoadOptions.defaults().withTranspose(
					transpose).withCellsOnly(cells_only)).withFigures(figures);
		final String name = method == null ? "" : method.trim().toLowerCase(
			Locale.ROOT);
		final boolean takesExport = name.equals(DECONVOLVE) || name.equals(POSTERIOR);
		final boolean withKernel = takesExport || name.equals(SPIKES);
		Inputs.requireUnused("kernel", withKernel || KernelChoice.TAU
			.equalsIgnoreCase(kernel), WITH_KERNEL);
		final boolean withTau = withKernel && KernelChoice.TAU.equalsIgnoreCase(kernel);
		Inputs.requireUnused("tau_rise", withTau || tau_rise == KERNEL.tauRise(),
			"kernel=tau and " + WITH_KERNEL);
		Inputs.requireUnused("tau_decay", withTau || tau_decay == KERNEL.tauDecay(),
			"kernel=tau and " + WITH_KERNEL);
		Inputs.requireUnused("params", takesExport || Inputs.path(params)
			.isEmpty(), "method=deconvolve or posterior");
		Inputs.requireUnused("lambda", name.equals(DECONVOLVE) || name.equals(
			AUTO) || AUTO.equalsIgnoreCase(lambda), "method=auto or deconvolve");
		Inputs.requireUnused("amplitude", name.equals(SPIKES) || name.equals(
			CADECON) || AUTO.equalsIgnoreCase(amplitude), "method=spikes or cadecon");
		Inputs.requireUnused("model", name.equals(CASCADE) || Inputs.path(model)
			.isEmpty(), "method=cascade");
		return name.equals(TRACES_ONLY) ? how : how.withAnalysis(SettingsJson
			.analysis(fields(name, withKernel)));
	}

	private Map<String, Object> fields(final String name,
		final boolean withKernel) throws IOException
	{
		final Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("method", name);
		final Optional<Path> export = Inputs.path(params);
		if (export.isPresent()) {
			fields.putAll(SettingsJson.fields(CaTuneExport.read(export.get()),
				name));
			return fields;
		}
		if (withKernel && KernelChoice.TAU.equalsIgnoreCase(kernel)) {
			fields.put("tau_rise", tau_rise);
			fields.put("tau_decay", tau_decay);
		}
		else if (withKernel) fields.put("kernel", kernel);
		if (name.equals(DECONVOLVE) || name.equals(AUTO)) fields.put("lambda",
			lambda);
		if (name.equals(SPIKES) || name.equals(CADECON)) fields.put("amplitude",
			amplitude);
		Inputs.path(model).ifPresent(m -> fields.put("model", m.toString()));
		if (shift != 0) fields.put("shift", shift);
		if (solver != null && !solver.isBlank()) fields.put("solver", solver);
		return fields;
	}

	/** A failed recording does not stop the macro: the others are processed, and the report names the failures. */
	private void tell(final List<Outcome> outcomes, final Path in,
		final Path out)
	{
		final List<Outcome> failed = outcomes.stream().filter(Outcome::isFailure)
			.toList();
		failed.forEach(o -> IJ.log("CaLab: " + o.name() + " failed: " + o
			.reason()));
		final String summary = outcomes.size() - failed.size() + " of " + outcomes
			.size() + " recordings are done";
		final Path report = out.resolve("batch_report.html");
		IJ.log("CaLab: " + summary + "; see " + report);
		if (Desktop.isInteractive()) OutcomesWindow.open(job(), summary, outcomes, in,
			report);
	}
}
