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
 * The baseline of each pixel: medians of blocks of frames, linear between the blocks' centres. Cells
 * are silent most of the time, so that the median ignores them, and bleaching and drift are slower
 * than a block.
 *
 * @param time frames in blocks
 * @param medians one row per block, one sample per pixel
 */
record RunningMedian(Axis time, float[][] medians) {

	/** Frames of a block: 30 s at the usual 0.25 s, much longer than a transient and shorter than bleaching. */
	private static final int BLOCK = 120;

	/** Estimates the baseline of each pixel, and subtracts it. */
	static RunningMedian subtract(final float[][] frames, final Workers workers,
		final String what)
	{
		final Axis time = Axis.of(frames.length, BLOCK);
		final int pixels = frames[0].length, width = RowMedians.WIDTH;
		final float[][] medians = new float[time.pieces()][pixels];
		final Axis.Interpolation at = time.interpolation();
		workers.forEach((pixels + width - 1) / width, what, Own::new, (own,
			chunk) -> {
			final int from = chunk * width, n = Math.min(width, pixels - from);
			for (int b = 0; b < medians.length; b++) {
				final int start = time.edges()[b];
				own.medians.of(time.edges()[b + 1] - start, (t, to) -> System.arraycopy(
					frames[start + t], from, to, 0, n), n, own.line);
				System.arraycopy(own.line, 0, medians[b], from, n);
			}
			for (int t = 0; t < frames.length; t++) {
				System.arraycopy(frames[t], from, own.line, 0, n);
				System.arraycopy(medians[at.left()[t]], from, own.left, 0, n);
				System.arraycopy(medians[at.right()[t]], from, own.right, 0, n);
				add(-1, at.f()[t], own.left, own.right, own.line, n);
				System.arraycopy(own.line, 0, frames[t], from, n);
			}
		});
		return new RunningMedian(time, medians);
	}

	/** Buffers of a thread. */
	private static final class Own {

		final RowMedians medians = new RowMedians();
		final float[] line = new float[RowMedians.WIDTH], left = line.clone(),
				right = line.clone();
	}

	/** Adds the baseline to frame {@code t} again. */
	void add(final int t, final float[] frame, final Axis.Interpolation at) {
		add(1, at.f()[t], medians[at.left()[t]], medians[at.right()[t]], frame,
			frame.length);
	}

	/** One index for all arrays, so that the compiler uses vector instructions. */
	private static void add(final float factor, final float f,
		final float[] left, final float[] right, final float[] to, final int n)
	{
		for (int i = 0; i < n; i++)
			to[i] += factor * ((1 - f) * left[i] + f * right[i]);
	}
}
