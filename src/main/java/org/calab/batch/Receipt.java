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
package org.calab.batch;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.trace.Table;

/**
 * Describes how a recording was processed. It is saved with the results, so that unchanged
 * recordings can be skipped.
 *
 * @param recording name of the recording
 * @param version of CaLab for Fiji
 * @param inputs fingerprints of the inputs
 * @param settings of the batch
 * @param outputs fingerprints of the written files
 * @param cells number of cells
 * @param frames number of frames
 * @param fs sampling rate in Hz
 * @param warnings notes and warnings for the user
 * @param table one row per cell
 */
record Receipt(String recording, String version, List<Fingerprint> inputs,
	BatchSettings settings, List<Fingerprint> outputs, int cells, int frames,
	double fs, List<String> warnings, Table table)
{

	private static final int SCHEMA_VERSION = 1;

	Receipt {
		inputs = List.copyOf(inputs);
		outputs = List.copyOf(outputs);
		warnings = List.copyOf(warnings);
	}

	FileGroup.Content content() {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("schema_version", SCHEMA_VERSION);
		m.put("made_by", "CaLab for Fiji");
		m.put("version", version);
		m.put("recording", recording);
		m.put("cells", cells);
		m.put("frames", frames);
		m.put("sampling_rate_hz", fs);
		m.put("warnings", warnings);
		m.put("inputs", inputs);
		m.put("outputs", outputs);
		m.put("settings", SettingsJson.of(settings));
		m.put("columns", table.columns());
		m.put("table", table.rows());
		return Json.of(m);
	}

	/** @throws IOException if the file cannot be read, or is not a receipt */
	static Receipt read(final Path file) throws IOException {
		final JsonNode json = Json.read(file);
		if (json.path("schema_version").asInt() != SCHEMA_VERSION || !json.path(
			"settings").isObject()) throw new DataFormatException(file.toString(),
				"the file is not the receipt of a batch.");
		final List<String> warnings = new ArrayList<>();
		json.path("warnings").forEach(w -> warnings.add(w.asText()));
		try {
			return new Receipt(json.path("recording").asText(), json.path("version")
				.asText(), fingerprints(json.path("inputs")), SettingsJson.of(json.path(
					"settings")), fingerprints(json.path("outputs")), json.path("cells")
						.asInt(), json.path("frames").asInt(), json.path(
							"sampling_rate_hz").asDouble(), warnings, table(json));
		}
		catch (final InvalidInputException e) {
			throw new DataFormatException(file.toString(), e.getMessage(), e);
		}
	}

	private static Table table(final JsonNode json) {
		final List<String> columns = new ArrayList<>();
		json.path("columns").forEach(c -> columns.add(c.asText()));
		final List<List<Object>> rows = new ArrayList<>();
		json.path("table").forEach(line -> {
			final List<Object> row = new ArrayList<>();
			line.forEach(v -> row.add(v.isNumber() ? v.numberValue() : v.isBoolean()
				? v.booleanValue() : (Object) v.asText()));
			rows.add(row);
		});
		return new Table(columns, rows);
	}

	private static List<Fingerprint> fingerprints(final JsonNode list) {
		final List<Fingerprint> out = new ArrayList<>();
		list.forEach(f -> out.add(new Fingerprint(f.path("name").asText(), f.path(
			"size").asLong(), f.path("modified").asLong(), f.path("sha256")
				.asText())));
		return out;
	}
}
