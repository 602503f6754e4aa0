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
		final float[][] medians = new float[time.pieces()][frames[0].length];
		final Axis.Interpolation at = time.interpolation();
		Columns.change(frames, workers, what, () -> {
			final Medians m = new Medians();
			return (series, pixel) -> {
				for (int b = 0; b < medians.length; b++)
					medians[b][pixel] = m.of(series, time.edges()[b], time.edges()[b +
						1]);
				for (int t = 0; t < series.length; t++)
					series[t] -= (1 - at.f()[t]) * medians[at.left()[t]][pixel] + at
						.f()[t] * medians[at.right()[t]][pixel];
			};
		});
		return new RunningMedian(time, medians);
	}

	/** Adds the baseline to frame {@code t} again. */
	void add(final int t, final float[] frame, final Axis.Interpolation at) {
		final float f = at.f()[t];
		final float[] left = medians[at.left()[t]], right = medians[at.right()[t]];
		for (int i = 0; i < frame.length; i++)
			frame[i] += (1 - f) * left[i] + f * right[i];
	}
}
