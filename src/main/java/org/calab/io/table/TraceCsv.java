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

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.trace.TraceSet;

/**
 * Writes traces as CSV (RFC 4180, with a decimal point in every locale, full precision): wide,
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
}
