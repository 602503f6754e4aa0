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
package org.calab.detection;

/**
 * The blurred residual in its noise SDs, and the activity image V: for each pixel the root of the sum
 * of squares of the frames in which it is active. A cell is a peak of V, because blurring by about
 * the size of a cell averages its noise and the threshold leaves out what is only noise.
 */
final class ActivityMap {

	/** SD of the blur in diameters: the blur that matches a disc best, slightly narrower to keep neighbours apart. */
	private static final double BLUR = 0.25;

	/** A pixel is active above this number of noise SDs, which noise exceeds once in 4300 frames. */
	static final float ACTIVE = 3.5f;

	/** Frames that are summed one after another. */
	private static final int BLOCK = 64;

	private final int width, height;
	private final GaussianBlur blur;
	/** The blurred residual, not in noise SDs. */
	private final float[][] frames;
	private final float[] sd;
	/** What a pixel exceeds when it is active. */
	private final float[] least;
	/** Sums of squares over the active frames. */
	private final double[] squares;
	private final float[] v;
	private final float[] largestOfRow;

	/** @param sd noise SD of the blurred movie; null to estimate it */
	ActivityMap(final Residual residual, final double diameter, final float[] sd,
		final Workers workers)
	{
		width = residual.movie().width();
		height = residual.movie().height();
		blur = new GaussianBlur(BLUR * diameter);
		frames = new float[residual.movie().numFrames()][width * height];
		workers.stage(0, 0.5).forEach(frames.length, "Searching for activity",
			GaussianBlur.Buffers::new, (buffers, t) -> {
				residual.copy(t, frames[t]);
				blur.apply(frames[t], width, buffers, frames[t]);
			});
		this.sd = sd != null ? sd : PixelNoise.of(frames, residual.movie()
			.slow().factor(), workers.stage(0.5, 0.8), "Searching for activity");
		least = new float[width * height];
		for (int i = 0; i < least.length; i++)
			least[i] = ACTIVE * this.sd[i];
		squares = squares(workers.stage(0.8, 1));
		v = new float[width * height];
		for (int i = 0; i < v.length; i++)
			v[i] = v(i);
		largestOfRow = new float[height];
		for (int y = 0; y < height; y++)
			findLargestOf(y);
	}

	/** @return the sum of squares of each pixel over the frames in which it is active. Frames are summed in blocks, which do not depend on the threads. */
	private double[] squares(final Workers workers) {
		final double[][] blocks = new double[(frames.length + BLOCK - 1) /
			BLOCK][width * height];
		workers.forEach(blocks.length, "Searching for activity", () -> null, (none,
			b) -> {
			for (int t = b * BLOCK; t < Math.min(frames.length, (b + 1) *
				BLOCK); t++)
				addActive(frames[t], least, blocks[b]);
		});
		for (int b = 1; b < blocks.length; b++)
			for (int i = 0; i < blocks[0].length; i++)
				blocks[0][i] += blocks[b][i];
		return blocks[0];
	}

	private static void addActive(final float[] frame, final float[] least,
		final double[] sum)
	{
		for (int i = 0; i < sum.length; i++)
			if (frame[i] > least[i]) sum[i] += (double) frame[i] * frame[i];
	}

	private float v(final int pixel) {
		return (float) Math.sqrt(Math.max(0, squares[pixel])) / sd[pixel];
	}

	private void findLargestOf(final int y) {
		float largest = 0;
		for (int i = y * width; i < (y + 1) * width; i++)
			largest = Math.max(largest, v[i]);
		largestOfRow[y] = largest;
	}

	/** @return a copy of V */
	float[] image() {
		return v.clone();
	}

	/** @return the noise SD of the blurred movie. Not copied; do not modify. */
	float[] sd() {
		return sd;
	}

	float at(final int pixel) {
		return v[pixel];
	}

	/** @return the pixel with the largest V, the first of equal ones */
	int peak() {
		int row = 0;
		for (int y = 1; y < height; y++)
			if (largestOfRow[y] > largestOfRow[row]) row = y;
		int peak = row * width;
		for (int i = peak; i < (row + 1) * width; i++)
			if (v[i] > v[peak]) peak = i;
		return peak;
	}

	/** Sets V to 0 at a pixel, where no more seeds are taken. */
	void close(final int pixel) {
		v[pixel] = 0;
		findLargestOf(pixel / width);
	}

	/** Sets V to 0 around a pixel. */
	void close(final int x, final int y, final int r, final double radius) {
		final Patch square = Patch.around(x, y, r, width, height);
		final boolean[] in = Masks.disc(square, x, y, radius);
		for (int i = 0; i < in.length; i++)
			if (in[i]) v[(square.y0() + i / square.width()) * width + square.x0() + i %
				square.width()] = 0;
		for (int row = square.y0(); row < square.y0() + square.height(); row++)
			findLargestOf(row);
	}

	/** @return the blurred movie at a pixel, one sample per frame */
	float[] trace(final int x, final int y) {
		final float[] out = new float[frames.length];
		for (int t = 0; t < out.length; t++)
			out[t] = frames[t][y * width + x] / sd[y * width + x];
		return out;
	}

	/** Subtracts a component, and lowers V around it to what is left. */
	void subtract(final Patch window, final float[] subtracted) {
		final Patch wide = window.wider(blur.reach(), width, height);
		final float[] footprint = window.within(wide).weights();
		final float[] blurred = new float[footprint.length];
		blur.apply(footprint, wide.width(), new GaussianBlur.Buffers(), blurred);
		final int[] at = new int[blurred.length];
		for (int i = 0; i < at.length; i++)
			at[i] = (wide.y0() + i / wide.width()) * width + wide.x0() + i % wide
				.width();
		for (int t = 0; t < frames.length; t++) {
			final float s = subtracted[t];
			if (s == 0) continue;
			final float[] frame = frames[t];
			for (int i = 0; i < at.length; i++) {
				final float before = frame[at[i]], after = before - s * blurred[i];
				frame[at[i]] = after;
				if (before > least[at[i]]) squares[at[i]] -= (double) before * before;
				if (after > least[at[i]]) squares[at[i]] += (double) after * after;
			}
		}
		for (final int i : at)
			v[i] = Math.min(v[i], v(i));
		for (int row = wide.y0(); row < wide.y0() + wide.height(); row++)
			findLargestOf(row);
	}
}
