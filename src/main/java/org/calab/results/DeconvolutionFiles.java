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
package org.calab.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.Npy;
import org.calab.io.TraceCsv;

/**
 * What a deconvolution is saved as: {@code OUT.npy} (the activity,
 * {@code <f8}, n_cells × n_timepoints) and, in full, {@code OUT_info.json},
 * {@code OUT_fit.npy}, {@code OUT_activity.csv} and {@code OUT_cells.csv}.
 */
public final class DeconvolutionFiles {

	private DeconvolutionFiles() {}

	/** @return {@code OUT.npy} for {@code OUT} and for {@code OUT.npy} */
	public static Path activityFile(final Path out) {
		return beside(out, ".npy");
	}

	/** @return the file of {@code out} with this end in place of {@code .npy} */
	public static Path beside(final Path out, final String end) {
		return out.resolveSibling(out.getFileName().toString().replaceFirst(
			"\\.npy$", "") + end);
	}

	/**
	 * Writes all files, or none.
	 *
	 * @return the files, the activity first
	 */
	public static List<Path> save(final DeconvolutionResult result,
		final Path out, final boolean full, final boolean overwrite)
		throws IOException
	{
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		files.put(activityFile(out), Npy.of(result.activity().toArray()));
		if (full) {
			files.put(beside(out, "_info.json"), Json.of(info(result)));
			files.put(beside(out, "_fit.npy"), Npy.of(result.fit().toArray()));
			files.put(beside(out, "_activity.csv"), TraceCsv.wide(result
				.activity()));
			files.put(beside(out, "_cells.csv"), CellTable.of(result).csv());
		}
		try (FileGroup group = new FileGroup(overwrite)) {
			for (final var e : files.entrySet())
				group.add(e.getKey(), e.getValue());
			group.commit();
		}
		return new ArrayList<>(files.keySet());
	}

	private static Map<String, Object> info(final DeconvolutionResult result) {
		final DeconvolutionOptions o = result.options();
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("source", result.activity().origin());
		info.put("sampling_rate_hz", result.activity().rate().hz());
		info.put("tau_rise_s", o.kernel().tauRise());
		info.put("tau_decay_s", o.kernel().tauDecay());
		info.put("lambda", o.lambda());
		info.put("constraint", o.constraint().toString());
		info.put("baseline_mode", o.baseline().toString());
		info.put("filter_enabled", o.filter());
		info.put("solver", o.solver().toString());
		info.put("activity_unit", DeconvolutionResult.ACTIVITY_UNIT);
		info.put("fit_is", "on the level of the input traces: K*activity + " +
			"baseline + rolling baseline");
		info.put("cell_names", result.activity().names());
		final List<DeconvolutionResult.Cell> cells = result.cells();
		info.put("baseline", cells.stream().map(
			DeconvolutionResult.Cell::baseline).toList());
		info.put("iterations", cells.stream().map(
			DeconvolutionResult.Cell::iterations).toList());
		info.put("converged", cells.stream().map(
			DeconvolutionResult.Cell::converged).toList());
		info.put("snr", cells.stream().map(c -> c.quality().snr()).toList());
		info.put("fit_r2", cells.stream().map(c -> c.quality().fitR2()).toList());
		return info;
	}
}
