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
import java.util.List;
import java.util.Locale;

/** Names of region files beside their movie. */
final class RegionNames {

	/** The ROI set of all movies in a folder that have none of their own. */
	static final String SHARED = "roiset.zip";

	private RegionNames() {}

	/** @return whether the name is that of a ROI set, not of a label image */
	static boolean isRoiSet(final Path file) {
		final String name = lower(file);
		return name.endsWith(".zip") || name.endsWith(".roi");
	}

	/** @return whether the name is that of a label image, not of a movie */
	static boolean isLabelImage(final Path file) {
		return lower(file).matches(".*_(labels|masks)\\.tiff?");
	}

	/** @return the possible names of the regions of one movie, in lower case */
	static List<String> of(final String movieStem) {
		final String stem = movieStem.toLowerCase(Locale.ROOT);
		return List.of(stem + "_roiset.zip", "roiset_" + stem + ".zip", stem +
			".zip", stem + ".roi", stem + "_labels.tif", stem + "_labels.tiff", stem +
				"_masks.tif", stem + "_masks.tiff");
	}

	private static String lower(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
