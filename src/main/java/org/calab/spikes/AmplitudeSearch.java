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
package org.calab.spikes;

import org.calab.task.Progress;

/**
 * Searches the amplitude of a spike, from the range of the trace downwards, for the value whose
 * spikes explain most of the variance.
 * <p>
 * The fixed-point iteration of the reference fails with optimal relaxed solutions. If the
 * amplitude is too large, the upper bound is inactive, a threshold keeps only the largest event,
 * and the fitted amplitude equals the initial one, so that the iteration ends with a single spike.
 * (The solutions of FISTA are too blurred for this, except without upsampling.)
 * </p>
 */
final class AmplitudeSearch {

	/** Largest ratio of successive amplitudes. */
	private static final double STEP = 0.5;

	/** Number of successive worse amplitudes after which the search ends. */
	private static final int PATIENCE = 3;
	private static final int MOST = 20;

	private static final double NOTHING = 1e-10;

	/** The exact solver needs no initial values. */
	private static final float[] NO_START = {};

	private AmplitudeSearch() {}

	/** @param left fraction of the variance that the spikes do not explain */
	private record Tried(double amplitude, double left) {}

	/**
	 * @param rounds rounds on the trace or a section of it, each with the best threshold
	 * @param range difference between the largest and the smallest sample
	 * @return the amplitude, in the unit of the trace; 1 for a flat trace
	 */
	static double find(final Rounds rounds, final double range,
		final Progress progress)
	{
		if (!(range >= NOTHING)) return 1;
		Tried above = null, best = null, below = null, last = null;
		double amplitude = range;
		int worse = 0;
		for (int i = 0; i < MOST && worse < PATIENCE && amplitude > NOTHING; i++) {
			final BinaryFit fit = rounds.at(amplitude, NO_START, progress).fit();
			final Tried now = new Tried(amplitude, 1 - fit.pve());
			if (best == null || now.left < best.left) {
				above = last;
				best = now;
				below = null;
				worse = 0;
			}
			else {
				if (worse == 0) below = now;
				worse++;
			}
			last = now;
			// if the fitted amplitude is smaller, continue there
			amplitude = worse > 0 ? amplitude * STEP : Math.min(amplitude * STEP, fit
				.alpha());
		}
		return above == null || below == null ? best.amplitude : bottom(above, best,
			below);
	}

	/** The minimum of the parabola through three points over the logarithm of the amplitude. */
	private static double bottom(final Tried above, final Tried best,
		final Tried below)
	{
		final double x = Math.log(best.amplitude), up = Math.log(above.amplitude) -
			x, down = Math.log(below.amplitude) - x;
		final double a = (above.left - best.left) / up, b = (below.left -
			best.left) / down;
		final double bend = (a - b) / (up - down);
		if (!(bend > 0)) return best.amplitude;
		final double slope = a - bend * up;
		return Math.exp(x + Math.max(down / 2, Math.min(up / 2, -slope / (2 *
			bend))));
	}
}
