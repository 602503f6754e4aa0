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
package org.calab.batch;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.nio.file.Path;
import java.util.Optional;

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * Which recordings of a folder to process. Immutable.
 *
 * @param inputs movies, traces, or automatic
 * @param pattern wildcard that the names of movies or traces must match, for example
 *          {@code day?_*.tif}; case is ignored
 * @param recursive whether to search subfolders
 * @param regions one ROI set or label image for all movies, instead of their own; or
 *          {@value #FIND}
 */
@RecordBuilder
public record PlanOptions(
	@Option(label = "Recordings are", value = "auto", help = PlanOptions.INPUTS_HELP) Inputs inputs,
	@Option(label = "Name filter", help = PlanOptions.PATTERN_HELP) Optional<String> pattern,
	@Option(label = "Include subfolders", help = PlanOptions.RECURSIVE_HELP) boolean recursive,
	@Option(key = "rois", label = "ROIs for all (file)", help = PlanOptions.ROIS_HELP) Optional<Path> regions)
	implements PlanOptionsBuilder.With
{

	public static final String INPUTS_HELP =
		"movies, traces, or auto: movies if any has a ROI set, otherwise traces";
	public static final String PATTERN_HELP =
		"Wildcard that the names of movies or traces must match, for example day1_*.tif. Empty: all";
	public static final String RECURSIVE_HELP =
		"Search the subfolders as well";
	public static final String ROIS_HELP =
		"One ROI set, label image or file of another tool for all movies, for example " +
			"/data/RoiSet.zip; or find: the cells of each movie are found. Empty: each movie has its own";

	/** Instead of a file of regions: the cells of each movie are found. */
	public static final String FIND = "find";

	/** Kinds of recordings. */
	public enum Inputs {

			/** Movies if there are any, otherwise traces. */
			AUTO,
			/** Movies with their regions. */
			MOVIES,
			/** Files or folders of traces. */
			TRACES;

		@Override
		public String toString() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}
	}

	public PlanOptions {
		OptionList.check(PlanOptions.class, inputs, pattern, recursive, regions);
	}

	/**
	 * @return the defaults: all movies or traces of the folder itself, each movie with
	 *          its own regions
	 */
	public static PlanOptions defaults() {
		return OptionList.of(PlanOptions.class).defaults();
	}

	/** @return whether the cells of each movie are to be found */
	public boolean finds() {
		return regions.filter(r -> r.toString().equalsIgnoreCase(FIND)).isPresent();
	}

	/** @param wildcard for example {@code *.tif} */
	public PlanOptions withPattern(final String wildcard) {
		return withPattern(Optional.of(wildcard));
	}

	public PlanOptions withRegions(final Path file) {
		return withRegions(Optional.of(file));
	}
}
