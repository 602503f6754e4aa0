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
package org.calab.image;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.Version;
import org.calab.detection.FoundCells;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.extraction.Region;
import org.calab.extraction.SummaryImage;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.table.TableCsv;
import org.calab.trace.CellState;

/**
 * Found cells as images and as files: {@code STEM_RoiSet.zip} for the ROI Manager,
 * {@code STEM_labels.tif} with the number of the cell in each pixel, {@code STEM_cells.csv} with what
 * was measured, {@code STEM_activity.tif} with the activity image V, {@code STEM_correlation.tif}
 * with the correlation of neighbouring pixels, and {@code STEM_find_cells.json} with the options and
 * the motion of the movie.
 */
public final class FoundCellFiles {

	/** Help of the output, for all doors. */
	public static final String HELP =
		"Path without extension: saves OUT_RoiSet.zip, OUT_labels.tif, OUT_cells.csv, OUT_activity.tif, OUT_correlation.tif and OUT_find_cells.json, for example /data/movie";

	/** End of the name of the ROI set. */
	public static final String ROI_SET = "_RoiSet.zip";

	/** End of the name of the file with the options and the motion of the movie. */
	public static final String INFO = "_find_cells.json";

	private static final String CELLS = "_cells.csv";

	private static final List<String> IMAGES = List.of("_activity.tif",
		"_correlation.tif");

	private FoundCellFiles() {}

	/** @return the files that {@link #save} writes, the ROI set first */
	public static List<Path> files(final Path stem) {
		final List<Path> files = new ArrayList<>();
		for (final String end : List.of(ROI_SET, "_labels.tif", CELLS, IMAGES
			.get(0), IMAGES.get(1), INFO))
			files.add(stem.resolveSibling(stem.getFileName() + end));
		return files;
	}

	/** @return whether a file is one of the images that are saved with found cells, not a movie */
	public static boolean isImage(final Path file) {
		return IMAGES.stream().anyMatch(end -> beside(file, end).isPresent());
	}

	/** @return whether a ROI set and a label image of this movie hold the same found cells */
	public static boolean areOneSet(final Path roiSet, final Path labels) {
		final List<Path> same = files(roiSet.resolveSibling(roiSet.getFileName()
			.toString().replaceFirst("_RoiSet\\.zip$", "")));
		return same.get(0).equals(roiSet) && same.get(1).equals(labels) && Files
			.exists(same.get(2));
	}

	private static Optional<Path> beside(final Path file, final String end) {
		final String name = file.getFileName().toString();
		return name.endsWith(end) ? Optional.of(file.resolveSibling(name.substring(0,
			name.length() - end.length()) + CELLS)).filter(Files::exists) : Optional
				.empty();
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @return the files, the ROI set first
	 */
	public static List<Path> save(final FoundCells found, final Path stem,
		final boolean overwrite) throws IOException
	{
		final List<Path> files = files(stem);
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(files.get(0), RoiSetFiles.zip(found.footprints().map(f -> Outlines
			.of(f.outlined(OutlineOptions.defaults()))).orElse(List.of())));
		contents.put(files.get(1), FootprintImages.tiff(labels(found, files.get(1)
			.getFileName().toString())));
		contents.put(files.get(2), TableCsv.of(found.table()));
		contents.put(files.get(3), FootprintImages.tiff(image(found,
			FoundCells.ACTIVITY)));
		contents.put(files.get(4), FootprintImages.tiff(image(found,
			FoundCells.CORRELATION)));
		contents.put(files.get(5), info(found));
		FileGroup.write(contents, overwrite);
		return files;
	}

	/** @return the file with the options, the number of cells and the motion of the movie */
	public static FileGroup.Content info(final FoundCells found) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("made_by", Version.generator());
		info.putAll(found.info());
		return Json.of(info);
	}

	/** @return the number of the accepted cell in each pixel, 0 elsewhere */
	public static ImagePlus labels(final FoundCells found, final String title) {
		final List<Region> accepted = found.cells().stream().map(c -> c.region())
			.filter(r -> r.state() == CellState.ACCEPTED).toList();
		return accepted.isEmpty() ? new ImagePlus(title, new ShortProcessor(found
			.width(), found.height())) : FootprintImages.labels(title, new Footprints(
				found.width(), found.height(), accepted, 0, List.of(), List.of()));
	}

	/** @return one of the images, with the outlines of the cells as its overlay. @param name of the image */
	public static ImagePlus outlined(final FoundCells found, final String name) {
		final SummaryImage image = summary(found, name);
		final String title = Character.toUpperCase(name.charAt(0)) + name.substring(
			1) + " of " + found.title();
		return found.footprints().map(f -> FootprintImages.withOutlines(title,
			new Footprints(f.width(), f.height(), f.regions(), f.faintest(), List.of(
				image), List.of()), OutlineOptions.defaults())).orElseGet(
					() -> new ImagePlus(title, processor(found, image)));
	}

	private static ImagePlus image(final FoundCells found, final String name) {
		return new ImagePlus(name, processor(found, summary(found, name)));
	}

	private static FloatProcessor processor(final FoundCells found,
		final SummaryImage image)
	{
		return new FloatProcessor(found.width(), found.height(), image.pixels()
			.clone());
	}

	private static SummaryImage summary(final FoundCells found,
		final String name)
	{
		return found.images().stream().filter(i -> i.name().equals(name)).findFirst()
			.orElseThrow();
	}
}
