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
package org.calab.fiji.tuner.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Point;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.JToggleButton;

import org.calab.deconvolution.Deconvolution;
import org.calab.figure.Palette;
import org.calab.fiji.lanes.LanePainter;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorResult;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.Indicator;
import org.calab.screen.Hands;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tuner's window with mouse and keys; started by WindowsTest, on a screen. */
public class TunerOnScreen {

	private static final SimulationResult SIMULATED = Simulation.run(Presets.GCAMP6F
		.config().withNumCells(6).withNumTimepoints(1500).withSeed(4), 1, Progress
			.none());

	@TempDir
	Path folder;

	private final CompletableFuture<InferredActivity> applied =
		new CompletableFuture<>();
	private Hands hands;
	private TunerWindow window;
	private TunerSession session;
	private LanesPanel lanes;

	@BeforeEach
	void open() throws Exception {
		hands = new Hands();
		final TunerInput input = TunerInput.of("simulated", SIMULATED.traces(),
			Optional.of(SIMULATED.traces().withTraces(SIMULATED.spikes())));
		window = Hands.on(() -> {
			final TunerWindow w = new TunerWindow(input, (s, result) -> applied.complete(result));
			w.setVisible(true);
			return w;
		});
		session = window.session();
		lanes = Hands.find(window, LanesPanel.class, l -> true);
		Hands.until("solved", () -> session.isUpToDate());
		hands.settle();
	}

	@AfterEach
	void close() {
		Hands.on(() -> {
			window.dispose();
			return null;
		});
	}

	private TunerSettings settings() {
		return Hands.on(session::settings);
	}

	private TimeWindow seen() {
		return Hands.on(session::window);
	}

	private void press(final String button) {
		hands.click(Hands.button(window, button));
	}

	private static Point at(final java.awt.Component c, final double x) {
		return new Point((int) (x * c.getWidth()), c.getHeight() / 2);
	}

	@Test
	void aSliderIsFollowedWhileItIsDragged() {
		final JSlider slider = Hands.named(window, JSlider.class,
			"λ, sparsity slider");
		final double before = settings().lambda().getAsDouble();
		// the handle's middle is half of it from the ends
		final double part = (double) slider.getValue() / slider.getMaximum();
		final Point handle = new Point((int) (8 + part * (slider.getWidth() - 16)),
			slider.getHeight() / 2);
		hands.drag(slider, handle, new Point(handle.x + 60, handle.y), () -> {
			Hands.until("moved", () -> session.settings().lambda()
				.getAsDouble() > 2 * before);
			Hands.until("solved while the button is held", () -> session
				.isUpToDate());
		});
		final double after = settings().lambda().getAsDouble();
		assertTrue(after > 2 * before, before + " to " + after);
		press("Undo");
		assertEquals(before, settings().lambda().getAsDouble(),
			"the whole drag is one step");
		press("Redo");
		assertEquals(after, settings().lambda().getAsDouble());
	}

