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

import java.util.List;

/**
 * A binned movie, or a tile of one, without baseline and neuropil, in noise SDs of each pixel. It
 * takes the place of the binned movie in memory; the baseline and the neuropil are kept in their
 * coarse form, so that the neuropil can be estimated again.
 */
final class SignalMovie {

	private final Axis x, y;
	private final float[][] frames;
	private final float[][] squares;
	private final float[] sd;
	private final SlowNoise slow;
	private Neuropil neuropil;
	private RunningMedian rest;

	/**
	 * @param x columns of the tile, in the pieces of the neuropil
	 * @param y rows of the tile
	 * @param binned the binned movie, which becomes this movie
	 */
	SignalMovie(final Axis x, final Axis y, final float[][] binned,
		final Workers workers)
	{
		this.x = x;
		this.y = y;
		frames = binned;
		squares = new float[binned.length][];
		RunningMedian.subtract(frames, workers.stage(0, 0.3),
			"Subtracting the baseline");
		neuropil = new Neuropil(x, y, Neuropil.WIDE);
		workers.stage(0.3, 0.5).forEach(frames.length, "Subtracting the neuropil",
			neuropil::estimator, (estimator, t) -> {
				squares[t] = estimator.of(frames[t]);
				estimator.add(-1, squares[t], frames[t]);
			});
		rest = RunningMedian.subtract(frames, workers.stage(0.5, 0.75),
			"Subtracting the baseline");
		slow = SlowNoise.of(frames);
		sd = PixelNoise.of(frames, slow.factor(), workers.stage(0.75, 0.95),
			"Estimating the noise");
		workers.stage(0.95, 1).forEach(frames.length, "Estimating the noise",
			() -> null, (none, t) -> divide(frames[t]));
	}

	/** Estimates the neuropil once more, from what these cells leave of the movie. */
	void estimateNeuropilAgain(final List<Component> cells,
		final Workers workers)
	{
		final Neuropil local = new Neuropil(x, y, Neuropil.NARROW);
		final Axis.Interpolation time = rest.time().interpolation();
		workers.stage(0, 0.6).forEach(frames.length, "Subtracting the neuropil",
			() -> new Again(neuropil.estimator(), local.estimator(), new float[sd.length]), (again, t) -> {
				final float[] frame = frames[t];
				multiply(frame);
				rest.add(t, frame, time);
				again.before().add(1, squares[t], frame);
				System.arraycopy(frame, 0, again.left(), 0, frame.length);
				for (final Component c : cells)
					subtract(c, c.trace()[t], again.left());
				squares[t] = again.now().of(again.left());
				again.now().add(-1, squares[t], frame);
			});
		neuropil = local;
		rest = RunningMedian.subtract(frames, workers.stage(0.6, 0.95),
			"Subtracting the baseline");
		workers.stage(0.95, 1).forEach(frames.length, "Subtracting the baseline",
			() -> null, (none, t) -> divide(frames[t]));
	}

	/** What a thread needs to estimate the neuropil again. @param left buffer for a frame without the cells */
	private record Again(Neuropil.Estimator before, Neuropil.Estimator now,
		float[] left)
	{}

	private void multiply(final float[] frame) {
		for (int i = 0; i < frame.length; i++)
			frame[i] *= sd[i];
	}

	private void divide(final float[] frame) {
		for (int i = 0; i < frame.length; i++)
			frame[i] /= sd[i];
	}

	/** Subtracts a component, in grey levels, from a frame. */
	private void subtract(final Component c, final float factor,
		final float[] frame)
	{
		final Patch p = c.footprint();
		for (int i = 0; i < p.weights().length; i++) {
			if (p.weights()[i] == 0) continue;
			final int at = (p.y0() + i / p.width()) * width() + p.x0() + i % p.width();
			frame[at] -= factor * p.weights()[i] * sd[at];
		}
	}

	int width() {
		return x.length();
	}

	int height() {
		return y.length();
	}

	int numFrames() {
		return frames.length;
	}

	/** @return the frames, row by row. Not copied; do not modify. */
	float[][] frames() {
		return frames;
	}

	/** @return the noise SD of each pixel in grey levels. Not copied; do not modify. */
	float[] sd() {
		return sd;
	}

	/** @return how much noise successive frames share */
	SlowNoise slow() {
		return slow;
	}

	/** @return frame {@code t} in a rectangle, written to {@code to} from {@code at} on */
	void copy(final int t, final Patch rectangle, final float[] to, final int at) {
		for (int row = 0; row < rectangle.height(); row++)
			System.arraycopy(frames[t], (rectangle.y0() + row) * width() + rectangle
				.x0(), to, at + row * rectangle.width(), rectangle.width());
	}

	/** @return the regression of each frame on a footprint: its trace, if there were no other cells */
	float[] trace(final Patch footprint) {
		final int[] at = footprint.offsets(width());
		final float[] w = footprint.values();
		final double energy = footprint.energy();
		final float[] out = new float[frames.length];
		for (int t = 0; t < out.length; t++)
			out[t] = (float) (dot(frames[t], at, w) / energy);
		return out;
	}

	static double dot(final float[] frame, final int[] at, final float[] w) {
		return dot(frame, 0, at, w);
	}

	/** @param from index that is added to all in {@code at} */
	static double dot(final float[] frame, final int from, final int[] at,
		final float[] w)
	{
		// four sums: one addition need not wait for another
		float a = 0, b = 0, c = 0, d = 0;
		int i = 0;
		for (; i + 4 <= at.length; i += 4) {
			a += w[i] * frame[from + at[i]];
			b += w[i + 1] * frame[from + at[i + 1]];
			c += w[i + 2] * frame[from + at[i + 2]];
			d += w[i + 3] * frame[from + at[i + 3]];
		}
		for (; i < at.length; i++)
			a += w[i] * frame[from + at[i]];
		return a + b + (c + d);
	}
}
