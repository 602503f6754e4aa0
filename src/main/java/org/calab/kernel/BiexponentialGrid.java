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
package org.calab.kernel;

/**
 * Grid search over the time constants, with and without a fast component. Of equally good
 * points the first is kept.
 *
 * @param slowOnly best point without a fast component
 * @param twoComponent best point with time constants for a fast component, whose amplitude
 *          may be 0 there and greater than 0 after the refinement; null if the kernel decays
 *          too fast for another component
 */
record BiexponentialGrid(AmplitudeFit.Candidate slowOnly,
	AmplitudeFit.Candidate twoComponent)
{

	/** Bounds of the time constants in seconds. */
	static final double SHORTEST_RISE = 0.005, LONGEST_RISE = 0.5,
			SHORTEST_DECAY = 0.05, LONGEST_DECAY = 5;

	/** Bounds of the fast time constants in samples. */
	static final double SHORTEST_RISE_FAST = 0.25, LONGEST_RISE_FAST = 2,
			SHORTEST_DECAY_FAST = 0.5, LONGEST_DECAY_FAST = 8;

	/** Largest ratio of the fast to the slow decay. */
	static final double FAST = 0.15;

	private static final int SLOW_POINTS = 20, RISE_FAST_POINTS = 5,
			DECAY_FAST_POINTS = 8;

	static BiexponentialGrid search(final AmplitudeFit fit) {
		final double dt = 1 / fit.samplingRate();
		AmplitudeFit.Candidate slowOnly = null, twoComponent = null;
		for (final double rise : logSpaced(Math.max(dt, SHORTEST_RISE),
			LONGEST_RISE, SLOW_POINTS))
			for (final double decay : logSpaced(SHORTEST_DECAY, LONGEST_DECAY,
				SLOW_POINTS))
			{
				if (decay <= rise) continue;
				final double[] slow = fit.component(rise, decay);
				slowOnly = first(slowOnly, fit.slowOnly(slow, rise, decay));
				twoComponent = withFast(fit, twoComponent, slow, rise, decay, dt);
			}
		return new BiexponentialGrid(slowOnly, twoComponent);
	}

	private static AmplitudeFit.Candidate withFast(final AmplitudeFit fit,
		final AmplitudeFit.Candidate bestSoFar, final double[] slow,
		final double rise, final double decay, final double dt)
	{
		final double longest = Math.min(LONGEST_DECAY_FAST * dt, FAST * decay);
		if (longest <= SHORTEST_DECAY_FAST * dt) return bestSoFar;
		final double[] decays = logSpaced(SHORTEST_DECAY_FAST * dt, longest,
			DECAY_FAST_POINTS);
		AmplitudeFit.Candidate best = bestSoFar;
		for (int i = 0; i < RISE_FAST_POINTS; i++) {
			final double riseFast = dt * (SHORTEST_RISE_FAST + (LONGEST_RISE_FAST -
				SHORTEST_RISE_FAST) * i / (RISE_FAST_POINTS - 1));
			for (final double decayFast : decays) {
				if (decayFast <= riseFast) continue;
				best = first(best, fit.both(slow, fit.component(riseFast, decayFast),
					rise, decay, riseFast, decayFast));
			}
		}
		return best;
	}

	private static AmplitudeFit.Candidate first(final AmplitudeFit.Candidate a,
		final AmplitudeFit.Candidate b)
	{
		return a == null || b.error() < a.error() ? b : a;
	}

	private static double[] logSpaced(final double from, final double to,
		final int n)
	{
		final double[] out = new double[n];
		for (int i = 0; i < n; i++)
			out[i] = Math.exp(Math.log(from) + (Math.log(to) - Math.log(from)) * i /
				(n - 1));
		return out;
	}
}
