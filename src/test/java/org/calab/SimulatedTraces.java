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
package org.calab;

import java.util.Random;

/** Simulated traces in units of the noise of a frame. */
public final class SimulatedTraces {

	private SimulatedTraces() {}

	/** @return white noise of standard deviation 1 */
	public static double[] noise(final long seed, final int n) {
		return gaussian(new Random(seed), n);
	}

	private static double[] gaussian(final Random random, final int n) {
		final double[] y = new double[n];
		for (int t = 0; t < n; t++)
			y[t] = random.nextGaussian();
		return y;
	}

	/** @return spikes per frame of a Poisson process of this rate in Hz */
	public static int[] spikes(final long seed, final int n, final double fs,
		final double rate)
	{
		final Random random = new Random(seed + 1000);
		final int[] spikes = new int[n];
		double next = wait(random, rate / fs);
		for (int t = 0; t < n; t++)
			for (; next < t + 1; next += wait(random, rate / fs))
				spikes[t]++;
		return spikes;
	}

	private static double wait(final Random random, final double rate) {
		return -Math.log(1 - random.nextDouble()) / rate;
	}

	/**
	 * @param rate spikes per second
	 * @param decay decay time constant in seconds; the rise is immediate
	 * @param height height of a transient of one spike
	 * @return transients of a Poisson process plus white noise of standard deviation 1
	 */
	public static double[] sparse(final long seed, final int n, final double fs,
		final double rate, final double decay, final double height)
	{
		final int[] spikes = spikes(seed, n, fs, rate);
		final double[] y = gaussian(new Random(seed), n);
		double calcium = 0;
		for (int t = 0; t < n; t++) {
			calcium = calcium * Math.exp(-1 / (fs * decay)) + spikes[t] * height;
			y[t] += calcium;
		}
		return y;
	}
}
