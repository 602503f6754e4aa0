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

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

import org.calab.alignment.Events;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.io.DataFormatException;
import org.calab.io.hdf5.Hdf5File;

/**
 * The intervals of an NWB file as events: the {@code start_time} of the table of trials, or of
 * another table, with a column of it as conditions. Where the file has traces, their start is
 * the time of the first frame.
 */
final class NwbIntervals {

	private static final String INTERVALS = "intervals", TRIALS = "trials",
			START = "start_time", CONDITION = "condition";

	/** Largest number of intervals that is read. */
	private static final long MOST = 1 << 20;

	private final Path path;
	private final Hdf5File file;

	private NwbIntervals(final Path path, final Hdf5File file) {
		this.path = path;
		this.file = file;
	}

	static Events read(final Path path, final Optional<String> conditionColumn)
		throws IOException
	{
		try (Hdf5File file = Hdf5File.open(path, "an NWB file with intervals")) {
			return new NwbIntervals(path, file).events(conditionColumn.map(String::strip)
				.orElse(""));
		}
	}

	/** @param wanted column, or table/column; empty for the usual ones */
	private Events events(final String wanted) throws IOException {
		final int slash = wanted.indexOf('/');
		final Group table = table(slash < 0 ? "" : wanted.substring(0, slash));
		final String column = wanted.substring(slash + 1);
		final double[] times = numbers(file.require(INTERVALS + "/" + table.getName() + "/" +
			START), table.getName() + "/" + START);
		for (int i = 0; i < times.length; i++)
			if (!Double.isFinite(times[i])) throw new DataFormatException(path.toString(), table
				.getName() + "/" + START + " must be a time in s, but is " + times[i] +
				" in row " + i + " (counted from 0).");
		Events events = Events.of(times, conditions(table, column, times.length));
		if (column.isEmpty() && !has(table, CONDITION)) events = events.withNote(
			"All events are of one condition, as " + table.getName() +
				" has no column condition; set condition_column to one of " + String.join(", ",
					columns(table)) + ".");
		final OptionalDouble first = firstFrame();
		return first.isPresent() ? events.withFirstFrame(first.getAsDouble()) : events;
	}

	private Group table(final String wanted) throws IOException {
		final List<Group> tables = new ArrayList<>();
		if (file.node(INTERVALS).orElse(null) instanceof Group all) for (final Node node : all)
			if (!node.isLink() && node instanceof Group g && has(g, START)) tables.add(g);
		if (tables.isEmpty()) throw new DataFormatException(path.toString(),
			"the file has no intervals; the events must be in a table such as " + INTERVALS +
				"/" + TRIALS + ", with a column " + START + ".");
		final String name = wanted.isEmpty() ? tables.size() == 1 ? tables.get(0).getName()
			: TRIALS : wanted;
		return tables.stream().filter(g -> g.getName().equals(name)).findFirst().orElseThrow(
			() -> InvalidInputException.mustBe("condition_column",
				"a column with its table, as in table/column, for one of the tables " + String
					.join(", ", tables.stream().map(Group::getName).sorted().toList()), wanted));
	}

	private static boolean has(final Group table, final String column) {
		return table.getChild(column) instanceof Dataset;
	}

	/** @return the columns with one number or text per row */
	private static List<String> columns(final Group table) {
		final TreeSet<String> names = new TreeSet<>();
		for (final Node node : table)
			if (!node.isLink() && node instanceof Dataset d && isColumn(table, d)) names.add(d
				.getName());
		return List.copyOf(names);
	}

	/** Columns with lists of values have an index beside them; an index is no column. */
	private static boolean isColumn(final Group table, final Dataset d) {
		return d.getDimensionsAsLong().length == 1 && !has(table, d.getName() + "_index") && !d
			.getName().endsWith("_index") && !Hdf5File.isReferences(d) && !d.isCompound();
	}

	private List<String> conditions(final Group table, final String wanted, final int n)
		throws IOException
	{
		final List<String> conditions = new ArrayList<>();
		final String column = wanted.isEmpty() ? CONDITION : wanted;
		if (!(table.getChild(column) instanceof Dataset d) || !isColumn(table, d)) {
			if (!wanted.isEmpty()) throw InvalidInputException.mustBe("condition_column",
				"a column of " + table.getName() + " (" + String.join(", ", columns(table)) + ")",
				wanted);
			for (int i = 0; i < n; i++)
				conditions.add(Events.ALL);
			return conditions;
		}
		final String name = table.getName() + "/" + column;
		if (Hdf5File.isNumeric(d)) for (final double v : numbers(d, name))
			conditions.add(Double.isNaN(v) ? "" : Require.plain(v));
		else conditions.addAll(file.texts(d));
		if (conditions.size() != n) throw new DataFormatException(path.toString(), name + " has " +
			conditions.size() + " rows, but " + START + " has " + n + ".");
		for (int i = 0; i < n; i++)
			if (conditions.get(i).isBlank()) throw new DataFormatException(path.toString(), name +
				" has no condition in row " + i + " (counted from 0).");
		return conditions;
	}

	private double[] numbers(final Dataset d, final String name) throws IOException {
		if (!Hdf5File.isNumeric(d) || d.getDimensionsAsLong().length != 1 || d.getSize() > MOST)
			throw new DataFormatException(path.toString(), name +
				" must be one column of at most " + MOST + " numbers.");
		if (d.getSize() == 0) throw new DataFormatException(path.toString(), name +
			" has no row.");
		return file.read(d, false)[0];
	}

	/** @return the time of the first frame of the traces, if the file has one series or all start together */
	private OptionalDouble firstFrame() throws IOException {
		final TreeSet<Double> starts = new TreeSet<>();
		for (final String series : NwbSeries.traces(file)) {
			final Optional<Dataset> start = file.dataset(series + "/starting_time"), times = file
				.dataset(series + "/timestamps");
			if (start.isPresent()) file.number(start.get()).ifPresent(starts::add);
			else if (times.isPresent() && Hdf5File.isNumeric(times.get()) && times.get()
				.getDimensionsAsLong().length == 1 && times.get().getSize() > 0) starts.add(file
					.read(times.get(), false)[0][0]);
		}
		starts.removeIf(s -> !Double.isFinite(s));
		return starts.size() == 1 ? OptionalDouble.of(starts.first()) : OptionalDouble
			.empty();
	}
}
