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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.gui.Overlay;

import java.awt.Frame;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.swing.JTable;
import javax.swing.JTextField;

import org.calab.Sample;
import org.calab.fiji.command.TuneDeconvolutionCmd;
import org.calab.image.SimulatedMovieFiles;
import org.calab.screen.Hands;
import org.calab.simulation.SimulatedMovie;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Tune Deconvolution... in a plain ImageJ with a window; started by WindowsTest, on a screen. */
public class TuningOnScreen {

	@TempDir
	static Path folder;

	private static SimulatedMovie movie;

	private Hands hands;

	@BeforeAll
	static void imageJ() throws Exception {
		movie = Sample.write(folder);
		System.setProperty("plugins.dir", PlainImageJ.menu(folder).toString());
		new ImageJ();
	}

	@BeforeEach
	void hands() throws Exception {
		hands = new Hands();
	}

	@AfterEach
	void closeAll() {
		Hands.on(() -> {
			for (final Window w : Window.getWindows())
				if (w != IJ.getInstance()) w.dispose();
			return null;
		});
		Stream.of(WindowManager.getIDList() == null ? new int[0] : WindowManager
			.getIDList()).flatMapToInt(java.util.Arrays::stream).mapToObj(
				WindowManager::getImage).forEach(ImagePlus::close);
	}

	private static Window tuner() {
		return Hands.window("Tune Deconvolution: ");
	}

	private static String title() {
		return ((Frame) tuner()).getTitle();
	}

	@Test
	void aMacroTakesTracesOutOfTheImage() {
		IJ.runMacro("open('" + folder + "/movie.tif');\n" +
			"run('Tune Deconvolution...', 'extract rois=" + folder +
			"/movie_RoiSet.zip');");
		assertEquals("Tune Deconvolution: Traces of movie.tif", title());
		Hands.window("Traces of movie.tif"); // which later lines of a macro can name
		final JTable figures = Hands.find(tuner(), JTable.class, t -> true);
		assertEquals("cell-", figures.getValueAt(0, 0).toString().substring(0, 5),
			"the ROIs' names");
	}

	@Test
	void theRateIsNeverGuessed() throws Exception {
		final ImagePlus image = IJ.openImage(folder + "/movie.tif");
		image.getCalibration().frameInterval = 0;
		image.show();
		final var macro = CompletableFuture.runAsync(() -> IJ.runMacro(
			"run('Tune Deconvolution...', 'rois=" + folder +
				"/movie_RoiSet.zip');\nprint('went on');"));
		final Window message = Hands.dialog("Tune Deconvolution");
		assertTrue(text(message).contains("sampling rate"), text(message));
		hands.click(Hands.find(message, java.awt.Button.class, b -> b.getLabel()
			.trim().equals("OK")));
		macro.join();
		assertFalse(String.valueOf(IJ.getLog()).contains("went on"), IJ.getLog());
		assertFalse(Stream.of(Window.getWindows()).anyMatch(w -> w.isShowing() &&
			w instanceof Frame f && f.getTitle().startsWith("Tune")));
		IJ.runMacro("run('Tune Deconvolution...', 'fs=12.5 rois=" + folder +
			"/movie_RoiSet.zip');");
		tuner();
	}

	/** ImageJ's label has no method that returns its lines. */
	private static String text(final Window message) throws Exception {
		final var label = Hands.find(message, MultiLineLabel.class, l -> true);
		final var lines = MultiLineLabel.class.getDeclaredField("lines");
		lines.setAccessible(true);
		return String.join(" ", (String[]) lines.get(label));
	}

	/** The menu entry, its dialog as it stands, OK: from the overlay. */
	@Test
	void theMenuTakesTheOverlay() {
		final ImagePlus image = IJ.openImage(folder + "/movie.tif");
		final Overlay overlay = new Overlay();
		SimulatedMovieFiles.rois(movie).forEach(overlay::add);
		image.setOverlay(overlay);
		image.show();
		IJ.doCommand("Tune Deconvolution...");
		hands.click(Hands.button(Hands.dialog("Tune Deconvolution"), "OK"));
		assertEquals("Tune Deconvolution: Traces of movie.tif", title());
	}

	/** One finding after the other: what is missing, and a cell that was silent. */
	@Test
	void whatIsWrongIsMendedByAClick() throws Exception {
		final double[][] rows = movie.truth().traces().toArray();
		rows[2][7] = Double.NaN;
		java.util.Arrays.fill(rows[4], 1);
		final TraceSet bad = movie.truth().traces().withTraces(rows);
		try (Context context = new Context()) {
			context.service(OpenTraces.class).open("bad", bad, Optional.empty());
			final var run = CompletableFuture.runAsync(() -> context.service(
				CommandService.class).run(TuneDeconvolutionCmd.class, true, "traces",
					"bad"));
			final Window question = Hands.window("Tune Deconvolution");
			hands.click(Hands.button(question, "Interpolate"));
			Hands.until("asked", () -> !question.isShowing());
			hands.click(Hands.button(Hands.window("Tune Deconvolution"),
				"Leave out constant cells"));
			assertEquals("Tune Deconvolution: bad", title());
			run.join();
			assertTrue(IJ.getLog().contains(
				"1 missing samples were interpolated, in 1 cell"), IJ.getLog());
			theRepairsAreUndone();
		}
	}

	/** Asked again, about the traces as they were; the numbers stay. */
	private void theRepairsAreUndone() {
		final Window before = tuner();
		hands.enter(Hands.named(before, JTextField.class, "λ, sparsity"), "0.25");
		hands.click(Hands.button(before, "Undo repairs..."));
		final Window kept = question();
		hands.click(Hands.button(kept, "Cancel"));
		Hands.until("asked", () -> !kept.isShowing());
		assertTrue(before.isShowing(), "all stays as it is");
		Hands.until("can be undone", () -> Hands.isEnabled(before,
			"Undo repairs..."));
		hands.click(Hands.button(before, "Undo repairs..."));
		final Window question = question();
		hands.click(Hands.button(question, "Leave these cells out"));
		Hands.until("asked", () -> !question.isShowing());
		hands.click(Hands.button(question(), "Keep as it is"));
		Hands.until("closed", () -> !before.isShowing());
		assertTrue(IJ.getLog().contains("1 cell was left out: missing samples"), IJ
			.getLog());
		assertEquals("0.25", Hands.named(tuner(), JTextField.class,
			"λ, sparsity").getText());
	}

	private static Window question() {
		return Hands.dialog("Tune Deconvolution");
	}

	@Test
	void theWindowOfARunOpensFromItsMacro() {
		IJ.runMacro("run('Automated Deconvolution (CaDecon)...', 'file=" + folder +
			"/movie_traces.npy window max_iterations=1');");
		Hands.window("CaDecon of ");
	}
}
