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

import java.util.function.DoubleUnaryOperator;

/**
 * Coordinate descent over the time constants by golden-section search (Kiefer, Proc. AMS 4,
 * 1953): 40 searches of 10 steps, each between half and twice the current value.
 */
final class BiexponentialRefinement {

	private static final int SECTIONS = 40;
	private static final int NARROWINGS = 10;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

	/** Keep the rise below the decay. */
	private static final double BELOW = 0.99, ABOVE = 1.01;

	private final AmplitudeFit fit;
	private final double dt;
	private double rise;
	private double decay;
	private double riseFast;
	private double decayFast;

	private BiexponentialRefinement(final AmplitudeFit fit,
		final AmplitudeFit.Candidate from)
	{
		this.fit = fit;
		dt = 1 / fit.samplingRate();
		rise = from.tauRise();
		decay = from.tauDecay();
		riseFast = from.tauRiseFast();
		decayFast = from.tauDecayFast();
	}

	/** @return the final candidate, which may be worse than {@code from} */
	static AmplitudeFit.Candidate refine(final AmplitudeFit fit,
		final AmplitudeFit.Candidate from)
	{
		final BiexponentialRefinement r = new BiexponentialRefinement(fit, from);
		if (from.hasFast()) {
			for (int i = 0; i < SECTIONS / 4; i++) {
				r.sectionSlow();
				r.sectionFast();
			}
		}
		else for (int i = 0; i < SECTIONS / 2; i++)
			r.sectionSlow();
		return fit.at(r.rise, r.decay, r.riseFast, r.decayFast);
	}

	private void sectionSlow() {
		rise = section(rise, Math.max(rise / 2, dt), Math.min(2 * rise, BELOW *
			decay), v -> fit.at(v, decay, riseFast, decayFast).error());
		decay = section(decay, Math.max(decay / 2, ABOVE * rise), Math.min(2 *
			decay, BiexponentialGrid.LONGEST_DECAY), v -> fit.at(rise, v, riseFast,
				decayFast).error());
	}

	private void sectionFast() {
		riseFast = section(riseFast, Math.max(riseFast / 2,
			BiexponentialGrid.SHORTEST_RISE_FAST * dt), Math.min(Math.min(2 *
				riseFast, BiexponentialGrid.LONGEST_RISE_FAST * dt), BELOW * decayFast),
			v -> fit.at(rise, decay, v, decayFast).error());
		decayFast = section(decayFast, Math.max(Math.max(decayFast / 2,
			BiexponentialGrid.SHORTEST_DECAY_FAST * dt), ABOVE * riseFast), Math.min(
				Math.min(2 * decayFast, BiexponentialGrid.LONGEST_DECAY_FAST * dt),
				BiexponentialGrid.FAST * decay), v -> fit.at(rise, decay, riseFast, v)
					.error());
	}

	/** @return the middle of the final interval; {@code now} if the interval is empty */
	private static double section(final double now, final double from,
		final double to, final DoubleUnaryOperator error)
	{
		if (!(to > from)) return now;
		double low = from, high = to;
		double left = high - GOLDEN * (high - low), right = low + GOLDEN * (high -
			low);
		double atLeft = error.applyAsDouble(left), atRight = error.applyAsDouble(
			right);
		for (int i = 0; i < NARROWINGS; i++) {
			// on a tie the right one, as in the reference
			if (atLeft < atRight) {
				high = right;
				right = left;
				atRight = atLeft;
				left = high - GOLDEN * (high - low);
				atLeft = error.applyAsDouble(left);
			}
			else {
				low = left;
				left = right;
				atLeft = atRight;
				right = low + GOLDEN * (high - low);
				atRight = error.applyAsDouble(right);
			}
		}
		return (low + high) / 2;
	}
}
