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
package org.calab.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;

/**
 * The shapes of the cells that another program found in a movie.
 *
 * @param width of the movie's frames, in pixels
 * @param height of the movie's frames, in pixels
 * @param regions one per cell that has pixels, with the names of their traces; weighted if
 *          the program has weights
 * @param faintest fraction of a cell's largest weight below which pixels are not a part of its
 *          outline, as the program itself draws it; 0: all pixels are
 * @param images summary images of this size, the mean of the movie first if there is one
 * @param notes for the user
 */
public record Footprints(int width, int height, List<Region> regions,
	double faintest, List<SummaryImage> images, List<String> notes)
{

	/** More than any camera has; protects from damaged files. */
	private static final long MOST_PIXELS = 1 << 28;

	/** @throws InvalidInputException if there is no cell, or an image has another size */
	public Footprints {
		Require.within("width", width, 1, Integer.MAX_VALUE);
		Require.within("height", height, 1, Integer.MAX_VALUE);
		if ((long) width * height > MOST_PIXELS) throw new InvalidInputException(
			"The image of the cells must have at most " + MOST_PIXELS + " pixels, but has " +
				width + " x " + height + ".");
		regions = List.copyOf(regions);
		images = List.copyOf(images);
		notes = List.copyOf(notes);
		if (regions.isEmpty()) throw new InvalidInputException(
			"There must be at least 1 cell with pixels, but there is none.");
		for (final SummaryImage image : images)
			if (image.pixels().length != (long) width * height)
				throw new InvalidInputException("The " + image.name() + " must have " +
					width + " x " + height + " pixels, but has " + image.pixels().length +
					".");
	}

	/** @return names of the cells, in order */
	public List<String> names() {
		return regions.stream().map(Region::name).toList();
	}

	/**
	 * @param names of cells; those without footprint are ignored
	 * @return the footprints of these cells
	 * @throws InvalidInputException if none of them has one
	 */
	public Footprints of(final Collection<String> names) {
		final Set<String> wanted = new HashSet<>(names);
		return new Footprints(width, height, regions.stream().filter(r -> wanted
			.contains(r.name())).toList(), faintest, images, notes);
	}

	/** @return the same cells with these states, by their names */
	public Footprints withStates(final CellStates states) {
		return new Footprints(width, height, regions.stream().map(r -> r.withState(
			states.of(r.name()))).toList(), faintest, images, notes);
	}

	/**
	 * @return the accepted cells
	 * @throws InvalidInputException if all are rejected
	 */
	public Footprints accepted() {
		final List<Region> left = regions.stream().filter(r -> r
			.state() == CellState.ACCEPTED).toList();
		if (left.isEmpty()) throw new InvalidInputException("All " + regions.size() +
			" cells are rejected; set cells_only to false to take all, or accept some.");
		return new Footprints(width, height, left, faintest, images, notes);
	}

	/** @return the cells without the pixels that the options leave out, and without weights */
	public Footprints outlined(final OutlineOptions options) {
		final double threshold = options.threshold().orElse(faintest);
		return new Footprints(width, height, regions.stream().map(r -> r.above(
			threshold)).toList(), 0, images, notes);
	}

	/**
	 * @param fraction of each cell's largest weight, from 0 to 1
	 * @return the pixels of at least this weight, with their weights
	 */
	public Footprints above(final double fraction) {
		return new Footprints(width, height, regions.stream().map(r -> r.above(
			fraction, true)).toList(), 0, images, notes);
	}

	/**
	 * @return the first summary image; without one, the footprints, each scaled to a largest
	 *         weight of 1, the largest value where they overlap
	 */
	public SummaryImage background() {
		if (!images.isEmpty()) return images.get(0);
		final float[] pixels = new float[width * height];
		for (final Region r : regions) {
			final double largest = r.largestWeight();
			for (int i = 0; i < r.size(); i++) {
				if (!contains(r.x(i), r.y(i))) continue;
				final int at = r.y(i) * width + r.x(i);
				pixels[at] = Math.max(pixels[at], (float) (r.weight(i) / largest));
			}
		}
		return new SummaryImage("footprints", pixels);
	}

	/**
	 * @return for each pixel, row by row, the number of its cell, counted from 1; 0 outside the
	 *         cells. Where cells overlap, the one with the largest weight, relative to its own
	 *         largest weight, has the pixel; the first one if they are equal.
	 */
	public int[] labels() {
		final int[] labels = new int[width * height];
		final double[] best = new double[labels.length];
		for (int k = 0; k < regions.size(); k++) {
			final Region r = regions.get(k);
			final double largest = r.largestWeight();
			for (int i = 0; i < r.size(); i++) {
				final int at = r.y(i) * width + r.x(i);
				if (!contains(r.x(i), r.y(i)) || !(r.weight(i) / largest > best[at]))
					continue;
				best[at] = r.weight(i) / largest;
				labels[at] = k + 1;
			}
		}
		return labels;
	}

	/** @return for each region, which of its pixels another region has too */
	public List<boolean[]> overlaps() {
		final byte[] count = new byte[width * height];
		for (final Region r : regions)
			for (int i = 0; i < r.size(); i++)
				if (contains(r.x(i), r.y(i))) {
					final int at = r.y(i) * width + r.x(i);
					count[at] = (byte) Math.min(2, count[at] + 1);
				}
		final List<boolean[]> overlaps = new ArrayList<>();
		for (final Region r : regions) {
			final boolean[] shared = new boolean[r.size()];
			for (int i = 0; i < shared.length; i++)
				shared[i] = contains(r.x(i), r.y(i)) && count[r.y(i) * width + r.x(
					i)] > 1;
			overlaps.add(shared);
		}
		return overlaps;
	}

	private boolean contains(final int x, final int y) {
		return x >= 0 && x < width && y >= 0 && y < height;
	}

	/**
	 * @return the footprints of regions in an image of unknown size: the smallest size that
	 *         contains them
	 */
	public static Footprints around(final List<Region> regions) {
		int width = 1, height = 1;
		for (final Region r : regions)
			for (int i = 0; i < r.size(); i++) {
				width = Math.max(width, r.x(i) + 1);
				height = Math.max(height, r.y(i) + 1);
			}
		return new Footprints(width, height, regions, 0, List.of(), List.of());
	}
}
