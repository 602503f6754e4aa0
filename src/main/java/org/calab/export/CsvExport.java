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

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

import org.calab.io.FileGroup;
import org.calab.io.table.TraceCsv;
import org.calab.trace.TraceSet;

/** Tables as programs for statistics want them: one observation per row. Full precision; an empty field where there is no number. */
final class CsvExport {

	private CsvExport() {}

	/** @return a writer of the columns cell, time and size */
	static FileGroup.Content events(final TraceSet activity,
		final OptionalDouble threshold, final boolean isRate)
	{
		return out -> {
			final Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			w.write("cell,time,size\n");
			for (final ActivityEvents.Event e : ActivityEvents.of(activity, threshold,
				isRate))
				w.write(TraceCsv.quoted(activity.names().get(e.cell())) + "," + time(
					activity, e.frame()) + "," + e.size() + "\n");
			w.flush();
		};
	}

	/** @return a writer of the columns animal, session, cell, time and value */
	static FileGroup.Content tidy(final TraceSet values, final String animal,
		final String session)
	{
		return out -> {
			final Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			w.write("animal,session,cell,time,value\n");
			for (int i = 0; i < values.numCells(); i++) {
				final String start = TraceCsv.quoted(animal) + "," + TraceCsv.quoted(
					session) + "," + TraceCsv.quoted(values.names().get(i)) + ",";
				for (int t = 0; t < values.numTimepoints(); t++) {
					final double v = values.value(i, t);
					w.write(start + time(values, t) + "," + (Double.isNaN(v) ? "" : v) +
						"\n");
				}
			}
			w.flush();
		};
	}

	private static String time(final TraceSet traces, final int frame) {
		return traces.rate().isKnown() ? Double.toString(traces.time(frame))
			: Integer.toString(frame);
	}
}
