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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.calab.Correlation;
import org.calab.Sample;
import org.calab.SharedData;
import org.calab.deconvolution.Baseline;
import org.calab.extraction.Region;
import org.calab.fiji.command.CaDeconCmd;
import org.calab.fiji.command.CloseTracesCmd;
import org.calab.fiji.command.CommandFailedException;
import org.calab.fiji.command.DeconvolveTracesCmd;
import org.calab.fiji.command.EstimateKernelCmd;
import org.calab.fiji.command.ExportCmd;
import org.calab.fiji.command.ExtractRoiTracesCmd;
import org.calab.fiji.command.InferSpikesCmd;
import org.calab.fiji.command.LoadTracesCmd;
import org.calab.fiji.command.MacroInputs;
import org.calab.fiji.command.MarkCellsCmd;
import org.calab.fiji.command.PlotTracesCmd;
import org.calab.fiji.command.SaveForTuningCmd;
import org.calab.fiji.command.SaveRoiSetCmd;
import org.calab.fiji.command.SimulateTracesCmd;
import org.calab.fiji.command.TuneDeconvolutionCmd;
import org.calab.fiji.tuner.TunedKernel;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.image.RegionFiles;
import org.calab.image.SimulatedMovieFiles;
import org.calab.io.npy.Npy;
import org.calab.kernel.Indicator;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** The commands as SciJava runs them, in a context of their own. */
class CommandsTest {

	@TempDir
	Path folder;

	private Context context;
	private SimulatedMovie sample;
	private ImagePlus image;

