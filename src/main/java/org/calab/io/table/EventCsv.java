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
package org.calab.io.table;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.calab.alignment.Events;
import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.calab.io.npy.Npy;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * Reads a table of events: a column {@code time_s} in seconds, and a column with conditions.
 * Columns may be separated by commas, semicolons, tabs or blanks, and decimal marks may be
 * commas. Without headings, the first column has the times, and the second the conditions.
 */
public final class EventCsv {

	/** Headings of the times, the most specific first; case is ignored. */
	private static final List<String> TIMES = List.of("time_s", "onset_s", "start_time_s",
		"time", "onset", "start_time", "start", "t");

	private static final String CONDITION = "condition";

	/** A table of events is small; a larger file is none. */
	private static final long LARGEST = 64L << 20;

	/** A line of the file that is not empty. @param line counted from 1 */
	private record Row(long line, List<String> fields) {

		String field(final int column) {
			return column < fields.size() ? fields.get(column) : "";
		}
	}

	private final String file;
	private final List<Row> rows;

	private EventCsv(final String file, final List<Row> rows) {
		this.file = file;
		this.rows = rows;
	}

	/**
	 * @param conditionColumn heading of the conditions; empty for {@code condition}, and for one
	 *          condition, {@link Events#ALL}, if there is no such column
	 * @throws java.io.FileNotFoundException if there is no such file
	 * @throws DataFormatException if it has no times, or a time is no number; the message names
	 *           the line
	 * @throws InvalidInputException if there is no column of the given name
	 */
	public static Events read(final Path path, final Optional<String> conditionColumn)
		throws IOException
	{
		Npy.requireFile(path);
		final String file = path.toString();
		if (Files.size(path) > LARGEST) throw new DataFormatException(file, "the file has " +
			Files.size(path) + " bytes; a table of events has at most " + LARGEST + ".");
		final TextEncoding encoding = TextEncoding.of(path);
		final FieldSeparator separator;
		try (Reader in = encoding.reader(path)) {
			separator = FieldSeparator.of(in);
		}
		try (Reader in = encoding.reader(path)) {
			return new EventCsv(file, rows(in, separator)).events(conditionColumn, separator
				.character() == ',');
		}
		catch (final CsvParseException e) {
			throw new DataFormatException(file, "the file is not a table (CSV): " + e
				.getMessage(), e);
		}
	}

	private static List<Row> rows(final Reader in, final FieldSeparator separator)
		throws IOException
	{
		final boolean blanks = separator.character() == ' ';
		final List<Row> rows = new ArrayList<>();
		try (Reader plain = blanks ? new BlankRuns(in) : in;
				CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(blanks ? '\t'
					: separator.character()).skipEmptyLines(true).extraFieldStrategy(
						FieldMismatchStrategy.IGNORE).missingFieldStrategy(
							FieldMismatchStrategy.IGNORE).trimWhitespacesAroundQuotes(true)
					.allowUnclosedQuote(false).ofCsvRecord(plain);
				CloseableIterator<CsvRecord> all = csv.iterator())
		{
			while (all.hasNext()) {
				final CsvRecord r = all.next();
				final List<String> fields = r.getFields().stream().map(f -> f.replace('\u00a0',
					' ').strip()).toList();
				final String start = fields.get(0);
				if (fields.stream().allMatch(String::isEmpty) || rows.isEmpty() && (FieldSeparator
					.isNamedIn(start) || FieldSeparator.isComment(start))) continue;
				rows.add(new Row(r.getStartingLineNumber(), fields));
			}
		}
		return rows;
	}

	private Events events(final Optional<String> conditionColumn, final boolean commas)
		throws IOException
	{
		if (rows.isEmpty()) throw new DataFormatException(file, "the file is empty.");
		final Row head = rows.get(0);
		final boolean headed = !NumberStyle.looksNumeric(head.field(0)) || column(head,
			TIMES) >= 0;
		final int time = headed ? column(head, TIMES) : 0;
		if (time < 0) throw new DataFormatException(file,
			"the table has no column time_s; its columns are " + String.join(", ", head
				.fields()) + ".");
		final int condition = headed || conditionColumn.isPresent() ? conditions(head, headed,
			conditionColumn) : head.fields().size() > 1 ? 1 : -1;
		final List<Row> events = headed ? rows.subList(1, rows.size()) : rows;
		if (events.isEmpty()) throw new DataFormatException(file,
			"the table has no event; it must have one line per event below its headings.");
		final List<String> notes = new ArrayList<>();
		final double[] times = times(events, time, commas, notes);
		final List<String> names = new ArrayList<>();
		for (final Row r : events) {
			final String name = condition < 0 ? Events.ALL : r.field(condition);
			if (name.isEmpty()) throw new DataFormatException(file, "line " + r.line() +
				" has no condition; every event must have one.");
			names.add(name);
		}
		if (condition < 0 && head.fields().size() > 1 && headed) notes.add(
			"All events are of one condition, as the table has no column condition; set " +
				"condition_column to one of " + String.join(", ", head.fields()) + ".");
		Events read = Events.of(times, names);
		for (final String n : notes)
			read = read.withNote(n);
		return read;
	}

	private static int column(final Row head, final List<String> names) {
		for (final String name : names)
			for (int i = 0; i < head.fields().size(); i++)
				if (head.field(i).toLowerCase(Locale.ROOT).equals(name)) return i;
		return -1;
	}

	private int conditions(final Row head, final boolean headed,
		final Optional<String> wanted)
	{
		if (wanted.isEmpty()) return column(head, List.of(CONDITION));
		final int found = headed ? column(head, List.of(wanted.get().strip().toLowerCase(
			Locale.ROOT))) : -1;
		if (found < 0) throw InvalidInputException.mustBe("condition_column",
			"a column of the events (" + (headed ? String.join(", ", head.fields())
				: "they have no headings") + ")", wanted.get());
		return found;
	}

	private double[] times(final List<Row> events, final int column, final boolean commas,
		final List<String> notes) throws DataFormatException
	{
		final NumberEvidence evidence = new NumberEvidence();
		for (final Row r : events)
			if (NumberStyle.looksNumeric(r.field(column))) evidence.see(r.field(column), column, r
				.line());
		final NumberStyle style = evidence.decide(file, commas, notes);
		final double[] times = new double[events.size()];
		for (int i = 0; i < times.length; i++) {
			final Row r = events.get(i);
			try {
				times[i] = style.parse(r.field(column));
			}
			catch (final NumberFormatException e) {
				throw noTime(r, column);
			}
			if (Double.isInfinite(times[i])) throw noTime(r, column);
		}
		return times;
	}

	private DataFormatException noTime(final Row r, final int column) {
		return new DataFormatException(file, "line " + r.line() + ", column " + (column + 1) +
			" must be the time of an event in s, but is \"" + r.field(column) + "\".");
	}
}
