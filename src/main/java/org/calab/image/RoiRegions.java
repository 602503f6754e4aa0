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

import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ImageProcessor;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Region;

/** Converts ImageJ ROIs to sets of pixels. The ROIs are not modified. */
public final class RoiRegions {

	/** Largest area of a ROI in pixels, more than any camera has; protects from damaged files. */
	private static final int LARGEST = 1 << 25;

	/** Memory per pixel: two coordinates, twice, and the mask. */
	private static final int BYTES_PER_PIXEL = 20;

	private static final double PART_OF_HEAP = 0.2;

	/** Largest number of rows times vertices, as ImageJ examines every edge in every row. */
	private static final long MOST_EDGE_TESTS = 1 << 29;

	private RoiRegions() {}

	/**
	 * @param rois areas and points; each point is one pixel
	 * @return one region per ROI, with its name, or "ROI i" if it has none, and its state
	 * @throws InvalidInputException if a ROI is a line, an angle, text or an image
	 */
	public static List<Region> of(final List<Roi> rois) {
		final List<String> names = names(rois);
		final List<Region> out = new ArrayList<>();
		for (int i = 0; i < rois.size(); i++)
			out.add(of(rois.get(i), names.get(i)).withState(RoiStates.of(rois.get(
				i))));
		return out;
	}

	/** @return the name of each ROI, or "ROI i" if it has none */
	static List<String> names(final List<Roi> rois) {
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < rois.size(); i++) {
			final String name = rois.get(i).getName();
			names.add(name == null || name.isBlank() ? "ROI " + (i + 1) : name);
		}
		return names;
	}

	/** @return whether it is an area or points, and not an annotation; ImageJ counts text and images as areas */
	public static boolean isRegion(final Roi roi) {
		final boolean annotation = roi instanceof ij.gui.TextRoi ||
			roi instanceof ij.gui.ImageRoi || roi instanceof ij.gui.Arrow;
		return !annotation && (roi.isArea() || roi instanceof PointRoi);
	}

	private static Region of(final Roi roi, final String name) {
		if (!isRegion(roi)) {
			throw new InvalidInputException("ROI \"" + name + "\" must be an area (rectangle, oval, " +
				"polygon, freehand, composite) or points, but is of type " + roi.getTypeAsString() + ".");
		}
		return roi instanceof PointRoi ? points(roi, name) : area(roi, name);
	}

	private static Region points(final Roi roi, final String name) {
		final Point[] points = roi.getContainedPoints();
		final int[] x = new int[points.length], y = new int[points.length];
		for (int i = 0; i < points.length; i++) {
			x[i] = points[i].x;
			y[i] = points[i].y;
		}
		return Region.of(name, x, y);
	}

	/** @return the pixels of the mask, or all pixels of the bounds if there is no mask */
	private static Region area(final Roi roi, final String name) {
		final Rectangle bounds = roi.getBounds();
		final int most = (int) Math.min(LARGEST, PART_OF_HEAP * Runtime.getRuntime()
			.maxMemory() / BYTES_PER_PIXEL);
		if (bounds.width < 0 || bounds.height < 0 || (long) bounds.width *
			bounds.height > most)
		{
			throw new InvalidInputException("ROI \"" + name + "\" is " + bounds.width +
				" x " + bounds.height + " pixels large; at most " + most + " pixels are supported.");
		}
		if ((long) bounds.height * vertices(roi) > MOST_EDGE_TESTS)
			throw new InvalidInputException("ROI \"" + name + "\" has " + vertices(
				roi) + " vertices in " + bounds.height + " rows; at most " +
					MOST_EDGE_TESTS / bounds.height + " vertices are supported.");
		final ImageProcessor mask = mask(roi, name);
		final int[] x = new int[bounds.width * bounds.height], y = new int[x.length];
		int n = 0;
		for (int j = 0; j < bounds.height; j++) {
			for (int i = 0; i < bounds.width; i++) {
				if (mask != null && mask.getPixel(i, j) == 0) continue;
				x[n] = bounds.x + i;
				y[n++] = bounds.y + j;
			}
		}
		return Region.of(name, Arrays.copyOf(x, n), Arrays.copyOf(y, n));
	}

	private static int vertices(final Roi roi) {
		if (roi instanceof PolygonRoi polygon) return polygon.getNCoordinates();
		return roi instanceof ShapeRoi shape ? shape.getShapeAsArray().length : 4;
	}

	/** @return the mask of a ROI, which ImageJ may fail to draw */
	private static ImageProcessor mask(final Roi roi, final String name) {
		try {
			return roi.getMask();
		}
		catch (final RuntimeException e) {
			throw new InvalidInputException("ROI \"" + name +
				"\" is damaged: its pixels cannot be determined (" + e + ").");
		}
	}
}
