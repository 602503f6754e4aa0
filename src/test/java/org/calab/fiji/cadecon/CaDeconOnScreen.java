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
package org.calab.fiji.cadecon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;

import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cadecon.StopOptions;
import org.calab.screen.Hands;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a run of CaDecon with mouse and keys; started by WindowsTest, on a screen. */
public class CaDeconOnScreen {

	private static final TraceSet TRACES = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(5).withNumTimepoints(1200), 1, Progress.none()).traces();

	@TempDir
	Path folder;

	private Hands hands;
	private WatchedRun run;
	private Window window;
	private CompletableFuture<CaDeconResult> result;

	/** A run that does not end by itself. */
	@BeforeEach
	void open() throws Exception {
		hands = new Hands();
		run = new WatchedRun("A run", TRACES, CaDeconOptions.defaults().withStop(
			new StopOptions(200, 1e-9, 200, 0)));
		CaDeconWindow.open(run);
		window = Hands.window("A run");
		result = CompletableFuture.supplyAsync(() -> run.run(1, Progress.none()));
		hands.settle();
	}

	@AfterEach
	void close() {
		run.cancel();
		Hands.on(() -> {
			window.dispose();
			return null;
		});
	}

	private void press(final String button) {
		hands.click(Hands.button(window, button));
	}

	private void until(final RunState state) {
		Hands.until(state.toString(), () -> run.view().state() == state);
	}

	@Test
	void startPauseResumeStop() throws Exception {
		assertEquals(RunState.READY, run.view().state());
		assertFalse(Hands.button(window, "Pause").isEnabled());
		press("Start");
		until(RunState.RUNNING);
		Hands.until("first iteration", () -> run.view().data().history()
			.size() > 1);
		press("Pause");
		until(RunState.PAUSED);
		Hands.until("resume is offered", Hands.button(window, "Resume")::isEnabled);
		press("Resume");
		until(RunState.RUNNING);
		press("Stop and keep");
		assertTrue(result.get(60, TimeUnit.SECONDS).stopped());
		until(RunState.DONE);
		Hands.until("no button is left", () -> !Hands.isEnabled(window, "Cancel"));
		assertTrue(window.isShowing(), "what was found stays to be looked at");
	}

	@Test
	void cancelClosesTheWindow() {
		press("Start");
		until(RunState.RUNNING);
		press("Cancel");
		Hands.until("closed", () -> !window.isShowing());
		assertInstanceOf(CancelledException.class, assertThrows(
			ExecutionException.class, () -> result.get(60, TimeUnit.SECONDS))
				.getCause());
	}

	@Test
	void closingAsksWhatBecomesOfTheRun() throws Exception {
		press("Start");
		Hands.until("first iteration", () -> run.view().data().history()
			.size() > 1);
		hands.keys(KeyEvent.VK_ALT, KeyEvent.VK_F4);
		final Window question = Hands.windowOver(window);
		hands.click(Hands.button(question, "Keep running"));
		assertTrue(window.isShowing());
		assertEquals(RunState.RUNNING, run.view().state());
		hands.keys(KeyEvent.VK_ALT, KeyEvent.VK_F4);
		hands.click(Hands.button(Hands.windowOver(window), "Stop and keep"));
		assertTrue(result.get(60, TimeUnit.SECONDS).stopped());
	}

	private void saveAs(final Path file) {
		press("Save report...");
		final Window dialog = Hands.window("Save");
		hands.enter(Hands.find(dialog, JTextField.class, f -> true), file
			.toString());
		Hands.until("the dialog is closed", () -> !dialog.isShowing());
	}

	@Test
	void theReportIsSavedAndReplacesNothingUnasked() throws Exception {
		assertFalse(Hands.isEnabled(window, "Save report..."), "nothing to save");
		press("Start");
		Hands.until("first iteration", () -> run.view().data().history()
			.size() > 1);
		assertFalse(Hands.isEnabled(window, "Save report..."), "not done");
		press("Stop and keep");
		until(RunState.DONE);
		Hands.until("offered", () -> Hands.isEnabled(window, "Save report..."));
		final Path file = folder.resolve("run"), page = folder.resolve("run.html");
		saveAs(file);
		Hands.until("written", () -> Files.exists(page));
		final String text = Files.readString(page);
		assertTrue(text.contains("<svg") && text.contains("tau decay") && text
			.contains("Cells"), "figures and tables");

		Files.writeString(page, "mine");
		saveAs(page);
		hands.click(Hands.button(Hands.windowOver(window), "No"));
		hands.settle();
		assertEquals("mine", Files.readString(page));
		saveAs(page);
		hands.click(Hands.button(Hands.windowOver(window), "Yes"));
		// the file is absent while the new one takes its place
		Hands.until("replaced", () -> Files.exists(page) && Files.size(page) > 1000);
	}

	@Test
	void cellsAreSteppedThrough() {
		final JTabbedPane tabs = Hands.find(window, JTabbedPane.class, t -> true);
		final Rectangle tab = Hands.on(() -> tabs.getBoundsAt(1));
		hands.click(tabs, new Point((int) tab.getCenterX(), (int) tab.getCenterY()),
			1);
		final JSpinner cell = Hands.find(window, JSpinner.class, s -> true);
		press("Next >");
		press("Next >");
		assertEquals(3, Hands.on(cell::getValue));
		press("< Previous");
		assertEquals(2, Hands.on(cell::getValue));
	}
}
