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
package org.calab.simulation;

import java.util.Arrays;

/** The steps with a spike, in ascending order. */
final class SpikeTrain {

	private int[] steps = new int[256];
	private int count;

	private SpikeTrain() {}

	/**
	 * Draws the spikes of a cell. The Markov model draws two random numbers per step, for the transition
	 * and for the spike; the Poisson model draws one.
	 *
	 * @param silentToActive transition probability of this cell per frame; ignored by the Poisson model
	 */
	static SpikeTrain draw(final SimulationConfig config,
		final double silentToActive, final Xorshift32 random)
	{
		final SpikeTrain train = new SpikeTrain();
		final int n = config.numTimepoints() * config.stepsPerFrame();
		if (config.spikeModel() instanceof PoissonConfig p) {
			final double each = p.rate() / config.spikeSimHz();
			for (int i = 0; i < n; i++)
				if (random.uniform() < each) train.add(i);
			return train;
		}
		final MarkovConfig m = (MarkovConfig) config.spikeModel();
		final int per = config.stepsPerFrame();
		final double rouse = perStep(silentToActive, per), silence = perStep(m
			.activeToSilent(), per), spikeActive = m.spikeWhenActive(), spikeSilent =
				m.spikeWhenSilent();
		boolean active = false;
		for (int i = 0; i < n; i++) {
			if (random.uniform() < (active ? silence : rouse)) active = !active;
			if (random.uniform() < (active ? spikeActive : spikeSilent)) train.add(i);
		}
		return train;
	}

	/** @return the probability per step that corresponds to a probability per frame */
	private static double perStep(final double perFrame, final int steps) {
		return 1 - Math.pow(1 - perFrame, 1.0 / steps);
	}

	private void add(final int step) {
		if (count == steps.length) steps = Arrays.copyOf(steps, (int) Math.min(2L *
			count, Integer.MAX_VALUE - 8));
		steps[count++] = step;
	}

	/** @return the number of spikes */
	int size() {
		return count;
	}

	/** @return the step of spike {@code i}; both count from 0 */
	int step(final int i) {
		return steps[i];
	}

	/** @return spike counts per frame */
	int[] perFrame(final int numFrames, final int stepsPerFrame) {
		final int[] counts = new int[numFrames];
		for (int i = 0; i < count; i++)
			counts[steps[i] / stepsPerFrame]++;
		return counts;
	}
}
