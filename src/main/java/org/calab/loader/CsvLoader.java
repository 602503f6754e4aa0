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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.io.table.TraceTable;

/**
 * Loads tables: text files with one column per cell, one row per cell, or one row per cell
 * and frame. {@code trace_key} names the values to read where a table has several.
 */
final class CsvLoader implements TraceLoader {

	@Override
	public String format() {
		return "csv";
	}

	@Override
	public String description() {
		return "a table (CSV or text)";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return Files.isRegularFile(path) && TraceTable.isText(path);
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		OtherFiles.refuse(path);
		final TraceTable.Traces table = TraceTable.read(path, options.traceKey(), options
			.cellsOnly());
		final List<String> notes = new ArrayList<>(table.notes());
		if (options.fs().isEmpty()) table.timeNote().ifPresent(notes::add);
		final RawTraces raw = RawTraces.of(table.rows()).withNames(table.names());
		if (table.times().isPresent()) return raw.withTimes(table.times().get()).withNotes(
			notes);
		if (table.frames().isEmpty() || table.rows()[0].length < 2) return raw.withNotes(notes);
		return RawTraces.of(FrameTimes.withoutGaps(path.toString(), table.frames().get(), table
			.rows(), options, notes)).withNames(table.names()).withNotes(notes);
	}
}
