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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.alignment.Event;
import org.calab.alignment.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

	@TempDir
	Path folder;

	private Events csv(final String text, final String... column) throws IOException {
		return EventFiles.read(Files.writeString(folder.resolve("e.csv"), text), Optional.of(
			column).filter(c -> c.length > 0).map(c -> c[0]));
	}

	private String refusal(final String text, final String... column) {
		return assertThrows(Exception.class, () -> csv(text, column)).getMessage().replace(
			folder + "/", "");
	}

	private static double[] times(final Events events) {
		return events.list().stream().mapToDouble(Event::time).toArray();
	}

	private static List<String> conditions(final Events events) {
		return events.list().stream().map(Event::condition).toList();
	}

	@Test
	void tablesAsTheyAre() throws IOException {
		final Events plain = csv("time_s,condition\n1.5,tone\n20,\"light, blue\"\n3,tone\n");
		assertArrayEquals(new double[] { 1.5, 20, 3 }, times(plain));
		assertEquals(List.of("tone", "light, blue", "tone"), conditions(plain));
		assertEquals(List.of("tone", "light, blue"), plain.conditions());
		assertEquals(List.of(1, 2, 3), plain.list().stream().map(Event::number).toList());
		assertEquals(List.of(), plain.notes());

		// other columns, other order, Excel in German, with a mark of the encoding
		final Events excel = csv("\ufeffNr;Condition;Time_s\r\n1;90;1,5\r\n\r\n2;180;12,25\r\n");
		assertArrayEquals(new double[] { 1.5, 12.25 }, times(excel));
		assertEquals(List.of("90", "180"), conditions(excel));
		assertEquals(List.of("1", "2"), conditions(csv(
			"Nr;Condition;Time_s\n1;90;1,5\n2;180;12,25\n", "nr")));

		// no headings, no conditions, tabs, a comment
		assertEquals(List.of("a", "b"), conditions(csv("1.5,a\n2.5,b\n")));
		assertArrayEquals(new double[] { 0, -2.5, 1e3 }, times(csv("0\n-2.5\n1e3\n")));
		assertEquals(List.of("all", "all"), conditions(csv("# from the stimulus computer\ntime_s\n1\n2\n")));
		assertEquals(List.of("go", "no go"), conditions(csv("onset\tcondition\n1\tgo\n2\tno go\n")));
		assertEquals(List.of("all"), csv("time\n1\n").conditions());

		Files.write(folder.resolve("w.csv"), "time_s,condition\n1,Gerät\n".getBytes(Charset.forName(
			"windows-1252")));
		Files.write(folder.resolve("u.csv"), "\ufefftime_s,condition\n1,Gerät\n".getBytes(
			StandardCharsets.UTF_16LE));
		for (final String name : List.of("w.csv", "u.csv"))
			assertEquals(List.of("Gerät"), conditions(EventFiles.read(folder.resolve(name), Optional
				.empty())));
	}

	@Test
	void notes() throws IOException {
		assertEquals(List.of(
			"All events are of one condition, as the table has no column condition; set condition_column to one of time_s, side."),
			csv("time_s,side\n1,left\n2,right\n").notes());
		assertEquals(List.of(
			"1 event has the time and condition of an earlier one; each counts as a trial."), csv(
				"time_s,condition\n1,a\n1,b\n1,a\n").notes());
	}

	@Test
	void namesLineAndValue() {
		assertEquals(
			"e.csv: line 4, column 1 must be the time of an event in s, but is \"2.5 s\".", refusal(
				"time_s,condition\n1.5,a\n\n2.5 s,b\n"));
		assertEquals("e.csv: line 3, column 2 must be the time of an event in s, but is \"\".",
			refusal("condition,time_s\na,1\nb,\n"));
		assertEquals("e.csv: line 2, column 1 must be the time of an event in s, but is \"nan\".",
			refusal("time_s\nnan\n"));
		assertEquals("e.csv: line 2, column 1 must be the time of an event in s, but is \"1e999\".",
			refusal("time_s\n1e999\n"));
		assertEquals("e.csv: line 3 has no condition; every event must have one.", refusal(
			"time_s,condition\n1,a\n2,\n"));
		assertEquals("e.csv: the table has no column time_s; its columns are when, what.", refusal(
			"when,what\n1,a\n"));
		assertEquals(
			"e.csv: the table has no event; it must have one line per event below its headings.",
			refusal("time_s,condition\n"));
		assertEquals("e.csv: the file is empty.", refusal("\n\n"));
		assertEquals(
			"condition_column must be a column of the events (time_s, condition), but is \"side\".",
			refusal("time_s,condition\n1,a\n", "side"));
		assertEquals(
			"condition_column must be a column of the events (they have no headings), but is \"side\".",
			refusal("1,a\n", "side"));
		assertTrue(refusal("time_s,condition\n1.5,a\n\"2,5\",b\n").contains(
			"decimal commas and decimal points are mixed"));
		assertTrue(assertThrows(IOException.class, () -> EventFiles.read(folder.resolve("no.csv"),
			Optional.empty())).getMessage().startsWith("File not found: "));
	}

	private Path nwb(final Object times, final Object... namesAndColumns) {
		final Path path = folder.resolve("s.nwb");
		try (WritableHdfFile file = HdfFile.write(path)) {
			file.putAttribute("nwb_version", "2.5.0");
			final WritableGroup intervals = file.putGroup("intervals");
			final WritableGroup trials = intervals.putGroup("trials");
			trials.putDataset("start_time", times);
			for (int i = 0; i < namesAndColumns.length; i += 2)
				trials.putDataset((String) namesAndColumns[i], namesAndColumns[i + 1]);
			final WritableGroup epochs = intervals.putGroup("epochs");
			epochs.putDataset("start_time", new double[] { 7 });
			epochs.putDataset("label", new String[] { "baseline" });
			final WritableGroup series = file.putGroup("processing").putGroup("ophys").putGroup(
				"Fluorescence").putGroup("RoiResponseSeries");
			series.putAttribute("neurodata_type", "RoiResponseSeries");
			series.putDataset("data", new double[5][2]);
			series.putDataset("starting_time", 3.5).putAttribute("rate", 10.0);
		}
		return path;
	}

	@Test
	void trialsOfNwb() throws IOException {
		final Path file = nwb(new double[] { 5.25, 9 }, "condition", new String[] { "go",
			"no go" }, "orientation", new double[] { 90, 45.5 }, "correct", new byte[] { 1, 0 });
		final Events events = EventFiles.read(file, Optional.empty());
		assertArrayEquals(new double[] { 5.25, 9 }, times(events));
		assertEquals(List.of("go", "no go"), conditions(events));
		assertEquals(3.5, events.firstFrame().getAsDouble());
		assertEquals(List.of("90", "45.5"), conditions(EventFiles.read(file, Optional.of(
			"orientation"))));
		assertEquals(List.of("1", "0"), conditions(EventFiles.read(file, Optional.of(
			"trials/correct"))));
		assertEquals(List.of("baseline"), conditions(EventFiles.read(file, Optional.of(
			"epochs/label"))));
	}

	@Test
	void whatIsWrongWithNwb() throws IOException {
		final Path file = nwb(new double[] { 5.25, Double.NaN });
		assertTrue(message(file, "").endsWith(
			"trials/start_time must be a time in s, but is NaN in row 1 (counted from 0)."));
		assertEquals(
			"condition_column must be a column of trials (side, start_time), but is \"hand\".",
			message(nwb(new double[] { 5 }, "side", new String[] { "left" }), "hand"));
		assertEquals(
			"condition_column must be a column with its table, as in table/column, for one of the tables epochs, trials, but is \"runs\".",
			message(nwb(new double[] { 5 }), "runs/side"));
		assertTrue(message(nwb(new double[] { 5, 6 }, "condition", new String[] { "a" }), "")
			.endsWith("trials/condition has 1 rows, but start_time has 2."));
		assertTrue(EventFiles.read(nwb(new double[] { 5 }, "side", new String[] { "left" }),
			Optional.empty()).notes().get(0).contains("set condition_column to one of side"));
		final Path none = folder.resolve("n.nwb");
		try (WritableHdfFile empty = HdfFile.write(none)) {
			empty.putAttribute("nwb_version", "2.5.0");
		}
		assertTrue(message(none, "").contains("the file has no intervals"));
	}

	private static String message(final Path file, final String column) {
		return assertThrows(Exception.class, () -> EventFiles.read(file, Optional.of(column)
			.filter(c -> !c.isEmpty()))).getMessage();
	}
}
