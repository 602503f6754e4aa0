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
import ij.plugin.frame.Recorder;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JTable;
import javax.swing.JTextField;

import org.calab.Sample;
import org.calab.screen.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batch Process Folder... in a plain ImageJ with a window; started by WindowsTest, on a screen. */
public class BatchOnScreen {

	@TempDir
	static Path folder;

	private static Path in;

	private Hands hands;
	private Recorder recorder;

	/** Two movies with their ROIs, one without, and one that ends too early. */
	@BeforeAll
	static void imageJ() throws Exception {
		in = Files.createDirectory(folder.resolve("the recordings"));
		Sample.write(in);
		Files.delete(in.resolve("movie_traces.npy")); // so that there is no note
		pair(in, "second");
		pair(in, "damaged");
		final byte[] movie = Files.readAllBytes(in.resolve("movie.tif"));
		Files.write(in.resolve("damaged.tif"), Arrays.copyOf(movie, movie.length /
			2));
		Files.copy(in.resolve("movie.tif"), in.resolve("lonely.tif"));
		System.setProperty("plugins.dir", PlainImageJ.menu(folder).toString());
		new ImageJ();
	}

	private static void pair(final Path to, final String name)
		throws IOException
	{
		Files.copy(in.resolve("movie.tif"), to.resolve(name + ".tif"));
		Files.copy(in.resolve("movie_RoiSet.zip"), to.resolve(name +
			"_RoiSet.zip"));
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

	/** From the menu entry to the preview. */
	private Window preview(final Path from, final Path out) {
		IJ.doCommand("Batch Process Folder...");
		final Window dialog = Hands.dialog("Batch Process Folder");
		hands.fill(Hands.named(dialog, JTextField.class, "folder"), from.toString());
		hands.fill(Hands.named(dialog, JTextField.class, "output"), out.toString());
		hands.click(Hands.button(dialog, "OK"));
		return Hands.window("Batch Process Folder: start?");
	}

	private static List<String> lines(final Window window) {
		final JTable table = Hands.find(window, JTable.class, t -> true);
		return Hands.on(() -> IntStream.range(0, table.getRowCount()).mapToObj(
			r -> table.getValueAt(r, 0) + " | " + table.getValueAt(r, 1) + " | " +
				table.getValueAt(r, 2)).toList());
	}

	private static void untilOver() {
		Hands.until("the command is over", () -> Thread.getAllStackTraces().keySet()
			.stream().noneMatch(t -> t.getName().startsWith("Run$_Batch")));
	}

	@Test
	void thePairsAreShownAndCancelLeavesNothing() {
		final Path out = folder.resolve("nothing");
		final Window preview = preview(in, out);
		final List<String> lines = lines(preview);
		assertTrue(lines.get(0).startsWith(
			"lonely | lonely.tif | no regions: it needs a ROI set"), lines.get(
				0));
		assertEquals(List.of("damaged | damaged.tif | damaged_RoiSet.zip",
			"movie | movie.tif | movie_RoiSet.zip",
			"second | second.tif | second_RoiSet.zip"), lines.subList(1, lines
				.size()));
		hands.click(Hands.button(preview, "Cancel"));
		untilOver();
		assertFalse(Files.exists(out));
		assertFalse(recorder.getText().contains("Batch"), recorder.getText());
		final Window again = preview(in, out);
		hands.click(Hands.find(again, JTable.class, t -> true));
		hands.keys(KeyEvent.VK_ESCAPE);
		untilOver();
		assertFalse(Files.exists(out));
	}

	@Test
	void startedToldAndReplayedFromItsRecord() throws Exception {
		final Path out = folder.resolve("the results"), again = folder.resolve(
			"again");
		hands.click(Hands.button(preview(in, out), "Start"));
		final Window told = Hands.window(
			"Batch Process Folder: 2 of 4 recordings are done");
		final List<String> lines = lines(told);
		assertTrue(lines.get(0).startsWith("damaged | failed | "), lines.get(0));
		assertTrue(lines.get(1).startsWith("lonely | failed | no regions"), lines.get(
			1));
		assertTrue(lines.get(2).startsWith("movie | done | "), lines.get(2));
		hands.click(Hands.button(told, "Close"));
		untilOver();

		final String line = Stream.of(recorder.getText().split("\n")).filter(l -> l
			.contains("Batch Process Folder...")).findFirst().orElseThrow();
		IJ.runMacro(line.replace(out.toString(), again.toString()));
		assertTrue(Stream.of(Window.getWindows()).noneMatch(w -> w.isShowing() &&
			w instanceof java.awt.Frame f && f.getTitle().startsWith("Batch")),
			"a macro asks and shows nothing");
		for (final String name : List.of("movie", "second"))
			for (final String ending : List.of(".npy", "_traces.npy", "_cells.csv",
				"_activity.csv"))
				assertEquals(-1, Files.mismatch(out.resolve(name + ending), again
					.resolve(name + ending)), name + ending);
	}

	@Test
	void escStopsAndWhatIsDoneStays() throws Exception {
		final Path many = Files.createDirectory(folder.resolve("many")), out = folder
			.resolve("some");
		for (int i = 0; i < 60; i++)
			pair(many, "movie" + i);
		hands.click(Hands.button(preview(many, out), "Start"));
		final Path first = out.resolve("movie0_batch.json");
		Hands.until("the first is done", () -> Files.exists(first));
		Hands.on(() -> {
			IJ.getInstance().toFront();
			return null;
		});
		hands.click(IJ.getInstance().getComponent(0));
		hands.keys(KeyEvent.VK_ESCAPE);
		untilOver();
		assertFalse(recorder.getText().contains("Batch"), recorder.getText());
		final List<String> left;
		try (Stream<Path> files = Files.list(out)) {
			left = files.map(p -> p.getFileName().toString()).toList();
		}
		final long done = left.stream().filter(n -> n.endsWith("_batch.json"))
			.count();
		assertTrue(done > 0 && done < 60, done + " are done");
		assertEquals(done, left.stream().filter(n -> n.endsWith("_info.json"))
			.count(), left.toString());
		assertFalse(left.contains("batch_report.html"), "it was not finished");
		IJ.runMacro("run('Batch Process Folder...', 'folder=[" + many +
			"] output=[" + out + "]');");
		assertTrue(Files.readString(out.resolve("batch_report.csv")).contains(
			"movie0,done earlier,"));
	}
}
