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
import org.calab.trace.CellState;

/**
 * A named set of pixels with optional weights and a state, such as a cell body. Pixels may lie outside the image.
 * Immutable.
 */
public final class Region {

	private final String name;
	private final int[] x;
	private final int[] y;
	private final double[] weights;
	private final CellState state;

	private Region(final String name, final int[] x, final int[] y,
		final double[] weights, final CellState state)
	{
		this.name = Require.present("region name", name);
		this.x = x;
		this.y = y;
		this.weights = weights;
		this.state = Require.present("state", state);
		if (x.length == 0) throw new InvalidInputException("ROI \"" + name +
			"\" must have at least 1 pixel, but has none.");
		if (y.length != x.length || weights != null && weights.length != x.length) {
			throw new InvalidInputException("ROI \"" + name +
				"\" must have equally many x, y and weights, but has " + x.length +
				" x, " + y.length + " y" + (weights == null ? "" : " and " +
					weights.length + " weights") + ".");
		}
	}

	/**
	 * @param name name of the region
	 * @param x columns of the pixels, counted from 0. Not modified.
	 * @param y rows of the pixels, counted from 0. Not modified.
	 */
	public static Region of(final String name, final int[] x, final int[] y) {
		return new Region(name, x.clone(), y.clone(), null, CellState.ACCEPTED);
	}

	/**
	 * @param name name of the region
	 * @param x columns of the pixels, counted from 0. Not modified.
	 * @param y rows of the pixels, counted from 0. Not modified.
	 * @param weights one per pixel, finite and greater than 0. Not modified.
	 */
	public static Region weighted(final String name, final int[] x,
		final int[] y, final double[] weights)
	{
		for (final double w : weights)
			Require.positive("weight in ROI \"" + name + "\"", w, "");
		return new Region(name, x.clone(), y.clone(), weights.clone(),
			CellState.ACCEPTED);
	}

	public String name() {
		return name;
	}

	/** @return whether the cell is accepted, which it is unless stated otherwise */
	public CellState state() {
		return state;
	}

	/** @return the same pixels with another state */
	public Region withState(final CellState other) {
		return new Region(name, x, y, weights, other);
	}

	/** @return the number of pixels, including those outside the image */
	public int size() {
		return x.length;
	}

	/**
	 * @param pixel from 0 to {@link #size()} - 1
	 * @return its column, counted from 0
	 */
	public int x(final int pixel) {
		return x[pixel];
	}

	/**
	 * @param pixel from 0 to {@link #size()} - 1
	 * @return its row, counted from 0
	 */
	public int y(final int pixel) {
		return y[pixel];
	}

	/**
	 * @param pixel from 0 to {@link #size()} - 1
	 * @return its weight, greater than 0; 1 if the pixels have no weights
	 */
	public double weight(final int pixel) {
		return weights == null ? 1 : weights[pixel];
	}

	/** @return the largest weight; 1 if the pixels have no weights */
	public double largestWeight() {
		return weights == null ? 1 : Arrays.stream(weights).max().getAsDouble();
	}

	/**
	 * @param fraction of the largest weight, from 0 to 1
	 * @return the pixels that have at least this weight, without their weights
	 */
	public Region above(final double fraction) {
		return above(fraction, false);
	}

	/** @param weighted whether the pixels keep their weights */
	Region above(final double fraction, final boolean weighted) {
		final double least = fraction * largestWeight();
		final int[] in = IntStream.range(0, x.length).filter(i -> weight(
			i) >= least).toArray();
		return new Region(name, IntStream.of(in).map(i -> x[i]).toArray(), IntStream
			.of(in).map(i -> y[i]).toArray(), weighted && weights != null ? IntStream.of(
				in).mapToDouble(i -> weights[i]).toArray() : null, state);
	}

	/** @return the same pixels with another name */
	public Region named(final String other) {
		return new Region(other, x, y, weights, state);
	}

	/** @return the pixels inside an image of this size, in the order of memory */
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
	 * Pixels of a frame.
	 *
	 * @param offsets indices of the pixels in the frame, row by row
	 * @param weights one per pixel, or null for equal weights
	 * @param totalWeight their sum
	 */
	record Pixels(int[] offsets, double[] weights, double totalWeight) {

		Pixels(final int[] offsets, final double[] weights) {
			this(offsets, weights, weights == null ? offsets.length : Arrays.stream(
				weights).sum());
		}

		/** @return the diameter of a disc with as many pixels of at least half the largest weight */
		double diameter() {
			final double half = weights == null ? 0 : Arrays.stream(weights).max()
				.getAsDouble() / 2;
			final long n = weights == null ? offsets.length : Arrays.stream(weights)
				.filter(w -> w >= half).count();
			return 2 * Math.sqrt(n / Math.PI);
		}
	}
}
