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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of region files beside their movie. */
final class RegionNames {

	/** The ROI set, or folder of Suite2p, of all movies in a folder that have none of their own. */
	static final List<String> SHARED = List.of("roiset.zip", "suite2p");

	private RegionNames() {}

	/** @return whether the name is not that of a label image, but of a ROI set or of another program's file */
	static boolean isRoiSet(final Path file) {
		return !lower(file).matches(".*\\.(tiff?|png)");
	}

	/** @return whether the name is that of a label image, not of a movie */
	static boolean isLabelImage(final Path file) {
		return lower(file).matches(".*_(labels|masks)\\.(tiff?|png)");
	}

	/** @return whether a file may hold the regions of a movie, by its name */
	static boolean mayHoldRegions(final Path file) {
		return isLabelImage(file) || lower(file).matches(
			".*(\\.zip|\\.roi|\\.hdf5|\\.h5|\\.nwb|_seg\\.npy)");
	}

	/** @return the possible names of the ROI set or label image of one movie, in lower case */
	static List<String> of(final String movieStem) {
		final String stem = movieStem.toLowerCase(Locale.ROOT);
		final List<String> names = new ArrayList<>(List.of(stem + "_roiset.zip",
			"roiset_" + stem + ".zip", stem + "_rois.zip", stem + ".zip", stem +
				".roi"));
		for (final String mask : List.of("_labels", "_masks", "_cp_masks"))
			for (final String end : List.of(".tif", ".tiff", ".png"))
				names.add(stem + mask + end);
		return names;
	}

	/** @return the possible names of another program's file of the cells in one movie, in lower case */
	static List<String> ofOtherTools(final String movieStem) {
		final String stem = movieStem.toLowerCase(Locale.ROOT);
		final List<String> names = new ArrayList<>(List.of(stem + "_seg.npy", stem +
			"_suite2p", stem + "_minian"));
		for (final String tool : List.of("", "_caiman", "_cnmf"))
			for (final String end : List.of(".hdf5", ".h5", ".nwb"))
				names.add(stem + tool + end);
		return names;
	}

	private static String lower(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
