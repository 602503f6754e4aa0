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
package org.calab.io.catune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Traces for tuning: {@code OUT.npy} with its sidecar {@code OUT_metadata.json}, as
 * CaLab's {@code save_for_tuning} writes and the CaTune page opens them.
 *
 * @param traces the traces
 * @param metadata all entries of the sidecar, in their order
 */
public record TuningData(TraceSet traces, Map<String, Object> metadata) {

	private static final String SCHEMA_VERSION = "1.0.0";
	private static final String RATE = "sampling_rate_hz";
	private static final String NAMES = "cell_names";
	private static final String REJECTED = "rejected_cells";
	private static final String ORIGIN = "origin";

	/** @return the two files of a stem: the array and its sidecar */
	public static List<Path> files(final Path stem) {
		final String name = nameOf(stem);
		return List.of(stem.resolveSibling(name + ".npy"), stem.resolveSibling(
			name + "_metadata.json"));
	}

	/** @return the file name of the stem, also where a user gave one of the two files */
	private static String nameOf(final Path stem) {
		return stem.getFileName().toString().replaceFirst(
			"(_metadata\\.json|\\.npy)$", "");
	}

	/**
	 * Writes both files, or none.
	 *
	 * @param stem path without extension
	 * @param user further entries of the sidecar; the standard keys override them
	 * @param overwrite whether existing files may be replaced
	 */
	public static void save(final TraceSet traces, final Path stem,
		final Map<String, ?> user, final boolean overwrite) throws IOException
	{
		FileGroup.write(contents(traces, stem, user), overwrite);
	}

	/** @return the files that {@link #save} writes */
	public static Map<Path, FileGroup.Content> contents(final TraceSet traces,
		final Path stem, final Map<String, ?> user)
	{
		final Map<String, Object> metadata = new LinkedHashMap<>(user);
		metadata.put("schema_version", SCHEMA_VERSION);
		metadata.put(RATE, traces.rate().isKnown() ? traces.rate().hz() : null);
		metadata.put("num_cells", traces.numCells());
		metadata.put("num_timepoints", traces.numTimepoints());
		metadata.put("dtype", "<f8");
		final TraceSet unnamed = TraceSet.of(new double[traces.numCells()][1],
			SamplingRate.unknown());
		if (!traces.names().equals(unnamed.names())) metadata.put(NAMES, traces
			.names());
		if (!traces.states().rejected().isEmpty()) metadata.put(REJECTED, traces
			.states().rejected());
		if (!traces.origin().isEmpty()) metadata.put(ORIGIN, traces.origin());
		final List<Path> files = files(stem);
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(files.get(0), Npy.of(traces));
		contents.put(files.get(1), Json.of(metadata));
		return contents;
	}

	/** @return metadata or info with these states: the names of the rejected cells, {@code rejected_cells}. Changed. */
	public static ObjectNode withStates(final ObjectNode json,
		final CellStates states)
	{
		final ArrayNode rejected = json.putArray(REJECTED);
		states.rejected().forEach(rejected::add);
		return json;
	}

	/**
	 * @param stem path without extension, or either of the two files
	 * @throws FileNotFoundException if one of the files is missing
	 * @throws DataFormatException if the two files do not match
	 */
	public static TuningData load(final Path stem) throws IOException {
		final List<Path> files = files(stem);
		if (!Files.isRegularFile(files.get(0))) throw new FileNotFoundException(
			"File not found: " + files.get(0));
		if (!Files.isRegularFile(files.get(1))) throw new FileNotFoundException(
			"File not found: " + files.get(1) + " (the metadata of " + files.get(0) +
				")");
		final double[][] rows = Npy.read(files.get(0));
		final JsonNode json = Json.read(files.get(1));
		final String name = files.get(1).toString();
		requireSame(json, "num_cells", rows.length, name);
		requireSame(json, "num_timepoints", rows.length == 0 ? 0 : rows[0].length,
			name);
		final Map<String, Object> metadata = new LinkedHashMap<>();
		json.fields().forEachRemaining(e -> metadata.put(e.getKey(), Json.plain(e
			.getValue())));
		TraceSet traces = TraceSet.of(rows, rate(json, name)).withOrigin(json.path(
			ORIGIN).asText(nameOf(stem)));
		if (json.path(NAMES).size() == rows.length) {
			final List<String> names = new ArrayList<>();
			json.get(NAMES).forEach(n -> names.add(n.asText()));
			traces = traces.withNames(names);
		}
		final List<String> rejected = new ArrayList<>();
		json.path(REJECTED).forEach(n -> rejected.add(n.asText()));
		traces = traces.withStates(CellStates.rejecting(rejected));
		return new TuningData(traces, metadata);
	}

	private static void requireSame(final JsonNode json, final String key,
		final int actual, final String name) throws DataFormatException
	{
		if (json.has(key) && json.get(key).asInt(-1) != actual) {
			throw new DataFormatException(name, key + " is " + json.get(key) +
				", but the array beside it has " + actual + ".");
		}
	}

	private static SamplingRate rate(final JsonNode json, final String name)
		throws DataFormatException
	{
		final JsonNode rate = json.path(RATE);
		if (rate.isMissingNode() || rate.isNull()) return SamplingRate.unknown();
		// some writers quote the number
		final double hz = rate.asDouble(Double.NaN);
		if (!(hz > 0) || Double.isInfinite(hz)) throw DataFormatException.mustBe(name, RATE,
			"a number greater than 0 Hz, or null if unknown", rate);
		return SamplingRate.ofHz(hz);
	}
}
