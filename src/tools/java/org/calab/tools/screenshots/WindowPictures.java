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

import com.formdev.flatlaf.FlatDarkLaf;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.plugin.ZProjector;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import javax.imageio.ImageIO;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;

import org.calab.alignment.Alignment;
import org.calab.alignment.AlignmentOptions;
import org.calab.alignment.CellOrder;
import org.calab.alignment.Events;
import org.calab.cadecon.CaDeconOptions;
import org.calab.extraction.Footprints;
import org.calab.extraction.SummaryImage;
import org.calab.figure.AlignmentData;
import org.calab.fiji.PlainImageJ;
import org.calab.fiji.cadecon.CaDeconWindow;
import org.calab.fiji.cadecon.RunState;
import org.calab.fiji.cadecon.WatchedRun;
import org.calab.fiji.tuner.view.LanesPanel;
import org.calab.fiji.tuner.view.TunerInput;
import org.calab.fiji.tuner.view.TunerWindow;
import org.calab.fiji.window.AlignmentWindow;
import org.calab.image.ImageFiles;
import org.calab.image.RegionFiles;
import org.calab.image.SimulatedMovieFiles;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.loader.LoadOptions;
import org.calab.results.Suite2pRoiFiles;
import org.calab.screen.Hands;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.Presets;
import org.calab.simulation.SimulatedMovie;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.jfree.chart.ChartPanel;

/**
 * Opens the windows on simulated data, uses them as a person would, and takes their
 * pictures; started by {@link org.calab.tools.screenshots.Screenshots}, on a screen.
 */
public final class WindowPictures {

	private static final SimulationResult SIMULATED = Simulation.run(Presets.GCAMP6F
		.config().withNumCells(30).withNumTimepoints(2700), 2, Progress.none());

	/** Where ImageJ's window has this menu and this entry, and how high all is. */
	private static final Point PLUGINS = new Point(322, 33), CALAB = new Point(
		313, 176);

	private static final int MENU_HEIGHT = 710;

	private final Path folder;
	private final Hands hands = new Hands();

	private WindowPictures(final Path folder) throws Exception {
		this.folder = folder;
	}

	/** @param args folder of the pictures, a folder for other files, and "dark" for a dark theme */
	public static void main(final String... args) throws Exception {
		if (args.length > 2 && args[2].equals("dark")) FlatDarkLaf.setup();
		final WindowPictures pictures = new WindowPictures(Path.of(args[0]));
		try {
			pictures.tuner();
			pictures.caDecon();
			pictures.align();
			pictures.imageJ(Path.of(args[1]));
		}
		catch (final Throwable e) {
			e.printStackTrace();
			System.exit(1);
		}
		System.exit(0); // windows that are left would keep it alive
	}

	private void take(final Window window, final String name) throws Exception {
		front(window);
		// what is made in the background comes a little later
		Thread.sleep(1500);
		// out of the way: no tooltip, nothing lit
		hands.away();
		ImageIO.write(hands.picture(window), "png", folder.resolve(name).toFile());
	}

	/** As large as the screen. */
	private static void enlarge(final Frame window) {
		Hands.on(() -> {
			window.setExtendedState(Frame.MAXIMIZED_BOTH);
			return null;
		});
		final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
		Hands.until("it fills the screen", () -> window.getWidth() >= screen.width -
			4);
	}

	private void tuner() throws Exception {
		final TunerInput input = TunerInput.of("Simulated traces", SIMULATED
			.traces(), Optional.of(SIMULATED.traces().withTraces(SIMULATED
				.spikes())));
		final TunerWindow window = Hands.on(() -> {
			final TunerWindow w = new TunerWindow(input, (s, result) -> {});
			w.setVisible(true);
			return w;
		});
		enlarge(window);
		hands.enter(Hands.named(window, JTextField.class, "λ, sparsity"), "0.2");
		hands.click(Hands.button(window, "Pin fit"));
		hands.enter(Hands.named(window, JTextField.class, "Width, FWHM (ms)"),
			"900");
		final LanesPanel lanes = Hands.find(window, LanesPanel.class, l -> true);
		hands.wheel(lanes, new Point(lanes.getWidth() * 3 / 5, 60), -6);
		take(window, "tuner.png");
		close(window);
	}

