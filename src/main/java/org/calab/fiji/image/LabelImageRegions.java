package org.calab.fiji.image;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Region;

/** A label image's regions: 0 is background, each other value one cell. */
public final class LabelImageRegions {

	private LabelImageRegions() {}

	/**
	 * @param labels a single plane of whole numbers, at least 0
	 * @return a region per label, in order, named "Label 7"
	 * @throws InvalidInputException for other values, or without any label
	 */
	public static List<Region> of(final ImagePlus labels) {
		if (labels.getStackSize() != 1 || labels.getBitDepth() == 24) {
			throw new InvalidInputException("The label image \"" + labels.getTitle() +
				"\" has " + labels.getStackSize() + " planes of " + labels
					.getBitDepth() + " bits; allowed is one plane of 8, 16 or 32");
		}
		final ImageProcessor p = labels.getProcessor();
		final int width = p.getWidth();
		final Map<Integer, IntStream.Builder> offsets = new TreeMap<>();
		for (int i = 0; i < p.getPixelCount(); i++) {
			final float v = p.getf(i);
			if (v != Math.rint(v) || v < 0 || v > Integer.MAX_VALUE) {
				throw new InvalidInputException("The label image \"" + labels
					.getTitle() + "\" has the value " + v + " at (" + i % width + ", " +
					i / width + "); allowed are whole numbers of at least 0");
			}
			if (v > 0) offsets.computeIfAbsent((int) v, k -> IntStream.builder()).add(
				i);
		}
		if (offsets.isEmpty()) throw new InvalidInputException(
			"The label image \"" + labels.getTitle() +
				"\" has no label: all its pixels are 0");
		final List<Region> out = new ArrayList<>();
		offsets.forEach((label, at) -> {
			final int[] o = at.build().toArray();
			out.add(Region.of("Label " + label, IntStream.of(o).map(i -> i % width)
				.toArray(), IntStream.of(o).map(i -> i / width).toArray()));
		});
		return out;
	}

	/** @throws InvalidInputException if the label image is not of the movie's size */
	public static void requireSize(final ImagePlus labels, final int width,
		final int height)
	{
		if (labels.getWidth() != width || labels.getHeight() != height) {
			throw new InvalidInputException("The label image \"" + labels.getTitle() +
				"\" is " + labels.getWidth() + " x " + labels.getHeight() +
				" and the movie " + width + " x " + height +
				"; the two must have the same size");
		}
	}
}
