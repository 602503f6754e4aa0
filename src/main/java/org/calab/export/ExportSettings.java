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

import java.util.LinkedHashMap;
import java.util.Map;

import org.calab.Version;
import org.calab.io.Json;
import org.calab.options.OptionList;
import org.calab.trace.TraceSet;

/** What every exported file says about its numbers: what they are, in which unit, from where, and how they were made. */
final class ExportSettings {

	private ExportSettings() {}

	/** @return text, numbers, lists and maps, in the order of the JSON file */
	static Map<String, Object> of(final ExportData data,
		final ExportOptions options, final boolean cellsOnly)
	{
		final TraceSet main = data.main();
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("exported_by", Version.generator());
		all.put("source", main.origin());
		all.put("sampling_rate_hz", main.rate().isKnown() ? main.rate().hz() : null);
		all.put("time_unit", timeUnit(main));
		all.put("time_is", "time of each frame since the first one");
		all.put("num_cells", main.numCells());
		all.put("num_timepoints", main.numTimepoints());
		all.put("cells_are", cellsOnly ? "accepted cells only"
			: "all cells, also the rejected ones");
		final Map<String, Object> quantities = new LinkedHashMap<>();
		data.quantities().keySet().forEach(key -> quantities.put(key, data.meaning(
			key)));
		all.put("quantities", quantities);
		if (data.get(ExportData.ACTIVITY).isPresent()) {
			all.put("activity_unit", data.unit());
			all.put("events_are", ActivityEvents.MEANING + (data.isRate()
				? "; the sizes are in spikes" : ""));
		}
		all.put("options", OptionList.valuesOf(options));
		if (!data.info().isEmpty()) all.put("result", Json.plain(Json.tree(data
			.info())));
		return all;
	}

	/** @return s, or frame where the sampling rate is unknown */
	static String timeUnit(final TraceSet main) {
		return main.rate().isKnown() ? "s" : "frame, counted from 0";
	}
}
