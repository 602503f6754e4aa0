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
package org.calab.fiji;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.calab.alignment.Alignment;
import org.calab.alignment.AlignmentOptions;
import org.calab.batch.Outcome;
import org.calab.batch.StateFiles;
import org.calab.bridge.Bridge;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.bridge.PageExport;
import org.calab.bridge.PageResult;
import org.calab.bridge.browser.BrowserOptions;
import org.calab.bridge.browser.HeadlessBrowser;
import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeOptions;
import org.calab.cascade.CascadeResult;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.correlation.CorrelationOptions;
import org.calab.correlation.Correlations;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.deconvolution.Solver;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.figure.FigureOptions;
import org.calab.figure.Figures;
import org.calab.figure.PlotData;
import org.calab.image.FoundCellFiles;
import org.calab.image.RegionFiles;
import org.calab.image.RegionOutput;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.io.Json;
import org.calab.io.cascade.CascadeFolder;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.catune.TuningData;
import org.calab.kernel.Ar2;
import org.calab.kernel.BiexponentialFit;
import org.calab.kernel.BiexponentialKernel;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.FreeKernel;
import org.calab.kernel.FreeKernelOptions;
import org.calab.kernel.Lipschitz;
import org.calab.loader.EventFiles;
import org.calab.loader.LoadOptions;
import org.calab.loader.Loaded;
import org.calab.loader.TraceFiles;
import org.calab.options.OptionList;
import org.calab.results.AlignmentFiles;
import org.calab.results.MethodsText;
import org.calab.results.ResultFiles;
import org.calab.signal.BandPass;
import org.calab.signal.NoiseLevel;
import org.calab.signal.Resampling;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.Presets;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.SimulationJson;
import org.calab.simulation.SimulationResult;
import org.calab.spikes.KernelEstimate;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.spikes.SpikeSolution;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.InferredActivity;
import org.calab.trace.Orientation;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;
import org.scijava.task.TaskService;

/**
 * CaLab's public functions under their own names, for scripts
 * ({@code #@ CaLabService calab}).
 * <p>
 * Traces are given as a {@link TraceSet}, as {@code double[]} (one cell) or
 * {@code double[][]} (n_cells × n_timepoints), as {@code float} arrays, or as
 * the nested lists of a script; rates are in Hz and time constants in seconds.
 * An invalid input raises an
 * {@link org.calab.check.InvalidInputException} that names it.
 * </p>
 * <p>
 * Long calls show their progress in Fiji and can be cancelled there; a cancelled call
 * throws a {@link CancelledException}.
 * </p>
 * <p>
 * No signature here may name a class of ImageJ: Fiji inspects its services before it
 * patches ImageJ's classes, and a class loaded before that stays unpatched.
 * </p>
 */
