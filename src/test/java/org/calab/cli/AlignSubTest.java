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
package org.calab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.calab.io.table.TableCsv;
import org.calab.trace.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code calab align} and {@code calab correlations}. */
class AlignSubTest {

	@TempDir
	Path folder;

	private final StringWriter out = new StringWriter(), err = new StringWriter();

	private int run(final String... words) {
		for (int i = 0; i < words.length; i++)
			words[i] = words[i].replace("@", folder + "/");
		return CaLab.run(new PrintWriter(out), new PrintWriter(err), words);
	}

	/** Two cells at 10 Hz: a step of 2 and of -1 at frames 30 and 60, for a second each. */
	private void write() throws IOException {
		final double[][] rows = new double[3][100];
		for (int t = 0; t < 100; t++) {
			final boolean on = t >= 30 && t < 40 || t >= 60 && t < 70;
			rows[0][t] = on ? 2 : 0;
			rows[1][t] = on ? -1 : 0;
			rows[2][t] = t;
		}
		rows[0][99] = Double.NaN; // as at the ends of CASCADE's result
		FileGroup.write(folder.resolve("a.npy"), false, Npy.of(rows));
		FileGroup.write(folder.resolve("a_info.json"), false, Json.of(Map.of("sampling_rate_hz",
			10.0, "cell_names", List.of("x", "y", "z"), "rejected_cells", List.of("z"))));
		Files.writeString(folder.resolve("e.csv"),
			"time_s,condition\n3,go\n6,go\n0.2,go\n6.05,stop\n");
	}

	@Test
	void fromAResultToTables() throws IOException {
		write();
		assertEquals(0, run("align", "@a.npy", "--events", "@e.csv", "--window", "-1,2",
			"--baseline=-1,0", "-o", "@out", "--figure"), err::toString);
		assertTrue(err.toString().contains(
			"Condition go: 1 of 3 trials is not wholly inside the recording (0 to 9.9 s) and was left out."),
			err.toString());
		assertTrue(err.toString().contains("1 of 3 ROIs was rejected by the user"), err.toString());
		assertTrue(out.toString().contains("3 trials, 2 conditions -> "), out.toString());
		final Table aligned = TableCsv.read(folder.resolve("out_aligned.csv"));
		assertEquals(List.of("cell", "condition", "time_s", "mean", "sem", "n"), aligned
			.columns());
		assertEquals(2 * 2 * 31, aligned.rows().size());
		assertEquals(List.of("x", "go", "0.0", "2.0", "0.0", "2"), aligned.rows().get(10));
		assertEquals(List.of("y", "go", "0.9", "-1.0", "0.0", "2"), aligned.rows().get(62 + 19));
		final Table responses = TableCsv.read(folder.resolve("out_responses.csv"));
		assertEquals(List.of("cell", "trial", "condition", "onset_s", "response"), responses
			.columns());
		assertEquals(6, responses.rows().size());
		assertEquals(List.of("x", "1", "go", "3.0"), responses.rows().get(0).subList(0, 4));
		// ten of the 21 frames from the event to 2 s
		assertEquals(20 / 21.0, Double.parseDouble(responses.rows().get(0).get(4).toString()),
			1e-12);
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, java.util.Arrays.copyOf(Files
			.readAllBytes(folder.resolve("out_aligned.png")), 4));
		assertEquals(0, run("align", "@a.npy", "--events", "@e.csv", "-o", "@all",
			"--no-cells-only", "--window=-1,2"), err::toString);
		assertEquals(3 * 2 * 31, TableCsv.read(folder.resolve("all_aligned.csv")).rows().size());
	}

	@Test
	void speaksOfItsOptions() throws IOException {
		write();
		assertEquals(2, run("align", "@a.npy", "--events", "@e.csv", "-o", "@out", "--window",
			"3,1"));
		assertTrue(err.toString().contains("--window must be two times in s"), err.toString());
		assertEquals(2, run("align", "@a.npy", "--events", "@e.csv", "-o", "@out",
			"--condition-column=side"));
		assertTrue(err.toString().contains(
			"--condition-column must be a column of the events (time_s, condition)"), err
				.toString());
		assertEquals(2, run("align", "@a.npy", "--events", "@e.csv", "-o", "@out",
			"--first-frame=100"));
		assertTrue(err.toString().contains("--events must have a whole window"), err.toString());
		assertTrue(Files.notExists(folder.resolve("out_aligned.csv")));
		Files.write(folder.resolve("e.csv"), "time_s\n1\nsoon\n".getBytes(
			StandardCharsets.UTF_8));
		assertEquals(1, run("align", "@a.npy", "--events", "@e.csv", "-o", "@out"));
		assertTrue(err.toString().contains(
			"line 3, column 1 must be the time of an event in s, but is \"soon\"."), err
				.toString());
	}

	@Test
	void correlations() throws IOException {
		write();
		assertEquals(0, run("correlations", "@a.npy", "--bin=0.5", "-o", "@out"),
			err::toString);
		final Table table = TableCsv.read(folder.resolve("out_correlations.csv"));
		assertEquals(List.of("cell", "x", "y"), table.columns());
		assertEquals("x", table.rows().get(0).get(0));
		assertEquals(-1, Double.parseDouble(table.rows().get(0).get(2).toString()), 1e-12);
		assertEquals(1, run("correlations", "@a.npy", "--bin=0.5", "-o", "@out"));
		assertTrue(err.toString().contains("already exists"), err.toString());
	}
}
