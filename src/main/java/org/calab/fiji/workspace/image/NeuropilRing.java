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

import ij.ImagePlus;
import ij.gui.Roi;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.NeuropilOptions;
import org.calab.extraction.TraceExtraction;
import org.calab.image.RoiRegions;

/** The neuropil ring of a cell, as a picture over the movie. */
final class NeuropilRing {

	private static final int COLOUR = 0x50FFE066;

	private NeuropilRing() {}

	/** @return the pixels that the extraction takes; empty where it takes none */
	static Optional<BufferedImage> of(final ImagePlus image, final List<Roi> rois,
		final int roi)
	{
		try {
			final int width = image.getWidth(), height = image.getHeight();
			final int[] pixels = TraceExtraction.ring(width, height, RoiRegions.of(
				rois), roi, NeuropilOptions.defaults());
			final BufferedImage picture = new BufferedImage(width, height,
				BufferedImage.TYPE_INT_ARGB);
			for (final int p : pixels)
				picture.setRGB(p % width, p / width, COLOUR);
			return Optional.of(picture);
		}
		catch (final InvalidInputException e) {
			return Optional.empty(); // the extraction says so
		}
	}
}
