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
package org.calab.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.npy.Npy;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelShape;
import org.calab.results.ActivityFiles;
import org.calab.trace.TraceSet;

/** Saves the results of the CaTune and CaDecon pages. */
public final class PageFiles {

	private PageFiles() {}

	/** @return {@code OUT_activity.npy} and {@code OUT_results.json} */
	public static List<Path> files(final Path stem) {
		return List.of(ActivityFiles.beside(stem, "_activity.npy"), ActivityFiles
			.beside(stem, "_results.json"));
	}

	/** Writes both files, or neither: the activity as {@code <f4}. @return the files */
	public static List<Path> save(final PageResult result, final Path stem,
		final boolean overwrite) throws IOException
	{
		final TraceSet activity = result.activity();
		final List<Path> files = files(stem);
		try (FileGroup group = new FileGroup(overwrite)) {
			group.add(files.get(0), Npy.single(activity.numCells(), activity
				.numTimepoints(), activity::trace));
			group.add(files.get(1), Json.of(json(result)));
			group.commit();
		}
		return files;
	}

	/** @return all results but the activity, by CaDecon's names */
	public static Map<String, Object> json(final PageResult result) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("alphas", result.alphas());
		m.put("baselines", result.baselines());
		m.put("pves", result.pves());
		m.put("fs", result.fs());
		m.putAll(result.metadata());
		return m;
	}

	/**
	 * Saves an export of the CaTune page with all fields that the page sent, and with those of
	 * the format that it did not send.
	 *
	 * @param traces used for tuning
	 */
	public static void save(final PageExport export, final TraceSet traces,
		final Path file, final boolean overwrite) throws IOException
	{
		final ObjectNode all = (ObjectNode) Json.tree(fields(export.parameters(),
			traces));
		replace(all, export.sent());
		FileGroup.write(file, overwrite, Json.of(all));
	}

	private static void replace(final ObjectNode all, final JsonNode by) {
		by.fields().forEachRemaining(e -> {
			if (e.getValue().isObject() && all.get(e
				.getKey()) instanceof ObjectNode inner) replace(inner, e.getValue());
			else all.set(e.getKey(), e.getValue());
		});
	}

	/** @param traces used for tuning */
	public static void save(final CaTuneExport export, final TraceSet traces,
		final Path file, final boolean overwrite) throws IOException
	{
		save(export, Map.of(), traces, file, overwrite);
	}

	/**
	 * Saves an export with fields that the format does not have. CaTune skips them.
	 *
	 * @param more fields by name
	 * @param traces used for tuning
	 */
	public static void save(final CaTuneExport export, final Map<String, ?> more,
		final TraceSet traces, final Path file, final boolean overwrite)
		throws IOException
	{
		final Map<String, Object> all = fields(export, traces);
		all.putAll(more);
		FileGroup.write(file, overwrite, Json.of(all));
	}

	private static Map<String, Object> fields(final CaTuneExport export,
		final TraceSet traces)
	{
		final KernelShape shape = new CalciumKernel(export.tauRise(), export
			.tauDecay()).shape();
		final Map<String, Object> metadata = new LinkedHashMap<>();
		if (!traces.origin().isEmpty()) metadata.put("source_filename", traces
			.origin());
		metadata.put("num_cells", traces.numCells());
		metadata.put("num_timepoints", traces.numTimepoints());
		return export.fields(shape.tPeak(), shape.fwhm(), metadata);
	}
}
