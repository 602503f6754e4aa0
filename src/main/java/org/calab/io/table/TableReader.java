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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * Reads the text of a table in two passes: the first decides what separates the columns,
 * which mark is the decimal mark, and which columns hold numbers; the second reads them.
 */
final class TableReader {

	/** Rows looked at to find the headings. */
	private static final int SAMPLE = 20;

	/** More columns, longer fields and longer rows are no table of traces. */
	private static final int MOST_COLUMNS = 1 << 22, LONGEST_FIELD = 1 << 16,
			LONGEST_ROW = 1 << 26;

	/** A text takes more memory than a number. */
	private static final int NUMBERS_PER_TEXT = 8;

	private final Path file;
	private final String name;
	private final TextEncoding encoding;
	private final FieldSeparator separator;
	private final List<String> notes = new ArrayList<>();

	private TableReader(final Path file) throws IOException {
		this.file = file;
		name = file.toString();
		encoding = TextEncoding.of(file);
		try (Reader in = encoding.reader(file)) {
			separator = FieldSeparator.of(in);
		}
	}

	/**
	 * @throws DataFormatException if the file is no table: lines differ in length, or a column
	 *           mixes numbers and texts
	 */
	static TextTable read(final Path file) throws IOException {
		return new TableReader(file).table();
	}

	/** Told of every row that is not empty, with its line, counted from 1. */
	private interface RowSink {

		void row(List<String> fields, long line) throws IOException;
	}

	private TextTable table() throws IOException {
		final List<List<String>> first = first();
		if (first.isEmpty()) throw new DataFormatException(name, "the file is empty.");
		final TableHead head = TableHead.of(first);
		if (!head.note().isEmpty()) notes.add(head.note());
		final int n = head.headings().size();
		final ColumnCheck[] checks = new ColumnCheck[n];
		Arrays.setAll(checks, ColumnCheck::new);
		final NumberEvidence evidence = new NumberEvidence();
		final int[] rows = new int[1];
		each(head.lines(), (fields, line) -> {
			requireLength(fields, head, line);
			rows[0]++;
			for (int i = 0; i < Math.min(n, fields.size()); i++)
				if (checks[i].see(fields.get(i), line)) evidence.see(fields.get(i), i, line);
		});
		if (rows[0] == 0) throw new DataFormatException(name,
			"the file has no row of numbers.");
		if (encoding.isWindows()) notes.add(
			"The text is not UTF-8, and was read as Windows-1252.");
		final NumberStyle style = evidence.decide(name, separator.character() == ',',
			notes);
		return new TextTable(head.lines() > 0, columns(head, checks, style, rows[0]), second(
			head, checks), rows[0], List.copyOf(notes));
	}

	private List<String> second(final TableHead head, final ColumnCheck[] checks) {
		final List<String> all = new ArrayList<>();
		for (int i = 0; i < checks.length && !head.second().isEmpty(); i++)
			if (!checks[i].isEmpty() || !head.headings().get(i).isEmpty()) all.add(i < head
				.second().size() ? head.second().get(i) : "");
		return all;
	}

	private List<TableColumn> columns(final TableHead head, final ColumnCheck[] checks,
		final NumberStyle style, final int rows) throws IOException
	{
		final int n = checks.length;
		final double[][] numbers = new double[n][];
		final String[][] texts = new String[n][];
		final Map<String, String> distinct = new HashMap<>();
		long weight = 0;
		for (int i = 0; i < n; i++) {
			final String heading = head.headings().get(i);
			if (checks[i].isEmpty() && heading.isEmpty()) continue;
			final boolean text = checks[i].isText(heading, rows);
			weight += text ? NUMBERS_PER_TEXT : 1;
			if (text) texts[i] = new String[0];
			else {
				checks[i].requireNumbers(name);
				numbers[i] = new double[0];
			}
		}
		if (weight == 0) throw new DataFormatException(name, "the table is empty.");
		SizeLimits.shape(name, "the table", weight, rows);
		for (int i = 0; i < n; i++) {
			if (numbers[i] != null) numbers[i] = new double[rows];
			if (texts[i] != null) texts[i] = new String[rows];
		}
		final int[] row = new int[1];
		each(head.lines(), (fields, line) -> {
			for (int i = 0; i < n; i++) {
				final String field = i < fields.size() ? fields.get(i) : "";
				if (texts[i] != null) texts[i][row[0]] = distinct.computeIfAbsent(field,
					f -> f);
				else if (numbers[i] != null) numbers[i][row[0]] = number(style, field, i,
					line);
			}
			row[0]++;
		});
		final List<TableColumn> columns = new ArrayList<>();
		for (int i = 0; i < n; i++)
			if (numbers[i] != null || texts[i] != null) columns.add(new TableColumn(head
				.headings().get(i), numbers[i], texts[i] == null ? null : List.of(texts[i])));
		return columns;
	}