@Plugin(type = Service.class)
public final class CaLabService extends AbstractService implements
	SciJavaService
{

	private static final DeconvolutionOptions DECONVOLUTION = OptionList.of(
		DeconvolutionOptions.class).defaults();

	/** Keys of the kernel, where it is an argument of its own. */
	private static final String[] KERNEL = { "tau_rise", "tau_decay" };

	/** As {@code calab.build_kernel}: h at i/fs, scaled to a peak of 1. */
	public double[] buildKernel(final double tauRise, final double tauDecay,
		final double fs)
	{
		return new CalciumKernel(tauRise, tauDecay).sample(fs);
	}

	/** As {@code calab.tau_to_ar2}. @return g1, g2, d, r */
	public double[] tauToAr2(final double tauRise, final double tauDecay,
		final double fs)
	{
		final Ar2 a = Ar2.of(tauRise, tauDecay, fs);
		return new double[] { a.g1(), a.g2(), a.d(), a.r() };
	}

	/** As {@code calab.compute_lipschitz}. @param kernel an array or list of numbers */
	public double computeLipschitz(final Object kernel) {
		return Lipschitz.of(TraceArguments.vector("kernel", kernel));
	}

	/** As {@code calab.compute_upsample_factor}; both in Hz. */
	public int computeUpsampleFactor(final double fs, final double target) {
		return Resampling.upsampleFactor(fs, target);
	}

	/** The standard deviation of a trace's noise, from the upper half of its spectrum. */
	public double noiseLevel(final Object trace) {
		return NoiseLevel.highBand(TraceArguments.vector("trace", trace));
	}

	/** As {@code calab.bandpass_filter}, for one trace. */
	public double[] bandpassFilter(final Object trace, final double tauRise,
		final double tauDecay, final double fs)
	{
		return BandPass.forKernel(tauRise, tauDecay, fs, true, true).apply(
			TraceArguments.vector("trace", trace), fs);
	}

	/** As {@link #runDeconvolution(Object, double, double, double, Object, int, String, String)} with the reference's defaults, solved exactly. */
	public Object runDeconvolution(final Object traces, final double fs,
		final double tauR, final double tauD, final Object lam)
	{
		return runDeconvolution(traces, fs, tauR, tauD, lam,
			DECONVOLUTION.maxIterations(), DECONVOLUTION.solver().toString(),
			DECONVOLUTION.constraint().toString());
	}

	/**
	 * As {@code calab.run_deconvolution}.
	 *
	 * @param lam a number of at least 0; or "auto": for each cell from its noise
	 * @return activity (a.u., proportional to rate): {@code double[]} for one
	 *         trace given as a vector, else {@code double[][]}
	 */
	public Object runDeconvolution(final Object traces, final double fs,
		final double tauR, final double tauD, final Object lam,
		final int maxIters, final String convMode, final String constraint)
	{
		final double[][] activity = runDeconvolutionFull(traces, fs, tauR, tauD,
			lam, maxIters, convMode, constraint).activity().toArray();
		return TraceArguments.isVector(traces) ? activity[0] : activity;
	}

	/** As {@link #runDeconvolutionFull(Object, double, double, double, Object, int, String, String)} with the reference's defaults, solved exactly. */
	public DeconvolutionResult runDeconvolutionFull(final Object traces,
		final double fs, final double tauR, final double tauD, final Object lam)
	{
		return runDeconvolutionFull(traces, fs, tauR, tauD, lam,
			DECONVOLUTION.maxIterations(), DECONVOLUTION.solver().toString(),
			DECONVOLUTION.constraint().toString());
	}

	/**
	 * As {@code calab.run_deconvolution_full}.
	 *
	 * @param lam a number of at least 0; or "auto": for each cell from its noise
	 * @param convMode exact (the certified optimum), or the reference's FISTA: fft
	 *          or banded
	 * @param constraint nonneg or box01
	 */
	public DeconvolutionResult runDeconvolutionFull(final Object traces,
		final double fs, final double tauR, final double tauD, final Object lam,
		final int maxIters, final String convMode, final String constraint)
	{
		return run(traceSet(traces, SamplingRate.ofHz(fs)), OptionList
			.of(DeconvolutionOptions.class).read(Map.of("tau_rise", tauR, "tau_decay",
				tauD, "lambda", Require.present("lam", lam), "max_iterations", maxIters,
				"solver", solver(convMode), "constraint", constraint)));
	}

	/** CaLab's own names of its solvers are taken, too. */
	private static String solver(final String convMode) {
		return switch (Require.present("conv_mode", convMode)) {
			case "banded" -> Solver.FISTA.toString();
			case "fft" -> Solver.FISTA_FFT.toString();
			case "exact", "fista", "fista_fft" -> convMode;
			default -> throw InvalidInputException.mustBe("conv_mode",
				"one of exact, banded, fft", convMode);
		};
	}

	/** Deconvolves with any options, on all processors. */
	public DeconvolutionResult run(final TraceSet traces,
		final DeconvolutionOptions options)
	{
		return watched("Deconvolution", progress -> Deconvolution.run(traces,
			options, Parallel.defaultThreads(), progress));
	}

	/** Activity without any parameters: {@link #inferActivity(Object, double, Map)} with everything estimated from the data. */
	public AutoResult inferActivity(final Object traces, final double fs) {
		return inferActivity(traces, fs, Map.of());
	}

	/**
	 * Activity (a.u., proportional to rate) without any parameters. The cells are treated as
	 * one data set.
	 *
	 * @param options any of tau_rise and tau_decay (both, in s, instead of an
	 *          estimated kernel), lambda_ (in noise units), shift (s)
	 */
	public AutoResult inferActivity(final Object traces, final double fs,
		final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final boolean fixed = k.has("tau_rise") | k.has("tau_decay");
		final AutoOptions o = (fixed ? k.with("fixed_kernel", true) : k).options(
			AutoOptions.class);
		k.requireNoOther();
		final TraceSet set = traceSet(traces, SamplingRate.ofHz(fs));
		return watched("Automatic inference", progress -> AutoInference.run(set, o,
			Parallel.defaultThreads(), progress));
	}

	/**
	 * Saves traces with what was inferred from them as a figure, and a raster of all cells beside it, for
	 * example {@code calab.saveFigure(dff, 30, result, "/data/figure.pdf", {"width": 85})}.
	 *
	 * @param traces n_cells × n_timepoints
	 * @param result what was inferred from them, or null
	 * @param file .png, .svg or .pdf
	 * @param options cells, from, to, scale_bars, width, font_size, dpi; overwrite
	 * @return both files
	 */
	public List<Path> saveFigure(final Object traces, final double fs,
		final InferredActivity result, final String file, final Map<?, ?> options)
		throws IOException
	{
		final Keywords k = new Keywords(options);
		final FigureOptions o = k.options(FigureOptions.class);
		final boolean overwrite = k.flag("overwrite");
		k.requireNoOther();
		final Path to = path("file", file);
		final String title = to.getFileName().toString();
		final TraceSet set = TraceArguments.traces(traces, SamplingRate.ofHz(fs));
		return Figures.save(result == null ? PlotData.of(title, set) : PlotData.of(title,
			set, result), to, o, overwrite);
	}

	/** As {@link #inferPosterior(Object, double, double, double, Map)} with the defaults. */
	public PosteriorResult inferPosterior(final Object traces, final double fs,
		final double tauRise, final double tauDecay)
	{
		return inferPosterior(traces, fs, tauRise, tauDecay, Map.of());
	}

	/**
	 * Mean activity with a given kernel (a.u., proportional to rate), with its standard
	 * deviation and the probability of activity.
	 *
	 * @param tauRise in s
	 * @param tauDecay in s
	 * @param options baseline (rolling, constant or none)
	 */
	public PosteriorResult inferPosterior(final Object traces, final double fs,
		final double tauRise, final double tauDecay, final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final PosteriorOptions o = k.options(PosteriorOptions.class, KERNEL)
			.withKernel(new CalciumKernel(tauRise, tauDecay));
		k.requireNoOther();
		final TraceSet set = TraceArguments.traces(traces, SamplingRate.ofHz(fs));
		return watched("Posterior", progress -> PosteriorInference.run(set, o,
			Parallel.defaultThreads(), progress));
	}

	/**
	 * Spikes per second by the networks of CASCADE (Rupprecht et al., 2021), for example
	 * {@code calab.inferCascade(dff, 30, "/models/Global_EXC_30Hz_smoothing25ms")}.
	 *
	 * @param traces dF/F as a fraction
	 * @param model folder of the model
	 */
	public CascadeResult inferCascade(final Object traces, final double fs,
		final String model) throws IOException
	{
		final CascadeModel networks = CascadeFolder.read(Path.of(CascadeOptions.of(
			model).requiredModel()));
		final TraceSet set = TraceArguments.traces(traces, SamplingRate.ofHz(fs));
		return watched("CASCADE", progress -> CascadeInference.run(set, networks,
			Parallel.defaultThreads(), progress));
	}

	/** As {@code calab.deconvolve_from_export}, in full; the rate is the export's. */
	public DeconvolutionResult deconvolveFromExport(final Object traces,
		final String paramsPath) throws IOException
	{
		final CaTuneExport e = loadExportParams(paramsPath);
		return run(traceSet(traces, SamplingRate.ofHz(e.fs())),
			e.applyTo(OptionList.of(DeconvolutionOptions.class).defaults()));
	}

	/** As {@code calab.load_export_params}. */
	public CaTuneExport loadExportParams(final String paramsPath)
		throws IOException
	{
		return CaTuneExport.read(path("params_path", paramsPath));
	}

	/** As {@code calab.save_for_tuning}; existing files are not replaced, rejected cells are left out. */
	public void saveForTuning(final Object traces, final double fs,
		final String path) throws IOException
	{
		saveForTuning(traces, fs, path, Map.of());
	}

	/** As {@code calab.save_for_tuning}, with further entries of the sidecar. */
	public void saveForTuning(final Object traces, final double fs,
		final String path, final Map<String, ?> metadata) throws IOException
	{
		TuningData.save(traceSet(traces, SamplingRate.ofHz(fs)).accepted(), path(
			"path", path), metadata, false);
	}

	/**
	 * Saves activity or spikes with their tables: {@code OUT.npy} and the files beside it, or
	 * the files of CaDecon. Rejected cells are left out. See {@link ResultFiles}.
	 *
	 * @param result of this service, for example of
	 *          {@link #inferActivity(Object, double)}
	 * @return the files
	 */
	public List<Path> save(final InferredActivity result, final String out,
		final boolean overwrite) throws IOException
	{
		return save(result, out, overwrite, true);
	}

	/**
	 * As {@link #save(InferredActivity, String, boolean)}, for the accepted cells or for all.
	 *
	 * @param cellsOnly whether to leave out rejected cells
	 */
	public List<Path> save(final InferredActivity result, final String out,
		final boolean overwrite, final boolean cellsOnly) throws IOException
	{
		return ResultFiles.save(cellsOnly ? result.accepted() : result, path("out",
			out), overwrite);
	}

	/**
	 * Accepts or rejects cells of traces or of a result.
	 *
	 * @param of a {@link TraceSet} or an {@link InferredActivity}; not changed
	 * @param cells for example "3,7-9": numbers counted from 1, ranges and names; or "all"
	 * @param as "accepted" or "rejected"
	 * @return the same with these states
	 */
	public <T> T mark(final T of, final String cells, final String as) {
		return Cells.mark(of, cells, as);
	}

	/**
	 * Rejects the cells that do not meet a condition.
	 *
	 * @param of a {@link TraceSet} or an {@link InferredActivity}; not changed
	 * @param keep for example "snr >= 2 and rate < 5", on the columns of the table of cells
	 * @return the same with these states
	 */
	public <T> T filter(final T of, final String keep) {
		return Cells.filter(of, keep, n -> {
			if (getContext() != null) log().warn(n);
		});
	}

	/**
	 * @param of a {@link TraceSet} or an {@link InferredActivity}; not changed
	 * @return its accepted cells
	 */
	public <T> T accepted(final T of) {
		return Cells.accepted(of);
	}

	/** @return sentences for a paper about a result, as Methods Text... writes them */
	public String methodsText(final InferredActivity result) {
		return MethodsText.of(List.of(Json.tree(result.info())));
	}

	/**
	 * As Mark Cells..., in files of one recording: tables of cells, traces and ROI sets.
	 *
	 * @param out folder of the changed files; null: in place
	 * @param overwrite whether existing files may be replaced
	 */
	public StateFiles.Changed markFiles(final List<String> files,
		final String cells, final String as, final String out,
		final boolean overwrite) throws IOException
	{
		return StateFiles.mark(paths(files), cells, Require.choice("as", as,
			CellState.class), Optional.ofNullable(out).map(Path::of), overwrite);
	}

	/** As Filter Cells..., in files of one recording; see {@link #markFiles}. */
	public StateFiles.Changed filterFiles(final List<String> files,
		final String keep, final String out, final boolean overwrite)
		throws IOException
	{
		return StateFiles.filter(paths(files), keep, Optional.ofNullable(out).map(
			Path::of), overwrite);
	}

	/** As {@link #alignToEvents(Object, double, String, Map)} with the defaults: from 1 s before to 3 s after each event. */
	public Alignment alignToEvents(final Object traces, final double fs,
		final String events) throws IOException
	{
		return alignToEvents(traces, fs, events, Map.of());
	}

	/**
	 * Aligns traces to events, for example
	 * {@code calab.alignToEvents(result.activity(), 30, "/data/events.csv", {"baseline": "-1,0"})}.
	 *
	 * @param events a table (CSV) with the columns time_s and condition, or an NWB file
	 * @param options any of window, baseline, condition_column, first_frame, sort
	 */
	public Alignment alignToEvents(final Object traces, final double fs,
		final String events, final Map<?, ?> options) throws IOException
	{
		final Keywords k = new Keywords(options);
		final AlignmentOptions o = k.options(AlignmentOptions.class);
		k.requireNoOther();
		return Alignment.of(TraceArguments.traces(traces, SamplingRate.ofHz(fs)), EventFiles
			.read(path("events", events), o.conditionColumn()), o);
	}

	/** Saves {@code OUT_aligned.csv} and {@code OUT_responses.csv}. @return the files */
	public List<Path> save(final Alignment alignment, final String out,
		final boolean overwrite) throws IOException
	{
		return AlignmentFiles.save(alignment, path("out", out), overwrite);
	}

	/**
	 * The Pearson correlation of each pair of cells.
	 *
	 * @param bin length of the bins in s; 0: single frames
	 * @return n_cells × n_cells
	 */
	public double[][] correlations(final Object traces, final double fs,
		final double bin)
	{
		return watched("Correlations", progress -> Correlations.of(TraceArguments.traces(
			traces, SamplingRate.ofHz(fs)), new CorrelationOptions(bin), Parallel
				.defaultThreads(), progress));
	}

	private static List<Path> paths(final List<String> files) {
		return Require.present("files", files).stream().map(f -> path("files", f))
			.toList();
	}

	/** Says once if the rows of an array may be frames; of a set that was said when it was loaded. */
	private TraceSet traceSet(final Object traces, final SamplingRate rate) {
		final TraceSet set = TraceArguments.traces(traces, rate);
		if (!(traces instanceof TraceSet) && getContext() != null) Orientation.suspicion(set,
			"transpose the array, so that each row is a cell").ifPresent(log()::warn);
		return set;
	}

	/** As {@code calab.load_tuning_data}. */
	public TuningData loadTuningData(final String path) throws IOException {
		return TuningData.load(path("path", path));
	}

	/** Opens a file or folder of traces of any supported format, detected by content. */
	public TraceSet load(final String path) throws IOException {
		return TraceFiles.load(path("path", path));
	}

	/**
	 * Loads a file with the reader of one format, with notes and metadata.
	 *
	 * @param format one of {@link TraceFiles#formats}
	 */
	public Loaded load(final String path, final String format,
		final LoadOptions options) throws IOException
	{
		return TraceFiles.load(path("path", path), format, options);
	}

	/**
	 * Reads the cells' shapes from a file or folder of Suite2p, CaImAn, Minian, NWB or Cellpose, a
	 * ROI set or a label image: the pixels of each cell, with their weights if there are any.
	 */
	public Footprints loadFootprints(final String path) throws IOException {
		return RegionFiles.footprints(path("path", path), LoadOptions.defaults());
	}

	/**
	 * Saves the cells' shapes with the default outlines; existing files are not replaced.
	 *
	 * @param output RoiSet.zip, a label image such as labels.tif, or a folder for Suite2p
	 */
	public void saveRois(final Footprints footprints, final String output)
		throws IOException
	{
		RegionOutput.save(Require.present("footprints", footprints), path("output",
			output), OutlineOptions.defaults(), false);
	}

	/** As {@link #export(Object, String, Map)} with the defaults: an Excel file. */
	public List<Path> export(final Object of, final String output)
		throws IOException
	{
		return export(of, output, Map.of());
	}

	/**
	 * Writes a result or traces for other programs; see {@link org.calab.export.Export}.
	 *
	 * @param of a result, a trace set, or the path of a saved result or of traces
	 * @param output path without extension
	 * @param options {@code format} and the other {@link org.calab.export.ExportOptions}, {@code cells_only},
	 *          {@code overwrite}, {@code traces} of a result, and the files {@code fluorescence} and {@code rois}
	 * @return the files and folders
	 */
	public List<Path> export(final Object of, final String output,
		final Map<?, ?> options) throws IOException
	{
		return OpenExport.save(of, output, options, (file, note) -> {
			if (getContext() != null) log().info(file + ": " + note);
		});
	}

	/** As {@code calab.load_caiman} with its defaults: estimates/C, params/data/fr. */
	public Loaded loadCaiman(final String path) throws IOException {
		return load(path, "caiman", LoadOptions.defaults());
	}

	/**
	 * As {@code calab.load_caiman}.
	 *
	 * @param traceKey dataset of the traces; null: estimates/C
	 * @param fsKey dataset of the rate; null: params/data/fr
	 * @param fs in Hz, instead of the file's; null: the file's
	 */
	public Loaded loadCaiman(final String path, final String traceKey,
		final String fsKey, final Double fs) throws IOException
	{
		final LoadOptions options = options(traceKey, fs);
		return load(path, "caiman", fsKey == null ? options : options.withFsKey(
			fsKey));
	}

	/** As {@code calab.load_minian}: array C; the rate stays unknown, since Minian does not store it. */
	public Loaded loadMinian(final String path) throws IOException {
		return load(path, "minian", LoadOptions.defaults());
	}

	/** As {@code calab.load_minian}. @param fs in Hz; null leaves it unknown */
	public Loaded loadMinian(final String path, final String traceKey,
		final Double fs) throws IOException
	{
		return load(path, "minian", options(traceKey, fs));
	}

	private static LoadOptions options(final String key, final Double fs) {
		LoadOptions options = LoadOptions.defaults();
		if (key != null) options = options.withTraceKey(key);
		return fs == null ? options : options.withFs(fs);
	}

	/** As {@code calab.solve_trace} with its defaults: no upsampling, no filter. */
	public SpikeSolution solveTrace(final Object trace, final double tauRise,
		final double tauDecay, final double fs)
	{
		return solveTrace(trace, tauRise, tauDecay, fs, Map.of());
	}

	/**
	 * As {@code calab.solve_trace}.
	 *
	 * @param options any of upsample_factor, max_iters, tol, hp_enabled,
	 *          lp_enabled, warm_counts, lambda_, noise_constrained, amplitude, and solver: posterior, or exact or fista
	 *          for binary spikes; fista is the reference, for which max_iters, tol and warm_counts are
	 */
	public SpikeSolution solveTrace(final Object trace, final double tauRise,
		final double tauDecay, final double fs, final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final SpikeOptions o = k.has("upsample_factor") ? k.options(
			SpikeOptions.class, KERNEL) : k.options(SpikeOptions.class, KERNEL)
				.withUpsampleFactor(1);
		final Optional<double[]> warm = k.vector("warm_counts");
		k.requireNoOther();
		final SpikeOptions all = o.withKernel(new CalciumKernel(tauRise, tauDecay));
		final double[] y = TraceArguments.vector("trace", trace);
		return watched("Spike inference", progress -> SpikeInference.solve(y, fs, all,
			warm, progress));
	}

	/** Spikes of all cells with any options, on all processors. */
	public SpikeResult inferSpikes(final TraceSet traces,
		final SpikeOptions options)
	{
		return watched("Spike inference", progress -> SpikeInference.run(traces,
			options, Parallel.defaultThreads(), progress));
	}

	/** As {@code calab.decon} with its defaults, without a browser. */
	public CaDeconResult decon(final Object traces, final double fs) {
		return learn(traces, fs, Map.of());
	}

	/**
	 * As {@code calab.decon}: learns the kernel from the traces and infers the spikes with it,
	 * here or, if a browser is requested, on the CaDecon page.
	 *
	 * @param traces a trace set, or rows of numbers
	 * @param fs in Hz
	 * @param options any of DeconConfig's upsample_target, hp_filter_enabled,
	 *          lp_filter_enabled, max_iterations, convergence_tol, num_subsets,
	 *          target_coverage, aspect_ratio, seed; and of amplitude, noise_constrained,
	 *          patience, min_iters, solver ("exact" or "fista"). Or browser (true or a
	 *          {@link HeadlessBrowser}), and what
	 *          {@link #deconInBrowser(Object, double, Map)} takes
	 * @return a {@link CaDeconResult}; with a browser a {@link PageResult}, or null if
	 *         the page returned nothing
	 */
	public Object decon(final Object traces, final double fs,
		final Map<?, ?> options) throws IOException
	{
		return PageKeywords.wantsBrowser(Require.present("options", options))
			? deconInBrowser(traces, fs, PageKeywords.forPage(options)) : learn(traces,
				fs, options);
	}

	private CaDeconResult learn(final Object traces, final double fs,
		final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		k.flag("browser"); // False means no browser
		final CaDeconOptions o = k.options(CaDeconOptions.class);
		k.requireNoOther();
		final TraceSet set = traceSet(traces, SamplingRate.ofHz(fs));
		return watched("CaDecon", progress -> CaDecon.run(set, o, Parallel
			.defaultThreads(), progress));
	}

	/** As {@code calab.estimate_kernel} with its defaults. */
	public double[] estimateKernel(final Object tracesFlat,
		final Object spikesFlat, final Object traceLengths, final Object alphas,
		final Object baselines, final int kernelLength)
	{
		return estimateKernel(tracesFlat, spikesFlat, traceLengths, alphas,
			baselines, kernelLength, Map.of());
	}

	/**
	 * As {@code calab.estimate_kernel}: traces of any lengths, one after the other
	 * in one vector, and their spikes in another.
	 *
	 * @param options any of max_iters, tol, warm_kernel, smooth_lambda, and solver:
	 *          fista (the reference's) or exact
	 */
	public double[] estimateKernel(final Object tracesFlat,
		final Object spikesFlat, final Object traceLengths, final Object alphas,
		final Object baselines, final int kernelLength, final Map<?, ?> options)
	{
		final Keywords k = new Keywords(options);
		final FreeKernelOptions o = k.options(FreeKernelOptions.class);
		final Optional<double[]> warm = k.vector("warm_kernel");
		k.requireNoOther();
		final double[] lengths = TraceArguments.vector("trace_lengths",
			traceLengths);
		final FreeKernel kernel = new FreeKernel(TraceArguments.split("traces_flat",
			TraceArguments.vector("traces_flat", tracesFlat), lengths), TraceArguments
				.split("spikes_flat", TraceArguments.vector("spikes_flat", spikesFlat),
					lengths), TraceArguments.vector("alphas", alphas), TraceArguments
						.vector("baselines", baselines), kernelLength);
		return watched("Kernel estimate", progress -> kernel.estimate(o, warm.orElse(
			null), progress));
	}

	/** As {@code calab.fit_biexponential} with its defaults. */
	public BiexponentialKernel fitBiexponential(final Object hFree,
		final double fs)
	{
		return fitBiexponential(hFree, fs, true, 0, null);
	}

	/** As {@code calab.fit_biexponential}. @param warm an earlier fit, or null */
	public BiexponentialKernel fitBiexponential(final Object hFree,
		final double fs, final boolean refine, final int skip,
		final BiexponentialKernel warm)
	{
		return BiexponentialFit.fit(TraceArguments.vector("h_free", hFree), fs,
			refine, skip, warm);
	}

	/** Estimates the kernel from traces and their inferred spikes; it is five decays long. */
	public KernelEstimate estimateKernel(final SpikeResult spikes) {
		return watched("Kernel estimate", progress -> KernelEstimate.of(spikes, 0,
			FreeKernelOptions.defaults(), 0, progress));
	}

	/** As {@code calab.tune} with its defaults: CaTune in the user's browser. */
	public CaTuneExport tune(final Object traces, final double fs)
		throws IOException
	{
		return tune(traces, fs, Map.of());
	}

	/**
	 * As {@code calab.tune}: opens the traces in CaTune and waits for the
	 * parameters.
	 *
	 * @param options any of timeout (s), port, app_url, open_browser, headless
	 *          (true, or a {@link HeadlessBrowser}) and browser_path
	 * @return null if it timed out, was cancelled or the page was closed
	 */
	public CaTuneExport tune(final Object traces, final double fs,
		final Map<?, ?> options) throws IOException
	{
		final TraceSet set = traceSet(traces, SamplingRate.ofHz(fs));
		final Keywords k = new Keywords(options);
		final BridgeOptions o = PageKeywords.options(k);
		k.requireNoOther();
		try (TaskProgress progress = progress("CaTune")) {
			return PageRun.in(PageKeywords.kept(k), o, progress, page -> Bridge.tune(
				set, o, page, progress)).value().map(PageExport::parameters).orElse(
					null);
		}
	}

	/** As {@code calab.decon} with its defaults: CaDecon in the user's browser. */
	public PageResult deconInBrowser(final Object traces, final double fs)
		throws IOException
	{
		return deconInBrowser(traces, fs, Map.of());
	}

	/**
	 * As {@code calab.decon}: opens the traces in CaDecon and waits for its result.
	 *
	 * @param options any of those of {@link #tune(Object, double, Map)}, and of
	 *          autorun, upsample_target, hp_filter_enabled, lp_filter_enabled,
	 *          max_iterations, convergence_tol, num_subsets, target_coverage,
	 *          aspect_ratio and seed; with headless, autorun is on by default
	 * @return null if it timed out, was cancelled or the page was closed
	 */
	public PageResult deconInBrowser(final Object traces, final double fs,
		final Map<?, ?> options) throws IOException
	{
		final TraceSet set = traceSet(traces, SamplingRate.ofHz(fs));
		final Keywords k = new Keywords(options);
		final BridgeOptions o = PageKeywords.options(k);
		final DeconConfig config = PageKeywords.config(k);
		k.requireNoOther();
		try (TaskProgress progress = progress("CaDecon")) {
			return PageRun.in(PageKeywords.kept(k), o, progress, page -> Bridge.decon(
				set, config, o, page, progress)).value().orElse(null);
		}
	}

	private TaskProgress progress(final String job) {
		final Context fiji = getContext(); // null if a program created this service itself
		return new TaskProgress(job, fiji == null ? null : fiji.getService(
			TaskService.class), fiji == null ? null : fiji.getService(
				StatusService.class), () -> false);
	}

	/**
	 * Shows the progress of a job and stops it when the user cancels it, with its stop
	 * button or the Escape key.
	 *
	 * @throws CancelledException if it was cancelled, naming the job
	 */
	private <T> T watched(final String job, final Function<Progress, T> work) {
		try (TaskProgress progress = progress(job)) {
			progress.report(0, job);
			return work.apply(progress);
		}
		catch (final CancelledException e) {
			throw new CancelledException(job + " was cancelled and has no result");
		}
	}

	/** As {@code calab.HeadlessBrowser()}, started; to be closed. */
	public HeadlessBrowser headlessBrowser() throws IOException {
		return headlessBrowser(false);
	}

	/** As {@code calab.HeadlessBrowser(visible=...)}, started; to be closed. */
	public HeadlessBrowser headlessBrowser(final boolean visible)
		throws IOException
	{
		try (TaskProgress progress = progress("Headless browser")) {
			progress.report(0, "Starting the browser");
			return HeadlessBrowser.start(BrowserOptions.defaults().withVisible(
				visible), progress);
		}
	}

	/**
	 * Processes all recordings in a folder, as Batch Process Folder... does.
	 *
	 * @param folder path of the recordings
	 * @param output path of the results; created if missing
	 * @param options any of inputs ("auto", "movies" or "traces"), filter,
	 *          recursive, rois and overwrite; and of the fields of a batch's settings, for
	 *          example {"analysis": {"method": "auto"}}
	 * @return the outcome of each recording, including failures
	 */
	public List<Outcome> batch(final String folder, final String output,
		final Map<?, ?> options) throws IOException
	{
		try (TaskProgress progress = progress("Batch")) {
			return FolderBatch.run(path("folder", folder), path("output", output),
				options, progress);
		}
	}

	/** As {@code calab.simulate} with its default configuration. */
	public SimulationResult simulate() {
		return simulate(SimulationConfig.defaults());
	}

	/** As {@code calab.simulate(**changes)}: fields of the configuration by CaLab's names, nested as in its JSON. */
	public SimulationResult simulate(final Map<String, ?> changes) {
		return simulate(SimulationJson.with(SimulationConfig.defaults(), changes));
	}

	/** As {@code calab.simulate(config)}. */
	public SimulationResult simulate(final SimulationConfig config) {
		return watched("Simulation", progress -> Simulation.run(config, Parallel
			.defaultThreads(), progress));
	}

	/** As {@code calab.simulate(config, **changes)}. */
	public SimulationResult simulate(final SimulationConfig config,
		final Map<String, ?> changes)
	{
		return simulate(SimulationJson.with(config, changes));
	}

	/** As {@link #simulateMovie(Map)} with the defaults. */
	public SimulatedMovie simulateMovie() {
		return simulateMovie(Map.of());
	}

	/**
	 * A movie whose cells, traces and spikes are known.
	 *
	 * @param options those of <i>Simulate Movie...</i> by name
	 * @return the movie, whose {@link #movieImage image} is an ImagePlus
	 */
	public SimulatedMovie simulateMovie(final Map<String, ?> options) {
		final Keywords k = new Keywords(options);
		final MovieCellsOptions cells = k.options(MovieCellsOptions.class);
		final SceneOptions scene = k.options(SceneOptions.class);
		k.requireNoOther();
		return watched("Simulation", progress -> SimulatedMovie.of(new MovieConfig(
			cells.config(), scene), Parallel.defaultThreads(), progress));
	}

	/** @return a simulated movie as an {@code ij.ImagePlus} of 16 bit, with its true ROIs as an overlay */
	public Object movieImage(final SimulatedMovie movie) {
		return watched("Simulation", progress -> ImageArguments.image(movie,
			progress));
	}

	/** As {@code calab.presets}. @param name gcamp6f, gcamp6m, gcamp6s, jgcamp8f, ogb1 or clean */
	public SimulationConfig preset(final String name) {
		return Require.choice("preset", name, Presets.class).config();
	}

	/** As {@code calab.presets} with overrides. */
	public SimulationConfig preset(final String name,
		final Map<String, ?> changes)
	{
		return SimulationJson.with(preset(name), changes);
	}

	/** @param traces as for the other methods */
	public TraceSet traceSet(final Object traces, final double fs) {
		return traceSet(traces, SamplingRate.ofHz(fs));
	}

	/**
	 * Mean traces of a movie's ROIs.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param rois path of a RoiSet.zip or .roi
	 * @param fs in Hz; 0 takes the image's frame interval
	 */
	public ExtractedTraces extract(final Object movie, final String rois,
		final double fs) throws IOException
	{
		return extract(movie, ImageArguments.rois(path("rois", rois)), fs,
			ExtractionOptions.defaults());
	}

	/**
	 * Traces of a movie's ROIs.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param rois path of a RoiSet.zip or .roi
	 * @param fs in Hz; 0 takes the image's frame interval
	 * @param options those of the extraction by name, for example {@code {"demix": True}}
	 */
	public ExtractedTraces extract(final Object movie, final String rois,
		final double fs, final Map<String, ?> options) throws IOException
	{
		final Keywords k = new Keywords(options);
		final ExtractionOptions extraction = k.options(ExtractionOptions.class);
		k.requireNoOther();
		return extract(movie, ImageArguments.rois(path("rois", rois)), fs,
			extraction);
	}

	/**
	 * Traces of a movie's ROIs.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param rois of {@code ij.gui.Roi}
	 * @param fs in Hz; 0 takes the image's frame interval
	 */
	public ExtractedTraces extract(final Object movie, final List<?> rois,
		final double fs, final ExtractionOptions options)
	{
		return watched("ROI traces", progress -> ImageArguments.extract(movie, rois,
			fs, options, progress));
	}

	/**
	 * Finds the cells of a movie by their activity.
	 *
	 * @param movie an {@code ij.ImagePlus} with a frame interval
	 * @param diameter of a typical cell in pixels
	 * @return the cells, best first, with their shapes: {@code calab.findCells(imp, 12).footprints().get()}
	 */
	public FoundCells findCells(final Object movie, final double diameter)
		throws IOException
	{
		return findCells(movie, 0, Map.of("diameter", diameter));
	}

	/**
	 * Finds the cells of a movie by their activity.
	 *
	 * @param movie an {@code ij.ImagePlus}
	 * @param fs in Hz; 0 takes the image's frame interval
	 * @param options diameter (pixels), and any of min_snr, points (such as "40,52; 61,18") and
	 *          candidates
	 */
	public FoundCells findCells(final Object movie, final double fs,
		final Map<?, ?> options) throws IOException
	{
		final Keywords k = new Keywords(options);
		final FindCellsOptions o = k.options(FindCellsOptions.class);
		k.requireNoOther();
		return watched("Finding cells", progress -> ImageArguments.findCells(movie, fs,
			o, progress));
	}

	/**
	 * Saves found cells as {@code OUT_RoiSet.zip}, {@code OUT_labels.tif}, {@code OUT_cells.csv},
	 * {@code OUT_activity.tif}, {@code OUT_correlation.tif} and {@code OUT_find_cells.json}.
	 *
	 * @return the files
	 */
	public List<Path> saveFoundCells(final FoundCells found, final String out,
		final boolean overwrite) throws IOException
	{
		return FoundCellFiles.save(Require.present("found", found), path("out", out),
			overwrite);
	}

	private static Path path(final String name, final String path) {
		return Path.of(Require.present(name, path));
	}
}
