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
import ij.WindowManager;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.swing.JComboBox;
import javax.swing.JProgressBar;
import javax.swing.JTable;
import javax.swing.JTextField;

import org.calab.fiji.PlainImageJ;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.image.SimulatedMovieFiles;
import org.calab.screen.Hands;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SimulatedMovie;
import org.calab.task.Progress;

/** The walk of the guide's page on the workspace, in plain ImageJ, by mouse and keys. */
public final class WorkspacePictures {

	private static final int REJECTED = 20;

	private final Path pictures, files;
	private final Hands hands = new Hands();
	private Window window;

	private WorkspacePictures(final Path pictures, final Path files)
		throws Exception
	{
		this.pictures = pictures;
		this.files = files;
	}

	/** @param args folder of the pictures, an empty folder for other files, the number of cells, and "dark" for a dark theme */
	public static void main(final String... args) throws Exception {
		if (args.length > 3 && args[3].equals("dark")) FlatDarkLaf.setup();
		try {
			final WorkspacePictures all = new WorkspacePictures(Path.of(args[0]), Path
				.of(args[1]));
			all.movie(Integer.parseInt(args[2]));
			all.walk();
		}
		catch (final Throwable e) {
			e.printStackTrace();
			System.exit(1);
		}
		System.exit(0); // windows that are left would keep it alive
	}

	private void movie(final int cells) throws Exception {
		final MovieConfig d = MovieConfig.defaults();
		final int side = cells > 300 ? 512 : 256;
		SimulatedMovieFiles.save(SimulatedMovie.of(d.withSize(side, side)
			.withCells(d.cells().withNumCells(cells).withNumTimepoints(600)), 2,
			Progress.none()), files.resolve("day1"), true, Progress.none());
	}

	private void walk() throws Exception {
		System.setProperty("plugins.dir", PlainImageJ.menu(files).toString());
		new ImageJ();
		IJ.doCommand("Workspace...");
		window = Hands.window("CaLab: no movie yet");
		choose("Open...", files.resolve("day1.tif"));
		done();
		final ImagePlus image = WindowManager.getCurrentImage();
		Hands.on(() -> {
			image.getWindow().setLocation(0, 120);
			return null;
		});
		choose("ROIs...", files.resolve("day1_RoiSet.zip"));
		done();
		press("Extract");
		done();
		press("Activity");
		done();
		final JTable table = Hands.named(window, JTable.class, "cells");
		final int snr = Hands.on(() -> table.getColumnModel().getColumnIndex(
			"snr"));
		for (int i = 0; i < 2; i++) { // the lowest first
			final Rectangle head = Hands.on(() -> table.getTableHeader()
				.getHeaderRect(snr));
			hands.click(table.getTableHeader(), new Point((int) head.getCenterX(),
				(int) head.getCenterY()), 1);
		}
		hands.click(table, new Point(40, 5), 1);
		for (int i = 0; i < REJECTED; i++)
			hands.keys(KeyEvent.VK_R);
		Hands.until("rejected", () -> table.getValueAt(REJECTED - 1, 2).toString()
			.equals("rejected"));
		take("workspace.png");
		kernel();
		choose("Save...", files.resolve("raster.png"));
		Hands.until("saved", () -> Files.exists(files.resolve("raster.png")));
		done();
		press("Save project...");
		hands.settle();
		hands.keys(KeyEvent.VK_ENTER);
		final Path project = files.resolve("day1_project.json");
		Hands.until("saved", () -> Files.exists(project));
		done();
		press("Methods text");
		take(Hands.window("Methods text"), "workspace-methods.png");
		hands.keys(KeyEvent.VK_ENTER);
		Hands.on(() -> {
			window.dispose();
			return null;
		});
		image.close();
		IJ.runMacro("run('Open Project...', 'project=[" + project + "]');");
		window = Hands.window("CaLab: day1.tif");
		done();
		Hands.on(() -> {
			WindowManager.getCurrentImage().getWindow().setLocation(0, 120);
			return null;
		});
		screen("workspace-project.png");
	}

	/** The kernel panel with a pinned fit, and the window as it was before. */
	private void kernel() throws Exception {
		press("Tune");
		final JComboBox<?> method = Hands.find(window, JComboBox.class, b -> b
			.getItemAt(0) instanceof TunerMethod);
		hands.choose(method, TunerMethod.DECONVOLVE);
		fitted();
		press("Pin fit");
		hands.enter(Hands.named(window, JTextField.class, "Width, FWHM (ms)"), "900");
		fitted();
		screen("workspace-kernel.png");
		hands.choose(method, TunerMethod.POSTERIOR);
		fitted();
		take("workspace-kernel-posterior.png");
		press("Tune");
		press("Discard");
	}

	private void fitted() {
		final JProgressBar bar = Hands.find(window, JProgressBar.class, b -> b
			.isStringPainted());
		Hands.until("fitted", () -> "cells in view done".equals(bar.getString()));
	}

	private void press(final String button) {
		front(window);
		hands.click(Hands.button(window, button));
	}

	private void choose(final String button, final Path file) {
		press(button);
		hands.settle();
		hands.type(file.toString());
		hands.keys(KeyEvent.VK_ENTER);
	}

	private void done() {
		hands.settle();
		Hands.until("done", () -> Hands.isEnabled(window, "Open..."));
	}

	private void take(final String name) throws Exception {
		take(window, name);
	}

	private void take(final Window of, final String name) throws Exception {
		front(of);
		Thread.sleep(1500); // what is made in the background comes a little later
		hands.away();
		ImageIO.write(hands.picture(of), "png", pictures.resolve(name).toFile());
	}

	private void screen(final String name) throws Exception {
		front(window);
		Thread.sleep(1500);
		hands.away();
		final Dimension all = Toolkit.getDefaultToolkit().getScreenSize();
		ImageIO.write(hands.picture(new Rectangle(all)), "png", pictures.resolve(
			name).toFile());
	}

	private static void front(final Window of) {
		Hands.on(() -> {
			of.toFront();
			if (of instanceof Frame) of.requestFocus();
			return null;
		});
		Hands.until("in front", of::isActive);
	}
}
