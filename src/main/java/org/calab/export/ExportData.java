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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.calab.cells.CellSummary;
import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.Footprints;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/**
 * What is exported: traces, the activity inferred from them, or both, of the same cells and frames.
 * Immutable.
 *
 * @param quantities each n_cells × n_timepoints, by their keys; at least {@link #TRACES} or {@link #ACTIVITY}
 * @param unit of the activity; empty without activity
 * @param table a row per cell, with the cell's name in its first column
 * @param info of the result, as its JSON file has it; empty for traces alone
 * @param footprints shapes of the cells, as far as they are known
 */
public record ExportData(Map<String, TraceSet> quantities, String unit,
	Table table, Map<String, Object> info, Optional<Footprints> footprints)
{

	/** Keys of the quantities: fluorescence and neuropil as extracted, and what activity was inferred from. */
	public static final String F = "F", NEUROPIL = "neuropil", TRACES = "traces";

	/** Keys of the quantities of inferred activity. */
	public static final String ACTIVITY = "activity", FIT = "fit", SD = "sd",
			PROBABILITY = "probability";

	private static final Map<String, String> MEANINGS = Map.of(F,
		"fluorescence of each cell as extracted from the movie", NEUROPIL,
		"fluorescence of the ring around each cell", TRACES,
		"the traces, in their own unit", FIT,
		"fit to the traces, in their unit", SD,
		"standard deviation of the activity, in its unit", PROBABILITY,
		"probability that there is activity in the frame, 0 to 1");

	/** @throws InvalidInputException if there is nothing to export, or the parts are of different cells or frames */
	public ExportData {
		quantities = Collections.unmodifiableMap(new LinkedHashMap<>(
			quantities));
		info = Collections.unmodifiableMap(new LinkedHashMap<>(info));
		if (!quantities.containsKey(TRACES) && !quantities.containsKey(ACTIVITY))
			throw new InvalidInputException(
				"There must be traces or activity to export, but there is neither.");
		final TraceSet main = quantities.getOrDefault(ACTIVITY, quantities.get(
			TRACES));
		quantities.forEach((key, q) -> {
			if (!q.names().equals(main.names()) || q.numTimepoints() != main
				.numTimepoints()) throw InvalidInputException.of(key, "must be of the " +
					"same cells and frames as the rest, but is " + q + ", and not " + main + ".");
		});
	}

	/** @return traces without activity */
	public static ExportData of(final TraceSet traces) {
		return new ExportData(Map.of(TRACES, traces), "", CellSummary.of(traces,
			Optional.empty()), Map.of(), Optional.empty());
	}

	/** @return an inferred result, without the traces that it is from */
	public static ExportData of(final InferredActivity result) {
		final Map<String, TraceSet> all = new LinkedHashMap<>();
		all.put(ACTIVITY, result.activity());
		result.fitted().ifPresent(f -> all.put(FIT, f));
		result.deviation().ifPresent(d -> all.put(SD, d));
		result.probability().ifPresent(p -> all.put(PROBABILITY, p));
		return new ExportData(all, result.activityUnit(), result.cellTable(), result
			.info(), Optional.empty());
	}

	/**
	 * @param traces that the activity is from; may have more cells, and must have all cells of the activity by name
	 * @return the same with these traces
	 */
	public ExportData withTraces(final TraceSet traces) {
		return with(TRACES, traces);
	}

	/** @return the same with the fluorescence and the neuropil before they were corrected */
	public ExportData withSteps(final ExtractedTraces extracted) {
		final ExportData f = with(F, extracted.raw());
		return extracted.neuropil().map(n -> f.with(NEUROPIL, n)).orElse(f);
	}

	/** @return the same with the shapes of those cells that are among the cells here */
	public ExportData withFootprints(final Footprints shapes) {
		final Set<String> known = new HashSet<>(shapes.names());
		if (names().stream().noneMatch(known::contains))
			throw new InvalidInputException("The shapes must be of the cells that are " +
				"exported, but none of them has a name such as \"" + names().get(0) + "\".");
		return new ExportData(quantities, unit, table, info, Optional.of(shapes.of(
			names())));
	}

	private ExportData with(final String key, final TraceSet more) {
		final Map<String, Integer> rows = new LinkedHashMap<>();
		for (int i = 0; i < more.numCells(); i++)
			rows.put(more.names().get(i), i);
		final int[] cells = new int[names().size()];
		for (int i = 0; i < cells.length; i++) {
			final Integer row = rows.get(names().get(i));
			if (row == null) throw InvalidInputException.of(key,
				"must have the cell \"" + names().get(i) + "\" of the result, but the cells are " +
					String.join(", ", more.names().subList(0, Math.min(5, more.numCells()))) + (more
						.numCells() > 5 ? ", ..." : "") + ".");
			cells[i] = row;
		}
		final Map<String, TraceSet> all = new LinkedHashMap<>(quantities);
		all.put(key, more.withCells(cells).withRate(more.rate().orElse(main()
			.rate())).withStates(main().states()));
		return new ExportData(all, unit, table, info, footprints);
	}

	/** @return the activity or, without it, the traces */
	public TraceSet main() {
		return quantities.getOrDefault(ACTIVITY, quantities.get(TRACES));
	}

	/** @return this quantity, if there is one */
	public Optional<TraceSet> get(final String key) {
		return Optional.ofNullable(quantities.get(key));
	}

	/** @return the names of the cells */
	public List<String> names() {
		return main().names();
	}

	/**
	 * @return the same for the accepted cells
	 * @throws InvalidInputException if all are rejected
	 */
	public ExportData accepted() {
		final int[] cells = main().acceptedCells();
		if (cells.length == main().numCells()) return this;
		final Map<String, TraceSet> some = new LinkedHashMap<>();
		quantities.forEach((key, q) -> some.put(key, q.withCells(cells)));
		final List<String> kept = TraceSet.pick(names(), cells);
		return new ExportData(some, unit, new Table(table.columns(), TraceSet.pick(
			table.rows(), cells)), info, footprints.filter(f -> f.names().stream()
				.anyMatch(kept::contains)).map(f -> f.of(kept)));
	}

	/** @return the shapes in the order of the cells, if each cell has one */
	public Optional<Footprints> everyFootprint() {
		return footprints.filter(f -> new HashSet<>(f.names()).containsAll(names()))
			.map(f -> new Footprints(f.width(), f.height(), names().stream().map(n -> f
				.regions().get(f.names().indexOf(n)).withState(main().states().of(n)))
				.toList(), f.faintest(), f.images(), f.notes()));
	}

	/** @return whether the activity is per second, not per frame */
	public boolean isRate() {
		return unit.startsWith("spikes/s");
	}

	/** @return in words what the numbers of a quantity are */
	public String meaning(final String key) {
		return key.equals(ACTIVITY) ? activityMeaning() : MEANINGS.get(key);
	}

	private String activityMeaning() {
		if (isRate()) return "expected spikes per second (" + unit + ")";
		if (unit.startsWith("spikes per frame")) return "expected number of spikes in each frame" +
			(unit.contains("relative")
				? "; in cells whose calibration is relative (see the table of cells), activity in the unit of the trace, which is no number of spikes"
				: "");
		return "activity that is proportional to the spike rate within each cell (" + unit +
			"); no number of spikes, and not comparable between cells";
	}

	/** @return the row of the table for each cell, without its name: heading and value */
	List<Map<String, Object>> tableRows() {
		final int cell = Math.max(0, table.columns().indexOf(CellTable.CELL));
		final List<Map<String, Object>> rows = new ArrayList<>();
		for (final List<Object> row : table.rows()) {
			final Map<String, Object> values = new LinkedHashMap<>();
			IntStream.range(0, row.size()).filter(i -> i != cell).forEach(i -> values
				.put(table.columns().get(i), row.get(i)));
			rows.add(values);
		}
		return rows;
	}
}
