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
 * Weights of the pixels of a small rectangle of the image; 0 where a pixel is not part of the
 * footprint.
 *
 * @param x0 column of the first pixel
 * @param y0 row of the first pixel
 * @param width of the rectangle
 * @param height of the rectangle
 * @param weights row by row. Not copied; do not modify.
 */
record Patch(int x0, int y0, int width, int height, float[] weights) {

	/** @return the rectangle of pixels within {@code r} of a pixel, clipped to the image */
	static Patch around(final int x, final int y, final int r,
		final int imageWidth, final int imageHeight)
	{
		final int x0 = Math.max(0, x - r), y0 = Math.max(0, y - r), x1 = Math.min(
			imageWidth, x + r + 1), y1 = Math.min(imageHeight, y + r + 1);
		return empty(x0, y0, x1 - x0, y1 - y0);
	}

	static Patch empty(final int x0, final int y0, final int width,
		final int height)
	{
		return new Patch(x0, y0, width, height, new float[width * height]);
	}

	Patch withWeights(final float[] other) {
		return new Patch(x0, y0, width, height, other);
	}

	Patch moved(final int dx, final int dy) {
		return new Patch(x0 + dx, y0 + dy, width, height, weights);
	}

	/** @return the rectangle wider by {@code m} pixels on each side, clipped to the image, without weights */
	Patch wider(final int m, final int imageWidth, final int imageHeight) {
		final int left = Math.max(0, x0 - m), top = Math.max(0, y0 - m), right = Math
			.min(imageWidth, x0 + width + m), bottom = Math.min(imageHeight, y0 +
				height + m);
		return empty(left, top, right - left, bottom - top);
	}

	/** @return these weights in another rectangle of the image */
	Patch within(final Patch other) {
		final float[] out = new float[other.weights.length];
		forShared(other, (here, there) -> out[there] = weights[here]);
		return other.withWeights(out);
	}

	/** @return the smallest rectangle that contains both, without weights */
	Patch union(final Patch other) {
		final int left = Math.min(x0, other.x0), top = Math.min(y0, other.y0);
		return empty(left, top, Math.max(x0 + width, other.x0 + other.width) - left,
			Math.max(y0 + height, other.y0 + other.height) - top);
	}

	boolean intersects(final Patch other) {
		return x0 < other.x0 + other.width && other.x0 < x0 + width &&
			y0 < other.y0 + other.height && other.y0 < y0 + height;
	}

	/** Receives the indices of the same pixel in two patches. */
	@FunctionalInterface
	interface Shared {

		void accept(int here, int there);
	}

	/** Calls the body for each pixel of the image that is in both rectangles, row by row. */
	void forShared(final Patch other, final Shared body) {
		final int left = Math.max(x0, other.x0), right = Math.min(x0 + width,
			other.x0 + other.width);
		for (int y = Math.max(y0, other.y0); y < Math.min(y0 + height, other.y0 +
			other.height); y++)
			for (int x = left; x < right; x++)
				body.accept((y - y0) * width + x - x0, (y - other.y0) * other.width +
					x - other.x0);
	}

	/** @return the number of pixels of the footprint */
	int area() {
		int n = 0;
		for (final float w : weights)
			if (w > 0) n++;
		return n;
	}

	/** @return the sum of the squares of the weights */
	double energy() {
		double sum = 0;
		for (final float w : weights)
			sum += (double) w * w;
		return sum;
	}

	/** @return the pixels that both footprints have, as a fraction of the smaller one */
	double overlap(final Patch other) {
		if (!intersects(other)) return 0;
		final int[] both = new int[1];
		forShared(other, (here, there) -> {
			if (weights[here] > 0 && other.weights[there] > 0) both[0]++;
		});
		return (double) both[0] / Math.max(1, Math.min(area(), other.area()));
	}

	/** @return the smallest patch with all weights greater than 0; this if there is none */
	Patch trimmed() {
		int left = width, top = height, right = -1, bottom = -1;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				if (weights[y * width + x] > 0) {
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = Math.max(bottom, y);
				}
		return right < 0 ? this : within(empty(x0 + left, y0 + top, right - left + 1,
			bottom - top + 1));
	}

	/** @return the index in the frame of each pixel of the footprint */
	int[] offsets(final int imageWidth) {
		final int[] out = new int[area()];
		int n = 0;
		for (int i = 0; i < weights.length; i++)
			if (weights[i] > 0) out[n++] = (y0 + i / width) * imageWidth + x0 + i %
				width;
		return out;
	}

	/** @return the weight of each pixel of the footprint, in the order of {@link #offsets} */
	float[] values() {
		final float[] out = new float[area()];
		int n = 0;
		for (final float w : weights)
			if (w > 0) out[n++] = w;
		return out;
	}
}
