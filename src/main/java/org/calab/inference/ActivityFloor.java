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
package org.calab.inference;

import java.util.Arrays;

/**
 * The floor of a posterior mean. No sample is certainly silent, so the mean is above 0 even where there is no
 * activity: there it scatters around a part of the prior mean, and hardly exceeds twice the prior mean.
 * Without it, twice the spikes are twice the activity.
 */
final class ActivityFloor {

	/** Largest floor for the automatic inference, and the smallest, in units of the prior mean. */
	private static final double HIGH = 6, LOW = 1;

	/** Mean activity above {@link #EVENTS}, in units of the prior mean, from which the floor is low. */
	private static final double ACTIVE = 0.1;

	/** Activity in units of the prior mean above which noise rarely is. */
	private static final double EVENTS = 5;

	private ActivityFloor() {}

	/**
	 * @param height floor in units of the prior mean: 1 leaves more of the noise, 3 takes more of small
	 *          events
	 * @return the posterior mean minus the floor, at least 0
	 */
	static double[] removed(final ActivityPosterior.Estimate e,
		final double height)
	{
		final double[] out = new double[e.activity().length];
		for (int t = 0; t < out.length; t++)
			out[t] = Math.max(0, e.activity()[t] - height * e.prior());
		return out;
	}

	/**
	 * Subtracts a high floor from silent cells and a low one from active cells. In active cells with much noise, activity
	 * of a few times the prior mean still tells of spikes. In silent cells, the mean activity above 5 times the prior mean
	 * is 0.03 to 0.06 prior means, in recordings with known spikes above 0.07, and mostly above 0.3.
	 *
	 * @return the posterior mean minus the floor, at least 0
	 */
	static double[] adapted(final ActivityPosterior.Estimate e) {
		final double events = Arrays.stream(removed(e, EVENTS)).average().orElse(0) / e
			.prior();
		return removed(e, Math.max(LOW, HIGH - (HIGH - LOW) * events / ACTIVE));
	}
}
