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

import org.calab.kernel.CalciumKernel;

/**
 * The calcium of a spike train, averaged over frames:
 * {@code c[i] = sum over spikes j of h(i - j)} at the fine rate at which spikes
 * were drawn, then the mean of each frame's steps. Both exponentials of the
 * kernel are carried from frame to frame in closed form, so that the work is
 * proportional to frames and spikes, not to steps. A transient ends where it has
 * decayed to 1e-6, as the sampled kernel does.
 */
final class FrameMeans {

	private static final double TAIL = 1e-6;

	private final int steps;
	private final double peak;

	/** Steps that a transient lasts, and what is left of each exponential then. */
	private final long length;
	private final double decayLeft, riseLeft;
	private final double[] decayPowers, risePowers;

	/** Sums of the first k powers: what a spike k steps before a frame's end adds to it. */
	private final double[] decaySums, riseSums;

	/**
	 * @param rate at which spikes are drawn, in Hz
	 * @param stepsPerFrame at least 1
	 */
	FrameMeans(final CalciumKernel kernel, final double rate,
		final int stepsPerFrame)
	{
		steps = stepsPerFrame;
		final double rise = kernel.effectiveRise(), decay = kernel.tauDecay();
		peak = peak(rise * rate, decay * rate);
		length = (long) Math.max(2, Math.ceil(-Math.log(TAIL) * decay * rate));
		decayLeft = Math.exp(-length / (decay * rate));
		riseLeft = Math.exp(-length / (rise * rate));
		decayPowers = powers(decay * rate);
		risePowers = powers(rise * rate);
		decaySums = sums(decayPowers);
		riseSums = sums(risePowers);
	}

	/** The largest sample of the kernel, which has one maximum; taus in steps. */
	private static double peak(final double rise, final double decay) {
		final double at = rise * decay / (decay - rise) * Math.log(decay / rise);
		// before the first sample there is only h(0) = 0
		final double below = Math.max(1, Math.floor(at));
		return Math.max(h(below, rise, decay), h(below + 1, rise, decay));
	}

	private static double h(final double t, final double rise,
		final double decay)
	{
		return Math.exp(-t / decay) - Math.exp(-t / rise);
	}

	private double[] powers(final double tau) {
		final double[] p = new double[steps + 1];
		for (int k = 0; k <= steps; k++)
			p[k] = Math.exp(-k / tau);
		return p;
	}

	private double[] sums(final double[] powers) {
		final double[] s = new double[steps + 1];
		for (int k = 0; k < steps; k++)
			s[k + 1] = s[k] + powers[k];
		return s;
	}

	/** @return n_frames samples; one spike alone has a peak of 1 at the fine rate */
	double[] of(final SpikeTrain spikes, final int numFrames) {
		final double[] out = new double[numFrames];
		// a kernel far shorter than a step has no sample above 0
		if (!(peak > 0)) return out;
		final double scale = 1 / (peak * steps);
		double decay = 0, rise = 0;
		int next = 0, ending = 0;
		for (int t = 0; t < numFrames; t++) {
			double sum = decay * decaySums[steps] - rise * riseSums[steps];
			decay *= decayPowers[steps];
			rise *= risePowers[steps];
			for (; next < spikes.size() && spikes.step(next) / steps == t; next++) {
				final int left = steps - spikes.step(next) % steps;
				sum += decaySums[left] - riseSums[left];
				decay += decayPowers[left];
				rise += risePowers[left];
			}
			for (; ending < next && (spikes.step(ending) + length) /
				steps == t; ending++)
			{
				final int left = steps - (int) ((spikes.step(ending) + length) % steps);
				sum -= decayLeft * decaySums[left] - riseLeft * riseSums[left];
				decay -= decayLeft * decayPowers[left];
				rise -= riseLeft * risePowers[left];
			}
			out[t] = sum * scale;
		}
		return out;
	}
}