	private double number(final NumberStyle style, final String field, final int column,
		final long line) throws DataFormatException
	{
		if (!NumberStyle.looksNumeric(field)) return MissingWords.value(field);
		try {
			return style.parse(field);
		}
		catch (final NumberFormatException e) {
			throw ColumnCheck.noNumber(name, field, column, line);
		}
	}

	private void requireLength(final List<String> fields, final TableHead head,
		final long line) throws DataFormatException
	{
		int filled = fields.size();
		while (filled > 0 && fields.get(filled - 1).isEmpty())
			filled--;
		final int n = head.headings().size();
		if (filled <= n && fields.size() >= head.least()) return;
		throw new DataFormatException(name, "line " + line + " has " + fields.size() +
			(fields.size() == 1 ? " column" : " columns") + ", but the " + (head
				.lines() > 0 ? "heading" : "first line") + " has " + n + (filled > n && separator
					.character() == ',' ? "; if commas are also decimal marks, save the table with " +
						"semicolons or tabs between the columns." : "."));
	}

	private List<List<String>> first() throws IOException {
		final List<List<String>> first = new ArrayList<>();
		try (Reader in = reader(); CsvReader<CsvRecord> csv = csv(in);
				CloseableIterator<CsvRecord> all = csv.iterator())
		{
			while (first.size() < SAMPLE && all.hasNext()) {
				final List<String> fields = fields(all.next(), first.isEmpty());
				if (fields != null) first.add(fields);
			}
		}
		return first;
	}

	/** @param skipped lines of headings */
	private void each(final int skipped, final RowSink sink) throws IOException {
		try (Reader in = reader(); CsvReader<CsvRecord> csv = csv(in);
				CloseableIterator<CsvRecord> all = csv.iterator())
		{
			int seen = 0;
			while (all.hasNext()) {
				final CsvRecord r = all.next();
				final List<String> fields = fields(r, seen == 0);
				if (fields != null && seen++ >= skipped) sink.row(fields, r
					.getStartingLineNumber());
			}
		}
	}

	private Reader reader() throws IOException {
		final Reader in = encoding.reader(file);
		return separator.character() == ' ' ? new BlankRuns(in) : in;
	}

	private CsvReader<CsvRecord> csv(final Reader in) {
		return CsvReader.builder().fieldSeparator(separator.character() == ' ' ? '\t'
			: separator.character()).skipEmptyLines(true).extraFieldStrategy(
				FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE).trimWhitespacesAroundQuotes(true)
			.allowUnclosedQuote(false).maxBufferSize(LONGEST_FIELD * 4).build(
				CsvRecordHandler.of(h -> h.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_FIELD)
					.maxRecordSize(LONGEST_ROW)), in);
	}

	/**
	 * @param atStart whether no row was seen before, so that comments may come
	 * @return the fields without blanks around them; null for a line that is no row
	 */
	private List<String> fields(final CsvRecord r, final boolean atStart) {
		final List<String> fields = new ArrayList<>(r.getFieldCount());
		boolean empty = true;
		for (int i = 0; i < r.getFieldCount(); i++) {
			// strip, as trim, keeps the hard space of Excel
			final String field = r.getField(i).replace('\u00a0', ' ').strip();
			empty &= field.isEmpty();
			fields.add(field);
		}
		if (empty) return null;
		if (!atStart) return fields;
		final String start = fields.get(0);
		if (FieldSeparator.isNamedIn(start)) return null;
		if (r.getStartingLineNumber() > SAMPLE || !start.startsWith("#") && !start.startsWith(
			"%")) return fields;
		// a comment with as many fields as the rows holds the headings
		if (start.length() == 1) return fields.size() == separator.columns() ? fields : fields
			.size() == separator.columns() + 1 ? fields.subList(1, fields.size()) : null;
		if (fields.size() != separator.columns() || !FieldSeparator.isComment(start))
			return FieldSeparator.isComment(start) ? null : fields;
		fields.set(0, start.substring(1).strip());
		return fields;
	}
}
