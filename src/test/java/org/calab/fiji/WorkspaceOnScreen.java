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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

import java.awt.Component;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;

import org.calab.Sample;
import org.calab.fiji.project.ProjectFiles;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.kernel.CalciumKernel;
import org.calab.screen.Hands;
import org.jfree.chart.ChartPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspace... in a plain ImageJ with a window; started by WindowsTest, on a screen. */
public class WorkspaceOnScreen {

	@TempDir
	static Path folder;

	private Hands hands;
	private ImagePlus image;
	private Window window;
	private JTable table;
	private JComponent raster;

	@BeforeAll
	static void imageJ() throws Exception {
		Sample.write(folder);
		System.setProperty("plugins.dir", PlainImageJ.menu(folder).toString());
		new ImageJ();
	}

	@BeforeEach
	void open() throws Exception {
		hands = new Hands();
		IJ.setTool(Toolbar.RECTANGLE);
		IJ.runMacro("open('" + folder + "/movie.tif');\n" +
			"roiManager('open', '" + folder + "/movie_RoiSet.zip');\n" +
			"run('Workspace...');");
		image = WindowManager.getCurrentImage();
		window = Hands.window("CaLab: movie.tif");
		table = Hands.named(window, JTable.class, "cells");
		raster = Hands.named(window, JComponent.class, "raster");
		Hands.on(() -> {
			image.getWindow().setLocation(0, 120);
			return null;
		});
	}

	@AfterEach
	void closeAll() {
		Hands.on(() -> {
			// disposed only, it would come back with its ROIs
			if (RoiManager.getInstance2() != null) RoiManager.getInstance2().close();
			for (final Window w : Window.getWindows())
				if (w != IJ.getInstance()) w.dispose();
			return null;
		});
		Stream.of(WindowManager.getIDList() == null ? new int[0] : WindowManager
			.getIDList()).flatMapToInt(Arrays::stream).mapToObj(
				WindowManager::getImage).forEach(ImagePlus::close);
	}

	private void press(final String button) {
		hands.click(Hands.button(window, button));
	}

	private void extract() {
		press("Extract");
		done();
	}

	/** Waits for the button that was pressed, and puts the window in front. */
	private void done() {
		Hands.until("done", () -> Hands.isEnabled(window, "Open..."));
		assertTrue(Hands.on(() -> Hands.isEnabled(window, "Activity")));
		front(window);
	}

	private static void front(final Window w) {
		Hands.on(() -> {
			w.toFront();
			w.requestFocus();
			return null;
		});
		Hands.until("in front", w::isActive);
	}

	/** For the event thread. */
	private List<Integer> selected() {
		return Arrays.stream(table.getSelectedRows()).boxed().toList();
	}

	/** For the event thread. */
	private static int[] inManager() {
		return RoiManager.getInstance2().getSelectedIndexes();
	}

	/** Clicks into the middle of a ROI in the image. */
	private void clickRoi(final int roi) {
		final Component canvas = image.getCanvas();
		final Point at = Hands.on(() -> {
			final var b = RoiManager.getInstance2().getRoi(roi).getBounds();
			return new Point(image.getCanvas().screenX(b.x + b.width / 2), image
				.getCanvas().screenY(b.y + b.height / 2));
		});
		front(image.getWindow());
		hands.click(canvas, at, 1);
		front(window);
	}

	@Test
	void aCellIsSelectedEverywhere() {
		extract();
		clickRoi(2);
		Hands.until("in the table", () -> selected().equals(List.of(2)));
		Hands.until("in the Manager", () -> Arrays.equals(new int[] { 2 },
			inManager()));
		assertNull(image.getRoi(), "the image's selection is the user's");
		Hands.on(() -> {
			RoiManager.getInstance2().setSelectedIndexes(new int[] { 1, 3 });
			return null;
		});
		Hands.until("from the Manager", () -> selected().equals(List.of(1, 3)));
		hands.click(table, Hands.on(() -> {
			final var r = table.getCellRect(0, 1, true);
			return new Point(r.x + 4, r.y + r.height / 2);
		}), 1);
		Hands.until("from the table", () -> Arrays.equals(new int[] { 0 },
			inManager()));
	}

