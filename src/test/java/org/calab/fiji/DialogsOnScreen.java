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
import ij.WindowManager;
import ij.plugin.frame.Recorder;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTextField;

import org.calab.Sample;
import org.calab.screen.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialogs of the commands in a plain ImageJ with a window; started by WindowsTest, on a screen. */
public class DialogsOnScreen {

	@TempDir
	static Path folder;

	private Hands hands;
	private Recorder recorder;

	@BeforeAll
	static void imageJ() throws Exception {
		Sample.write(folder);
		System.setProperty("plugins.dir", PlainImageJ.menu(folder).toString());
		new ImageJ();
	}

	@BeforeEach
	void record() throws Exception {
		hands = new Hands();
		recorder = Hands.on(() -> new Recorder());
	}

	@AfterEach
	void close() {
		Hands.on(() -> {
			recorder.close();
			for (final Window w : Window.getWindows())
				if (w != IJ.getInstance()) w.dispose();
			return null;
		});
	}

	private static boolean shows(final Window dialog, final String name) {
		return Hands.on(() -> all(dialog).anyMatch(c -> name.equals(c.getName()) && c
			.isShowing()));
	}

	private static Stream<Component> all(final Container in) {
		return Stream.of(in.getComponents()).flatMap(c -> Stream.concat(Stream.of(c),
			c instanceof Container inner ? all(inner) : Stream.empty()));
	}

	private static void choose(final Window dialog, final String name,
		final String value)
	{
		final JComboBox<?> combo = Hands.named(dialog, JComboBox.class, name);
		Hands.on(() -> {
			combo.setSelectedItem(value);
			return null;
		});
	}

	private static String message(final Window dialog) {
		final JLabel label = Hands.find(dialog, JLabel.class, l -> l.getText() != null &&
			l.getText().startsWith("<html>"));
		return Hands.on(() -> label.getText().replaceAll("<[^>]*>", ""));
	}

	/** @return the line of a command, as soon as it is recorded */
	private String recorded(final String command) {
		Hands.until("it is recorded", () -> recorder.getText().contains(command));
		return Stream.of(Hands.on(recorder::getText).split("\n")).filter(l -> l
			.contains(command)).findFirst().orElseThrow().trim();
	}

	@Test
	void theFieldsOfAFirstRunAndMore() throws Exception {
		final Path file = folder.resolve("movie_traces.npy"), out = folder.resolve(
			"activity"), again = folder.resolve("again");
		IJ.doCommand("Deconvolve Traces...");
		final Window dialog = Hands.dialog("Deconvolve Traces");
		assertTrue(shows(dialog, "file"), "nothing is open");
		assertFalse(shows(dialog, "tau_rise"));
		assertFalse(shows(dialog, "solver"));
		hands.click(Hands.button(dialog, "OK"));
		assertTrue(message(dialog).contains("\"File\" is missing"), message(dialog));
		hands.fill(Hands.named(dialog, JTextField.class, "file"), file.toString());
		choose(dialog, "kernel", "tau");
		hands.fill(Hands.named(dialog, JTextField.class, "tau_decay"), "many");
		hands.click(Hands.button(dialog, "OK"));
		assertTrue(message(dialog).startsWith(
			"\"Decay time constant\" must be a number greater than 0 s, but is"),
			message(dialog));
		hands.fill(Hands.named(dialog, JTextField.class, "tau_decay"), "0.5");
		hands.click(Hands.button(dialog, "More..."));
		assertTrue(shows(dialog, "solver"));
		hands.fill(Hands.named(dialog, JTextField.class, "output"), out.toString());
		hands.click(Hands.button(dialog, "OK"));
		final String line = recorded("Deconvolve Traces...");
		assertEquals("run(\"Deconvolve Traces...\", \"file=" + file +
			" kernel=tau tau_decay=0.5 output=" + out + "\");", line);
		IJ.runMacro(line.replace(out.toString(), again.toString()));
		assertEquals(-1, Files.mismatch(Path.of(out + ".npy"), Path.of(again +
			".npy")));
	}

	/** What was wrong is said where it can be corrected. */
	@Test
	void afterAnErrorTheDialogComesBackFilled() {
		IJ.doCommand("Load Traces...");
		final Window dialog = Hands.dialog("Load Traces");
		final String wrong = folder.resolve("missing.npy").toString();
		hands.fill(Hands.named(dialog, JTextField.class, "file"), wrong);
		hands.fill(Hands.named(dialog, JTextField.class, "fs"), "17");
		hands.click(Hands.button(dialog, "OK"));
		final Window back = Hands.dialog("Load Traces");
		Hands.until("it says why", () -> all(back).anyMatch(c -> c.isShowing() &&
			c instanceof JLabel l && l.getText() != null && l.getText().contains(
				"missing.npy")));
		final JTextField field = Hands.named(back, JTextField.class, "file");
		assertEquals(wrong, Hands.on(field::getText));
		assertEquals("17", Hands.on(Hands.named(back, JTextField.class,
			"fs")::getText));
		hands.fill(field, folder.resolve("movie_traces.npy").toString());
		hands.click(Hands.button(back, "OK"));
		final String line = recorded("Load Traces...");
		assertTrue(line.endsWith("movie_traces.npy fs=17\");"), line);
	}

	@Test
	void cancelLeavesNothing() {
		IJ.doCommand("Simulate Movie...");
		final Window dialog = Hands.dialog("Simulate Movie");
		hands.fill(Hands.named(dialog, JTextField.class, "cells"), "3");
		hands.keys(KeyEvent.VK_ESCAPE);
		Hands.until("it is gone", () -> !dialog.isShowing());
		IJ.doCommand("Simulate Movie...");
		hands.click(Hands.button(Hands.dialog("Simulate Movie"), "Cancel"));
		assertEquals(0, WindowManager.getImageCount());
		assertFalse(Hands.on(recorder::getText).contains("Simulate"), "recorded");
		assertTrue(Stream.of(Window.getWindows()).noneMatch(w -> w.isShowing() &&
			w instanceof Dialog));
	}

	/** The next dialog has the values of the last, a macro the stated defaults. */
	@Test
	void dialogsRememberAndMacrosDoNot() {
		IJ.doCommand("Simulate Movie...");
		final Window dialog = Hands.dialog("Simulate Movie");
		hands.fill(Hands.named(dialog, JTextField.class, "cells"), "4");
		hands.fill(Hands.named(dialog, JTextField.class, "frames"), "21");
		hands.click(Hands.button(dialog, "OK"));
		Hands.until("simulated", () -> WindowManager.getCurrentImage() != null);
		assertEquals(21, WindowManager.getCurrentImage().getStackSize());
		IJ.runMacro("run('Simulate Movie...', 'cells=2');");
		assertEquals(600, WindowManager.getCurrentImage().getStackSize());
		IJ.doCommand("Simulate Movie...");
		final Window next = Hands.dialog("Simulate Movie");
		assertEquals("21", Hands.on(Hands.named(next, JTextField.class,
			"frames")::getText));
		hands.click(Hands.button(next, "Defaults"));
		assertEquals("600", Hands.on(Hands.named(next, JTextField.class,
			"frames")::getText));
		hands.click(Hands.button(next, "Cancel"));
	}
}
