package org.calab.results;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.calab.io.FileGroup;
import org.calab.io.TraceCsv;

/**
 * Rows under headings, as a results window or a CSV file shows them.
 *
 * @param columns headings, with units
 * @param rows as many values as headings: text, numbers and truth values
 */
public record Table(List<String> columns, List<List<Object>> rows) {

	/** @return what writes it as CSV, with a decimal point whatever the locale */
	public FileGroup.Content csv() {
		return out -> {
			final Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			w.write(line(columns));
			for (final List<Object> row : rows)
				w.write(line(row));
			w.flush();
		};
	}

	private static String line(final List<?> values) {
		return values.stream().map(v -> TraceCsv.quoted(v.toString())).collect(Collectors
			.joining(",", "", "\n"));
	}
}