	@Test
	void aClickInTheRasterShowsTheFrameAndTheSliderMovesTheCursor() {
		extract();
		hands.click(raster, new Point(raster.getWidth() / 2, raster.getHeight() /
			2), 1);
		Hands.until("the image follows", () -> image.getFrame() > 1);
		Hands.until("a row is a cell", () -> selected().size() == 1);
		final int there = image.getFrame();
		assertTrue(Math.abs(there - image.getNFrames() / 2.0) < image
			.getNFrames() / 5.0, "frame " + there);
		hands.keys(KeyEvent.VK_RIGHT);
		Hands.until("the next frame", () -> image.getFrame() == there + 1);
	}

	@Test
	void keysAcceptRejectAndTakeBack() {
		extract();
		hands.click(table, new Point(30, 5), 1);
		Hands.until("selected", () -> selected().equals(List.of(0)));
		hands.keys(KeyEvent.VK_R);
		Hands.until("the next one", () -> selected().equals(List.of(1)));
		assertEquals("rejected", Hands.on(() -> table.getValueAt(0, 2)
			.toString()));
		hands.keys(KeyEvent.VK_DOWN);
		Hands.until("walks", () -> selected().equals(List.of(2)));
		hands.keys(KeyEvent.VK_R);
		hands.keys(KeyEvent.VK_Z);
		Hands.until("taken back", () -> table.getValueAt(2, 2).toString().equals(
			"accepted"));
		assertEquals("rejected", Hands.on(() -> table.getValueAt(0, 2)
			.toString()));
	}

	@Test
	void theUsersOverlayIsLeftAlone() {
		final Overlay own = new Overlay(new Roi(3, 3, 5, 5));
		Hands.on(() -> {
			image.setOverlay(own);
			return null;
		});
		clickRoi(1);
		Hands.until("drawn", () -> image.getCanvas().getShowAllList() != null);
		assertEquals(own, image.getOverlay());
		assertEquals(1, image.getOverlay().size());
		Hands.on(() -> {
			window.dispose();
			return null;
		});
		Hands.until("removed", () -> image.getCanvas().getShowAllList() == null);
		assertEquals(1, image.getOverlay().size());
	}

	@Test
	void aRoiThatIsAddedBecomesACell() {
		final int before = Hands.on(() -> table.getRowCount());
		Hands.on(() -> {
			final Roi roi = new Roi(2, 2, 6, 6);
			roi.setName("mine");
			RoiManager.getInstance2().addRoi(roi);
			return null;
		});
		Hands.until("a row more", () -> table.getRowCount() == before + 1);
		extract();
		Hands.until("with a trace", () -> table.getColumnCount() >= 3);
		assertEquals("mine", Hands.on(() -> table.getValueAt(before, 1)));
		assertFalse(Hands.on(() -> String.valueOf(table.getValueAt(before, 3)))
			.isBlank(), "its SNR");
	}

	@Test
	void closingTheManagerAndTheImageIsSurvived() throws Exception {
		extract();
		final int cells = Hands.on(() -> table.getRowCount());
		Hands.on(() -> {
			RoiManager.getInstance2().close();
			return null;
		});
		front(window);
		hands.click(table, new Point(30, 5), 1);
		Hands.until("still selects", () -> selected().equals(List.of(0)));
		Hands.on(() -> {
			image.changes = false;
			image.close();
			return null;
		});
		Hands.until("Extract needs the movie", () -> !Hands.isEnabled(window,
			"Extract"));
		assertEquals(cells, Hands.on(() -> table.getRowCount()));
		press("Activity");
		done();
		assertTrue(Hands.on(() -> table.getColumnCount()) > 5, "its activity");
	}

