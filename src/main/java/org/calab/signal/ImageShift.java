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
package org.calab.signal;

import org.jtransforms.fft.DoubleFFT_2D;

/**
 * Shift between two images of the same things by phase correlation (Kuglin &amp; Hines, Proc. IEEE Conf.
 * Cybern. Soc. 163, 1975), with a parabola through its peak for fractions of a pixel. The amplitudes of the
 * cross-spectrum are reduced to their square root instead of to 1: the bright frequencies, which the
 * noise hardly touches, count more, and still a bright cell does not outweigh all others. The edges are
 * faded out where they are, so that a shift of many pixels comes out a little too small. Not thread-safe.
 */
public final class ImageShift {

	/** Part of the image at each edge that is faded out, as the transform joins opposite edges. */
	private static final double FADE = 0.15;

	/** Details finer than this are noise; in diameters, the standard deviation of a Gaussian. */
	private static final double FINEST = 0.125;

	/** Structures wider than this are background, which changes without motion; as above. */
	private static final double WIDEST = 1;

	/**
	 * A shift.
	 *
	 * @param x to the right, in pixels
	 * @param y down, in pixels
	 * @param clarity height of the peak over the root mean square of the correlation; about 4 for
	 *          images that have nothing in common
	 */
	public record Shift(double x, double y, double clarity) {}

	private final int width, height, reach;
	private final double[] window, filter;
	private final DoubleFFT_2D fft;

	/**
	 * @param width in pixels, at least 2
	 * @param height in pixels, at least 2
	 * @param diameter of the things that are compared, in pixels; shifts of up to twice this are found
	 */
	public ImageShift(final int width, final int height, final double diameter) {
		this.width = width;
		this.height = height;
		reach = (int) Math.max(4, Math.min(Math.ceil(2 * diameter), Math.min(width,
			height) / 2 - 1));
		fft = Fourier.of(height, width);
		final double[] across = fade(width), down = fade(height);
		window = new double[width * height];
		filter = new double[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				window[y * width + x] = across[x] * down[y];
				final double fx = (double) Math.min(x, width - x) / width, fy =
					(double) Math.min(y, height - y) / height;
				final double f = -2 * Math.PI * Math.PI * diameter * diameter * (fx * fx +
					fy * fy);
				filter[y * width + x] = Math.exp(f * FINEST * FINEST) * (1 - Math.exp(f *
					WIDEST * WIDEST));
			}
		}
	}

	private static double[] fade(final int n) {
		final double[] fade = new double[n];
		for (int i = 0; i < n; i++) {
			final double edge = (Math.min(i, n - 1 - i) + 0.5) / n / FADE;
			fade[i] = edge >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * edge);
		}
		return fade;
	}

	/**
	 * @param image row by row, all finite
	 * @return its transform without its mean, for {@link #between}; transforms may be added and subtracted
	 *         as images
	 */
	public double[] transform(final float[] image) {
		double mean = 0;
		for (final float v : image)
			mean += v;
		mean /= image.length;
		final double[] a = new double[2 * image.length];
		for (int i = 0; i < image.length; i++)
			a[2 * i] = (image[i] - mean) * window[i];
		fft.complexForward(a);
		return a;
	}

	/**
	 * @param image transform of an image
	 * @param reference transform of the image to compare it with
	 * @return how far the image lies from the reference
	 */
	public Shift between(final double[] image, final double[] reference) {
		final double[] c = new double[image.length];
		for (int i = 0; i < c.length; i += 2) {
			final double re = image[i] * reference[i] + image[i + 1] * reference[i +
				1], im = image[i + 1] * reference[i] - image[i] * reference[i + 1];
			final double scale = re == 0 && im == 0 ? 0 : filter[i / 2] / Math.sqrt(Math
				.hypot(re, im));
			c[i] = re * scale;
			c[i + 1] = im * scale;
		}
		fft.complexInverse(c, true);
		double square = 0, peak = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < c.length; i += 2)
			square += c[i] * c[i];
		int px = 0, py = 0;
		for (int y = -reach; y <= reach; y++) {
			for (int x = -reach; x <= reach; x++) {
				if (at(c, x, y) <= peak) continue;
				peak = at(c, x, y);
				px = x;
				py = y;
			}
		}
		return new Shift(px + vertex(at(c, px - 1, py), peak, at(c, px + 1, py)), py +
			vertex(at(c, px, py - 1), peak, at(c, px, py + 1)), square > 0 ? peak / Math
				.sqrt(square / (c.length / 2)) : 0);
	}

	private double at(final double[] c, final int x, final int y) {
		return c[2 * (Math.floorMod(y, height) * width + Math.floorMod(x, width))];
	}

	/** @return where a parabola through three samples has its maximum, from -0.5 to 0.5 */
	private static double vertex(final double before, final double at,
		final double after)
	{
		final double bend = before - 2 * at + after;
		return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)))
			: 0;
	}
}
