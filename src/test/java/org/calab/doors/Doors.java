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
package org.calab.doors;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.alignment.AlignmentOptions;
import org.calab.batch.PlanOptions;
import org.calab.bridge.BridgeOptions;
import org.calab.bridge.DeconConfig;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cascade.CascadeOptions;
import org.calab.correlation.CorrelationOptions;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.detection.FindCellsOptions;
import org.calab.export.ExportOptions;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.extraction.OutlineOptions;
import org.calab.figure.FigureOptions;
import org.calab.fiji.CaLabService;
import org.calab.fiji.command.AlignToEventsCmd;
import org.calab.fiji.command.BatchProcessFolderCmd;
import org.calab.fiji.command.CaDeconCmd;
import org.calab.fiji.command.CaLabCommand;
import org.calab.fiji.command.CloseTracesCmd;
import org.calab.fiji.command.CorrelationsCmd;
import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.EstimateKernelCmd;
import org.calab.fiji.command.ExportCmd;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.calab.fiji.command.FilterCellsCmd;
import org.calab.fiji.command.FindCellsCmd;
import org.calab.fiji.command.InferSpikesCmd;
import org.calab.fiji.command.LoadTracesCmd;
import org.calab.fiji.command.MarkCellsCmd;
import org.calab.fiji.command.MethodsTextCmd;
import org.calab.fiji.command.OpenInCaDeconCmd;
import org.calab.fiji.command.OpenInCaTuneCmd;
import org.calab.fiji.command.OpenProjectCmd;
import org.calab.fiji.command.PlotTracesCmd;
import org.calab.fiji.command.SaveForTuningCmd;
import org.calab.fiji.command.SaveProjectCmd;
import org.calab.fiji.command.SaveRoiSetCmd;
import org.calab.fiji.command.SimulateMovieCmd;
import org.calab.fiji.command.SimulateTracesCmd;
import org.calab.fiji.command.TuneDeconvolutionCmd;
import org.calab.fiji.command.WorkspaceCmd;
import org.calab.image.MovieOptions;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.FreeKernelOptions;
import org.calab.loader.LoadOptions;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.SceneOptions;
import org.calab.spikes.SpikeOptions;
import org.scijava.Context;

/** All doors, with the records that each takes, and what it leaves out or adds, with the reason. */
final class Doors {

	private static final String PROGRESS = "whether progress is shown, which changes no result";
	private static final String FILES = "where results go, which is no option of a method",
			SOURCE = "what the work is done on, which is no option of a method",
			SIMULATED = "a simulation is described by CaLab's configuration; these are the usual changes of it",
			SHOWN = "what is shown besides, which is no option of a method",
			KERNEL = "an indicator or file that stands for the two time constants",
			SHAPES = "the others are about traces, not about shapes",
			RATE = "only these can be needed here; Load Traces... has the others",
			READS_NO_TRACES = "of reading traces, only this says something about saving them",
			MARKED = "which cells are marked, and how, which is no option of a method",
			NO_SWITCH = "kernel=tau says it, together with the kernel of all methods",
			FOLDER = "a folder is chosen in a field for files, not in one for text",
			METHOD = "which method takes the kernel, and the options that it has",
			ONE_MOVIE = "they are for a single movie",
			IN_SETTINGS = "the settings file has the options that few need; the dialog has one set of inputs for five methods";

	private static final String NAN_LEFT_OUT =
		"missing samples are left out of each mean, so none has to be refused or filled in";

	private Doors() {}

	private static FormDoor form(final Context fiji,
		final Class<? extends CaLabCommand> command)
	{
		return new FormDoor(fiji, command);
	}

	/** A command that works on open traces or a file of them. */
	private static Door traces(final Context fiji,
		final Class<? extends CaLabCommand> command)
	{
		return form(fiji, command).adds(SOURCE, "traces", "file", "repair")
			.takesOnly(LoadOptions.class, RATE, "fs", "transpose", "cells_only");
	}

