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
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Region;

/** Regions of a label image: 0 is background, each other value is one cell. */
public final class LabelImageRegions {

	private LabelImageRegions() {}

	/**
	 * @param labels a single plane of whole numbers, at least 0
	 * @return one region per label, in order, named "Label 7"
	 * @throws InvalidInputException if a value is not a whole number, or there is no label
	 */
	public static List<Region> of(final ImagePlus labels) {
		if (labels.getStackSize() != 1 || labels.getBitDepth() == 24) {
			throw new InvalidInputException("The label image \"" + labels.getTitle() +
				"\" has " + labels.getStackSize() + " planes of " + labels
					.getBitDepth() + " bits; it must have one plane of 8, 16 or 32 bits.");
		}
		final ImageProcessor p = labels.getProcessor();
		final int width = p.getWidth();
		final Map<Integer, IntStream.Builder> offsets = new TreeMap<>();
		for (int i = 0; i < p.getPixelCount(); i++) {
			final float v = p.getf(i);
			if (v != Math.rint(v) || v < 0 || v > Integer.MAX_VALUE) {
				throw new InvalidInputException("The label image \"" + labels
					.getTitle() + "\" has the value " + v + " at (" + i % width + ", " + i / width +
						"); labels must be whole numbers of at least 0.");
			}
			if (v > 0) offsets.computeIfAbsent((int) v, k -> IntStream.builder()).add(
				i);
		}
		if (offsets.isEmpty()) throw new InvalidInputException(
			"The label image \"" + labels.getTitle() +
				"\" has no label: all its pixels are 0.");
		final List<Region> out = new ArrayList<>();
		offsets.forEach((label, at) -> {
			final int[] o = at.build().toArray();
			out.add(Region.of("Label " + label, IntStream.of(o).map(i -> i % width)
				.toArray(), IntStream.of(o).map(i -> i / width).toArray()));
		});
		return out;
	}

	/** @throws InvalidInputException if the label image and the movie differ in size */
	public static void requireSize(final ImagePlus labels, final int width,
		final int height)
	{
		if (labels.getWidth() != width || labels.getHeight() != height) {
			throw new InvalidInputException("The label image \"" + labels.getTitle() +
				"\" is " + labels.getWidth() + " x " + labels.getHeight() +
				", but must have the size of the movie, " + width + " x " + height + ".");
		}
	}
}
