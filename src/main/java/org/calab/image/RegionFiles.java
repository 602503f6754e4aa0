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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.io.hdf5.Hdf5File;
import org.calab.loader.FootprintFiles;
import org.calab.loader.LoadOptions;

/**
 * Reads the cells' shapes from any kind of file: ROI sets of ImageJ, label images, and the files of
 * Suite2p, CaImAn, Minian, NWB and Cellpose.
 */
public final class RegionFiles {

	private RegionFiles() {}

	/**
	 * @param file a RoiSet.zip or a .roi, or a file or folder of another program, whose weights
	 *          are kept
	 */
	public static List<Region> rois(final Path file) throws IOException {
		return isOfOtherTool(file) ? FootprintFiles.read(file, LoadOptions.defaults())
			.regions() : RoiRegions.of(RoiFiles.read(file));
	}

	/** @param file a label image with the size of the movie */
	public static List<Region> labels(final Path file, final int width,
		final int height) throws IOException
	{
		if (isOfOtherTool(file)) return rois(file);
		final ImagePlus labels = ImageFiles.open(file);
		LabelImageRegions.requireSize(labels, width, height);
		return LabelImageRegions.of(labels);
	}

	/**
	 * @param file as for {@link #rois}, or a label image
	 * @param options which cells of another program's file
	 * @return the footprints; of a ROI set, in the smallest image that contains it
	 */
	public static Footprints footprints(final Path file,
		final LoadOptions options) throws IOException
	{
		if (!Files.exists(file)) throw new FileNotFoundException("File not found: " +
			file);
		if (isOfOtherTool(file)) return FootprintFiles.read(file, options);
		if (!isImage(file)) {
			final Footprints all = Footprints.around(rois(file));
			return options.cellsOnly() ? all.accepted() : all;
		}
		final ImagePlus labels = ImageFiles.open(file);
		return new Footprints(labels.getWidth(), labels.getHeight(), LabelImageRegions
			.of(labels), 0, List.of(), List.of());
	}

	/** @return whether the file is of Suite2p, CaImAn, Minian, NWB or Cellpose, by its content or name */
	public static boolean isOfOtherTool(final Path file) throws IOException {
		return Files.isDirectory(file) || name(file).endsWith("_seg.npy") || Hdf5File
			.hasSignature(file);
	}

	private static boolean isImage(final Path file) {
		return name(file).matches(".*\\.(tiff?|png|bmp|gif)");
	}

	private static String name(final Path file) {
		return file.getFileName() == null ? "" : file.getFileName().toString()
			.toLowerCase(Locale.ROOT);
	}
}