	/** @return the dialogs of all commands, which are the keys of macros, too */
	static List<Door> forms(final Context fiji) {
		final List<Door> all = new ArrayList<>();
		all.add(form(fiji, WorkspaceCmd.class).adds(SOURCE, "image"));
		all.add(form(fiji, FindCellsCmd.class).takes(MovieOptions.class).takes(
			FindCellsOptions.class).adds(SOURCE, "image", "movie").adds(FILES, "output",
				"overwrite"));
		all.add(form(fiji, OpenProjectCmd.class).given("project", new File(
			"movie_project.json")).adds(SOURCE, "project", "movie", "rois", "file"));
		all.add(form(fiji, SaveProjectCmd.class).given("project", new File(
			"movie_project.json")).adds(SOURCE, "image", "traces").adds(FILES,
				"project", "overwrite"));
		all.add(form(fiji, ExtractRoiTracesCmd.class).takes(MovieOptions.class).takes(
			ExtractionOptions.class).takesOnly(LoadOptions.class, READS_NO_TRACES,
				"cells_only").adds(SOURCE, "image", "movie", "rois",
				"regions_from", "labels").adds(FILES, "output", "overwrite"));
		all.add(form(fiji, LoadTracesCmd.class).given("file", new File("none.npy"))
			.takes(LoadOptions.class).takes(OutlineOptions.class).adds(SOURCE, "file",
				"format"));
		all.add(form(fiji, SaveRoiSetCmd.class).given("output", new File(
			"RoiSet.zip")).takesOnly(LoadOptions.class, SHAPES, "trace_key",
				"cells_only").takes(OutlineOptions.class).adds(SOURCE, "image", "file",
					"regions_from", "traces").adds(FILES, "output", "overwrite"));
		all.add(form(fiji, SimulateTracesCmd.class).adds(SIMULATED, "preset", "config",
			"cells", "frames", "fs", "snr", "spike_model", "rate_hz",
			"p_silent_to_active", "p_active_to_silent", "seed").adds(FILES, "output",
				"overwrite"));
		all.add(form(fiji, SimulateMovieCmd.class).takes(MovieCellsOptions.class)
			.takes(SceneOptions.class).adds(FILES, "output", "overwrite"));
		all.add(traces(fiji, TuneDeconvolutionCmd.class).adds(SOURCE, "image",
			"extract", "rois"));
		all.add(traces(fiji, DeconvolveTracesCmd.class).takes(
			DeconvolutionOptions.class).takesAllBut(AutoOptions.class, NO_SWITCH,
				"fixed_kernel", "tau_rise", "tau_decay").adds(KERNEL, "kernel", "params")
			.takes(PosteriorOptions.class).adds(METHOD, "method").adds(FOLDER, "model").adds(SHOWN,
				"activity_table").adds(FILES, "output", "figure", "overwrite").says(
					"lambda", "%s. With kernel auto: %s").says("shift",
				"With kernel auto: %s"));
		all.add(traces(fiji, InferSpikesCmd.class).takesAllBut(SpikeOptions.class,
			"upsample_target says the same in Hz, whatever the rate of the traces",
			"upsample_factor").adds(SHOWN, "activity_table").adds(FILES, "output",
				"figure", "overwrite"));
		all.add(form(fiji, EstimateKernelCmd.class).takes(FreeKernelOptions.class).adds(
			SOURCE, "spikes").adds("how long the kernel is, and from where it is fitted: of the estimate as a whole",
				"length", "skip").adds(FILES, "output", "overwrite"));
		all.add(traces(fiji, CaDeconCmd.class).takes(CaDeconOptions.class).adds(FILES,
			"output", "zip", "figures", "report", "overwrite").adds(SHOWN, "window"));
		all.add(form(fiji, MarkCellsCmd.class).adds(MARKED, "cells", "as").adds(SOURCE,
			"traces", "file", "rois").adds(FILES, "output", "overwrite"));
		all.add(form(fiji, FilterCellsCmd.class).adds(MARKED, "keep").adds(SOURCE,
			"traces", "file", "rois").adds(FILES, "output", "overwrite"));
		all.add(traces(fiji, AlignToEventsCmd.class)
			.takes(AlignmentOptions.class).adds(SOURCE, "events", "signal").adds(FILES, "output",
				"figure", "overwrite"));
		all.add(traces(fiji, CorrelationsCmd.class).takes(CorrelationOptions.class).adds(FILES,
			"output", "overwrite"));
		all.add(traces(fiji, OpenInCaTuneCmd.class).takes(BridgeOptions.class).adds(
			FILES, "output", "overwrite"));
		all.add(traces(fiji, OpenInCaDeconCmd.class).takes(BridgeOptions.class).takes(
			DeconConfig.class).adds(SHOWN, "activity_table").adds(FILES, "output",
				"figure", "overwrite"));
		all.add(form(fiji, BatchProcessFolderCmd.class).given("folder", new File("in"))
			.given("output", new File("out")).needs(
				DeconvolutionOptions.class, "method", "deconvolve").needs(
					PosteriorOptions.class, "method", "posterior").needs(
						SpikeOptions.class, "method", "spikes").takesOnly(SpikeOptions.class,
							IN_SETTINGS, "amplitude").takesAllBut(FindCellsOptions.class, ONE_MOVIE, "points",
								"candidates").says("diameter", "With find as ROIs for all. %s").says("min_snr", "With find as ROIs for all. %s").says("amplitude",
								"For spikes and cadecon. %s").takes(PlanOptions.class).takes(
				MovieOptions.class).takesOnly(ExtractionOptions.class, IN_SETTINGS,
					"neuropil", "dff").takesOnly(LoadOptions.class, IN_SETTINGS, "transpose", "cells_only").takesOnly(DeconvolutionOptions.class, IN_SETTINGS,
						"tau_rise", "tau_decay", "lambda").takesOnly(PosteriorOptions.class,
							IN_SETTINGS, "tau_rise", "tau_decay").takesOnly(AutoOptions.class,
							IN_SETTINGS, "lambda", "shift").adds(
								"one input for the solvers of five methods", "solver").adds(
									"which method, or a file that says all of it", "method",
									"settings").adds(FOLDER, "model").adds(KERNEL, "kernel", "params").adds(FILES,
										"folder", "output", "figures", "overwrite").says(
											"lambda", "%s. With method auto: %s").says("shift",
												"With method auto: %s"));
		all.add(traces(fiji, PlotTracesCmd.class).takes(FigureOptions.class).adds(SHOWN, "show").adds(FILES, "figure", "overwrite"));
		all.add(traces(fiji, SaveForTuningCmd.class).adds(FILES, "output",
			"overwrite"));
		all.add(form(fiji, ExportCmd.class).given("output", new File("out")).takes(
			ExportOptions.class).takesOnly(LoadOptions.class, READS_NO_TRACES,
				"cells_only").adds(SOURCE, "traces", "file", "fluorescence", "rois").adds(
					FILES, "output", "overwrite"));
		all.add(form(fiji, MethodsTextCmd.class).adds(SOURCE, "traces", "file").adds(
			FILES, "output", "overwrite"));
		all.add(form(fiji, CloseTracesCmd.class).adds(SOURCE, "traces"));
		return all;
	}

