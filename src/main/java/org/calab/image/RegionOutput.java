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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.io.FileGroup;
import org.calab.results.Suite2pRoiFiles;

/**
 * Saves the cells' shapes for other programs: a name that ends in .zip is a ROI set for ImageJ, one
 * that ends in .tif a label image, as Cellpose, CaImAn and others read it, and any other a
 * folder with stat.npy, iscell.npy and ops.npy for Suite2p.
 */
public final class RegionOutput {

	/** Help of the output, for all doors. */
	public static final String HELP =
		"A .zip for the ROI Manager, a .tif for a label image, or a folder for stat.npy and " +
			"iscell.npy of Suite2p; for example /data/RoiSet.zip";

	private RegionOutput() {}

	/** @return the files that {@link #save} writes */
	public static List<Path> files(final Path output) {
		return isZip(output) || isTiff(output) ? List.of(output) : Suite2pRoiFiles
			.files(output);
	}

	/**
	 * Call this before reading the footprints.
	 *
	 * @throws IOException if the output cannot be written
	 */
	public static void requireWritable(final Path output,
		final boolean overwrite) throws IOException
	{
		for (final Path file : files(output))
			if (Files.isDirectory(file.toAbsolutePath().getParent()) || isZip(output) ||
				isTiff(output)) FileGroup.requireWritable(file, overwrite);
	}

	/**
	 * @param options which pixels are inside the outlines; the files of Suite2p have all pixels,
	 *          with their weights
	 * @return the files
	 */
	public static List<Path> save(final Footprints footprints, final Path output,
		final OutlineOptions options, final boolean overwrite) throws IOException
	{
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		if (isZip(output)) contents.put(output, RoiSetFiles.zip(Outlines.of(footprints
			.outlined(options))));
		else if (isTiff(output)) contents.put(output, FootprintImages.tiff(
			FootprintImages.labels(output.getFileName().toString(), outlinedWithin(
				footprints, options))));
		else {
			Files.createDirectories(output);
			contents.putAll(Suite2pRoiFiles.contents(footprints, output));
		}
		FileGroup.write(contents, overwrite);
		return new ArrayList<>(contents.keySet());
	}

	/** @return the weights of the pixels inside the outlines, which decide where cells overlap */
	private static Footprints outlinedWithin(final Footprints footprints,
		final OutlineOptions options)
	{
		return footprints.above(options.threshold().orElse(footprints.faintest()));
	}

	/**
	 * @param width of the image, or 0 if it is not known
	 * @param height of the image, or 0 if it is not known
	 * @throws InvalidInputException if cells lie outside the image
	 */
	public static Footprints sized(final Footprints footprints, final int width,
		final int height)
	{
		if (width <= 0 || height <= 0) return footprints;
		if (width < footprints.width() || height < footprints.height())
			throw new InvalidInputException("The image must be at least as large as the " +
				"image of the cells, " + footprints.width() + " x " + footprints.height() +
				", but is " + width + " x " + height + ".");
		return new Footprints(width, height, footprints.regions(), footprints
			.faintest(), width == footprints.width() && height == footprints.height()
				? footprints.images() : List.of(), footprints.notes());
	}

	private static boolean isZip(final Path output) {
		return lower(output).endsWith(".zip");
	}

	private static boolean isTiff(final Path output) {
		return lower(output).matches(".*\\.tiff?");
	}

	private static String lower(final Path output) {
		return output.toString().toLowerCase(Locale.ROOT);
	}
}
