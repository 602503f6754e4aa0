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

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.calab.Version;
import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.trace.CellTable;
import org.calab.trace.TraceSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel file with the sheets cells, activity (or traces), events and settings. Numbers have four significant
 * digits; a cell is empty where there is no number.
 */
final class XlsxExport {

	private static final MathContext DIGITS = new MathContext(4);

	/** Rows that are kept in memory. */
	private static final int FLUSH = 1000;

	/** More characters do not fit into a cell of Excel. */
	private static final int LONGEST_TEXT = 32_767;

	private XlsxExport() {}

	/** @throws InvalidInputException if the cells or frames do not fit into a sheet */
	static void requireFits(final ExportData data) {
		final TraceSet main = data.main();
		if (main.numTimepoints() >= Worksheet.MAX_ROWS || main
			.numCells() >= Worksheet.MAX_COLS) throw new InvalidInputException(
				"A sheet of Excel has " + Worksheet.MAX_ROWS + " rows and " +
					Worksheet.MAX_COLS + " columns, too few for " + main.numTimepoints() +
					" frames of " + main.numCells() + " cells; choose the format mat, long or nwb.");
	}

	static FileGroup.Content of(final ExportData data,
		final OptionalDouble threshold, final Map<String, Object> settings)
	{
		return out -> {
			final Workbook book = new Workbook(out, "CaLab for Fiji", version());
			table(book.newWorksheet("cells"), data);
			final boolean inferred = data.get(ExportData.ACTIVITY).isPresent();
			traces(book.newWorksheet(inferred ? "activity" : "traces"), data.main());
			if (inferred) events(book.newWorksheet("events"), data.main(), threshold,
				data.isRate());
			settings(book.newWorksheet("settings"), settings);
			// not closed, as that closes the stream, which may go on
			book.finish();
		};
	}

	/** Excel takes two numbers of at most four digits, and warns of anything else. */
	private static String version() {
		final String[] parts = Version.number().split("\\D+");
		return parts[0] + "." + parts[1];
	}

	private static void table(final Worksheet sheet, final ExportData data)
		throws IOException
	{
		final List<String> columns = data.table().columns();
		heading(sheet, columns);
		final List<List<Object>> rows = data.table().rows();
		for (int r = 0; r < rows.size(); r++) {
			for (int c = 0; c < columns.size(); c++) {
				final Object value = rows.get(r).get(c);
				// a cell may be called 12
				if (columns.get(c).equals(CellTable.CELL)) text(sheet, r + 1, c, value
					.toString());
				else put(sheet, r + 1, c, value);
			}
			flush(sheet, r);
		}
		sheet.finish();
	}

	private static void traces(final Worksheet sheet, final TraceSet traces)
		throws IOException
	{
		final List<String> columns = new ArrayList<>();
		columns.add(time(traces));
		columns.addAll(traces.names());
		heading(sheet, columns);
		for (int t = 0; t < traces.numTimepoints(); t++) {
			// not rounded: 4 digits do not tell the frames of a long recording apart
			sheet.value(t + 1, 0, traces.time(t));
			for (int i = 0; i < traces.numCells(); i++)
				put(sheet, t + 1, i + 1, traces.value(i, t));
			flush(sheet, t);
		}
		sheet.finish();
	}

	private static void events(final Worksheet sheet, final TraceSet activity,
		final OptionalDouble threshold, final boolean isRate) throws IOException
	{
		heading(sheet, List.of(CellTable.CELL, time(activity), "size"));
		final List<ActivityEvents.Event> events = ActivityEvents.of(activity, threshold,
			isRate);
		if (events.size() >= Worksheet.MAX_ROWS) throw new InvalidInputException(
			"There are " + events.size() +
				" events, more than a sheet of Excel has rows; set event_threshold to a larger number, or choose the format events.");
		for (int r = 0; r < events.size(); r++) {
			final ActivityEvents.Event e = events.get(r);
			text(sheet, r + 1, 0, activity.names().get(e.cell()));
			sheet.value(r + 1, 1, activity.time(e.frame()));
			put(sheet, r + 1, 2, e.size());
			flush(sheet, r);
		}
		sheet.finish();
	}

	/** A row per setting: its name and its value, or, of a list, its values in as many columns. */
	private static void settings(final Worksheet sheet,
		final Map<String, Object> settings) throws IOException
	{
		heading(sheet, List.of("setting", "value"));
		sheet.width(0, 32);
		addAll(sheet, "", settings, 1);
		sheet.finish();
	}

	/** @return the next row */
	private static int addAll(final Worksheet sheet, final String prefix,
		final Map<?, ?> settings, final int first)
	{
		int row = first;
		for (final Map.Entry<?, ?> e : settings.entrySet()) {
			final String name = prefix + e.getKey();
			if (e.getValue() instanceof Map<?, ?> map) {
				row = addAll(sheet, name + ".", map, row);
				continue;
			}
			text(sheet, row, 0, name);
			final List<?> values = e.getValue() instanceof Collection<?> list ? List
				.copyOf(list.stream().map(v -> v == null ? "" : v).toList()) : List.of(e
					.getValue() == null ? "" : e.getValue());
			for (int c = 0; c < values.size() && c + 1 < Worksheet.MAX_COLS; c++)
				put(sheet, row, c + 1, values.get(c));
			row++;
		}
		return row;
	}

	private static void heading(final Worksheet sheet,
		final List<String> columns)
	{
		for (int c = 0; c < columns.size(); c++)
			text(sheet, 0, c, columns.get(c));
		sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
		sheet.freezePane(1, 1);
	}

	private static String time(final TraceSet traces) {
		return traces.rate().isKnown() ? "time (s)" : "frame";
	}

	/** Rows before this one are written out, so that a long recording needs little memory. */
	private static void flush(final Worksheet sheet, final int row)
		throws IOException
	{
		if (row % FLUSH == FLUSH - 1) sheet.flush();
	}

	private static void put(final Worksheet sheet, final int row,
		final int column, final Object value)
	{
		if (value instanceof Boolean b) sheet.value(row, column, b);
		else if (value instanceof Integer i) sheet.value(row, column, i);
		else if (value instanceof Number n) put(sheet, row, column, n.doubleValue());
		else text(sheet, row, column, value.toString());
	}

	private static void put(final Worksheet sheet, final int row,
		final int column, final double value)
	{
		if (Double.isFinite(value)) sheet.value(row, column, rounded(value));
		else if (!Double.isNaN(value)) text(sheet, row, column, Double.toString(value));
	}

	/** @return four significant digits; whole numbers stay whole */
	static double rounded(final double value) {
		return value == Math.rint(value) ? value : new BigDecimal(value).round(DIGITS)
			.doubleValue();
	}

	private static void text(final Worksheet sheet, final int row,
		final int column, final String text)
	{
		if (!text.isEmpty()) sheet.inlineString(row, column, text.substring(0, Math
			.min(text.length(), LONGEST_TEXT)));
	}
}
