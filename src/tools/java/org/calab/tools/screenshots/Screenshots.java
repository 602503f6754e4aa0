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
package org.calab.tools.screenshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.calab.batch.Batch;
import org.calab.batch.BatchFolder;
import org.calab.batch.BatchPlan;
import org.calab.batch.BatchReport;
import org.calab.batch.BatchSettings;
import org.calab.batch.PlanOptions;
import org.calab.batch.SettingsJson;
import org.calab.figure.ChartFiles;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.tuner.view.Layer;
import org.calab.fiji.tuner.view.TunerFigure;
import org.calab.io.Json;
import org.calab.io.catune.TuningData;
import org.calab.kernel.Indicator;
import org.calab.screen.Screen;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;

/** Makes every picture of the README and the guide, from simulated data. */
public final class Screenshots {

	/** Of the figures in the guide. */
	private static final int WIDTH = 900, HEIGHT = 290;

	private Screenshots() {}

	/** @param args folder of the pictures; with "review", the windows at two sizes, light and dark, instead */
	public static void main(final String... args) throws Exception {
		final Path folder = Files.createDirectories(Path.of(args[0]))
			.toAbsolutePath();
		if (!Screen.isInstalled()) {
			System.err.println("Pictures of windows need Xvfb and openbox: " +
				"apt-get install xvfb openbox");
			System.exit(1);
		}
		if (args.length > 1 && args[1].equals("review")) {
			for (final int[] size : new int[][] { { 1280, 800 }, { 1920, 1080 } })
				for (final String theme : List.of("light", "dark"))
				{
					final Path to = Files.createDirectories(folder.resolve(size[0] + "-" +
						theme));
					windows(to, size[0], size[1], theme);
					for (final int cells : new int[] { 120, 2000 })
						workspace(Files.createDirectories(to.resolve(cells + "-cells")),
							size[0], size[1], cells, theme);
				}
			return;
		}
		figures(folder);
		batch(folder.resolve("batch-summary.png"));
		windows(folder, 1280, 800, "light");
		workspace(folder, 1280, 800, 120, "light");
	}

	private static void workspace(final Path folder, final int width,
		final int height, final int cells, final String theme) throws Exception
	{
		final Path files = Files.createTempDirectory("screenshots");
		try (Screen screen = Screen.open(files, width, height)) {
			System.out.print(screen.run(WorkspacePictures.class, folder.toString(),
				files.toString(), String.valueOf(cells), theme));
		}
	}

	private static void windows(final Path folder, final int width,
		final int height, final String theme) throws Exception
	{
		final Path files = Files.createTempDirectory("screenshots");
		try (Screen screen = Screen.open(files, width, height)) {
			System.out.print(screen.run(WindowPictures.class, folder.toString(), files
				.toString(), theme));
		}
	}

	/** One cell whose true kernel is that of GCaMP6f, fitted well and badly. */
	private static void figures(final Path folder) throws Exception {
		final SimulationResult r = Simulation.run(Presets.GCAMP6F.config()
			.withNumCells(8).withNumTimepoints(1800).withSeed(11), 1, Progress
				.none());
		final TunerSettings good = TunerSettings.of(Indicator.GCAMP6F).withLambda(
			OptionalDouble.of(1.2));
		figure(r, good, folder.resolve("tuning-good.png"));
		figure(r, good.withKernel(good.kernel().withDecay(0.2)), folder.resolve(
			"tuning-narrow.png"));
		figure(r, good.withKernel(good.kernel().withDecay(1.8)), folder.resolve(
			"tuning-wide.png"));
		figure(r, good.withLambda(OptionalDouble.of(0)), folder.resolve(
			"tuning-overfit.png"));
		figure(r, good.withLambda(OptionalDouble.of(8)), folder.resolve(
			"tuning-underfit.png"));
		figure(r, good.withMethod(TunerMethod.POSTERIOR), folder.resolve(
			"tuning-posterior.png"));
	}

	private static void figure(final SimulationResult r,
		final TunerSettings settings, final Path file) throws Exception
	{
		final ExecutorService ui = Executors.newSingleThreadExecutor();
		final TunerSession session = ui.submit(() -> new TunerSession(r.traces(),
			Optional.of(r.traces().withTraces(r.spikes())), settings, ui,
			() -> {})).get();
		try {
			ui.submit(() -> {
				session.show(List.of(CELL));
				session.look(new TimeWindow(FROM, FROM + FRAMES, r.traces()
					.numTimepoints()));
			}).get();
			while (!ui.submit(session::isUpToDate).get())
				Thread.sleep(20);
			ui.submit(() -> save(session, file)).get();
		}
		finally {
			ui.submit(session::close).get();
			ui.shutdown();
		}
	}

	/** Two animals, one with slower transients, on two days each. */
	private static void batch(final Path picture) throws Exception {
		final Path files = Files.createTempDirectory("recordings"), out = files
			.resolve("results");
		final int[] cells = { 24, 22, 16, 20 }, seconds = { 45, 60, 45, 35 };
		for (int i = 0; i < cells.length; i++) {
			final Path stem = Files.createDirectories(files.resolve("mouse_" + (i / 2 +
				1))).resolve("day_" + (i % 2 + 1));
			final Presets indicator = i < 2 ? Presets.GCAMP6F : Presets.GCAMP6S;
			TuningData.save(Simulation.run(indicator.config().withNumCells(cells[i])
				.withFs(20).withNumTimepoints(20 * seconds[i]).withSeed(i), 1, Progress
					.none()).traces(), stem, Map.of(), false);
		}
		final BatchSettings how = SettingsJson.of(Json.tree(Map.of("analysis", Map
			.of("method", "auto"))));
		final BatchPlan plan = BatchPlan.of(files, out, PlanOptions.defaults()
			.withRecursive(true));
		try (BatchFolder results = BatchFolder.open(out, how, false)) {
			BatchReport.write(plan, Batch.run(plan, results, 1, Progress.none(),
				o -> {}), results, Progress.none());
		}
		Files.copy(out.resolve("batch_summary.png"), picture,
			StandardCopyOption.REPLACE_EXISTING);
	}

	/** The stretch that the figures show. */
	private static final int CELL = 0, FROM = 480, FRAMES = 420;

	private static Path save(final TunerSession session, final Path file)
		throws IOException
	{
		ChartFiles.save(new TunerFigure(session, EnumSet.complementOf(EnumSet.of(
			Layer.PINNED, Layer.FILTERED))), file, WIDTH, HEIGHT, true);
		return file;
	}
}
