package org.calab.fiji.image;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.calab.extraction.Region;

/** Regions straight from files. */
public final class RegionFiles {

	private RegionFiles() {}

	/** @param file a RoiSet.zip or a .roi */
	public static List<Region> rois(final Path file) throws IOException {
		return RoiRegions.of(RoiFiles.read(file));
	}

	/** @param file a label image of the movie's size */
	public static List<Region> labels(final Path file, final int width,
		final int height) throws IOException
	{
		final ImagePlus labels = ImageFiles.open(file);
		LabelImageRegions.requireSize(labels, width, height);
		return LabelImageRegions.of(labels);
	}
}
