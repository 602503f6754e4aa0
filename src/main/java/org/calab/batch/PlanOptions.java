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

import java.nio.file.Path;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * What of a folder is taken. Immutable.
 *
 * @param inputs movies, traces, or whichever there is
 * @param filter a wildcard that names of movies or traces have to match, upper and
 *          lower case being the same: {@code day?_*.tif}
 * @param recursive whether subfolders are searched too
 * @param regions one ROI set or label image for all movies, instead of each one's
 *          own
 */
public record PlanOptions(Inputs inputs, Optional<String> filter,
	boolean recursive, Optional<Path> regions)
{

	/** What recordings are. */
	public enum Inputs {

			/** Movies, if there is any; else traces. */
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
		Require.present("inputs", inputs);
		if (Require.present("filter", filter).isPresent() && filter.get()
			.isBlank()) throw new InvalidInputException(
				"filter is empty; allowed is a wildcard such as *.tif, or to leave it out");
		Require.present("regions", regions);
	}

	/** @return movies or traces, all of the folder itself, each movie with its own regions */
	public static PlanOptions defaults() {
		return new PlanOptions(Inputs.AUTO, Optional.empty(), false, Optional
			.empty());
	}

	public PlanOptions withInputs(final Inputs i) {
		return new PlanOptions(i, filter, recursive, regions);
	}

	public PlanOptions withFilter(final String wildcard) {
		return new PlanOptions(inputs, Optional.of(wildcard), recursive, regions);
	}

	public PlanOptions withRecursive(final boolean on) {
		return new PlanOptions(inputs, filter, on, regions);
	}

	public PlanOptions withRegions(final Path file) {
		return new PlanOptions(inputs, filter, recursive, Optional.of(file));
	}
}
