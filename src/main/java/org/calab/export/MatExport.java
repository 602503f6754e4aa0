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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.calab.io.FileGroup;
import org.calab.io.mat.MatWriter;
import org.calab.trace.TraceSet;

/** Variables for MATLAB: a matrix per quantity, time, names, the table of cells and the settings. */
final class MatExport {

	private MatExport() {}

	static FileGroup.Content of(final ExportData data,
		final Map<String, Object> settings)
	{
		final TraceSet main = data.main();
		final Map<String, Object> variables = new LinkedHashMap<>(data.quantities());
		variables.put("time", IntStream.range(0, main.numTimepoints()).mapToDouble(
			main::time).toArray());
		variables.put("names", main.names());
		variables.put("cells", columns(data));
		if (main.rate().isKnown()) variables.put("fs", main.rate().hz());
		variables.put("settings", settings);
		return MatWriter.variables(variables);
	}

	/** @return each column of the table of cells but the names: numbers as a row, others as cells */
	private static Map<String, Object> columns(final ExportData data) {
		final Map<String, List<Object>> columns = new LinkedHashMap<>();
		for (final Map<String, Object> row : data.tableRows())
			row.forEach((heading, value) -> columns.computeIfAbsent(heading,
				h -> new ArrayList<>()).add(value));
		return new LinkedHashMap<>(columns);
	}
}
