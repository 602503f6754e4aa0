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
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.io.IOException;

import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;

/**
 * A TIFF that ImageJ's own reader does not read rightly, as a virtual stack: planes are read on
 * demand and not kept. Shows RGB, or 32 bits; {@link #values} does not round.
 */
final class TiffStack extends VirtualStack {

	private final TiffPages pages;
	private final int width, height;

	private TiffStack(final TiffPages pages) {
		super((int) pages.page().width(), (int) pages.page().height(), null, null);
		this.pages = pages;
		width = (int) pages.page().width();
		height = (int) pages.page().height();
	}

	/** @return the image, with the channels of each page, and its pages as slices */
	static ImagePlus open(final TiffPages pages) throws IOException {
		final TiffStack stack = new TiffStack(pages);
		stack.plane(0); // fails here rather than in the middle of the work
		final ImagePlus image = new ImagePlus(pages.file().getFileName().toString(),
			stack);
		final int channels = pages.channelsPerPage();
		if (channels > 1) {
			if (PlaneOrder.of(pages.header(), pages.at().length).filter(o -> o
				.channels() > 1 || o.slices() > 1).isPresent()) throw new DataFormatException(pages
					.file().toString(), "each page holds " + channels +
						" channels, and its header describes more channels or slices. " +
						TiffPage.REWRITE + ".");
			image.setDimensions(channels, 1, stack.size() / channels);
		}
		return image;
	}

	/** @return the plane, counted from 0: one array, or those of red, green and blue */
	private double[][] plane(final int n) throws IOException {
		if (isRGB()) return pages.read(n, 0, 1, 2);
		final int channels = pages.channelsPerPage();
		return pages.read(n / channels, n % channels);
	}

	/** @return plane {@code n}, counted from 1: one array, or those of red, green and blue */
	double[][] values(final int n) {
		try {
			return plane(n - 1);
		}
		catch (final IOException e) {
			throw new InvalidInputException("Plane " + n + ": " + e.getMessage());
		}
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		final double[][] v = values(n);
		if (!isRGB()) return new FloatProcessor(width, height, v[0]);
		final int[] rgb = new int[v[0].length];
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = 0xff000000 | (int) v[0][i] << 16 | (int) v[1][i] << 8 |
				(int) v[2][i];
		return new ColorProcessor(width, height, rgb);
	}

	@Override
	public boolean isRGB() {
		return pages.page().isRgb();
	}

	@Override
	public int getSize() {
		return pages.at().length * pages.channelsPerPage();
	}

	@Override
	public int size() {
		return getSize();
	}

	@Override
	public int getWidth() {
		return width;
	}

	@Override
	public int getHeight() {
		return height;
	}

	@Override
	public int getBitDepth() {
		return isRGB() ? 24 : 32;
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}

	@Override
	public String getFileName(final int n) {
		return pages.file().getFileName().toString();
	}
}
