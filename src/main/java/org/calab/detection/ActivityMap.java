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

	private final int width, height;
	private final GaussianBlur blur;
	private final float[][] frames;
	private final float[] sd;
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
			() -> new float[width * height], (rows, t) -> blur.apply(residual.frame(t),
				width, rows, frames[t]));
		this.sd = sd != null ? sd : PixelNoise.of(frames, residual.movie().slow(),
			workers.stage(0.5, 0.8), "Searching for activity");
		workers.stage(0.8, 0.9).forEach(frames.length, "Searching for activity",
			() -> null, (none, t) -> {
				for (int i = 0; i < this.sd.length; i++)
					frames[t][i] /= this.sd[i];
			});
		v = new float[width * height];
		workers.stage(0.9, 1).forEach(height, "Searching for activity", () -> null, (
			none, y) -> sumActive(y));
		largestOfRow = new float[height];
		for (int y = 0; y < height; y++)
			findLargestOf(y);
	}

	private void sumActive(final int y) {
		final double[] sum = new double[width];
		for (final float[] frame : frames)
			for (int x = 0; x < width; x++) {
				final float f = frame[y * width + x];
				if (f > ACTIVE) sum[x] += (double) f * f;
			}
		for (int x = 0; x < width; x++)
			v[y * width + x] = (float) Math.sqrt(sum[x]);
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
			out[t] = frames[t][y * width + x];
		return out;
	}

	/** Subtracts a component, and lowers V around it to what is left. */
	void subtract(final Patch window, final float[] subtracted) {
		final Patch wide = window.wider(blur.reach(), width, height);
		final float[] footprint = window.within(wide).weights();
		final float[] blurred = new float[footprint.length];
		blur.apply(footprint, wide.width(), new float[footprint.length], blurred);
		final int[] at = new int[blurred.length];
		for (int i = 0; i < at.length; i++) {
			at[i] = (wide.y0() + i / wide.width()) * width + wide.x0() + i % wide
				.width();
			blurred[i] /= sd[at[i]];
		}
		final double[] sum = new double[at.length];
		for (int t = 0; t < frames.length; t++) {
			final float[] frame = frames[t];
			final float s = subtracted[t];
			for (int i = 0; i < at.length; i++) {
				if (s != 0) frame[at[i]] -= s * blurred[i];
				final float f = frame[at[i]];
				if (f > ACTIVE) sum[i] += (double) f * f;
			}
		}
		for (int i = 0; i < at.length; i++)
			v[at[i]] = Math.min(v[at[i]], (float) Math.sqrt(sum[i]));
		for (int row = wide.y0(); row < wide.y0() + wide.height(); row++)
			findLargestOf(row);
	}
}
