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
package org.calab.io;

import static org.calab.Expected.bytes;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.Expected;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.io.npy.Npz;
import org.calab.io.table.TraceCsv;
import org.calab.io.table.TraceTable;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the bytes that NumPy writes and what Python's json does. */
class FilesExpectedTest {

	private final JsonNode all = Expected.of("files");

	@Test
	void readsNpy() throws IOException {
		for (final JsonNode c : cases("files", "npy")) {
			final byte[] file = bytes(c.get("bytes"));
			final double[][] found = Npy.read(new ByteArrayInputStream(file), c.get(
				"name").asText(), file.length);
			final double[][] expected = rows(c.get("rows"));
			assertEquals(expected.length, found.length, c.get("name").asText());
			for (int i = 0; i < found.length; i++)
				Expected.assertClose(expected[i], found[i], 1e-11, c.get("name")
					.asText());
		}
	}

	@Test
	void writesNpyAsNumPyDoes() throws IOException {
		final double[][] rows = rows(all.get("rows"));
		assertArrayEquals(bytes(all.get("written")), written(Npy.of(rows)));
		assertArrayEquals(bytes(all.get("written_single")), written(Npy.single(
			rows.length, rows[0].length, i -> rows[i])));
	}

	@Test
	void readsNpz(@TempDir final Path folder) throws IOException {
		for (final JsonNode c : cases("files", "npz")) {
			final Path file = Files.write(folder.resolve(c.get("name").asText() +
				".npz"), bytes(c.get("bytes")));
			assertArrayEquals(rows(all.get("rows")), Npz.read(file, "C"));
			assertEquals(2, Npz.names(file).size());
		}
	}

	@Test
	void csv(@TempDir final Path folder) throws IOException {
		final JsonNode c = all.get("csv");
		final List<String> names = new ArrayList<>();
		c.get("names").forEach(n -> names.add(n.asText()));
		final String text = c.get("text").asText();
		final double[][] rows = rows(c.get("rows"));
		assertEquals(text, new String(written(TraceCsv.wide(TraceSet.of(rows,
			SamplingRate.ofHz(number(c, "fs"))).withNames(names))),
			StandardCharsets.UTF_8));
		final TraceTable.Traces read = TraceTable.read(Files.writeString(folder
			.resolve("traces.csv"), text), Optional.empty(), true);
		assertArrayEquals(rows, read.rows());
		assertEquals(names, read.names());
	}

	@Test
	void tuningData(@TempDir final Path folder) throws IOException {
		final TraceSet traces = TraceSet.of(rows(all.get("rows")), SamplingRate.ofHz(
			20.5));
		TuningData.save(traces, folder.resolve("a"), Map.of("animal", "m1"), false);
		assertArrayEquals(bytes(all.get("written")), Files.readAllBytes(folder
			.resolve("a.npy")));
		final String metadata = all.get("metadata").asText();
		assertEquals(Json.parse(metadata.getBytes(StandardCharsets.UTF_8), "theirs"),
			Json.read(folder.resolve("a_metadata.json")));
		Files.writeString(folder.resolve("a_metadata.json"), metadata);
		final TraceSet back = TuningData.load(folder.resolve("a")).traces();
		assertArrayEquals(traces.toArray(), back.toArray());
		assertEquals(traces.rate(), back.rate());
	}

	@Test
	void catuneExport() throws IOException {
		for (final JsonNode c : cases("files", "export")) {
			final CaTuneExport found = CaTuneExport.of(Json.parse(c.get("text").asText()
				.getBytes(StandardCharsets.UTF_8), "export"), "export");
			assertEquals(new CaTuneExport(number(c, "tau_rise"), number(c,
				"tau_decay"), number(c, "lambda"), number(c, "fs"), c.get("filter")
					.asBoolean()), found);
			final JsonNode ar2 = Json.parse(written(found.content(0.2, 0.7, Map
				.of())), "ours").get("ar2_coefficients");
			for (final String key : List.of("g1", "g2", "decayRoot", "riseRoot", "dt"))
				Expected.assertClose(number(c, key), number(ar2, key), 1e-11, key);
		}
	}

	private static byte[] written(final FileGroup.Content content)
		throws IOException
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		content.writeTo(out);
		return out.toByteArray();
	}
}
