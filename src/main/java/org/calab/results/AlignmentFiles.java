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

import org.calab.alignment.Alignment;
import org.calab.alignment.AlignmentTables;
import org.calab.io.FileGroup;
import org.calab.io.table.TableCsv;
import org.calab.trace.Table;

/** Saves traces around events, as {@code OUT_aligned.csv} and {@code OUT_responses.csv}, and correlations. */
public final class AlignmentFiles {

	/** Help of the output, for every door. */
	public static final String HELP =
		"Path without extension; for example, /data/movie writes movie_aligned.csv and movie_responses.csv";

	/** Help of the output of correlations, for every door. */
	public static final String CORRELATIONS_HELP =
		"Path without extension; for example, /data/movie writes movie_correlations.csv";

	private static final String ALIGNED = "_aligned.csv", RESPONSES = "_responses.csv",
			CORRELATIONS = "_correlations.csv";

	private AlignmentFiles() {}

	/** @return the files that {@link #save} writes */
	public static List<Path> files(final Path out) {
		return List.of(file(out, ALIGNED), file(out, RESPONSES));
	}

	/** @return {@code OUT_correlations.csv} */
	public static Path correlationsFile(final Path out) {
		return file(out, CORRELATIONS);
	}

	private static Path file(final Path out, final String end) {
		return ActivityFiles.beside(out, end);
	}

	/**
	 * Writes both files or, on an error, none.
	 *
	 * @param out path without extension
	 * @return the files
	 * @throws IOException if a file cannot be written, or exists and {@code overwrite} is false
	 */
	public static List<Path> save(final Alignment alignment, final Path out,
		final boolean overwrite) throws IOException
	{
		final Map<Path, FileGroup.Content> files = contents(alignment, out);
		FileGroup.write(files, overwrite);
		return new ArrayList<>(files.keySet());
	}

	/** @return the files that {@link #save} writes, with their content */
	public static Map<Path, FileGroup.Content> contents(final Alignment alignment,
		final Path out)
	{
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		files.put(file(out, ALIGNED), TableCsv.of(AlignmentTables.ALIGNED,
			() -> AlignmentTables.aligned(alignment)));
		files.put(file(out, RESPONSES), TableCsv.of(AlignmentTables.RESPONSES,
			() -> AlignmentTables.responses(alignment)));
		return files;
	}

	/**
	 * @param table of {@link org.calab.correlation.Correlations#table}
	 * @param out path without extension
	 * @return the file
	 */
	public static Path saveCorrelations(final Table table, final Path out,
		final boolean overwrite) throws IOException
	{
		final Path file = correlationsFile(out);
		FileGroup.write(file, overwrite, TableCsv.of(table));
		return file;
	}
}
