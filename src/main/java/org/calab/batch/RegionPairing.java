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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.calab.image.FoundCellFiles;
import org.calab.image.RoiFiles;
import org.calab.io.hdf5.Hdf5File;
import org.calab.loader.TraceFiles;

/**
 * Finds the regions of a movie among the files of its folder. For {@code movie.tif} these
 * are {@code movie_RoiSet.zip}, {@code RoiSet_movie.zip}, {@code movie.zip},
 * {@code movie.roi}, {@code movie_labels.tif} or {@code movie_masks.tif}; case is ignored,
 * and a zip must contain a ROI. More than one is an error. Without any, {@code RoiSet.zip}
 * is used, which may serve several movies.
 */
final class RegionPairing {

	private final Map<String, List<Path>> byName = new LinkedHashMap<>();
	private final Set<Path> used = new LinkedHashSet<>();

	/**
	 * @param files all files of one folder
	 * @param recordings the subfolders that are the output of another program
	 */
	RegionPairing(final List<Path> files, final List<Path> recordings) {
		for (final Path f : files) {
			if (RegionNames.mayHoldRegions(f) && RoiFiles.mayHoldRois(f)) byName
				.computeIfAbsent(lower(f), n -> new ArrayList<>()).add(f);
		}
		recordings.forEach(f -> byName.computeIfAbsent(lower(f),
			n -> new ArrayList<>()).add(f));
	}

	/**
	 * The result of a search.
	 *
	 * @param regions the file of the regions, if exactly one was found
	 * @param problem why none was found; empty otherwise
	 */
	record Found(Optional<Path> regions, String problem) {}

	Found of(final String stem) {
		List<Path> own = named(RegionNames.of(stem));
		// an HDF5 file may also be the movie itself
		if (own.isEmpty()) own = named(RegionNames.ofOtherTools(stem)).stream().filter(
			RegionPairing::mayHoldCells).toList();
		used.addAll(own);
		if (own.size() == 1) return new Found(Optional.of(own.get(0)), "");
		if (own.size() == 2 && FoundCellFiles.areOneSet(own.get(0), own.get(1)))
			return new Found(Optional.of(own.get(0)), "");
		if (own.size() > 1) return new Found(Optional.empty(),
			"ambiguous regions: " + names(own) + "; keep only one of them");
		final List<Path> shared = named(RegionNames.SHARED);
		used.addAll(shared);
		if (shared.size() == 1) return new Found(Optional.of(shared.get(0)), "");
		return new Found(Optional.empty(), shared.isEmpty()
			? "no regions: it needs a ROI set such as " + stem +
				"_RoiSet.zip, RoiSet_" + stem + ".zip, " + stem + ".zip, " + stem +
				".roi, " + stem + "_labels.tif, cells of another program such as " + stem +
				"_suite2p or " + stem + ".hdf5, or a RoiSet.zip or suite2p folder for all"
			: "ambiguous regions: " + names(shared) + "; keep only one of them");
	}

	private List<Path> named(final List<String> names) {
		return names.stream().flatMap(n -> byName.getOrDefault(n, List.of())
			.stream()).toList();
	}

	private static boolean mayHoldCells(final Path file) {
		try {
			return lower(file).endsWith("_seg.npy") || (Files.isDirectory(file) ||
				Hdf5File.hasSignature(file)) && TraceFiles.isTraces(file);
		}
		catch (final IOException e) {
			return true; // reading will report the error
		}
	}

	/** @return the region files that belong to no movie */
	List<Path> unused() {
		return byName.values().stream().flatMap(List::stream).filter(f -> !used
			.contains(f) && (RegionNames.isLabelImage(f) || lower(f).matches(
				".*\\.(zip|roi)"))).toList();
	}

	private static String names(final List<Path> files) {
		return files.stream().map(f -> f.getFileName().toString()).collect(Collectors
			.joining(" or "));
	}

	private static String lower(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
