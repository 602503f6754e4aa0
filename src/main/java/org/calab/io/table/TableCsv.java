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
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.trace.Table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Writes and reads tables as CSV (RFC 4180, with a decimal point in every locale, full precision). */
public final class TableCsv {

	/** A table of cells is small; a larger file is none. */
	private static final long LARGEST = 256L << 20;

	private TableCsv() {}

	/** @return a writer of the column headings and one line per row */
	public static FileGroup.Content of(final Table table) {
		return of(table.columns(), () -> table.rows().stream());
	}

	/**
	 * As {@link #of(Table)}, for a table that need not be in memory.
	 *
	 * @param rows makes the rows, one value per column, each time the content is written
	 */
	public static FileGroup.Content of(final List<String> columns,
		final Supplier<Stream<List<Object>>> rows)
	{
		return out -> {
			final Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			w.write(line(columns));
			final Iterator<List<Object>> all = rows.get().iterator();
			while (all.hasNext())
				w.write(line(all.next()));
			w.flush();
		};
	}

	private static String line(final List<?> values) {
		return values.stream().map(v -> TraceCsv.quoted(v.toString())).collect(
			Collectors.joining(",", "", "\n"));
	}

	/**
	 * @return the table with all values as texts, just as they stand in the file
	 * @throws java.io.FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is not a table that {@link #of} writes
	 */
	public static Table read(final Path file) throws IOException {
		Npy.requireFile(file);
		if (Files.size(file) > LARGEST) throw new DataFormatException(file
			.toString(), "the file has " + Files.size(file) +
				" bytes; a table of cells has at most " + LARGEST + ".");
		final List<List<Object>> rows = new ArrayList<>();
		final List<String> columns = new ArrayList<>();
		try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(
			withoutMark(Files.readString(file))))
		{
			for (final CsvRecord r : csv) {
				if (columns.isEmpty()) columns.addAll(r.getFields());
				else if (r.getFieldCount() == columns.size()) rows.add(List.copyOf(r
					.getFields()));
				else throw new DataFormatException(file.toString(), "line " + r
					.getStartingLineNumber() + " has " + r.getFieldCount() +
					" columns, but the heading has " + columns.size() + ".");
			}
		}
		catch (final MalformedInputException e) {
			throw new DataFormatException(file.toString(), "the file is not text in UTF-8.", e);
		}
		catch (final CsvParseException e) {
			throw new DataFormatException(file.toString(), "the file is not a table (CSV): " + e
				.getMessage(), e);
		}
		if (columns.isEmpty()) throw new DataFormatException(file.toString(), "the file is empty.");
		return new Table(columns, rows);
	}

	/** A byte order mark, which Excel writes, is no part of the first heading. */
	private static String withoutMark(final String text) {
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}
}
