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
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.TiffEncoder;
import ij.plugin.ContrastEnhancer;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import org.calab.extraction.Footprints;
import org.calab.extraction.OutlineOptions;
import org.calab.extraction.SummaryImage;
import org.calab.io.FileGroup;

/** Footprints as images: the outlines on the mean image, and label images. */
public final class FootprintImages {

	/** Fraction of the pixels, in percent, that the contrast of the image saturates. */
	private static final double SATURATED = 0.35;

	private static final int MOST_16_BIT = 65535;

	private FootprintImages() {}

	/**
	 * @param title of the image
	 * @return the summary images, each a slice, with the cells' outlines as an overlay; the
	 *         outlines have the names of the cells, and become ROIs by Image &gt; Overlay &gt; To
	 *         ROI Manager
	 */
	public static ImagePlus withOutlines(final String title,
		final Footprints footprints, final OutlineOptions options)
	{
		final List<SummaryImage> images = new ArrayList<>(footprints.images());
		if (images.isEmpty()) images.add(footprints.background());
		final ImageStack stack = new ImageStack(footprints.width(), footprints
			.height());
		for (final SummaryImage image : images)
			stack.addSlice(image.name(), new FloatProcessor(footprints.width(),
				footprints.height(), image.pixels().clone()));
		final ImagePlus out = new ImagePlus(title, stack);
		new ContrastEnhancer().stretchHistogram(out, SATURATED);
		final Overlay overlay = new Overlay();
		for (final Roi roi : Outlines.of(footprints.outlined(options))) {
			roi.setStrokeColor(Color.YELLOW);
			overlay.add(roi);
		}
		out.setOverlay(overlay);
		return out;
	}

	/**
	 * @return a label image: 0 is background, 1 the first cell, 2 the second, ...; where cells
	 *         overlap, see {@link Footprints#labels()}
	 */
	public static ImagePlus labels(final String title,
		final Footprints footprints)
	{
		final int[] labels = footprints.labels();
		final boolean large = footprints.regions().size() > MOST_16_BIT;
		final ImageProcessor ip = large ? new FloatProcessor(footprints.width(),
			footprints.height()) : new ShortProcessor(footprints.width(), footprints
				.height());
		for (int i = 0; i < labels.length; i++)
			ip.setf(i, labels[i]);
		ip.setMinAndMax(0, footprints.regions().size());
		return new ImagePlus(title, ip);
	}

	/** @return the image as a TIFF */
	public static FileGroup.Content tiff(final ImagePlus image) {
		return out -> new TiffEncoder(image.getFileInfo()).write(out);
	}
}
