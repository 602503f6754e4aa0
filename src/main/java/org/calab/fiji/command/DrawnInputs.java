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
package org.calab.fiji.command;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.detection.Points;

/** What a user drew as inputs of Find Cells: the diameter of a cell, points, and on which movie. */
final class DrawnInputs {

	/** Property of an activity image: the ID of its movie. */
	private static final String MOVIE = "org.calab.movie";

	private DrawnInputs() {}

	/** @return the length of a line, or the mean of width and height of an oval, in pixels; rounded to 0.1 */
	static Optional<Double> diameter(final Roi roi) {
		final double d;
		if (roi instanceof Line line) d = line.getRawLength();
		else if (roi instanceof OvalRoi) {
			final Rectangle2D box = roi.getFloatBounds();
			d = (box.getWidth() + box.getHeight()) / 2;
		}
		else return Optional.empty();
		return Optional.of(Math.rint(10 * d) / 10).filter(v -> v > 0);
	}

	/** @return the points of a point selection as text */
	static Optional<String> points(final Roi roi) {
		if (!(roi instanceof PointRoi)) return Optional.empty();
		final FloatPolygon p = roi.getFloatPolygon();
		final List<double[]> points = new ArrayList<>();
		for (int i = 0; i < p.npoints; i++)
			points.add(new double[] { Math.floor(p.xpoints[i]), Math.floor(
				p.ypoints[i]) });
		return points.isEmpty() ? Optional.empty() : Optional.of(Points.text(points));
	}

	/** Notes that an image is of a movie. */
	static void belongsTo(final ImagePlus image, final ImagePlus movie) {
		image.setProperty(MOVIE, movie.getID());
	}

	/** @return the open movie of an activity image; any other image itself */
	static ImagePlus movieOf(final ImagePlus image) {
		final ImagePlus movie = image.getProperty(MOVIE) instanceof Integer id
			? WindowManager.getImage(id) : null;
		return movie == null ? image : movie;
	}
}