	@Test
	void aNumberIsTypedUndoneAndRedoneByKeys() {
		final JTextField width = Hands.named(window, JTextField.class,
			"Width, FWHM (ms)");
		final TunerSettings before = settings();
		hands.enter(width, "777.7");
		Hands.until("typed", () -> Math.abs(session.settings().kernel().shape()
			.fwhm() - 0.7777) < 1e-6);
		hands.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
		assertEquals(before, settings());
		hands.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_Y);
		assertNotEquals(before, settings());
		hands.enter(width, "wide");
		assertEquals(0.7777, settings().kernel().shape().fwhm(), 1e-6,
			"what is no number changes nothing");
		press("Reset");
		assertEquals(TunerSettings.of(Indicator.GCAMP6F), settings());
	}

	@Test
	void wheelDragDoubleClickAndArrows() {
		final TimeWindow whole = seen();
		final Point middle = at(lanes, 0.5);
		hands.wheel(lanes, middle, -5);
		final TimeWindow zoomed = seen();
		assertEquals(whole.length() / Math.pow(1.2, 5), zoomed.length(), 1);
		hands.drag(lanes, middle, at(lanes, 0.6), () -> {});
		assertTrue(seen().from() < zoomed.from(), "what is dragged right was before");
		assertEquals(zoomed.length(), seen().length(), 1e-6);
		hands.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_RIGHT);
		hands.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_UP);
		assertEquals(zoomed.length() / 1.5, seen().length(), 1e-6);
		hands.click(lanes, middle, 2);
		assertEquals(whole, seen());
	}

	@Test
	void theOverviewJumpsAndIsDragged() {
		hands.wheel(lanes, at(lanes, 0.2), -8);
		final OverviewStrip strip = Hands.find(window, OverviewStrip.class,
			s -> true);
		hands.click(strip, at(strip, 0.8), 1);
		final TimeWindow there = seen();
		assertTrue(there.from() < 0.8 * there.frames() && there.to() > 0.75 * there
			.frames(), there.toString());
		hands.drag(strip, at(strip, 0.8), at(strip, 0.5), () -> {});
		assertEquals(there.length(), seen().length(), 1e-6);
		assertTrue(seen().from() < there.from() - 0.2 * there.frames(), seen()
			.toString());
		press("Whole recording");
		assertEquals(there.frames(), seen().length());
	}

	private int pixels(final Color colour) {
		final BufferedImage image = hands.picture(lanes);
		int n = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = LanePainter.LEFT; x < image.getWidth(); x++)
				if (image.getRGB(x, y) == colour.getRGB()) n++;
		return n;
	}

	@Test
	void theLegendHidesAndShows() {
		assertTrue(pixels(Palette.RESIDUAL) > 100);
		press("Residual");
		assertEquals(0, pixels(Palette.RESIDUAL));
		press("Residual");
		assertTrue(pixels(Palette.RESIDUAL) > 100);
	}

	@Test
	void aFitIsPinned() {
		assertEquals(0, pixels(Palette.PINNED));
		press("Pin fit");
		hands.enter(Hands.named(window, JTextField.class, "λ, sparsity"), "4");
		Hands.until("solved", () -> session.isUpToDate() && session.settings()
			.lambda().getAsDouble() == 4);
		assertEquals(TunerSettings.of(Indicator.GCAMP6F), Hands.on(() -> session
			.pinned().orElseThrow()));
		assertTrue(pixels(Palette.PINNED) > 100, "the dashes");
		final JToggleButton pin = (JToggleButton) Hands.button(window, "Pin fit");
		assertTrue(pin.isSelected());
		hands.click(pin);
		assertEquals(0, pixels(Palette.PINNED));
	}

	/** The band, its entry in the legend and what can be set follow the method, as does Apply. */
	@Test
	void thePosterior() throws Exception {
		final JComboBox<?> method = Hands.named(window, JComboBox.class, "method");
		hands.choose(method, TunerMethod.POSTERIOR);
		Hands.until("solved", () -> session.settings()
			.method() == TunerMethod.POSTERIOR && session.isUpToDate());
		final AbstractButton band = Hands.button(window, "± 1 SD");
		final BufferedImage with = hands.picture(lanes);
		hands.click(band);
		assertTrue(differ(with, hands.picture(lanes)) > 100, "the band is hidden");
		hands.click(band);
		final JTextField lambda = Hands.named(window, JTextField.class,
			"λ, sparsity"), width = Hands.named(window, JTextField.class,
				"Width, FWHM (ms)");
		assertFalse(lambda.isEnabled());
		assertTrue(width.isEnabled());
		hands.enter(width, "777.7");
		Hands.until("solved", () -> Math.abs(session.settings().kernel().shape()
			.fwhm() - 0.7777) < 1e-6 && session.isUpToDate());
		press("Apply to all cells");
		final InferredActivity result = applied.get(60, TimeUnit.SECONDS);
		final PosteriorResult expected = PosteriorInference.run(SIMULATED.traces(),
			settings().posterior(), 1, Progress.none());
		assertArrayEquals(expected.activity().toArray(), result.activity()
			.toArray());
		assertArrayEquals(expected.spread().toArray(), result.deviation()
			.orElseThrow().toArray());
		hands.choose(method, TunerMethod.AUTO);
		Hands.until("solved", () -> session.settings()
			.method() == TunerMethod.AUTO && session.isUpToDate());
		Hands.until("nothing to set, no band", () -> !width.isEnabled() && !band
			.isVisible());
	}

	private static int differ(final BufferedImage a, final BufferedImage b) {
		int n = 0;
		for (int y = 0; y < a.getHeight(); y++)
			for (int x = 0; x < a.getWidth(); x++)
				if (a.getRGB(x, y) != b.getRGB(x, y)) n++;
		return n;
	}

	@Test
	void learnedFromTheData() {
		final TunerSettings before = settings();
		final AbstractButton learn = Hands.button(window, "Learn from data");
		hands.click(learn);
		Hands.until("learned", () -> session.settings().lambda().isEmpty());
		final double decay = settings().kernel().tau().tauDecay();
		assertTrue(decay > 0.3 && decay < 1.2, "the true one is 0.6 s: " + decay);
		Hands.until("done", learn::isEnabled);
		Hands.until("solved", () -> session.isUpToDate());
		press("Undo");
		assertEquals(before, settings());
	}

	@Test
	void otherCells() {
		final List<Integer> first = Hands.on(session::cells);
		press("Next");
		assertTrue(Hands.on(session::cells).stream().noneMatch(first::contains));
		hands.enter(Hands.named(window, JTextField.class, "cells"), "2, 5");
		assertEquals(List.of(1, 4), Hands.on(session::cells));
		Hands.until("solved", () -> session.isUpToDate());
		hands.enter(Hands.named(window, JTextField.class, "cells"), "70");
		assertEquals(List.of(1, 4), Hands.on(session::cells), "there is no cell 70");
	}

	private void saveAs(final Path file) {
		final Window dialog = Hands.window("Save");
		hands.enter(Hands.find(dialog, JTextField.class, f -> true), file
			.toString());
		Hands.until("the dialog is closed", () -> !dialog.isShowing());
	}

	@Test
	void exportedAndDrawn() throws Exception {
		final Path json = folder.resolve("params.json"), png = folder.resolve(
			"figure");
		press("Export JSON...");
		saveAs(json);
		Hands.until("written", () -> Files.exists(json));
		assertEquals(new CaTuneExport(0.1, 0.6, 0.01, 30, false), CaTuneExport.read(
			json));
		press("Save figure...");
		saveAs(png);
		Hands.until("drawn", () -> Files.exists(folder.resolve("figure.png")));
		assertFalse(Files.exists(png), "the ending is added");
	}

	@Test
	void appliedToAllCells() throws Exception {
		press("Apply to all cells");
		final InferredActivity result = applied.get(60, TimeUnit.SECONDS);
		assertArrayEquals(Deconvolution.run(SIMULATED.traces(), settings().options(),
			1, Progress.none()).activity().toArray(), result.activity().toArray());
	}
}
