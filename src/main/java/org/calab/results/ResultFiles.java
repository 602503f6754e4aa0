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
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;

/** Saves a result of any kind, as {@link ActivityFiles} or {@link CaDeconFiles}. */
public final class ResultFiles {

	private ResultFiles() {}

	/** @return the files that {@link #save} writes, the activity first */
	public static List<Path> files(final ResultLayout layout, final Path stem) {
		return switch (layout) {
			case ARRAYS, POSTERIOR, NO_FIT -> ActivityFiles.files(stem,
				ActivityFiles.Extent.FULL, layout);
			case CADECON_PAGE, CADECON_POSTERIOR -> CaDeconFiles.files(stem, layout,
				false);
		};
	}

	/** @return the files that {@link #save} writes, with their content, the activity first */
	public static Map<Path, FileGroup.Content> contents(
		final InferredActivity result, final Path stem)
	{
		return switch (result.layout()) {
			case ARRAYS, POSTERIOR, NO_FIT -> ActivityFiles.contents(result, stem,
				ActivityFiles.Extent.FULL);
			case CADECON_PAGE, CADECON_POSTERIOR -> CaDeconFiles.contents(result, stem, false);
		};
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @return the files, the activity first
	 */
	public static List<Path> save(final InferredActivity result, final Path stem,
		final boolean overwrite) throws IOException
	{
		final Map<Path, FileGroup.Content> files = contents(result, stem);
		FileGroup.write(files, overwrite);
		return List.copyOf(files.keySet());
	}
}