	private void caDecon() throws Exception {
		final WatchedRun run = new WatchedRun(
			"Automated Deconvolution (CaDecon) of simulated traces", SIMULATED
				.traces(), CaDeconOptions.defaults());
		CaDeconWindow.open(run);
		final Frame window = (Frame) Hands.window("Automated Deconvolution");
		tab(window, 3);
		take(window, "cadecon-subsets.png");
		final CompletableFuture<?> done = CompletableFuture.supplyAsync(() -> run
			.run(2, Progress.none()));
		hands.click(Hands.button(window, "Start"));
		done.join();
		Hands.until("done", () -> run.view().state() == RunState.DONE);
		tab(window, 0);
		take(window, "cadecon.png");
		tab(window, 1);
		take(window, "cadecon-traces.png");
		close(window);
	}

	/** Cells that prefer one of two stimuli, each with its own delay. */
	private void align() throws Exception {
		final int cells = 40, frames = 9000;
		final double fs = 30;
		final Random random = new Random(5);
		final double[] times = new double[40];
		final List<String> stimuli = new ArrayList<>();
		for (int e = 0; e < times.length; e++) {
			times[e] = 5 + 7 * e + random.nextDouble();
			stimuli.add(random.nextBoolean() ? "tone" : "light");
		}
		final double[][] rows = new double[cells][frames];
		for (int c = 0; c < cells; c++) {
			final double tone = 2 * Math.max(0, random.nextGaussian()), light = 2 * Math.max(0,
				random.nextGaussian()), delay = 0.1 + 1.2 * random.nextDouble();
			for (int t = 0; t < frames; t++)
				rows[c][t] = 0.4 * random.nextGaussian();
			for (int e = 0; e < times.length; e++) {
				final double size = (0.4 + random.nextDouble()) * (stimuli.get(e).equals("tone")
					? tone : light);
				final int first = (int) ((times[e] + delay) * fs);
				for (int t = 0; t < 90; t++)
					rows[c][first + t] += size * (Math.exp(-t / fs / 0.6) - Math.exp(-t / fs / 0.1));
			}
		}
		final AlignmentData data = AlignmentData.of("Events of Traces of movie.tif", Alignment.of(
			TraceSet.of(rows, SamplingRate.ofHz(fs)), Events.of(times, stimuli), AlignmentOptions
				.defaults().withBaseline("-1,0").withSort(CellOrder.PEAK)), "ΔF/F");
		final AlignmentWindow window = Hands.on(() -> {
			final AlignmentWindow w = new AlignmentWindow(data, frame -> "frame " + (frame + 1) +
				" of movie.tif.");
			w.setVisible(true);
			return w;
		});
		front(window);
		for (final String name : List.of("cells0", "trials1")) {
			final ChartPanel chart = Hands.find(window, ChartPanel.class, p -> name.equals(p
				.getName()));
			final Rectangle2D area = Hands.on(chart::getScreenDataArea);
			// the twelfth of 40 cells
			hands.click(chart, new Point((int) area.getCenterX(), (int) (area.getMinY() + area
				.getHeight() * 11.5 / cells)), 1);
		}
		take(window, "align.png");
		close(window);
	}

	private void tab(final Window window, final int index) {
		front(window);
		final JTabbedPane tabs = Hands.find(window, JTabbedPane.class, t -> true);
		final Rectangle tab = Hands.on(() -> tabs.getBoundsAt(index));
		hands.click(tabs, new Point((int) tab.getCenterX(), (int) tab
			.getCenterY()), 1);
	}

	/** Plain ImageJ: the steps of the guide's first result. */
	private void imageJ(final Path files) throws Exception {
		System.setProperty("plugins.dir", PlainImageJ.menu(files).toString());
		new ImageJ();
		menu();
		IJ.runMacro("run('Simulate Movie...', 'cells=20');" +
			"run('Set... ', 'zoom=300');");
		take(Hands.window("Simulated movie"), "movie.png");
		IJ.doCommand("Extract ROI Traces...");
		final Window dialog = Hands.dialog("Extract ROI Traces");
		hands.click(Hands.button(dialog, "Subtract neuropil"));
		take(dialog, "extract-dialog.png");
		hands.click(Hands.button(dialog, "OK"));
		take(Hands.window("Traces of"), "traces.png");
		IJ.runMacro("run('Deconvolve Traces...', 'kernel=auto');");
		final Window first = Hands.window("Deconvolved");
		take(first, "first-result.png");
		tab(first, 1);
		take(first, "raster.png");
		close(first);
		IJ.runMacro("run('Deconvolve Traces...', 'kernel=gcamp6f lambda=auto');");
		take(Hands.window("Deconvolved"), "deconvolved.png");
		foundCells();
		cells(files);
		batch(files);
	}

