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

import java.util.Arrays;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * A set of pixels with a name, such as a cell body; each pixel may have a
 * weight. Parts may lie outside the image. Immutable.
 */
public final class Region {

	private final String name;
	private final int[] x;
	private final int[] y;
	private final double[] weights;

	private Region(final String name, final int[] x, final int[] y,
		final double[] weights)
	{
		this.name = Require.present("region name", name);
		this.x = x;
		this.y = y;
		this.weights = weights;
		if (x.length == 0) throw new InvalidInputException("ROI \"" + name +
			"\" has no pixel; allowed is a region of at least 1");
		if (y.length != x.length || weights != null && weights.length != x.length) {
			throw new InvalidInputException("ROI \"" + name + "\" has " + x.length +
				" x, " + y.length + " y" + (weights == null ? "" : " and " +
					weights.length + " weights") + "; their numbers must be the same");
		}
	}

	/**
	 * @param x pixel columns. Not modified.
	 * @param y pixel rows, as many. Not modified.
	 */
	public static Region of(final String name, final int[] x, final int[] y) {
		return new Region(name, x.clone(), y.clone(), null);
	}

	/** @param weights one per pixel, finite and above 0. Not modified. */
	public static Region weighted(final String name, final int[] x,
		final int[] y, final double[] weights)
	{
		for (final double w : weights)
			Require.positive("weight in ROI \"" + name + "\"", w, "");
		return new Region(name, x.clone(), y.clone(), weights.clone());
	}

	public String name() {
		return name;
	}

	/** @return how many pixels, inside the image or not */
	public int size() {
		return x.length;
	}

	/** @return the same pixels under another name */
	Region named(final String other) {
		return new Region(other, x, y, weights);
	}

	/** @return what of it lies inside an image, in the order of memory */
	Pixels inside(final int width, final int height) {
		final int[] in = IntStream.range(0, x.length).filter(i -> x[i] >= 0 &&
			x[i] < width && y[i] >= 0 && y[i] < height).boxed().sorted((a,
				b) -> Integer.compare(y[a] * width + x[a], y[b] * width + x[b]))
			.mapToInt(i -> i).toArray();
		final int[] offsets = Arrays.stream(in).map(i -> y[i] * width + x[i])
			.toArray();
		return new Pixels(offsets, weights == null ? null : Arrays.stream(in)
			.mapToDouble(i -> weights[i]).toArray());
	}

	/**
	 * Pixels by their place in a frame, row after row.
	 *
	 * @param weights one per pixel, or null where all count the same
	 */
	record Pixels(int[] offsets, double[] weights) {

		double totalWeight() {
			return weights == null ? offsets.length : Arrays.stream(weights).sum();
		}
	}
}
