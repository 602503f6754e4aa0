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
 * Mean calcium per frame of a spike train: {@code c[i] = sum over spikes j of h(i - j)} at the fine rate of
 * the spikes, averaged over the steps of each frame. Both exponentials of the kernel are propagated from
 * frame to frame in closed form, so that the cost is proportional to the number of frames and spikes, not
 * of steps. Like the sampled kernel, a transient ends when it has decayed to 1e-6.
 */
final class FrameMeans {

	private static final double TAIL = 1e-6;

	private final int steps;
	private final double peak;

	/** Length of a transient in steps, and the value of each exponential at its end. */
	private final long length;
	private final double decayLeft, riseLeft;
	private final double[] decayPowers, risePowers;

	/** Sums of the first k powers: the contribution of a spike k steps before the end of a frame. */
	private final double[] decaySums, riseSums;

	/**
	 * @param rate rate of the steps in Hz
	 * @param stepsPerFrame steps per frame, at least 1
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

	/** The largest sample of the kernel, which has a single maximum; time constants in steps. */
	private static double peak(final double rise, final double decay) {
		final double at = rise * decay / (decay - rise) * Math.log(decay / rise);
		// h(0) = 0 is never the maximum
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

	/** @return one sample per frame; a single spike has a peak of 1 at the fine rate */
	double[] of(final SpikeTrain spikes, final int numFrames) {
		final double[] out = new double[numFrames];
		// all samples of a kernel much shorter than a step are 0
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