	@BeforeEach
	void start() throws IOException {
		context = new Context();
		sample = Sample.write(folder);
		image = SimulatedMovieFiles.image(sample, "movie", Progress.none());
		image.setOverlay(null);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private void run(final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		try {
			context.service(CommandService.class).run(command, true, inputs).get();
		}
		catch (final ExecutionException e) {
			Throwable t = e;
			while (t.getCause() != null && !(t instanceof org.calab.fiji.command.CommandFailedException))
				t = t.getCause();
			throw t instanceof Exception x ? x : e;
		}
	}

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	@Test
	void extractThenDeconvolveThenSaveAndPlot() throws Exception {
		run(ExtractRoiTracesCmd.class, "image", image, "rois", file(
			"movie_RoiSet.zip"));
		final OpenTraces open = context.service(OpenTraces.class);
		assertEquals("Traces of movie", open.get("").title());
		assertEquals(Sample.CELLS, open.get("").traces().numCells());
		run(DeconvolveTracesCmd.class, "kernel", "tau", "tau_rise", 0.1,
			"tau_decay", 0.6, "lambda",
			0.1, "output", file("a.npy"), "figure", file("a.svg"));
		assertTrue(open.get("").inferred().isPresent());
		assertTrue(Files.readString(folder.resolve("a.svg")).contains(
			"a.u., proportional to rate"));
		run(SaveForTuningCmd.class, "traces", "Traces of movie", "output", file(
			"saved"));
		run(LoadTracesCmd.class, "file", file("saved.npy"));
		assertEquals(open.get("Traces of movie").traces().trace(3)[5], open.get("")
			.traces().trace(3)[5]);
		run(PlotTracesCmd.class, "traces", "Traces of movie", "figure", file(
			"p.png"));
		assertTrue(Files.size(folder.resolve("p_raster.png")) > 1000);
		run(PlotTracesCmd.class, "file", file("saved.npy"));
		assertEquals("Traces of saved.npy-2", open.get("").title());
		run(DeconvolveTracesCmd.class, "fs", 10.0);
		assertEquals(10, open.get("").inferred().get().activity().rate().hz());
	}

	@Test
	void automaticInference() throws Exception {
		run(ExtractRoiTracesCmd.class, "image", image, "rois", file(
			"movie_RoiSet.zip"), "neuropil", true, "min_neuropil_pixels", 150);
		run(DeconvolveTracesCmd.class, "kernel", "auto", "output", file("auto.npy"));
		final var result = context.service(OpenTraces.class).get("").inferred()
			.get();
		assertEquals("a.u., proportional to rate", result.activityUnit());
		assertTrue(Files.readString(folder.resolve("auto_cells.csv")).startsWith(
			"cell,state,snr,tau_decay (s),"));
		double mean = 0;
		for (int i = 0; i < Sample.CELLS; i++)
			mean += Correlation.of(overThree(sample.truth().spikes()[i]), overThree(
				result.activity().trace(i))) / Sample.CELLS;
		assertTrue(mean > 0.8, "mean correlation with the true spikes: " + mean);
		for (final Object[] wrong : new Object[][] { { "kernel", "auto", "solver",
			"fista" }, { "kernel", "auto", "band_pass", true }, { "kernel", "auto",
				"lambda", "0" }, { "kernel", "auto", "shift", 3.0 }, { "kernel", "gcamp6f",
					"shift", 0.1 }, { "tau_rise", 0.2 } })
			assertThrows(CommandFailedException.class, () -> run(
				DeconvolveTracesCmd.class, wrong), java.util.Arrays.toString(wrong));
	}

	@Test
	void spikesOfOpenTraces() throws Exception {
		run(ExtractRoiTracesCmd.class, "image", image, "rois", file(
			"movie_RoiSet.zip"));
		run(InferSpikesCmd.class, "tau_rise", 0.1, "tau_decay", 0.6, "amplitude", "10",
			"output", file("s.npy"), "figure", file("s.svg"));
		final OpenTraces.Entry entry = context.service(OpenTraces.class).get("");
		assertEquals("Spikes of movie", entry.title());
		assertEquals("spikes per frame", entry.inferred().get().activityUnit());
		assertTrue(Files.readString(folder.resolve("s.svg")).contains(
			"spikes per frame"));
		assertTrue(Files.readString(folder.resolve("s_cells.csv")).startsWith(
			"cell,state,snr,spikes,"));
		for (final Object[] wrong : new Object[][] { { "tau_rise", -1.0 }, {
			"upsample_target", 0.0 }, { "lambda", Double.NaN }, { "max_iterations",
				-1 } })
			assertThrows(CommandFailedException.class, () -> run(InferSpikesCmd.class,
				wrong), wrong[0].toString());
	}

	@Test
	void withoutAKernel() throws Exception {
		run(SimulateTracesCmd.class, "cells", 4, "frames", 900, "preset",
			"gcamp6f");
		run(CaDeconCmd.class, "amplitude", "10", "max_iterations", 2, "target_coverage", 1.0,
			"num_subsets", 1, "output", file("c"), "zip", true, "figures", true,
			"report", file("c.html"), "window", true); // which needs a screen
		final OpenTraces.Entry entry = context.service(OpenTraces.class).get("");
		assertTrue(entry.title().startsWith("CaDecon of "), entry.title());
		assertEquals("spikes per frame", entry.inferred().get().activityUnit());
		final var saved = org.calab.results.CaDeconFiles.read(folder.resolve("c"));
		assertEquals(4, saved.activity().numCells());
		assertEquals(3, saved.numIterations());
		for (final String f : new String[] { "c_cadecon_results.zip", "c_cadecon.png",
			"c_traces.png", "c_traces_raster.png", "c_history.csv", "c_kernel.csv" })
			assertTrue(Files.size(folder.resolve(f)) > 100, f);
		assertArrayEquals(entry.inferred().get().deviation().get().trace(3), Npy.read(
			folder.resolve("c_sd.npy"))[3]);
		assertArrayEquals(entry.inferred().get().probability().get().trace(3), Npy.read(
			folder.resolve("c_probability.npy"))[3]);
		assertTrue(Files.readString(folder.resolve("c.html")).contains(
			"<tr><td>max_iterations</td><td>2</td></tr>"));
		for (final Object[] wrong : new Object[][] { { "report", file("c.html") }, {
			"report", file("c.txt") }, { "max_iterations", 0 }, { "convergence_tol",
				1.0 }, { "num_subsets", 0 }, { "target_coverage", Double.NaN }, { "aspect_ratio", 0.0 }, { "seed", -1L }, {
					"upsample_target", 0.0 }, { "solver", "best" }, { "zip", true }, {
						"output", file("c") } })
			assertThrows(CommandFailedException.class, () -> run(CaDeconCmd.class,
				wrong), wrong[0].toString());
	}

	@Test
	void theKernelOfInferredSpikes() throws Exception {
		run(SimulateTracesCmd.class, "cells", 8, "frames", 3000, "preset",
			"gcamp6s");
		assertTrue(assertThrows(CommandFailedException.class, () -> run(
			EstimateKernelCmd.class)).getMessage().contains("Infer Spikes"));
		run(InferSpikesCmd.class, "tau_rise", 0.3, "tau_decay", 1.4,
			"upsample_target", 90.0);
		run(EstimateKernelCmd.class, "solver", "exact", "output", file("k"));
		final var fit = org.calab.io.Json.read(folder.resolve("k_kernel.json"));
		final double decay = fit.get("tau_decay").asDouble();
		assertTrue(Math.abs(decay - 1.8) < Math.abs(1.4 - 1.8),
			"closer to the true 1.8 s than the 1.4 s begun with: " + decay);
		assertTrue(Files.readString(folder.resolve("k_kernel.csv")).startsWith(
			"time_s,free,fit,slow\n0.0,"));
		for (final Object[] wrong : new Object[][] { { "length", -1.0 }, { "solver",
			"magic" }, { "smoothing", -1.0 }, { "max_iterations", -1 }, {
				"tolerance", 0.0 }, { "skip", -1 }, { "length", 1e9 } })
			assertThrows(CommandFailedException.class, () -> run(
				EstimateKernelCmd.class, wrong), wrong[0].toString());
	}

	/** The shapes come with the traces, of the same cells, and are saved for ImageJ and back for Suite2p. */
	@Test
	void shapesOfCells() throws Exception {
		final OpenTraces open = context.service(OpenTraces.class);
		final String data = SharedData.require("data/loaders").toString();
		run(LoadTracesCmd.class, "file", new File(data +
			"/suite2p/neuroconv_10Hz_2planes/plane0"));
		final List<String> names = open.get("").traces().names();
		assertEquals(names, open.footprints("").orElseThrow().names());
		run(SaveRoiSetCmd.class, "output", file("RoiSet.zip"));
		assertEquals(names, RegionFiles.rois(file("RoiSet.zip").toPath()).stream().map(
			Region::name).toList());
		assertEquals(74, RegionFiles.rois(file("RoiSet.zip").toPath()).get(0).size());
		refused("already exists", SaveRoiSetCmd.class, "output", file("RoiSet.zip"));
		run(SaveRoiSetCmd.class, "file", file("RoiSet.zip"), "output", file("s2p"));
		assertEquals(74, RegionFiles.rois(file("s2p").toPath()).get(0).size());
		run(CloseTracesCmd.class);
		refused("The traces have no shapes of cells", SaveRoiSetCmd.class, "output",
			file("x.zip"), "regions_from", "traces");
		refused("output is missing", SaveRoiSetCmd.class);
		run(ExtractRoiTracesCmd.class, "image", image, "rois", new File(data +
			"/suite2p/neuroconv_10Hz_2planes/plane0"));
		assertEquals(names, open.get("").traces().names());
	}

	/** The open result with the steps of the extraction; a saved one gives the same. */
	@Test
	void exportsForOtherPrograms() throws Exception {
		run(ExtractRoiTracesCmd.class, "image", image, "rois", file(
			"movie_RoiSet.zip"), "neuropil", true, "min_neuropil_pixels", 100);
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f", "output", file("a.npy"));
		run(MarkCellsCmd.class, "cells", "2", "as", "rejected");
		run(ExportCmd.class, "format", "suite2p,events,mat", "event_threshold", "0.5",
			"rois", file("movie_RoiSet.zip"), "output", file("out"));
		final double[][] f = Npy.read(file("out_suite2p/F.npy").toPath()), neuropil =
			Npy.read(file("out_suite2p/Fneu.npy").toPath());
		assertEquals(Sample.CELLS - 1, f.length);
		final TraceSet corrected = context.service(OpenTraces.class).get(
			"Traces of movie").traces();
		for (final int t : new int[] { 0, 50 })
			assertEquals(corrected.value(2, t), f[1][t] - 0.7 * neuropil[1][t], 1e-3);
		assertTrue(file("out_suite2p/stat.npy").isFile());
		run(ExportCmd.class, "file", file("a_cells.csv"), "format", "events",
			"event_threshold", "0.5", "output", file("saved"), "cells_only", false);
		final List<String> open = Files.readAllLines(file("out_events.csv").toPath()),
				saved = Files.readAllLines(file("saved_events.csv").toPath());
		assertEquals(open, saved.stream().filter(line -> !line.startsWith("cell-02,"))
			.toList());
		assertTrue(saved.size() > open.size() && open.size() > Sample.CELLS);
		refused("already exists", ExportCmd.class, "format", "mat", "output", file(
			"out"));
		refused("format must be a list of mat, xlsx, suite2p, events, long, nwb, but is \"csv\"",
			ExportCmd.class, "format", "mat,csv", "output", file("x"));
		refused("output is missing", ExportCmd.class);
	}

	/** One real file of each format, by the menu's command. */
	@Test
	void filesOfOtherTools() throws Exception {
		final OpenTraces open = context.service(OpenTraces.class);
		final String data = SharedData.require("data/loaders").toString();
		run(LoadTracesCmd.class, "file", new File(data +
			"/caiman/caiman_analysis.hdf5"), "trace_key", "estimates/C");
		assertEquals(72, open.get("").traces().numCells());
		assertEquals(30, open.get("").traces().rate().hz());
		run(LoadTracesCmd.class, "file", new File(data +
			"/suite2p/neuroconv_10Hz_2planes"), "cells_only", false, "trace_key", "plane1");
		assertEquals(25, open.get("").traces().numCells());
		run(LoadTracesCmd.class, "file", new File(data + "/nwb/nwb_test.nwb"));
		assertEquals(7, open.get("").traces().numCells());
		run(LoadTracesCmd.class, "file", new File(data +
			"/minian/2020-10_fixture_208units"), "fs", 7.0, "format", "minian");
		assertEquals(208, open.get("").traces().numCells());
		assertEquals(7, open.get("").traces().rate().hz());
		final CommandFailedException e = assertThrows(CommandFailedException.class,
			() -> run(LoadTracesCmd.class, "file", new File(data +
				"/nwb/nwb_test.nwb"), "trace_key", "none"));
		assertTrue(e.getMessage().contains("RoiResponseSeries"), e.getMessage());
	}

	@Test
	void activityFollowsTheTrueSpikes() throws Exception {
		run(ExtractRoiTracesCmd.class, "image", image, "rois", file(
			"movie_RoiSet.zip"), "neuropil", true, "min_neuropil_pixels", 150);
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f", "lambda", "auto");
		final var result = context.service(OpenTraces.class).get("").inferred()
			.get();
		double mean = 0;
		for (int i = 0; i < Sample.CELLS; i++) {
			final double[] truth = sample.truth().spikes()[i];
			mean += Correlation.of(overThree(truth), overThree(result.activity().trace(
				i))) / Sample.CELLS;
		}
		assertTrue(mean > 0.9, "mean correlation with the true spikes: " + mean);
	}

	/** Sums over three frames: light of a spike late in its frame falls into the next. */
	private static double[] overThree(final double[] v) {
		final double[] sums = new double[v.length - 2];
		for (int t = 0; t < sums.length; t++)
			sums[t] = v[t] + v[t + 1] + v[t + 2];
		return sums;
	}


	@Test
	void regionsFromTheOverlayTheSelectionAndALabelImage() throws Exception {
		final OpenTraces open = context.service(OpenTraces.class);
		image.setRoi(1, 1, 5, 5);
		run(ExtractRoiTracesCmd.class, "image", image);
		assertEquals(1, open.get("").traces().numCells(), "the selection");
		final ij.gui.Overlay overlay = new ij.gui.Overlay();
		SimulatedMovieFiles.rois(sample).forEach(overlay::add);
		image.setOverlay(overlay);
		run(ExtractRoiTracesCmd.class, "image", image);
		assertEquals(Sample.CELLS, open.get("").traces().numCells(), "the overlay");
		assertEquals("cell-01", open.get("").traces().names().get(0));
		assertEquals(5, image.getRoi().getBounds().width, "the selection stays");
		final ij.process.ByteProcessor labels = new ij.process.ByteProcessor(sample
			.config().scene().width(), sample.config().scene().height());
		labels.set(3, 3, 9);
		new ij.io.FileSaver(new ImagePlus("l", labels)).saveAsTiff(file("l.tif")
			.getPath());
		run(ExtractRoiTracesCmd.class, "image", image, "labels", file("l.tif")
			.getPath());
		assertEquals("Label 9", open.get("").traces().names().get(0));
		refused("Give either rois or labels, not both.", ExtractRoiTracesCmd.class, "image",
			image, "labels", "l.tif", "rois", file("movie_RoiSet.zip"));
	}

	@Test
	void cancellingLeavesNothing() throws Exception {
		run(ExtractRoiTracesCmd.class, "image", image, "rois", file(
			"movie_RoiSet.zip"));
		final CommandService commands = context.service(CommandService.class);
		final CommandInfo info = commands.getCommand(DeconvolveTracesCmd.class);
		final org.scijava.module.Module module = info.createModule();
		context.inject(module.getDelegateObject());
		((DeconvolveTracesCmd) module.getDelegateObject()).cancel("by the user");
		module.setInput("output", file("a.npy"));
		((DeconvolveTracesCmd) module.getDelegateObject()).run();
		assertFalse(Files.exists(folder.resolve("a.npy")));
		assertEquals(1, context.service(OpenTraces.class).titles().size());
	}

	@Test
	void wrongInputsAreNamed() throws Exception {
		refused("There is no image", ExtractRoiTracesCmd.class, "rois", file(
			"movie_RoiSet.zip"));
		refused("There are no ROIs", ExtractRoiTracesCmd.class, "image", image);
		refused("regions_from must be one of auto, roi manager, overlay, selection, but is \"moon\".", ExtractRoiTracesCmd.class, "image",
			image, "regions_from", "moon");
		refused("File not found", ExtractRoiTracesCmd.class, "image", image, "rois",
			file("none.zip"));
		image.getCalibration().frameInterval = 0;
		refused("never guessed", ExtractRoiTracesCmd.class, "image", image, "rois",
			file("movie_RoiSet.zip"), "output", file("out"));
		assertFalse(Files.exists(folder.resolve("out.npy")));
		refused("No traces are open", DeconvolveTracesCmd.class);
		refused("\"moon\"", DeconvolveTracesCmd.class, "traces", "moon");
		run(ExtractRoiTracesCmd.class, "image", image, "fs", 20.0, "rois", file(
			"movie_RoiSet.zip"));
		refused("tau_rise must be a number greater than 0 s, but is 0", DeconvolveTracesCmd.class, "kernel", "tau",
			"tau_rise", 0.0);
		refused("solver must be one of exact, fista, fista_fft, but is \"moon\".", DeconvolveTracesCmd.class, "solver", "moon");
		refused(".png, .svg or .pdf", DeconvolveTracesCmd.class, "figure", file("a.gif"));
		refused("fs must be a number greater than 0 Hz, but is -1.", DeconvolveTracesCmd.class, "fs", -1.0);
		refused("file is missing", LoadTracesCmd.class);
		refused("output is missing", SaveForTuningCmd.class);
		refused("Give either traces (\"Traces of movie\") or file", PlotTracesCmd.class, "traces", "Traces of movie",
			"file", file("x.npy"));
		assertEquals(1, context.service(OpenTraces.class).titles().size(),
			"nothing half-done stays open");
	}

	private void refused(final String message,
		final Class<? extends Command> command, final Object... inputs)
	{
		final Exception e = assertThrows(Exception.class, () -> run(command,
			inputs), command.getSimpleName());
		assertTrue(e.getMessage().contains(message), () -> "\"" + message +
			"\" is not in: " + e);
	}

	@Test
	void everyInputIsExplainedAndNeverRemembered() {
		int commands = 0;
		for (final CommandInfo info : context.service(CommandService.class)
			.getCommands())
		{
			if (!info.getClassName().startsWith("org.calab")) continue;
			commands++;
			assertTrue(info.canRunHeadless(), info.getTitle());
			for (final ModuleItem<?> item : info.inputs()) {
				if (item.getVisibility() != org.scijava.ItemVisibility.NORMAL || item
					.getType().getName().startsWith("org.")) continue;
				assertFalse(item.isPersisted(), info.getTitle() + " " + item.getName());
				assertTrue(item.getDescription() != null && item.getDescription()
					.length() > 10, info.getTitle() + " " + item.getName());
				if (isTyped(item)) assertTrue(item.getDescription().matches(
					".*(for example|such as|counted from).*"), info.getTitle() + " " +
						item.getName());
			}
		}
		assertEquals(27, commands);
	}

	/** NaN is refused with the way out, which is an input of every command on traces. */
	@Test
	void tracesAreRepairedOnTheWay() throws Exception {
		run(SimulateTracesCmd.class, "cells", 3, "frames", 300);
		final OpenTraces open = context.service(OpenTraces.class);
		final OpenTraces.Entry entry = open.get("");
		final double[][] rows = entry.traces().toArray();
		rows[1][7] = Double.NaN;
		java.util.Arrays.fill(rows[2], 5);
		open.open(new OpenTraces.Entry("bad", entry.traces().withTraces(rows),
			java.util.Optional.empty(), entry.spikes()));
		refused("Cell 2 contains NaN at index 7", DeconvolveTracesCmd.class, "traces", "bad");
		run(DeconvolveTracesCmd.class, "traces", "bad", "repair",
			"interpolate,drop_constant");
		assertEquals(entry.traces().names().subList(0, 2), open.get("").traces()
			.names());
		final OpenTraces.Entry mended = open.get("bad").repaired(
			org.calab.trace.TraceRepair.of("drop_missing"), n -> {});
		assertEquals(mended.traces().names(), mended.spikes().orElseThrow().names());
		assertEquals(2, mended.spikes().get().numCells());
		refused("repair must be one of transpose, drop_missing, interpolate, drop_constant, but is \"magic\"", PlotTracesCmd.class, "traces", "bad",
			"repair", "magic");
	}

	/** What a person types needs an example; choices and tick boxes show all there is. */
	private static boolean isTyped(final ModuleItem<?> item) {
		return item.getType() != boolean.class && item.getType() != ImagePlus.class &&
			(item.getChoices() == null || item.getChoices().isEmpty());
	}

	/** The probability of activity is plotted on demand, where it is known. */
	@Test
	void theProbabilityIsPlotted() throws Exception {
		run(SimulateTracesCmd.class, "cells", 2, "frames", 300);
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f", "method", "posterior");
		for (final String shown : new String[] { "activity", "probability" })
			run(PlotTracesCmd.class, "show", shown, "figure", file(shown + ".svg"));
		final String activity = Files.readString(file("activity.svg").toPath()),
				probability = Files.readString(file("probability.svg").toPath());
		assertTrue(activity.contains("± 1 SD") && !activity.contains(
			"Probability of activity"));
		assertTrue(probability.contains("Probability of activity") && !probability
			.contains("± 1 SD"));
		assertTrue(Files.mismatch(file("activity_raster.svg").toPath(), file(
			"probability_raster.svg").toPath()) >= 0);
		refused("show must be activity, probability or raster, but is \"spikes\"",
			PlotTracesCmd.class, "show", "spikes");
		run(DeconvolveTracesCmd.class, "kernel", "gcamp6f");
		refused("run Deconvolve Traces... with method=posterior first",
			PlotTracesCmd.class, "show", "probability");
	}

	/** Without a screen the tuner says what to use instead; nothing is left behind. */
	@Test
	void theTunerNeedsAWindow() throws Exception {
		run(SimulateTracesCmd.class, "cells", 3, "frames", 300);
		final String message = assertThrows(CommandFailedException.class, () -> run(
			TuneDeconvolutionCmd.class)).getMessage();
		assertTrue(message.contains("needs a window") && message.contains(
			"Deconvolve Traces..."), message);
	}

	/** The line that the tuner records does what the tuner did. */
	@Test
	void whatTheTunerRecordsIsWhatItApplied() throws Exception {
		run(SimulateTracesCmd.class, "cells", 3, "frames", 500);
		final OpenTraces open = context.service(OpenTraces.class);
		final OpenTraces.Entry entry = open.get("");
		assertEquals(3, entry.spikes().orElseThrow().numCells());
		for (final TunerMethod method : TunerMethod.values()) {
			final TunerSettings settings = TunerSettings.of(Indicator.GCAMP6M)
				.withMethod(method).withBandPass(true).withBaseline(Baseline.CONSTANT)
				.withKernel(TunedKernel.of(Indicator.OGB1.kernel()).withPeak(0.123));
			final String line = settings.macro("traces=[" + entry.title() + "]");
			final java.util.List<Object> inputs = new java.util.ArrayList<>();
			MacroInputs.read(context.service(CommandService.class).getCommand(
				DeconvolveTracesCmd.class), line.split("\"")[3]).forEach((key, value) -> {
					inputs.add(key);
					inputs.add(value);
				});
			assertEquals(method == TunerMethod.DECONVOLVE, inputs.containsAll(
				java.util.List.of("lambda", "band_pass", true)), line);
			assertEquals(method == TunerMethod.POSTERIOR, inputs.containsAll(
				java.util.List.of("method", "posterior")), line);
			run(DeconvolveTracesCmd.class, inputs.toArray());
			final InferredActivity expected = settings.run(entry.traces(), 1, Progress
				.none()), replayed = open.get("").inferred().get();
			assertEquals(expected.getClass(), replayed.getClass());
			assertArrayEquals(expected.activity().toArray(), replayed.activity()
				.toArray());
		}
	}
}
