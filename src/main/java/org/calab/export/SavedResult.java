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
package org.calab.export;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.io.DataFormatException;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.calab.io.table.TableCsv;
import org.calab.loader.LoadOptions;
import org.calab.loader.SavedInfo;
import org.calab.loader.TraceFiles;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * Reads the files of a saved result, so that nothing is inferred again: {@code OUT.npy} or {@code OUT_activity.npy},
 * or {@code OUT_activity.csv} where there is neither, with {@code OUT_info.json} or {@code OUT_results.json}, and, as
 * far as they are there, {@code OUT_cells.csv}, {@code OUT_fit.npy}, {@code OUT_sd.npy} and {@code OUT_probability.npy}.
 */
public final class SavedResult {

	private SavedResult() {}

	/** @return whether the file is one of a saved result, or a path without extension of one */
	public static boolean recognises(final Path file) {
		return SavedInfo.find(file).isPresent();
	}

	/**
	 * @param file any file of the result, or their path without extension
	 * @throws FileNotFoundException if a file is missing
	 * @throws DataFormatException if the files are damaged or of different cells
	 */
	public static ExportData read(final Path file) throws IOException {
		final Path stem = SavedInfo.stem(file);
		final Path from = SavedInfo.find(file).orElseThrow(() -> new FileNotFoundException(
			"File not found: " + SavedInfo.beside(stem, "_info.json") +
				" (what the numbers of the result are; saved with --full, or by the menu)"));
		final SavedInfo saved = SavedInfo.read(from);
		final JsonNode info = saved.json();
		final TraceSet activity = activity(stem, saved);
		final Map<String, TraceSet> all = new LinkedHashMap<>();
		all.put(ExportData.ACTIVITY, activity);
		for (final String key : List.of(ExportData.FIT, ExportData.SD,
			ExportData.PROBABILITY))
		{
			final Path array = SavedInfo.beside(stem, "_" + key + ".npy");
			if (!Files.isRegularFile(array)) continue;
			final double[][] rows = Npy.read(array);
			if (rows.length != activity.numCells() || rows[0].length != activity
				.numTimepoints()) throw new DataFormatException(array.toString(),
					"the shape is not that of the activity, " + activity + ".");
			all.put(key, activity.withOwned(rows));
		}
		final Path cells = SavedInfo.beside(stem, "_cells.csv");
		final Table table = Files.isRegularFile(cells) ? typed(TableCsv.read(cells))
			: names(activity);
		final TraceSet marked = withStates(activity, table, cells);
		all.replaceAll((key, q) -> q.withStates(marked.states()));
		return new ExportData(all, info.path("activity_unit").asText("a.u."), table,
			plain(info), Optional.empty());
	}

	private static TraceSet activity(final Path stem, final SavedInfo info)
		throws IOException
	{
		final List<Path> arrays = List.of(SavedInfo.beside(stem, "_activity.npy"), SavedInfo.beside(stem,
			".npy"));
		final Optional<Path> array = (info.isCaDecon() ? arrays : List.of(arrays.get(1),
			arrays.get(0))).stream().filter(Files::isRegularFile).findFirst();
		final TraceSet rows;
		if (array.isPresent()) rows = TraceSet.owning(Npy.read(array.get()),
			SamplingRate.unknown());
		else rows = TraceFiles.load(SavedInfo.beside(stem, "_activity.csv"), "csv", LoadOptions
			.defaults()).traces();
		final List<String> names = info.names();
		if (!names.isEmpty() && names.size() != rows.numCells())
			throw new DataFormatException(info.file().toString(), "cell_names has " +
				names.size() + " cells, but the activity has " + rows.numCells() + ".");
		return (names.isEmpty() ? rows : rows.withNames(names)).withRate(info.rate()
			.orElse(rows.rate())).withOrigin(info.json().path("source").asText(""))
			.withStates(CellStates.rejecting(info.rejected()));
	}

	/** The table is what the user sees and changes: its states count. */
	private static TraceSet withStates(final TraceSet activity, final Table table,
		final Path file) throws IOException
	{
		final int cell = table.columns().indexOf(CellTable.CELL), state = table
			.columns().indexOf(CellTable.STATE);
		final List<String> names = new ArrayList<>(), rejected = new ArrayList<>();
		for (final List<Object> row : table.rows()) {
			if (cell >= 0) names.add(row.get(cell).toString());
			if (state >= 0 && row.get(state).toString().equals(CellState.REJECTED
				.toString())) rejected.add(row.get(Math.max(0, cell)).toString());
		}
		if (!names.equals(activity.names())) throw new DataFormatException(file
			.toString(), "the cells of the table are not those of the activity.");
		return state < 0 ? activity : activity.withStates(activity.states().with(names,
			CellStates.rejecting(rejected)));
	}

	/** @return the table with numbers and booleans in place of their texts, other than in the names of cells */
	private static Table typed(final Table texts) {
		final int cell = texts.columns().indexOf(CellTable.CELL);
		return new Table(texts.columns(), texts.rows().stream().map(row -> {
			final List<Object> typed = new ArrayList<>(row);
			for (int c = 0; c < typed.size(); c++)
				if (c != cell) typed.set(c, typed(row.get(c).toString()));
			return typed;
		}).toList());
	}

	private static Object typed(final String text) {
		if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
		return text.matches("[-+]?(\\d+\\.?\\d*([eE][-+]?\\d+)?|NaN|Infinity)") ? (Object) Double
			.valueOf(text) : text;
	}

	private static Table names(final TraceSet activity) {
		return new Table(List.of(CellTable.CELL, CellTable.STATE), activity.names()
			.stream().map(n -> List.<Object> of(n, activity.states().of(n).toString()))
			.toList());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> plain(final JsonNode info) {
		return (Map<String, Object>) Json.plain(info);
	}
}