	/** What the window did, as lines that do the same without it. */
	@Test
	void copiesTheMacro() throws Exception {
		extract();
		hands.click(table, new Point(30, 5), 1);
		Hands.until("selected", () -> selected().equals(List.of(0)));
		hands.keys(KeyEvent.VK_R);
		Hands.until("rejected", () -> table.getValueAt(0, 2).toString().equals(
			"rejected"));
		press("Activity");
		done();
		press("Copy macro");
		final String macro = (String) Toolkit.getDefaultToolkit()
			.getSystemClipboard().getData(DataFlavor.stringFlavor);
		assertEquals("open(\"" + folder + "/movie.tif\");\n" +
			"run(\"Extract ROI Traces...\", \"regions_from=[roi manager] neuropil dff\");\n" +
			"run(\"Mark Cells...\", \"cells=1 as=rejected\");\n" +
			"run(\"Deconvolve Traces...\", \"\");\n", macro.replace(
				"run(\"Deconvolve Traces...\");", "run(\"Deconvolve Traces...\", \"\");"));
		assertFalse(Stream.of(Window.getWindows()).anyMatch(w -> w.isShowing() &&
			w instanceof java.awt.Frame f && f.getTitle().startsWith(
				"Deconvolved")), "results stay in one window");
		assertNotNull(table);
	}

	/** The kernel panel follows the selection, and what it sets is what Apply runs and records. */
	@Test
	void theKernelPanelIsThatOfApply() throws Exception {
		extract();
		hands.click(table, new Point(30, 5), 1);
		press("Tune");
		final JTabbedPane tabs = Hands.find(window, JTabbedPane.class, t -> true);
		Hands.on(() -> {
			tabs.setSelectedIndex(tabs.indexOfTab("Fit"));
			return null;
		});
		final JTable fits = Hands.find(window, JTable.class, t -> t != table);
		Hands.until("learned and fitted", () -> fits.getRowCount() == 1 && fits
			.getValueAt(0, 0).equals(table.getValueAt(0, 1)) && !fits.getValueAt(0, 1)
				.equals(""));
		hands.click(table, new Point(30, 5), 1);
		hands.keys(KeyEvent.VK_DOWN);
		Hands.until("the next cell", () -> fits.getRowCount() == 1 && fits.getValueAt(
			0, 0).equals(table.getValueAt(1, 1)) && !fits.getValueAt(0, 1).equals(""));
		final JComboBox<?> method = Hands.find(window, JComboBox.class, b -> b
			.getItemAt(0) instanceof TunerMethod);
		assertEquals(TunerMethod.AUTO, method.getSelectedItem());
		hands.choose(method, TunerMethod.POSTERIOR);
		hands.enter(Hands.named(window, JTextField.class, "Width, FWHM (ms)"), "777.7");
		final JTextField decay = Hands.named(window, JTextField.class, "tau_decay"),
				rise = Hands.named(window, JTextField.class, "tau_rise");
		Hands.until("the strip shows the same kernel", () -> decay.isEnabled());
		press("Apply to all cells");
		done();
		press("Copy macro");
		final String macro = (String) Toolkit.getDefaultToolkit()
			.getSystemClipboard().getData(DataFlavor.stringFlavor);
		final Matcher line = Pattern.compile("Deconvolve Traces...\", \"kernel=tau " +
			"method=posterior tau_rise=(\\S+) tau_decay=([^ \"]+)\"").matcher(macro);
		assertTrue(line.find(), macro);
		final double up = Double.parseDouble(line.group(1)), down = Double.parseDouble(
			line.group(2));
		assertEquals(0.7777, new CalciumKernel(up, down).shape().fwhm(), 1e-4);
		assertEquals(Double.parseDouble(decay.getText()), down, 1e-4);
		assertEquals(Double.parseDouble(rise.getText()), up, 1e-4);
		hands.click(table, new Point(30, 5), 1); // a field would take the key
		hands.keys(KeyEvent.VK_T);
		Hands.until("closed by its key", () -> !tabs.isShowing());
	}

