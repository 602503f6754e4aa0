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

import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.calab.io.table.TableCsv;
import org.calab.io.table.TraceCsv;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;

/**
 * Saves inferred activity: {@code OUT.npy} ({@code <f8}, n_cells × n_timepoints), {@code OUT_info.json},
 * {@code OUT_fit.npy} if there is a fit, {@code OUT_activity.csv} and {@code OUT_cells.csv}. Beside the activity, its
 * standard deviation {@code OUT_sd.npy} and probability {@code OUT_probability.npy} if the method knows
 * them.
 */
public final class ActivityFiles {

	/** The set of files to write. */
	public enum Extent {
			/** {@code OUT.npy}, and its deviation and probability if there are any. */
			ACTIVITY,
			/** Also {@code OUT_info.json}. */
			WITH_INFO,
			/** All files. */
			FULL
	}

	private static final String DEVIATION = "_sd.npy", PROBABILITY =
		"_probability.npy", FIT = "_fit.npy";

	private ActivityFiles() {}

	/** @return {@code OUT.npy} for {@code OUT} and for {@code OUT.npy} */
	public static Path activityFile(final Path out) {
		return beside(out, ".npy");
	}

	/** @return {@code out} with this suffix in place of {@code .npy} */
	public static Path beside(final Path out, final String end) {
		return out.resolveSibling(out.getFileName().toString().replaceFirst(
			"\\.npy$", "") + end);
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @return the files, the activity first
	 * @throws IOException if a file cannot be written, or exists and {@code overwrite} is false
	 */
	public static List<Path> save(final InferredActivity result, final Path out,
		final Extent extent, final boolean overwrite) throws IOException
	{
		final Map<Path, FileGroup.Content> files = contents(result, out, extent);
		FileGroup.write(files, overwrite);
		return new ArrayList<>(files.keySet());
	}

	/**
	 * @param layout of a result in arrays
	 * @return the files that {@link #save} writes, the activity first
	 */
	public static List<Path> files(final Path out, final Extent extent,
		final ResultLayout layout)
	{
		final List<Path> files = new ArrayList<>();
		files.add(activityFile(out));
		files.addAll(uncertainty(out, layout));
		if (extent != Extent.ACTIVITY) files.add(beside(out, "_info.json"));
		if (extent == Extent.FULL) {
			if (layout.hasFit()) files.add(beside(out, FIT));
			files.add(beside(out, "_activity.csv"));
			files.add(beside(out, "_cells.csv"));
		}
		return files;
	}

	/** @return the files of the standard deviation and the probability of the activity, if this layout has them */
	static List<Path> uncertainty(final Path out, final ResultLayout layout) {
		return layout.hasDeviation() ? List.of(beside(out, DEVIATION), beside(out,
			PROBABILITY)) : List.of();
	}

	/** @return the standard deviation and the probability of the activity, if the result knows them */
	static Map<Path, FileGroup.Content> uncertainty(final InferredActivity result,
		final Path out)
	{
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		result.deviation().ifPresent(d -> files.put(beside(out, DEVIATION), Npy.of(
			d)));
		result.probability().ifPresent(p -> files.put(beside(out, PROBABILITY), Npy
			.of(p)));
		return files;
	}

	/** @return the files that {@link #save} writes, with their content, the activity first */
	public static Map<Path, FileGroup.Content> contents(
		final InferredActivity result, final Path out, final Extent extent)
	{
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		files.put(activityFile(out), Npy.of(result.activity()));
		files.putAll(uncertainty(result, out));
		if (extent != Extent.ACTIVITY) files.put(beside(out, "_info.json"), Json.of(
			result.info()));
		if (extent == Extent.FULL) {
			result.fitted().ifPresent(f -> files.put(beside(out, FIT), Npy.of(f)));
			files.put(beside(out, "_activity.csv"), TraceCsv.wide(result
				.activity()));
			files.put(beside(out, "_cells.csv"), TableCsv.of(result.cellTable()));
		}
		return files;
	}
}
