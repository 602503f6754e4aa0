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

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;

import org.calab.extraction.Footprints;
import org.calab.extraction.Region;

/**
 * Traces regions as ROIs of ImageJ: along the edges of the pixels, so that the mask of the ROI
 * has the same pixels. Holes and separate parts are kept, and so is the state of the cell.
 */
public final class Outlines {

	private static final int IN = 255;

	private Outlines() {}

	/** @return one ROI per region, with its name */
	public static List<Roi> of(final List<Region> regions) {
		final List<Roi> rois = new ArrayList<>();
		for (final Region r : regions)
			rois.add(of(r));
		return rois;
	}

	/** As {@link #of(List)}, of all cells. */
	public static List<Roi> of(final Footprints footprints) {
		return of(footprints.regions());
	}

	private static Roi of(final Region region) {
		int left = Integer.MAX_VALUE, top = left, right = Integer.MIN_VALUE, bottom =
			right;
		for (int i = 0; i < region.size(); i++) {
			left = Math.min(left, region.x(i));
			right = Math.max(right, region.x(i));
			top = Math.min(top, region.y(i));
			bottom = Math.max(bottom, region.y(i));
		}
		final ByteProcessor mask = new ByteProcessor(right - left + 1, bottom - top +
			1);
		for (int i = 0; i < region.size(); i++)
			mask.set(region.x(i) - left, region.y(i) - top, IN);
		mask.setThreshold(IN, IN, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(mask);
		final java.awt.Rectangle in = roi.getBounds();
		roi.setLocation(left + in.x, top + in.y);
		roi.setName(region.name());
		RoiStates.set(roi, region.state());
		return roi;
	}
}