	private static final String OUTPUT = "output", OVERWRITE = "overwrite";

	/** A subcommand that reads files of traces. */
	private static Door reads(final LineDoor door) {
		return door.takes(LoadOptions.class).adds(SOURCE, "format");
	}

	/** @return the subcommands */
	static List<Door> lines() {
		final List<Door> all = new ArrayList<>();
		all.add(new LineDoor("find-cells", "m.tif", "-o", "t").takes(
			MovieOptions.class).takes(FindCellsOptions.class).adds(PROGRESS, "quiet")
			.adds(FILES, OUTPUT, OVERWRITE));
		all.add(new LineDoor("extract", "m.tif", "--rois=r.zip", "-o", "t").takes(
			MovieOptions.class).takes(ExtractionOptions.class).takesOnly(
				LoadOptions.class, READS_NO_TRACES, "cells_only").adds(SOURCE, "rois",
				"labels").adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE));
		all.add(new LineDoor("rois", "s.hdf5", "-o", "r.zip").takesOnly(
			LoadOptions.class, SHAPES, "trace_key", "cells_only").takes(
				OutlineOptions.class).adds(SOURCE, "movie").adds(FILES, OUTPUT,
					OVERWRITE));
		all.add(reads(new LineDoor("deconvolve", "t.npy", "-o", "a", "--figure").needs(
			DeconvolutionOptions.class, "--kernel=tau").needs(PosteriorOptions.class,
				"--kernel=tau", "--method=posterior").needs(CascadeOptions.class,
					"--method=cascade")).takes(DeconvolutionOptions.class).takes(
						PosteriorOptions.class).takes(CascadeOptions.class).takes(
							FigureOptions.class).adds(METHOD, "method").takesAllBut(AutoOptions.class, NO_SWITCH,
					"fixed_kernel", "tau_rise", "tau_decay").adds(KERNEL, "kernel",
						"params").adds("whether several files are one data set", "pool").adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE, "full", "figure", "figure_format"));
		all.add(reads(new LineDoor("spikes", "t.npy", "-o", "a", "--figure").needs(LoadOptions.class, "--kernel=gcamp6f").needs(
				FigureOptions.class, "--kernel=gcamp6f")).takes(FigureOptions.class).takes(
			SpikeOptions.class).adds(KERNEL, "kernel").adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE, "full", "figure", "figure_format"));
		all.add(reads(new LineDoor("kernel", "t.npy", "-o", "a").needs(
			LoadOptions.class, "--kernel=gcamp6f")).takes(
			SpikeOptions.class).takesOnly(FreeKernelOptions.class,
				"the others would have the names of those of the spikes", "smoothing")
			.adds("of the kernel, where the spikes have an option of the name already",
				"kernel_solver").adds(KERNEL, "kernel").adds("how long the kernel is, and from where it is fitted: of the estimate as a whole",
					"length", "skip").adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE, "figure"));
		all.add(reads(new LineDoor("cadecon", "t.npy", "-o", "a")).takes(
			CaDeconOptions.class).adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE, "figure", "zip",
				"report"));
		all.add(reads(new LineDoor("cadecon-browser", "t.npy", "-o", "a")).takes(
			DeconConfig.class).takes(BridgeOptions.class).adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE));
		all.add(reads(new LineDoor("tune", "t.npy", "-o", "a")).takes(
			BridgeOptions.class).adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE));
		all.add(reads(new LineDoor("convert", "t.npy", "-o", "a")).adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE));
		all.add(reads(new LineDoor("info", "t.npy")));
		all.add(new LineDoor("export", "a.npy", "-o", "out").takes(ExportOptions.class)
			.takesOnly(LoadOptions.class, READS_NO_TRACES, "cells_only").adds(SOURCE,
				"fluorescence", "rois").adds(FILES, OUTPUT, OVERWRITE));
		all.add(new LineDoor("methods", "a_info.json"));
		all.add(new LineDoor("mark", "a_cells.csv").adds(MARKED, "cells", "as").adds(
			FILES, OUTPUT, OVERWRITE));
		all.add(new LineDoor("filter", "a_cells.csv").adds(MARKED, "keep").adds(FILES,
			OUTPUT, OVERWRITE));
		all.add(new LineDoor("align", "t.npy", "--events=e.csv", "-o", "a").takesAllBut(
			LoadOptions.class, NAN_LEFT_OUT, "missing").takes(AlignmentOptions.class).adds(SOURCE,
				"format", "events").adds(FILES, OUTPUT, OVERWRITE,
				"figure"));
		all.add(new LineDoor("correlations", "t.npy", "-o", "a").takesAllBut(LoadOptions.class,
			NAN_LEFT_OUT, "missing").adds(SOURCE, "format").takes(CorrelationOptions.class).adds(PROGRESS, "quiet").adds(FILES, OUTPUT, OVERWRITE));
		all.add(new LineDoor("simulate", "-o", "a").adds(SIMULATED, "preset", "config",
			"cells", "frames", "fs", "seed").adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE));
		all.add(new LineDoor("simulate-movie", "-o", "a").takes(
			MovieCellsOptions.class).takes(SceneOptions.class).adds(PROGRESS, "quiet")
			.adds(FILES, OUTPUT, OVERWRITE));
		all.add(reads(new LineDoor("batch", "in", "-o", "out").needs(AutoOptions.class,
			"--method=auto", "--fixed-kernel", "--tau-rise=0.1", "--tau-decay=0.6").needs(DeconvolutionOptions.class, "--method=deconvolve",
				"--tau-rise=0.1", "--tau-decay=0.6").needs(PosteriorOptions.class,
					"--method=posterior", "--tau-rise=0.1", "--tau-decay=0.6").needs(SpikeOptions.class,
					"--method=spikes", "--tau-rise=0.1", "--tau-decay=0.6").needs(
						CaDeconOptions.class, "--method=cadecon").needs(CascadeOptions.class,
							"--method=cascade")).takes(PlanOptions.class)
			.takes(MovieOptions.class).takesAllBut(FindCellsOptions.class, ONE_MOVIE,
				"points", "candidates").takes(ExtractionOptions.class).takes(
				AutoOptions.class).takes(DeconvolutionOptions.class).takes(
					PosteriorOptions.class).takes(SpikeOptions.class).takes(CaDeconOptions.class).takes(
						CascadeOptions.class).adds("which method, or a file that says all of it",
							"method", "settings")
			.adds(KERNEL, "kernel", "params").adds("how the work is done, which changes no result",
				"threads", "dry_run").adds(PROGRESS, "quiet").adds(FILES, OUTPUT,
				OVERWRITE, "figures"));
		return all;
	}

	/** @return the functions of scripts */
	static List<Door> functions() {
		final CaLabService calab = new CaLabService();
		final double[] trace = { 0, 1, 0 };
		final double[] one = { 1 };
		return List.of(new ScriptDoor("solveTrace", k -> calab.solveTrace(trace, 0.1,
			0.6, 20, k)).takesAllBut(SpikeOptions.class,
				"the kernel is an argument of its own", "tau_rise", "tau_decay").adds(
					"where the solver starts, as in CaLab's function", "warm_counts"),
			new ScriptDoor("inferPosterior", k -> calab.inferPosterior(trace, 20, 0.1,
				0.6, k)).takesAllBut(PosteriorOptions.class,
					"the kernel is an argument of its own", "tau_rise", "tau_decay"),
			new ScriptDoor("decon", k -> calab.decon(trace, 20, k)).takes(
				CaDeconOptions.class).adds("whether CaLab's page does it", "browser"),
			new ScriptDoor("alignToEvents", k -> calab.alignToEvents(trace, 20, "none.csv", k))
				.takes(AlignmentOptions.class), new ScriptDoor("deconInBrowser", k -> calab.deconInBrowser(trace, 20, k))
				.takes(DeconConfig.class).takes(BridgeOptions.class),
			new ScriptDoor("tune", k -> calab.tune(trace, 20, k)).takes(
				BridgeOptions.class), new ScriptDoor("estimateKernel", k -> calab
					.estimateKernel(trace, trace, new double[] { 3 }, one, one, 2, k)).takes(
						FreeKernelOptions.class).adds(
							"where the solver starts, as in CaLab's function", "warm_kernel"),
			new ScriptDoor("saveFigure", k -> calab.saveFigure(trace, 20, null, "f.png",
				k)).takes(FigureOptions.class).adds(FILES, "overwrite"),
			new ScriptDoor("findCells", k -> calab.findCells(null, 20, k)).takes(
				FindCellsOptions.class),
			new ScriptDoor("inferActivity", k -> calab.inferActivity(trace, 20, k)).takes(
				AutoOptions.class), new ScriptDoor("extract", k -> calab
				.extract(null, "none.zip", 20, k)).takes(ExtractionOptions.class),
			new ScriptDoor("simulateMovie", calab::simulateMovie)
				.takes(MovieCellsOptions.class).takes(SceneOptions.class),
			new ScriptDoor("export", k -> calab.export(calab.traceSet(trace, 20),
				"no folder/out", k)).takes(ExportOptions.class).takesOnly(
					LoadOptions.class, READS_NO_TRACES, "cells_only").adds(SOURCE, "traces",
						"fluorescence", "rois").adds(FILES, OVERWRITE));
	}

	/** @return the objects of a batch's settings */
	static List<Door> settings() {
		final String rate = "all recordings have one rate, which stands outside";
		final String method = "which method the other fields are of";
		final Map<String, ?> kernel = Map.of("tau_rise", 0.1, "tau_decay", 0.6);
		return List.of(new SettingsDoor("movie", Map.of()).takesAllBut(
			MovieOptions.class, rate, "fs"), new SettingsDoor("find_cells", Map.of()).takesAllBut(FindCellsOptions.class,
				ONE_MOVIE, "points", "candidates"), new SettingsDoor("neuropil", Map.of())
				.takes(NeuropilOptions.class), new SettingsDoor("dff", Map.of()).takes(
					DeltaFOptions.class), new SettingsDoor("traces", Map.of()).takesAllBut(
						LoadOptions.class, rate, "fs").adds(
							"which reader takes the files, which have no options of it",
							"format"), new SettingsDoor("analysis", Map.of("method", "auto"))
								.takesAllBut(AutoOptions.class,
									"null says that no kernel is fixed", "tau_rise", "tau_decay")
								.adds(method, "method"), new SettingsDoor("analysis", with(
									kernel, "deconvolve")).takes(DeconvolutionOptions.class).adds(
										method, "method"), new SettingsDoor("analysis", with(kernel,
											"posterior")).takes(PosteriorOptions.class).adds(method,
												"method"), new SettingsDoor("analysis", with(kernel,
											"spikes")).takes(SpikeOptions.class).adds(method, "method"),
			new SettingsDoor("analysis", Map.of("method", "cadecon")).takes(
				CaDeconOptions.class).adds(method, "method"));
	}

	private static Map<String, ?> with(final Map<String, ?> kernel,
		final String method)
	{
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("method", method);
		all.putAll(kernel);
		return all;
	}
}
