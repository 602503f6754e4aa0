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

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.trace.TraceSet;

/**
 * Traces as CSV (RFC 4180, with a decimal point in every locale, full precision): wide,
 * with one column per cell, or tidy, with one row per cell and frame. Time is in seconds
 * from the first frame, or the frame index from 0 where the rate is unknown.
 */
public final class TraceCsv {

	private static final String TIME = "time_s";
	private static final String FRAME = "frame";

	private TraceCsv() {}

	/** @return a writer of a time column and one column per cell */
	public static FileGroup.Content wide(final TraceSet traces) {
		return out -> {
			final Writer w = writer(out);
			w.write(timeColumn(traces));
			for (final String name : traces.names())
				w.write("," + quoted(name));
			w.write('\n');
			for (int t = 0; t < traces.numTimepoints(); t++) {
				w.write(time(traces, t));
				for (int i = 0; i < traces.numCells(); i++)
					w.write("," + traces.value(i, t));
				w.write('\n');
			}
			w.flush();
		};
	}

	/**
	 * @param quantities traces by the name of their value column; all of the same shape
	 * @return a writer of the columns cell, frame, time_s and the values
	 */
	public static FileGroup.Content tidy(final Map<String, TraceSet> quantities) {
		final TraceSet first = quantities.values().iterator().next();
		return out -> {
			final Writer w = writer(out);
			w.write("cell," + FRAME + (first.rate().isKnown() ? "," + TIME : ""));
			for (final String name : quantities.keySet())
				w.write("," + quoted(name));
			w.write('\n');
			for (int i = 0; i < first.numCells(); i++) {
				final String cell = quoted(first.names().get(i));
				for (int t = 0; t < first.numTimepoints(); t++) {
					w.write(cell + "," + t);
					if (first.rate().isKnown()) w.write("," + time(first, t));
					for (final TraceSet q : quantities.values())
						w.write("," + q.value(i, t));
					w.write('\n');
				}
			}
			w.flush();
		};
	}

	private static Writer writer(final OutputStream out) {
		return new OutputStreamWriter(out, StandardCharsets.UTF_8);
	}

	private static String timeColumn(final TraceSet traces) {
		return traces.rate().isKnown() ? TIME : FRAME;
	}

	private static String time(final TraceSet traces, final int frame) {
		return traces.rate().isKnown() ? Double.toString(traces.time(frame))
			: Integer.toString(frame);
	}

	/** @return {@code text} as a CSV field, quoted if necessary */
	public static String quoted(final String text) {
		return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"",
			"\"\"") + '"' : text;
	}

	/**
	 * The content of a wide CSV file, before uneven times and missing samples are handled.
	 *
	 * @param times of the frames in seconds, if there is a time column
	 * @param rows n_cells × n_timepoints; NaN where a field is empty
	 * @param names of the cells, from the heading
	 */
	public record Wide(Optional<double[]> times, double[][] rows,
		List<String> names)
	{}

	/**
	 * Reads one column per cell, after an optional time column ({@code time_s}, {@code time}
	 * or {@code t}, in seconds) or column {@code frame}.
	 *
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if a field is not a number, or lines differ in length
	 */
	public static Wide readWide(final Path file) throws IOException {
		Npy.requireFile(file);
		try (BufferedReader in = Files.newBufferedReader(file)) {
			final List<String> header = fields(in.readLine(), file);
			final String first = header.get(0).trim().toLowerCase(
				java.util.Locale.ROOT);
			final boolean timed = first.equals(TIME) || first.equals("time") || first
				.equals("t");
			final int skip = timed || first.equals(FRAME) ? 1 : 0;
			if (header.size() == skip) throw new DataFormatException(file.toString(),
				"the file has no column of a cell, only the time column.");
			final List<double[]> lines = new ArrayList<>();
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (!line.isBlank()) lines.add(numbers(line, header.size(), lines
					.size() + 2, file));
			}
			if (lines.isEmpty()) throw new DataFormatException(file.toString(),
				"the file has no row of numbers.");
			return new Wide(timed ? Optional.of(column(lines, 0)) : Optional.empty(),
				IntStream.range(skip, header.size()).mapToObj(i -> column(lines, i))
					.toArray(double[][]::new), List.copyOf(header.subList(skip, header
						.size())));
		}
		catch (final CharacterCodingException e) {
			throw new DataFormatException(file.toString(), "the file is not a text file.", e);
		}
	}

	private static double[] column(final List<double[]> lines, final int i) {
		return lines.stream().mapToDouble(line -> line[i]).toArray();
	}

	private static double[] numbers(final String line, final int columns,
		final int lineNumber, final Path file) throws DataFormatException
	{
		final List<String> fields = fields(line, file);
		if (fields.size() != columns) throw new DataFormatException(file.toString(),
			"line " + lineNumber + " has " + fields.size() +
				" columns, but the heading has " + columns + ".");
		final double[] row = new double[columns];
		for (int i = 0; i < columns; i++) {
			final String text = fields.get(i).trim();
			try {
				row[i] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
			}
			catch (final NumberFormatException e) {
				throw new DataFormatException(file.toString(), "line " + lineNumber + ", column " + (i +
					1) + " must be a number, but is \"" + text + "\".", e);
			}
		}
		return row;
	}

	/** Splits a line at its commas (or semicolons or tabs, where it has no comma). */
	private static List<String> fields(final String line, final Path file)
		throws DataFormatException
	{
		if (line == null) throw new DataFormatException(file.toString(),
			"the file is empty.");
		final char comma = line.indexOf(',') >= 0 ? ',' : line.indexOf('\t') >= 0
			? '\t' : ';';
		final List<String> out = new ArrayList<>();
		final StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			final char c = line.charAt(i);
			if (c == '"') {
				if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
					field.append(c);
					i++;
				}
				else quoted = !quoted;
			}
			else if (c == comma && !quoted) {
				out.add(field.toString());
				field.setLength(0);
			}
			else field.append(c);
		}
		out.add(field.toString());
		return out;
	}
}