	/** The activity that is there is exported, and the line of the export gives the same. */
	@Test
	void exportsWithoutInferringAgain() throws Exception {
		extract();
		press("Activity");
		done();
		press("Export...");
		hands.keys(KeyEvent.VK_ENTER); // beside the movie
		final Path file = folder.resolve("movie.xlsx");
		Hands.until("exported", () -> Files.exists(file));
		done();
		press("Copy macro");
		final String macro = Toolkit.getDefaultToolkit().getSystemClipboard().getData(
			DataFlavor.stringFlavor).toString();
		assertTrue(macro.contains("run(\"Export...\", "), macro);
		assertEquals(1, macro.split("Deconvolve Traces", -1).length - 1, macro);
	}

	/** A click on a trial of aligned traces goes to its frame in the movie. */
	@Test
	void aTrialGoesToItsFrame() throws Exception {
		extract();
		Files.writeString(folder.resolve("events.csv"), "time_s,condition\n2,a\n3.5,a\n");
		IJ.runMacro("run('Align to Events...', 'events=" + folder +
			"/events.csv window=-1,2');");
		final Window aligned = Hands.window("Events of");
		front(aligned);
		final ChartPanel trials = Hands.find(aligned, ChartPanel.class, c -> "trials0".equals(c
			.getName()));
		final Rectangle2D area = Hands.on(trials::getScreenDataArea);
		// the middle of the second trial's window: 0.5 s after the event, 4 s from the start
		hands.click(trials, new Point((int) area.getCenterX(), (int) (area.getMinY() + 0.75 *
			area.getHeight())), 1);
		Hands.until("the frame", () -> Math.abs(image.getFrame() - 81) <= 1);
		final JLabel status = Hands.named(aligned, JLabel.class, "status");
		Hands.until("told", () -> status.getText().startsWith("Trial 2 of a (event 2), ") && status
			.getText().endsWith("of movie.tif."));
	}

	/** Everything comes back; the lines of the buttons give the same without a window. */
	@Test
	void aProjectBringsBackWhatWasDone() throws Exception {
		extract();
		hands.click(table, new Point(30, 5), 1);
		Hands.until("selected", () -> selected().equals(List.of(0)));
		hands.keys(KeyEvent.VK_R);
		Hands.until("rejected", () -> table.getValueAt(0, 2).toString().equals(
			"rejected"));
		press("Activity");
		done();
		final JComboBox<?> sort = Hands.named(window, JComboBox.class, "sort");
		Hands.on(() -> {
			sort.setSelectedItem("snr");
			return null;
		});
		final List<Object> before = column(1);
		press("Save project...");
		hands.keys(KeyEvent.VK_ENTER); // beside the movie
		final Path json = folder.resolve("movie_project.json");
		Hands.until("saved", () -> Files.exists(json));
		done();
		final String steps = ProjectFiles.read(json).steps().toString();
		assertTrue(steps.contains("rois=" + folder + "/movie_project_RoiSet.zip"),
			steps);
		closeAll();
		IJ.runMacro("run('Open Project...', 'project=[" + json + "]');");
		window = Hands.window("CaLab: movie.tif");
		table = Hands.named(window, JTable.class, "cells");
		Hands.until("repeated", () -> table.getRowCount() > 0 && table
			.getColumnCount() > 5 && Hands.isEnabled(window, "Open..."));
		assertEquals(before, column(1), "in their order");
		assertEquals(1, column(2).stream().filter(v -> v.toString().equals(
			"rejected")).count());
		assertEquals(1, Hands.on(() -> selected().size()), "the cell after it");
		image = WindowManager.getCurrentImage();
	}

