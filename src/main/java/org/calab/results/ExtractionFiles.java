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
import java.util.Optional;

import org.calab.Version;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Motion;
import org.calab.io.FileGroup;
import org.calab.io.catune.TuningData;
import org.calab.io.table.TraceCsv;
import org.calab.options.OptionList;
import org.calab.trace.TraceSet;

/**
 * Saves extracted traces as tuning data ({@code OUT.npy}, {@code OUT_metadata.json}), as
 * {@code OUT.csv} in wide format and, if there is more than one processing step, all steps in tidy
 * format as {@code OUT_steps.csv}.
 */
public final class ExtractionFiles {

	private ExtractionFiles() {}

	/**
	 * @param options of the extraction
	 * @param regionsFrom where the regions are from, in words
	 * @param motion of the movie; empty if it is not known
	 * @return what the metadata say about the extraction
	 */
	public static Map<String, Object> metadata(final ExtractionOptions options,
		final String regionsFrom, final Optional<Motion> motion)
	{
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("made_by", Version.generator());
		m.put("regions_from", regionsFrom);
		m.put("extraction", OptionList.valuesOf(options));
		motion.ifPresent(found -> m.put("motion", found.info()));
		return m;
	}

	/** @return the files that {@link #save} writes */
	public static List<Path> files(final Path stem, final boolean steps) {
		final List<Path> files = new ArrayList<>(TuningData.files(stem));
		final String name = files.get(0).getFileName().toString().replaceFirst(
			"\\.npy$", "");
		files.add(stem.resolveSibling(name + ".csv"));
		if (steps) files.add(stem.resolveSibling(name + "_steps.csv"));
		return files;
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @param metadata further entries of the metadata, for example {@link #metadata}
	 * @return the files
	 */
	public static List<Path> save(final ExtractedTraces extracted,
		final Path stem, final Map<String, ?> metadata, final boolean overwrite)
		throws IOException
	{
		final Map<Path, FileGroup.Content> contents = contents(extracted.traces(),
			extracted.steps(), stem, metadata);
		FileGroup.write(contents, overwrite);
		return new ArrayList<>(contents.keySet());
	}

	/**
	 * @param traces traces after the last step
	 * @param steps traces after each step by name; the last are {@code traces}
	 * @param stem path of the files without suffix
	 * @param metadata further entries of the metadata
	 * @return the files that {@link #save} writes, with their content
	 */
	public static Map<Path, FileGroup.Content> contents(final TraceSet traces,
		final Map<String, TraceSet> steps, final Path stem,
		final Map<String, ?> metadata)
	{
		final boolean tidy = steps.size() > 1;
		final List<Path> files = files(stem, tidy);
		final Map<Path, FileGroup.Content> contents = TuningData.contents(traces,
			stem, metadata);
		contents.put(files.get(2), TraceCsv.wide(traces));
		if (tidy) contents.put(files.get(3), TraceCsv.tidy(steps));
		return contents;
	}
}
