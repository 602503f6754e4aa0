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

import org.calab.spikes.Rounds.Round;
import org.calab.task.Progress;

/** Fixed-point iteration of the reference: the amplitude fitted in one round is used in the next. */
final class FixedPoint {

	private static final int ROUNDS = 10;

	/** Relative change of the amplitude at which it has converged. */
	private static final double SETTLED = 0.05;

	private static final double NOTHING = 1e-10;

	private FixedPoint() {}

	/**
	 * @param start initial values of the first round, n values from 0 to 1
	 * @return the round that explains most of the variance; with noise-constrained options the
	 *         one whose amplitude changes least
	 */
	static Round find(final Rounds rounds, final UpsampledTrace trace,
		final SpikeOptions options, final float[] start, final Progress progress)
	{
		float[] from = start;
		double amplitude = trace.amplitude();
		if (!(amplitude >= NOTHING)) amplitude = 1;
		Round kept = null;
		for (int i = 0; i < ROUNDS; i++) {
			final Round round = rounds.at(amplitude, from, progress);
			if (kept == null || (options.noiseConstrained() ? round.change() < kept
				.change() : round.fit().pve() > kept.fit().pve())) kept = round;
			amplitude = round.fit().alpha();
			if (round.change() < SETTLED || amplitude < NOTHING) break;
			from = new float[trace.length()];
		}
		return kept;
	}
}