	/** Each step is recorded once, and the lines give the same files in another folder without a window. */
	@Test
	void whatIsRecordedGivesTheSameFilesHeadless() throws Exception {
		closeAll();
		final Path day = Files.createDirectories(folder.resolve("day 1"));
		Sample.write(day);
		final Recorder recorder = Hands.on(() -> new Recorder());
		final String recorded;
		try {
			// as from the menu, where a person would wait for it
			Hands.on(() -> {
				IJ.doCommand("Workspace...");
				return null;
			});
			window = Hands.window("CaLab: no movie yet");
			table = Hands.named(window, JTable.class, "cells");
			chooseFile("Open...", day.resolve("movie.tif"));
			Hands.until("opened", () -> Hands.isEnabled(window, "Save project..."));
			chooseFile("ROIs...", day.resolve("movie_RoiSet.zip"));
			Hands.until("ROIs", () -> table.getRowCount() > 5);
			extract();
			press("Activity");
			done();
			for (final int row : new int[] { 4, 1 }) {
				hands.click(table, Hands.on(() -> {
					final var r = table.getCellRect(row, 1, true);
					return new Point(r.x + 4, r.y + r.height / 2);
				}), 1);
				hands.keys(KeyEvent.VK_R);
				Hands.until("rejected", () -> table.getValueAt(row, 2).toString().equals(
					"rejected"));
			}
			press("Activity");
			done();
			Hands.find(window, JLabel.class, l -> String.valueOf(l.getToolTipText()).contains(
				"2 of 16 cells are rejected and were left out; accept them (key A) to take them."));
			chooseFile("Export...", day.resolve("out.mat"));
			Hands.until("exported", () -> Files.exists(day.resolve("out_export.json")));
			done();
			final JComboBox<?> sort = Hands.named(window, JComboBox.class, "sort");
			Hands.on(() -> {
				sort.setSelectedItem("snr");
				return null;
			});
			chooseFile("Save...", day.resolve("raster.png"));
			Hands.until("saved", () -> Files.exists(day.resolve("raster.png")));
			done();
			chooseFile("Save project...", day.resolve("p.json"));
			Hands.until("saved", () -> Files.exists(day.resolve("p.json")));
			done();
			Hands.on(() -> {
				window.dispose();
				return null;
			});
			IJ.doCommand("Open Project...");
			final Window dialog = Hands.dialog("Open Project");
			hands.enter(Hands.named(dialog, JTextField.class, "project"), day.resolve("p.json")
				.toString());
			Hands.until("repeated", () -> recorder.getText().contains("Open Project"));
			recorded = recorder.getText();
			assertEquals(1, WindowManager.getImageCount(), "the open movie is used");
		}
		finally {
			Hands.on(() -> {
				recorder.close();
				return null;
			});
		}
		final List<String> lines = recorded.lines().filter(l -> !l.isBlank()).toList();
		assertEquals(List.of("open", "selectImage", "Extract ROI Traces...", "Deconvolve Traces...",
			"Mark Cells...", "Deconvolve Traces...", "Export...", "Plot Traces", "Save Project...",
			"Open Project..."),
			lines.stream().map(l -> l.replaceAll("^run\\(\"|\".*$|\\(.*$", "")).toList(), recorded);
		final Path again = Files.createDirectories(folder.resolve("again/day 1"));
		for (final String input : new String[] { "movie.tif", "movie_RoiSet.zip" })
			Files.copy(day.resolve(input), again.resolve(input));
		final String log = PlainImageJ.runMacro(folder.resolve("again"), Files.writeString(folder
			.resolve("recorded.ijm"), String.join("\n", lines).replace(day.toString(), again
				.toString())), "");
		for (final String output : new String[] { "out.mat", "out_export.json", "raster.png" })
			assertEquals(-1, Files.mismatch(day.resolve(output), again.resolve(output)), output + "\n" +
				log);
		assertEquals(ProjectFiles.read(day.resolve("p.json")).rejected(), ProjectFiles.read(again
			.resolve("p.json")).rejected());
		assertFalse(log.contains("Exception"), log);
	}

	private void chooseFile(final String button, final Path file) {
		front(window);
		press(button);
		final Window chooser = Hands.windowOver(window);
		hands.enter(Hands.find(chooser, JTextField.class, f -> true), file.toString());
		Hands.until("chosen", () -> !chooser.isShowing());
	}

	private List<Object> column(final int c) {
		return Hands.on(() -> IntStream.range(0, table.getRowCount()).mapToObj(
			r -> (Object) table.getValueAt(r, c).toString()).toList());
	}
}
