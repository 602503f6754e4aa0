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

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Grows a footprint from a seed: the regression of the residual on the seed's trace, over the frames
 * in which it is active, then the same on the trace of this footprint, twice.
 */
final class FootprintRegression {

	/** Rounds: the footprint does not change much after the third. */
	private static final int ROUNDS = 3;

	/** A frame is active if the trace exceeds this number of its noise SDs. */
	private static final double ACTIVE = 3;

	private final Scale scale;

	FootprintRegression(final Scale scale) {
		this.scale = scale;
	}

	/**
	 * @param window pixels in which the footprint may lie
	 * @param residual the residual in the window, frame by frame
	 * @param seed the blurred movie at the seed, in noise SDs
	 * @param least the frames in which the seed exceeds this are its active ones
	 * @return the component; empty if the seed explains nothing of a cell's size
	 */
	Optional<Component> grow(final int x, final int y, final Patch window,
		final float[] residual, final float[] seed, final double least)
	{
		final int n = window.width() * window.height();
		final boolean[] inside = Masks.disc(window, x, y, scale.reach()), core = Masks
			.disc(window, x, y, scale.diameter() / 2);
		float[] trace = seed;
		double active = least;
		Patch footprint = window;
		for (int round = 0; round < ROUNDS; round++) {
			final float[] a = regression(residual, n, trace, active);
			if (a == null) return Optional.empty();
			footprint = window.withWeights(cell(Masks.smoothed(a, window.width()),
				inside, core, window, x, y));
			final double energy = footprint.energy();
			if (energy <= 0) return Optional.empty();
			trace = project(residual, n, footprint.weights(), energy);
			active = ACTIVE / Math.sqrt(energy);
		}
		if (!anyAbove(trace, active) || footprint.area() < scale.smallestArea())
			return Optional.empty();
		return Optional.of(new Component(x, y, footprint, trace));
	}

	/** @return the connected part at the seed above the cut */
	private static float[] cell(final float[] a, final boolean[] inside,
		final boolean[] core, final Patch window, final int x, final int y)
	{
		final float[] near = Masks.positive(a, core);
		final double cut = Math.max(Scale.CUT * Masks.plateau(near), 1e-6);
		final boolean[] mask = Masks.above(a, cut);
		for (int i = 0; i < mask.length; i++)
			mask[i] &= inside[i];
		return Masks.positive(a, Masks.partAt(mask, window.width(), x - window.x0(),
			y - window.y0()));
	}

	/** @return least-squares weights of the trace in each pixel, over the frames above {@code least}; null if there are none */
	private static float[] regression(final float[] residual, final int n,
		final float[] trace, final double least)
	{
		final float[] a = new float[n];
		double squares = 0;
		for (int t = 0; t < trace.length; t++) {
			final float s = trace[t];
			if (!(s > least)) continue;
			squares += (double) s * s;
			for (int i = 0; i < n; i++)
				a[i] += s * residual[t * n + i];
		}
		if (squares == 0) return null;
		for (int i = 0; i < n; i++)
			a[i] /= squares;
		return a;
	}

	/** @return the regression of each frame on the footprint */
	private static float[] project(final float[] residual, final int n,
		final float[] footprint, final double energy)
	{
		final int[] at = IntStream.range(0, n).filter(i -> footprint[i] > 0).toArray();
		final float[] weights = new float[at.length];
		for (int k = 0; k < at.length; k++)
			weights[k] = footprint[at[k]];
		final float[] out = new float[residual.length / n];
		for (int t = 0; t < out.length; t++) {
			out[t] = (float) (SignalMovie.dot(residual, t * n, at, weights) / energy);
		}
		return out;
	}

	private static boolean anyAbove(final float[] trace, final double least) {
		for (final float v : trace)
			if (v > least) return true;
		return false;
	}
}
