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
package org.calab.fiji.workspace.image;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.FloatPolygon;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ROIs of a workspace's cells, with their outlines in image coordinates. Immutable; the
 * ROIs are only read.
 *
 * @param rois areas and points
 * @param outlines one per ROI
 */
public record CellRois(List<Roi> rois, List<Shape> outlines) {

	private static final double POINT = 2;

	/** @param rois others than areas and points are left out */
	public static CellRois of(final List<Roi> rois) {
		final List<Roi> cells = rois.stream().filter(CellRois::isCell).toList();
		return new CellRois(cells, cells.stream().map(CellRois::outline).toList());
	}

	/** @return whether a ROI may be a cell: no line, text or image */
	public static boolean isCell(final Roi roi) {
		return !(roi instanceof ij.gui.TextRoi || roi instanceof ij.gui.ImageRoi ||
			roi instanceof ij.gui.Arrow) && (roi.isArea() ||
				roi instanceof PointRoi);
	}

	private static Shape outline(final Roi roi) {
		if (roi instanceof ShapeRoi s) {
			final Rectangle at = s.getBounds();
			return AffineTransform.getTranslateInstance(at.x, at.y)
				.createTransformedShape(s.getShape());
		}
		final FloatPolygon p = roi.getFloatPolygon();
		final Path2D path = new Path2D.Double();
		for (int i = 0; i < p.npoints; i++) {
			final double x = p.xpoints[i], y = p.ypoints[i];
			if (roi instanceof PointRoi) path.append(new Ellipse2D.Double(x - POINT, y -
				POINT, 2 * POINT, 2 * POINT), false);
			else if (i == 0) path.moveTo(x, y);
			else path.lineTo(x, y);
		}
		if (p.npoints > 0 && !(roi instanceof PointRoi)) path.closePath();
		return path;
	}

	/** @return the names, as the extraction takes them */
	public List<String> names() {
		return IntStream.range(0, rois.size()).mapToObj(i -> {
			final String name = rois.get(i).getName();
			return name == null || name.isBlank() ? "ROI " + (i + 1) : name;
		}).toList();
	}

	/** @return the centres of the ROIs' bounds in pixels, x and y */
	public List<double[]> places() {
		return outlines.stream().map(o -> {
			final Rectangle2D b = o.getBounds2D();
			return new double[] { b.getCenterX(), b.getCenterY() };
		}).toList();
	}

	/** @return the smallest ROI that contains a point of the image, or -1 */
	public int at(final double x, final double y) {
		int best = -1;
		double smallest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < outlines.size(); i++) {
			final Rectangle2D b = outlines.get(i).getBounds2D();
			final double size = b.getWidth() * b.getHeight();
			if (size < smallest && outlines.get(i).contains(x, y)) {
				best = i;
				smallest = size;
			}
		}
		return best;
	}
}