	/** The activity image, with the outlines of the cells that were found in it. */
	private void foundCells() throws Exception {
		IJ.runMacro("run('Simulate Movie...', 'cells=40 width=160 height=160 spacing=1.9');" +
			"run('Find Cells...', 'diameter=12');" +
			"selectImage('Activity image V of Simulated movie');" +
			"run('Set... ', 'zoom=300');");
		take(Hands.window("Activity image V"), "find-cells.png");
	}

	/** The shapes of simulated cells with their mean image, as a folder of Suite2p. */
	private void cells(final Path files) throws Exception {
		final MovieConfig d = MovieConfig.defaults();
		final Path stem = files.resolve("shapes"), folder2p = Files.createDirectories(
			files.resolve("suite2p/plane0"));
		final SimulatedMovie movie = SimulatedMovie.of(d.withCells(d.cells()
			.withNumCells(20)), 2, Progress.none());
		SimulatedMovieFiles.save(movie, stem, false, Progress.none());
		final ImagePlus mean = ZProjector.run(ImageFiles.open(files.resolve(
			"shapes.tif")), "avg");
		final Footprints cells = RegionFiles.footprints(files.resolve(
			"shapes_RoiSet.zip"), LoadOptions.defaults());
		FileGroup.write(Suite2pRoiFiles.contents(new Footprints(mean.getWidth(), mean
			.getHeight(), cells.regions(), 0, List.of(new SummaryImage("mean image",
				(float[]) mean.getProcessor().convertToFloat().getPixels())), List.of()),
			folder2p), true);
		FileGroup.write(folder2p.resolve("F.npy"), true, Npy.of(new double[cells
			.regions().size()][100]));
		IJ.runMacro("run('Load Traces...', 'file=[" + folder2p.getParent() +
			"] fs=20 neuropil_factor=0'); selectImage('Cells of suite2p');" +
			"run('Set... ', 'zoom=400');");
		take(Hands.window("Cells of suite2p"), "cells.png");
	}

	/** Two movies with their ROIs, one without. */
	private void batch(final Path files) throws Exception {
		final Path in = Files.createDirectories(files.resolve("recordings"));
		for (int day = 1; day <= 3; day++) {
			final MovieConfig d = MovieConfig.defaults();
			final Path stem = in.resolve("day_" + day);
			SimulatedMovieFiles.save(SimulatedMovie.of(d.withCells(d.cells().withSeed(
				day)), 2, Progress.none()), stem, false, Progress.none());
			for (final Path p : SimulatedMovieFiles.files(stem))
				if (!p.toString().matches(".*(\\.tif|_RoiSet\\.zip)")) Files.delete(p);
		}
		Files.delete(in.resolve("day_3_RoiSet.zip"));
		IJ.doCommand("Batch Process Folder...");
		final Window dialog = Hands.dialog("Batch Process Folder");
		front(dialog);
		hands.fill(Hands.named(dialog, JTextField.class, "folder"), in.toString());
		hands.fill(Hands.named(dialog, JTextField.class, "output"), files.resolve(
			"results").toString());
		hands.click(Hands.button(dialog, "OK"));
		final Window preview = Hands.window("Batch Process Folder: start?");
		take(preview, "batch-preview.png");
		hands.click(Hands.button(preview, "Start"));
		take(Hands.window("Batch Process Folder: 2 of 3"), "batch-done.png");
	}

	private void menu() throws Exception {
		final Frame window = IJ.getInstance();
		front(window);
		final Point corner = hands.corner(window);
		hands.click(new Point(corner.x + PLUGINS.x, corner.y + PLUGINS.y));
		hands.click(new Point(corner.x + CALAB.x, corner.y + CALAB.y));
		final Rectangle area = new Rectangle(corner.x, corner.y, window.getWidth(),
			MENU_HEIGHT);
		ImageIO.write(hands.picture(area), "png", folder.resolve("imagej-menu.png")
			.toFile());
		for (int i = 0; i < 3; i++)
			hands.keys(KeyEvent.VK_ESCAPE);
	}

	/** To the front, and felt there: then Java knows where it is. */
	private void front(final Window window) {
		Hands.on(() -> {
			window.toFront();
			return null;
		});
		hands.to(window.getComponent(0), new Point(3, 3));
	}

	private static void close(final Window window) {
		Hands.on(() -> {
			window.dispose();
			return null;
		});
	}
}
